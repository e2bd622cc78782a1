"""Figures of predictions beside a plain computation of a few lines: calibration, repeats, surprise."""

import csv
import io
from dataclasses import replace
from datetime import date
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.adapters.charts.calibration import calibration_series, calibration_table
from extrovertly_desktop.adapters.charts.repeats import repeated_missions, repeats_table
from extrovertly_desktop.adapters.charts.spans import Span, ordinal
from extrovertly_desktop.adapters.charts.surprise import LEAST_IN_WINDOW, WINDOW, surprise_series, surprise_table
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.insights.proportions import wilson

SPAN = Span(date(2026, 1, 1).toordinal(), date(2026, 3, 31).toordinal())
HALVES = {CameTrue.NO: 0.0, CameTrue.PARTLY: 0.5, CameTrue.YES: 1.0}
PLAIN = Exposure(
    id="a", created_at=0, local_date="2026-02-01", mission_id="m", event_id=None, title="Say hello", category="c",
    worry=None, likelihood=None, expected_suds=None, safety_behaviours_to_drop=(), place=None, people=None,
    time_of_day=None, concluded_at=1, attendance=Attendance.DONE, came_true=None, evidence=None, peak_suds=None,
    surprise=None, learned=None, safety_behaviours_used=(), difficulty_rating=None, satisfaction_rating=None,
    notes=None, points_base=None,
)  # fmt: skip


def some(values: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.none() | values


@st.composite
def lives(draw: st.DrawFn) -> list[Exposure]:
    """Attempts in the order of their days, with gaps, several a day, leap days of 2024, and all equal."""
    days = draw(st.lists(st.dates(date(2024, 2, 1), date(2026, 12, 31)), max_size=25))
    return [
        replace(
            PLAIN,
            id=f"a{number}",
            local_date=day.isoformat(),
            concluded_at=number,
            mission_id=draw(st.sampled_from(["m", "n", None])),
            attendance=draw(st.sampled_from(Attendance)),
            likelihood=draw(some(st.integers(0, 100))),
            came_true=draw(st.none() | st.sampled_from(CameTrue)),
            expected_suds=draw(some(st.integers(0, 100))),
            peak_suds=draw(some(st.integers(0, 100))),
            surprise=draw(some(st.integers(0, 100))),
        )
        for number, day in enumerate(sorted(days))
    ]


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


@given(lives())
@settings(max_examples=30, deadline=None)
def test_calibration(life):
    series = calibration_series(life, SPAN)
    said = [
        (item.likelihood / 100, HALVES[item.came_true])
        for item in life
        if item.likelihood is not None and item.came_true is not None and SPAN.holds(ordinal(item.local_date))
    ]
    assert series.n == len(said)
    if not said:
        assert series.result is None
        return
    assert series.result.brier == pytest.approx(fmean((stated - came) ** 2 for stated, came in said))
    assert series.result.came_true.estimate == pytest.approx(fmean(came for _, came in said))
    table = rows(calibration_table(series))
    assert len(table) == len(series.result.bins)
    for part in series.result.bins:
        held = [pair for pair in said if part.low <= pair[0] < part.high or part.high == pair[0] == 1]
        assert part.n == len(held)
        assert part.rate == pytest.approx(fmean(came for _, came in held))
        whole = sum(came for _, came in held)
        if whole == int(whole):
            assert (part.rate_low, part.rate_high) == pytest.approx(wilson(int(whole), part.n), abs=1e-6)


@given(lives())
@settings(max_examples=30, deadline=None)
def test_repeats(life):
    found = repeated_missions(life, SPAN)
    for key in ("m", "n"):
        own = [
            item.id
            for item in life
            if item.mission_id == key
            and item.attendance is not Attendance.DID_NOT_GO
            and (item.expected_suds, item.peak_suds) != (None, None)
            and SPAN.first <= date.fromisoformat(item.local_date).toordinal() <= SPAN.last
        ]
        shown = [[item.id for item in repeat.attempts] for repeat in found if repeat.key == key]
        assert shown == ([own] if len(own) >= 2 else [])
    assert len(rows(repeats_table(found))) == sum(len(repeat.attempts) for repeat in found)


@given(lives())
@settings(max_examples=30, deadline=None)
def test_surprise(life):
    series = surprise_series(life, SPAN)
    said = [item for item in life if item.surprise is not None]
    inside = [number for number, item in enumerate(said) if SPAN.holds(ordinal(item.local_date))]
    assert [point.surprise for point in series.points] == [said[number].surprise for number in inside]
    for point, number in zip(series.points, inside, strict=True):
        window = [item.surprise for item in said[max(0, number - WINDOW + 1) : number + 1]]
        assert point.n == len(window)
        assert point.mean == (pytest.approx(fmean(window)) if len(window) >= LEAST_IN_WINDOW else None)
    assert len(rows(surprise_table(series))) == len(series.points)


def test_a_mission_done_twice_tells_its_first_and_its_last():
    first = replace(PLAIN, id="1", expected_suds=70, peak_suds=50)
    last = replace(PLAIN, id="2", local_date="2026-02-09", expected_suds=40, peak_suds=None)
    (repeat,) = repeated_missions([first, last], SPAN)
    assert repeat.first_and_last_expected == (70, 40)
    assert repeat.first_and_last_peak is None
