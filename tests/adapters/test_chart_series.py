"""What charts show: spans, rolling means with their error, moods, predictions, ticks and tables."""

import csv
import io
import statistics
from dataclasses import replace
from datetime import date
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from extrovertly_desktop.adapters.charts.daily import confidence_series, mood_counts
from extrovertly_desktop.adapters.charts.predictions import prediction_series
from extrovertly_desktop.adapters.charts.rolling import LEAST_DAYS, ROLLING_DAYS, rolling_mean
from extrovertly_desktop.adapters.charts.spans import LEAST_SPAN, ChartRange, Span, ordinal, span_of
from extrovertly_desktop.adapters.charts.tables import (
    confidence_table,
    mood_count_table,
    prediction_table,
)
from extrovertly_desktop.adapters.charts.ticks import date_ticks, day_month_year, sequence_ticks
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary
from extrovertly_desktop.domain.progress import DayProgress

TODAY = date(2026, 3, 2)
D = TODAY.toordinal()
ENGLISH = QLocale("en_GB")
MOODS = MoodVocabulary(
    [Mood("proud", "Proud", 0.9, 0.5), Mood("okay", "Okay", 0.0, 0.0), Mood("sad", "Sad", -0.8, -0.6)]
)
ATTEMPT = Exposure(
    id="a",
    created_at=0,
    local_date="2026-03-01",
    mission_id="m",
    event_id=None,
    title="Say hello",
    category="conversation",
    worry="They laugh",
    likelihood=80,
    expected_suds=70,
    safety_behaviours_to_drop=(),
    place=None,
    people=None,
    time_of_day=None,
    concluded_at=1,
    attendance=Attendance.DONE,
    came_true=CameTrue.NO,
    evidence=None,
    peak_suds=40,
    surprise=None,
    learned="=1+1",
    safety_behaviours_used=(),
    difficulty_rating=None,
    satisfaction_rating=None,
    notes=None,
    points_base=10,
)


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def day(number: int, confidence: float | None = None, mood: str | None = None) -> DayProgress:
    return DayProgress(iso(number), confidence, mood, 1)


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


class TestSpan:
    def test_a_range_ends_today_and_counts_it(self):
        span = span_of(ChartRange.WEEK, TODAY, [D - 300])
        assert (span.first, span.last, span.days) == (D - 6, D, 7)

    def test_everything_begins_with_the_first_day(self):
        assert span_of(ChartRange.ALL, TODAY, [D - 300, D]) == Span(D - 300, D)

    @pytest.mark.parametrize("days", [[], [D], [D - 2, D]])
    def test_everything_is_never_shorter_than_a_week(self, days):
        assert span_of(ChartRange.ALL, TODAY, days).days == LEAST_SPAN

    def test_a_day_dated_tomorrow_still_shows(self):
        assert span_of(ChartRange.MONTH, TODAY, [D + 1]).last == D + 1


class TestRollingMean:
    def test_by_hand(self):
        points = rolling_mean({D - 2: 4.0, D - 1: 5.0, D: 9.0}, Span(D - 6, D))
        assert points[:-1] == [None] * 6
        last = points[-1]
        assert last is not None
        assert (last.day, last.n) == (D, 3)
        assert last.mean == pytest.approx(6.0)
        assert last.error == pytest.approx(sqrt(7.0 / 3))

    def test_days_before_the_span_fill_its_first_windows(self):
        values = {D - k: 5.0 for k in range(10)}
        first = rolling_mean(values, Span(D - 2, D))[0]
        assert first is not None
        assert (first.n, first.error) == (ROLLING_DAYS, 0.0)

    def test_a_gap_is_a_gap_and_the_line_ends_on_a_day_with_data(self):
        values = {D - 40 + k: 5.0 for k in range(10)} | {D - k: 6.0 for k in range(5)}
        points = rolling_mean(values, Span(D - 40, D))
        known = [point.day for point in points if point is not None]
        assert known == [*range(D - 38, D - 30), D - 2, D - 1, D]

    def test_one_missing_day_inside_does_not_break_the_line(self):
        values = {D - k: 5.0 for k in (0, 1, 3, 4, 5)}
        assert [point is not None for point in rolling_mean(values, Span(D - 5, D))] == [
            False, False, True, True, True, True,
        ]  # fmt: skip

    @given(st.dictionaries(st.integers(D - 60, D), st.floats(1, 10), max_size=60))
    def test_agrees_with_the_statistics_module(self, values):
        for point in rolling_mean(values, Span(D - 50, D)):
            if point is None:
                continue
            window = [values[when] for when in range(point.day - ROLLING_DAYS + 1, point.day + 1) if when in values]
            assert point.n == len(window) >= LEAST_DAYS
            assert point.mean == pytest.approx(statistics.fmean(window))
            assert point.error == pytest.approx(statistics.stdev(window) / sqrt(len(window)), abs=1e-9)


class TestDailySeries:
    def test_confidence_counts_each_day_once_and_only_days_that_have_one(self):
        series = confidence_series([day(D - 40, 1.0), day(D - 2, 4.0), day(D - 1), day(D, 7.0)], Span(D - 6, D))
        assert series.days == (D - 2, D)
        assert series.means == (4.0, 7.0)
        assert series.mean == pytest.approx(5.5)
        assert series.ends is None

    def test_confidence_of_nothing(self):
        series = confidence_series([], Span(D - 6, D))
        assert (series.days, series.mean, series.ends) == ((), None, None)

    def test_days_by_mood_and_strange_words_are_counted_too(self):
        days = [day(D - 3, mood="proud"), day(D - 2, mood="weird"), day(D - 1, mood="sad"), day(D, mood="proud")]
        found = mood_counts([*days, day(D - 40, mood="sad"), day(D - 4)], Span(D - 6, D), MOODS)
        assert [(count.title, count.days) for count in found.counts] == [("Proud", 2), ("Sad", 1), ("weird", 1)]
        assert found.n == 4


class TestPredictions:
    span = Span(D - 29, D)

    def test_below_three_attempts_nothing_is_claimed(self):
        series = prediction_series([ATTEMPT, ATTEMPT], self.span)
        assert (series.verdicts, series.suds, series.likelihood) == (None, None, None)
        assert series.drawn == (ATTEMPT, ATTEMPT)
        assert series.says_something
        assert not prediction_series([], self.span).says_something

    def test_each_figure_has_its_own_n(self):
        attempts = [
            ATTEMPT,
            replace(ATTEMPT, came_true=CameTrue.PARTLY, likelihood=50),
            replace(ATTEMPT, came_true=CameTrue.YES, likelihood=50, expected_suds=100, peak_suds=10),
            replace(ATTEMPT, came_true=None, expected_suds=None),
            replace(ATTEMPT, likelihood=None, peak_suds=None),
        ]
        series = prediction_series(attempts, self.span)
        assert series.verdicts is not None
        assert (series.verdicts.n, series.verdicts.no, series.verdicts.partly, series.verdicts.yes) == (4, 2, 1, 1)
        assert series.suds is not None
        assert (series.suds.n, series.suds.expected, series.suds.peak) == (3, 80.0, 30.0)
        assert series.likelihood is not None
        assert (series.likelihood.n, series.likelihood.stated) == (3, 60.0)
        assert series.likelihood.rate == pytest.approx(200 / 3)
        assert len(series.drawn) == 5

    def test_leaving_early_counts_and_staying_away_does_not(self):
        attempts = [
            replace(ATTEMPT, attendance=Attendance.LEFT_EARLY),
            replace(ATTEMPT, attendance=Attendance.DID_NOT_GO),
            replace(ATTEMPT, concluded_at=None, attendance=None),
            replace(ATTEMPT, local_date=iso(D - 30)),
        ]
        assert len(prediction_series(attempts, self.span).attempts) == 1


class TestTicks:
    @given(st.integers(7, 365 * 60), st.integers(2, 20), st.integers(0, 6))
    def test_never_more_than_fit_and_always_inside_and_in_order(self, days, most, first_weekday):
        span = Span(D - days + 1, D)
        ticks = date_ticks(span, most, ENGLISH, first_weekday)
        assert len(ticks) <= most
        assert [at for at, _ in ticks] == sorted({at for at, _ in ticks})
        assert all(span.first <= at <= span.last for at, _ in ticks)
        assert all(words for _, words in ticks)

    def test_a_week_names_its_days(self):
        assert [words for _, words in date_ticks(Span(D - 6, D), 9, ENGLISH)][-1] == "Mon 2"

    @pytest.mark.parametrize("first_weekday", [0, 6])
    def test_weeks_begin_where_the_person_begins_them(self, first_weekday):
        ticks = date_ticks(Span(D - 29, D), 9, ENGLISH, first_weekday)
        assert {date.fromordinal(int(at)).weekday() for at, _ in ticks} == {first_weekday}

    def test_january_says_which_year_begins(self):
        ticks = date_ticks(Span(D - 364, D), 12, ENGLISH)
        assert (date(2026, 1, 1).toordinal(), "2026") in ticks

    def test_ten_years_are_labelled_by_years(self):
        words = [words for _, words in date_ticks(Span(D - 3652, D), 11, ENGLISH)]
        assert words == [str(year) for year in range(2017, 2027)]

    def test_dates_follow_the_locale(self):
        assert day_month_year(D, QLocale("en_GB")) == "2 Mar 2026"
        assert day_month_year(D, QLocale("en_US")) == "Mar 2, 2026"

    def test_attempts_side_by_side_say_a_day_once(self):
        assert sequence_ticks([], 5, ENGLISH) == []
        assert sequence_ticks([D - 1, D - 1, D], 5, ENGLISH) == [(0, "1 Mar"), (2, "2 Mar")]
        assert len(sequence_ticks(list(range(D - 59, D + 1)), 7, ENGLISH)) <= 7


class TestTables:
    def test_confidence(self):
        rows = rows_of(confidence_table(confidence_series([day(D - k, 5.0 + k) for k in range(4)], Span(D - 6, D))))
        assert [row["date"] for row in rows] == [iso(D - 3), iso(D - 2), iso(D - 1), iso(D)]
        assert rows[0]["mean_7_days"] == ""
        assert rows[-1] == {
            "date": "2026-03-02",
            "confidence_mean_of_day": "5.0",
            "mean_7_days": "6.5",
            "standard_error": "0.6455",
            "days_in_window": "4",
        }

    def test_counts_of_moods(self):
        found = mood_counts([day(D - 1, mood="weird"), day(D, mood="sad")], Span(D - 6, D), MOODS)
        assert rows_of(mood_count_table(found)) == [{"mood": "Sad", "days": "1"}, {"mood": "weird", "days": "1"}]

    def test_predictions_leave_out_what_was_written(self):
        table = prediction_table(prediction_series([ATTEMPT] * 3, Span(D - 6, D)))
        assert len(rows_of(table)) == 3
        assert rows_of(table)[0]["came_true"] == "no"
        assert "They laugh" not in table
        assert "=1+1" not in table


def test_ordinal_refuses_what_is_no_day():
    with pytest.raises(ValueError, match="Invalid isoformat"):
        ordinal("yesterday")
