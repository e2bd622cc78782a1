"""A life as values: one figure a day, and what each day held."""

from datetime import date

import pytest

from extrovertly_desktop.insights.evidence import SOURCES, Evidence, Method, Missing, WhatWouldChange
from extrovertly_desktop.insights.series import DailySeries, Factor, Kind

MONDAY = date(2024, 1, 1).toordinal()


def test_a_series_is_cut_at_the_end_of_a_week() -> None:
    series = DailySeries.of(MONDAY, list(range(17)), {("tag:walk", Kind.TAG): [None, True] * 8 + [False]})
    assert series.weeks == 2
    cut = series.until(0)
    assert cut.outcome == tuple(range(7))
    assert cut.factors == (Factor("tag:walk", Kind.TAG, (None, True, None, True, None, True, None)),)
    for week in (-1, 2):
        with pytest.raises(ValueError, match="not over"):
            series.until(week)


def test_weekdays_follow_the_calendar() -> None:
    first = date(2024, 2, 27)  # two days before a leap day
    series = DailySeries.of(first.toordinal(), [None] * 9, {}).with_weekdays()
    for number, factor in enumerate(series.factors):
        assert factor.key == f"weekday:{number}"
        assert factor.days == tuple(date.fromordinal(first.toordinal() + day).weekday() == number for day in range(9))


def test_what_is_no_daily_series_is_refused() -> None:
    with pytest.raises(ValueError, match="every day"):
        DailySeries.of(MONDAY, [1.0, 2.0], {("tag:walk", Kind.TAG): [True]})
    twice = Factor("tag:walk", Kind.TAG, (True,))
    with pytest.raises(ValueError, match="same key"):
        DailySeries(MONDAY, (1.0,), factors=(twice, twice))


def test_evidence_survives_json() -> None:
    evidence = Evidence(
        144, 0.6, 0.2, 1.0, "points", Method.ASSOCIATION, 41, 103, WhatWouldChange(1152), Missing(days_with=2)
    )
    assert Evidence.from_json(evidence.to_json()) == evidence
    assert evidence.to_json()["source"]["doi"] == "10.1080/01621459.1949.10483290"
    assert set(SOURCES) == set(Method)
    assert evidence.excludes_zero
    assert not Evidence(3, 0.6, -0.2, 1.4, "points", Method.CHANGE).excludes_zero


def test_days_without_a_difference_bring_the_interval_to_zero() -> None:
    change = WhatWouldChange.of(100, 0.6, 0.4)
    assert change is not None
    kept = 100 / (100 + change.days)
    assert 0.6 * kept <= 0.4 * kept**0.5
    kept = 100 / (100 + change.days - 1)
    assert 0.6 * kept > 0.4 * kept**0.5
    assert WhatWouldChange.of(100, 0.4, 0.4) is None
    assert WhatWouldChange.of(100, 0.4, 0.0) is None
