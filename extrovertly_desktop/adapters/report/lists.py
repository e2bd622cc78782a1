"""The parts of the report that tell one thing after the other."""

from collections.abc import Iterator
from itertools import groupby

from extrovertly_desktop.adapters.report.blocks import Block, Row, Text
from extrovertly_desktop.adapters.report.looks import Role
from extrovertly_desktop.adapters.report.words import attendance, came_true, day, figure, or_dash, tr
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.goals import Goal, GoalStatus
from extrovertly_desktop.services.report import Report


def attempts(report: Report) -> Iterator[Block]:
    """Yield a table of all attempts, then what was written about each."""
    if not report.attempts:
        return
    shares = (1.5, 3.4, 1.3, 1.1, 1.1, 1.2)
    yield Row((tr("Day"), tr("What"), tr("Went"), tr("Expected"), tr("Highest"), tr("Came true")), shares, is_head=True)
    for item in report.attempts:
        yield Row(
            (
                day(item.local_date),
                item.title,
                attendance(item.attendance),
                or_dash(item.expected_suds),
                or_dash(item.peak_suds),
                came_true(item.came_true),
            ),
            shares,
        )
    yield Text(
        tr("Expected and highest: anxiety (SUDS) from 0 to 100. Leaving early counts as an attempt."), Role.CAPTION
    )
    written = [item for item in report.attempts if any((item.worry, item.evidence, item.learned, item.notes))]
    if written:
        yield Text(tr("In the person's own words"), Role.HEADING, before=18, keeps_next=True)
    for item in written:
        yield from _own_words(item)


def _own_words(item: Exposure) -> Iterator[Block]:
    yield Text(f"{day(item.local_date)} · {item.title}", Role.HEADING, before=12, keeps_next=True)
    told = (
        (tr("Worst worry"), item.worry),
        (tr("How it was seen"), item.evidence),
        (tr("Learned"), item.learned),
        (tr("Notes"), item.notes),
    )
    for name, words in told:
        if words:
            likely = f" ({figure(item.likelihood)} %)" if words is item.worry and item.likelihood is not None else ""
            yield Text(tr("{name}: {words}").format(name=f"{name}{likely}", words=words.strip()), before=2)


def events(report: Report) -> Iterator[Block]:
    """Yield the events that were attended, oldest first, with what was said of them."""
    shares = (1.5, 4.0, 1.6, 1.0)
    if report.events:
        yield Row((tr("Day"), tr("Event"), tr("Kind"), tr("Rating")), shares, is_head=True)
    for item in reversed(report.events):
        rating = "–" if item.rating is None else tr("{n} of 5").format(n=figure(item.rating))
        yield Row((day(item.local_date), item.title, item.category, rating), shares)
    for item in reversed(report.events):
        if item.feedback:
            yield Text(f"{day(item.local_date)} · {item.title}", Role.HEADING, before=12, keeps_next=True)
            yield Text(item.feedback.strip(), before=2)


def goals(report: Report) -> Iterator[Block]:
    """Yield the goals with how far they are as of now."""
    if not report.goals:
        return
    shares = (4.0, 1.6, 1.6, 1.8)
    yield Row((tr("Goal"), tr("So far"), tr("State"), tr("Wanted by")), shares, is_head=True)
    for goal in report.goals:
        due = "–" if goal.due is None else day(goal.due.isoformat())
        yield Row((goal.title, _so_far(goal), _state(goal.status), due), shares)
    yield Text(tr("How far goals are is told as of the day this report was made."), Role.CAPTION)


def achievements(report: Report) -> Iterator[Block]:
    """Yield what was earned."""
    if report.achievements:
        yield Row((tr("Earned"), tr("Achievement")), (1.5, 6.0), is_head=True)
    for when, item in report.achievements:
        yield Row((day(when), f"{item.title}: {item.description}"), (1.5, 6.0))


def insights(report: Report) -> Iterator[Block]:
    """Yield what was said about each week, oldest first."""
    for week, found in groupby(report.insights, key=lambda item: item.week_start):
        yield Text(tr("Week of {day}").format(day=day(week)), Role.HEADING, before=14, keeps_next=True)
        for item in found:
            yield Text(f"{item.title}. {item.description}" if item.title else item.description, before=4)


def journal(report: Report) -> Iterator[Block]:
    """Yield the entries, oldest first, read from the vault a few hundred at a time."""
    for entry in report.entries():
        mood = report.moods.find(entry.mood)
        facts = [entry.mood if mood is None else mood.title, *(f"#{tag}" for tag in entry.tags)]
        if entry.is_private:
            facts.append(tr("private"))
        yield Text(day(entry.local_date), Role.HEADING, before=16, keeps_next=True)
        yield Text(" · ".join(facts), Role.CAPTION, before=1, keeps_next=True)
        if entry.reflection_prompt:
            yield Text(entry.reflection_prompt, Role.MUTED, before=3, indent=10)
        yield Text(entry.content.strip(), before=4, is_markdown=True)


def _so_far(goal: Goal) -> str:
    decimals = 0 if goal.current_value == round(goal.current_value) else 1
    if goal.target_value is None:
        return figure(goal.current_value, decimals)
    return tr("{value} of {target}").format(
        value=figure(goal.current_value, decimals), target=figure(goal.target_value)
    )


def _state(status: GoalStatus) -> str:
    return {
        GoalStatus.ACTIVE: tr("under way"),
        GoalStatus.COMPLETED: tr("completed"),
        GoalStatus.PAUSED: tr("paused"),
        GoalStatus.CANCELLED: tr("let go"),
    }[status]
