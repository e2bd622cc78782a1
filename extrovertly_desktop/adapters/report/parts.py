"""From what was gathered to blocks on paper, in plain words. Nothing is claimed that the figures do not carry."""

from collections.abc import Callable, Iterator
from datetime import date

from extrovertly_desktop.adapters.charts.calibration import calibration_series
from extrovertly_desktop.adapters.charts.daily import confidence_series, mood_counts
from extrovertly_desktop.adapters.charts.predictions import prediction_series
from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.well_being import well_being_series
from extrovertly_desktop.adapters.report.blocks import Block, Figure, NewPage, Row, Text
from extrovertly_desktop.adapters.report.charts import calibration_chart, confidence_chart, mood_chart, well_being_chart
from extrovertly_desktop.adapters.report.lists import achievements, attempts, events, goals, insights, journal
from extrovertly_desktop.adapters.report.looks import Role
from extrovertly_desktop.adapters.report.words import day, figure, on, section_title, tr
from extrovertly_desktop.domain.exposure import Attendance
from extrovertly_desktop.domain.report import INSTEAD, ReportSection
from extrovertly_desktop.domain.well_being import NOTICEABLE
from extrovertly_desktop.services.report import Report

_LARGE = frozenset({ReportSection.JOURNAL, ReportSection.ATTEMPTS, ReportSection.INSIGHTS})
"""Parts that begin on a page of their own."""


def blocks(report: Report) -> Iterator[Block]:
    """Yield the whole report."""
    yield from _title_page(report)
    is_first = True
    for section in ReportSection:
        if section not in report.wishes.sections:
            continue
        if is_first or section in _LARGE:
            yield NewPage()
        is_first = False
        yield Text(section_title(section), Role.TITLE, before=22, keeps_next=True)
        found = _PARTS[section](report)
        first = next(found, None)
        yield Text(tr("Nothing in this stretch of time."), Role.MUTED) if first is None else first
        yield from found


def _title_page(report: Report) -> Iterator[Block]:
    wishes = report.wishes
    yield Text(" ", before=110)
    yield Text(tr("A record of practice among people"), Role.DISPLAY)
    if wishes.name:
        yield Text(wishes.name, Role.TITLE, before=10)
    yield Text(tr("{first} to {last}").format(first=on(wishes.first), last=on(wishes.last)), Role.HEADING, before=10)
    if report.is_made_up:
        yield Text(tr("Made-up data: nobody's life is told here."), Role.HEADING, before=10)
    yield Text(
        tr(
            "Everything here was noted by one person in Extrovertly, an application for practising being at ease with "
            "others, and put together by it on {day}. The figures are self-reported and come from single moments; they "
            "describe, and do not diagnose. Days without a note are gaps and not zeros. Anxiety (SUDS) is stated from "
            "0 to 100, confidence from 1 to 10, likelihood in percent."
        ).format(day=on(report.made_on)),
        before=40,
    )
    if wishes.hidden:
        yield Text(tr("Some names were left out; {mark} stands where they were.").format(mark=INSTEAD), before=8)
    if report.private_left_out:
        one, many = tr("One journal entry is private"), tr("{n} journal entries are private")
        left_out = one if report.private_left_out == 1 else many.format(n=figure(report.private_left_out))
        yield Text(tr("{left_out} and not part of this report.").format(left_out=left_out), before=8)
    yield Text(tr("In this report"), Role.HEADING, before=30, keeps_next=True)
    for section in ReportSection:
        if section in wishes.sections:
            yield Text(section_title(section), before=2, indent=10)


def _summary(report: Report) -> Iterator[Block]:
    active = [item for item in report.days if report.wishes.holds(item.tracking_date) and item.activities_completed]
    went = [item for item in report.attempts if item.attendance is not Attendance.DID_NOT_GO]
    rows = [
        (tr("Days with something noted"), len(active)),
        (tr("Check-ins"), report.check_ins),
        (tr("Attempts at missions"), sum(1 for item in went if item.mission_id is not None)),
        (tr("Events with a prediction or an outcome"), sum(1 for item in went if item.event_id is not None)),
        (tr("Journal entries in this report"), report.entry_count),
    ]
    for words, count in rows:
        yield Row((words, figure(count)), (3, 1))
    series = prediction_series(report.attempts, _span(report))
    if series.verdicts is not None:
        told = series.verdicts
        yield Text(
            tr(
                "Of {n} worries that were put to the test, {no} did not come true, {partly} came true in part and "
                "{yes} came true."
            ).format(n=figure(told.n), no=figure(told.no), partly=figure(told.partly), yes=figure(told.yes)),
            before=10,
        )
    if series.suds is not None:
        yield Text(
            tr(
                "The anxiety expected beforehand was {expected} on average, the highest that came {peak}, over {n} "
                "attempts that have both."
            ).format(expected=figure(series.suds.expected), peak=figure(series.suds.peak), n=figure(series.suds.n)),
            before=6,
        )


def _felt(report: Report) -> Iterator[Block]:
    span = _span(report)
    series = confidence_series(report.days, span)
    if series.days and series.mean is not None:
        yield Text(tr("Confidence"), Role.HEADING, before=8, keeps_next=True)
        words = tr("{mean} of 10 on average over {n} days that have one, between {low} and {high}.").format(
            mean=figure(series.mean, 1),
            n=figure(len(series.days)),
            low=figure(min(series.means), 1),
            high=figure(max(series.means), 1),
        )
        if series.ends is not None:
            words += " " + tr("The 7-day mean was {then} on {then_day} and {now} on {now_day}.").format(
                then=figure(series.ends[0].mean, 1),
                then_day=_on(series.ends[0].day),
                now=figure(series.ends[1].mean, 1),
                now_day=_on(series.ends[1].day),
            )
        yield Text(words)
        yield Figure(confidence_chart(series))
        yield Text(
            tr(
                "A dot is a day, the mean of its check-ins; the line is the mean of seven days, where three or more of "
                "them have one."
            ),
            Role.CAPTION,
            before=0,
        )
    counts = mood_counts(report.days, span, report.moods)
    if counts.n:
        yield Text(tr("Moods"), Role.HEADING, before=14, keeps_next=True)
        yield Text(tr("The last mood of each day, over {n} days.").format(n=figure(counts.n)))
        yield Figure(mood_chart(counts))


def _well_being(report: Report) -> Iterator[Block]:
    series = well_being_series(report.checks, _span(report))
    if not series.points:
        return
    first, last = series.points[0], series.points[-1]
    words = tr("WHO-5 Well-Being Index, from 0 to 100, about the two weeks before each check: {n} checks.").format(
        n=figure(len(series.points))
    )
    if series.change is not None:
        words += " " + tr("The first was {then} on {then_day}, the latest {now} on {now_day}.").format(
            then=figure(first.score), then_day=_on(first.day), now=figure(last.score), now_day=_on(last.day)
        )
    yield Text(words)
    yield Figure(well_being_chart(series))
    yield Text(
        tr(
            "Where more than two months lie between two checks, no line joins them. A change of {points} points or "
            "more is regarded as one that people notice (Topp and others, 2015, doi 10.1159/000376585). WHO-5: World "
            "Health Organization, 1998, licensed CC BY-NC-SA 3.0 IGO. The further scales are items of the "
            "International Personality Item Pool (ipip.ori.org), means from 1 to 5."
        ).format(points=figure(NOTICEABLE)),
        Role.CAPTION,
        before=0,
    )
    names = (tr("Day"), tr("WHO-5"), tr("Friendliness"), tr("Gregariousness"), tr("Assertiveness"))
    shares = (2.0, 1.0, 1.3, 1.3, 1.3)
    yield Row(names, shares, is_head=True)
    for point in series.points:
        scores = [point.check.scores.get(slug) for slug in ("friendliness", "gregariousness", "assertiveness")]
        told = ["–" if score is None else figure(score, 1) for score in scores]
        yield Row((day(point.check.local_date), figure(point.score), *told), shares)


def _predictions(report: Report) -> Iterator[Block]:
    span = _span(report)
    series, calibration = prediction_series(report.attempts, span), calibration_series(report.attempts, span)
    if series.likelihood is not None:
        told = series.likelihood
        yield Text(
            tr(
                "Over {n} attempts, the worst worry was thought {stated} % likely on average. It came true, at least "
                "in part, in {rate} % (95 % interval {low} to {high} %): fully {yes} times, in part {partly} times."
            ).format(
                n=figure(told.n),
                stated=figure(told.stated),
                rate=figure(told.rate),
                low=figure(told.low),
                high=figure(told.high),
                yes=figure(told.yes),
                partly=figure(told.partly),
            )
        )
    elif series.attempts:
        yield Text(tr("There are too few predictions with an outcome to say something of all of them."), Role.MUTED)
    if calibration.says_something and calibration.result is not None:
        yield Text(tr("Stated likelihood and what came"), Role.HEADING, before=14, keeps_next=True)
        yield Figure(calibration_chart(calibration), 210)
        yield Text(
            tr(
                "From left to right how likely a worry was thought, upwards how often such worries came true, with "
                "95 % intervals; what came true in part counts as half. Dots below the slanting line mean that more "
                "was feared than came. Brier score {brier} (0 is best)."
            ).format(brier=figure(calibration.result.brier, 2)),
            Role.CAPTION,
            before=0,
        )


def _on(ordinal_day: int) -> str:
    return on(date.fromordinal(ordinal_day))


def _span(report: Report) -> Span:
    return Span(report.wishes.first.toordinal(), report.wishes.last.toordinal())


_PARTS: dict[ReportSection, Callable[[Report], Iterator[Block]]] = {
    ReportSection.SUMMARY: _summary,
    ReportSection.FELT: _felt,
    ReportSection.WELL_BEING: _well_being,
    ReportSection.PREDICTIONS: _predictions,
    ReportSection.ATTEMPTS: attempts,
    ReportSection.EVENTS: events,
    ReportSection.GOALS: goals,
    ReportSection.ACHIEVEMENTS: achievements,
    ReportSection.INSIGHTS: insights,
    ReportSection.JOURNAL: journal,
}
