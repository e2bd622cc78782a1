"""The figures of the closer charts, each against a plain computation of a few lines."""

import csv
import io
import statistics
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.adapters.charts.activity import activity_series, even_step, kinds_of
from extrovertly_desktop.adapters.charts.bins import Step, bins_of, start_of, step_for
from extrovertly_desktop.adapters.charts.figure_tables import (
    activity_table,
    behaviour_table,
    hour_table,
    mood_range_table,
    outcome_table,
    safety_table,
    weekday_table,
    year_table,
)
from extrovertly_desktop.adapters.charts.intervals import LEAST_FOR_INTERVAL, mean_interval, t_quantile
from extrovertly_desktop.adapters.charts.mood_days import mood_days, mood_ranges
from extrovertly_desktop.adapters.charts.outcomes import outcomes_by_category
from extrovertly_desktop.adapters.charts.safety import safety_series
from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.weekdays import LEAST_IN_CELL, hour_grid, weekday_means
from extrovertly_desktop.adapters.charts.year_pixels import (
    PixelMeasure,
    activity_values,
    confidence_values,
    mood_values,
    year_of,
    years_with,
)
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary
from extrovertly_desktop.domain.noted import CheckInMoment, DayMoods
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.insights.proportions import wilson

LEAP = date(2024, 2, 29)
VALENCE = {"proud": 0.9, "okay": 0.0, "sad": -0.8}
MOODS = MoodVocabulary([Mood(slug, slug.title(), valence, 0.0) for slug, valence in VALENCE.items()])
FEW = settings(max_examples=30, deadline=None)

days = st.integers(0, 420).map(lambda n: date(2023, 12, 1) + timedelta(days=n))
mood_words = st.sampled_from(["proud", "okay", "sad", "weird"])
noted_days = st.dictionaries(days, st.lists(mood_words, min_size=1, max_size=4), max_size=25)
spans = st.tuples(days, st.integers(0, 400)).map(lambda pair: Span(pair[0].toordinal(), pair[0].toordinal() + pair[1]))


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def noted(found: dict[date, list[str]]) -> list[DayMoods]:
    return [DayMoods(day.isoformat(), tuple(found[day])) for day in sorted(found)]


class TestMoodRanges:
    @FEW
    @given(noted_days, spans)
    def test_mean_lowest_and_highest_of_each_day(self, found, span):
        series = mood_ranges(mood_days(noted(found), MOODS), span)
        expected = {}
        for day, words in found.items():
            values = [VALENCE[word] for word in words if word in VALENCE]
            if values and span.first <= day.toordinal() <= span.last:
                expected[day.toordinal()] = (statistics.fmean(values), min(values), max(values), len(values))
        assert {item.day: (item.mean, item.low.valence, item.high.valence, item.n) for item in series.days} == expected
        assert list(expected) == [] or series.mean == pytest.approx(statistics.fmean(e[0] for e in expected.values()))
        strange = [day for day, words in found.items() if not set(words) & set(VALENCE)]
        assert list(series.unplaced) == [day.toordinal() for day in sorted(strange) if span.holds(day.toordinal())]
        table = rows_of(mood_range_table(series))
        assert [row["date"] for row in table] == [date.fromordinal(day).isoformat() for day in sorted(expected)]

    def test_several_on_one_day_and_one_on_another(self):
        span = Span(LEAP.toordinal(), LEAP.toordinal() + 6)
        found = [DayMoods("2024-02-29", ("sad", "proud")), DayMoods("2024-03-01", ("okay",))]
        series = mood_ranges(mood_days(found, MOODS), span)
        assert (series.several, series.pleasant, series.swing) == (1, 1, pytest.approx(1.7))
        assert mood_ranges(mood_days([], MOODS), span).mean is None


class TestYear:
    def test_a_leap_year_has_a_line_for_each_of_its_days(self):
        found = [DayMoods("2024-02-29", ("proud", "okay")), DayMoods("2025-01-01", ("sad",))]
        values = mood_values(mood_days(found, MOODS))
        year = year_of(values, PixelMeasure.MOOD, 2024)
        table = rows_of(year_table(year))
        assert (len(table), year.n, year.mean) == (366, 1, pytest.approx(0.45))
        assert [row["date"] for row in table if row["mood_of_day"]] == ["2024-02-29"]

    def test_what_counts_on_a_day(self):
        rows = [DayProgress("2024-02-29", 4.5, "sad", 3), DayProgress("2024-03-01", None, None, 0)]
        assert confidence_values(rows) == {LEAP.toordinal(): 4.5}
        assert activity_values(rows) == {LEAP.toordinal(): 3.0}

    def test_years_reach_from_the_first_day_to_this_one(self):
        assert list(years_with([], LEAP)) == [2024]
        assert list(years_with([date(2022, 12, 31).toordinal(), date(2025, 1, 1).toordinal()], LEAP)) == [
            2022,
            2023,
            2024,
            2025,
        ]

    @FEW
    @given(st.dictionaries(days.map(date.toordinal), st.floats(1, 10), max_size=30), st.integers(1, 4))
    def test_months_with_enough_days(self, values, least):
        year = year_of(values, PixelMeasure.CONFIDENCE, 2024)
        by_month = defaultdict(list)
        for day, value in values.items():
            if date.fromordinal(day).year == 2024:
                by_month[date.fromordinal(day).month].append(value)
        expected = {month: statistics.fmean(found) for month, found in by_month.items() if len(found) >= least}
        assert year.month_means(least) == pytest.approx(expected)


class TestIntervals:
    @pytest.mark.parametrize(("degrees", "table"), [(3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (1000, 1.962)])
    def test_quantiles_as_printed_in_tables(self, degrees, table):
        assert t_quantile(degrees) == pytest.approx(table, rel=0.002)

    def test_by_hand_and_refusing_to_guess(self):
        found = mean_interval([2.0, 4.0, 4.0, 6.0])
        assert found is not None
        assert (found.n, found.mean) == (4, 4.0)
        # 4 ± 3.182 · 1.633 / 2
        assert (found.low, found.high) == (pytest.approx(1.402, abs=0.01), pytest.approx(6.598, abs=0.01))
        short = mean_interval([1.0] * (LEAST_FOR_INTERVAL - 1))
        assert short is not None
        assert (short.low, short.high, mean_interval([])) == (None, None, None)
        with pytest.raises(ValueError, match="degrees"):
            t_quantile(2)


class TestWeekdays:
    @FEW
    @given(st.dictionaries(days.map(date.toordinal), st.floats(1, 10), max_size=40), spans, st.integers(0, 6))
    def test_each_day_counts_once_on_its_weekday(self, values, span, first):
        means = weekday_means(values, PixelMeasure.CONFIDENCE, span, first)
        assert [item.weekday for item in means.weekdays] == [(first + k) % 7 for k in range(7)]
        for item in means.weekdays:
            mine = [
                value
                for day, value in values.items()
                if span.first <= day <= span.last and date.fromordinal(day).weekday() == item.weekday
            ]
            if not mine:
                assert item.figures is None
                continue
            assert item.figures is not None
            assert (item.figures.n, item.figures.mean) == (len(mine), pytest.approx(statistics.fmean(mine)))
        assert len(rows_of(weekday_table(means))) == 7

    def test_only_weekdays_that_lie_clearly_apart_are_named(self):
        monday = date(2024, 1, 1).toordinal()
        apart = {monday + k: 8.0 + k % 3 / 10 if k % 7 == 5 else 4.0 + k % 3 / 10 for k in range(70)}
        ends = weekday_means(apart, PixelMeasure.CONFIDENCE, Span(monday, monday + 69)).ends
        assert ends is not None
        assert ends[1].weekday == 5
        alike = {monday + k: 4.0 + k % 2 for k in range(70)}
        assert weekday_means(alike, PixelMeasure.CONFIDENCE, Span(monday, monday + 69)).ends is None

    @FEW
    @given(
        st.lists(
            st.builds(
                CheckInMoment, days.map(date.isoformat), st.integers(0, 23), mood_words, st.none() | st.just(4.0)
            ),
            max_size=60,
        ),
        spans,
    )
    def test_a_cell_says_how_many_and_has_a_mean_only_on_enough(self, moments, span):
        grid = hour_grid(moments, span, MOODS, day_start_hour=4)
        assert (grid.hours[0], grid.hours[-1]) == (4, 3)
        mine = [item for item in moments if span.holds(date.fromisoformat(item.local_date).toordinal())]
        key = [(date.fromisoformat(item.local_date).weekday(), item.hour) for item in mine]
        assert {cell: found.n for cell, found in grid.cells.items()} == Counter(key)
        for cell, found in grid.cells.items():
            placed = [VALENCE[i.mood] for i, k in zip(mine, key, strict=True) if k == cell and i.mood in VALENCE]
            enough = len(placed) >= LEAST_IN_CELL
            assert found.mood == (pytest.approx(statistics.fmean(placed)) if enough else None)
        assert sum(int(row["check_ins"]) for row in rows_of(hour_table(grid))) == len(mine)


class TestBins:
    @FEW
    @given(spans, st.sampled_from(Step), st.integers(0, 6))
    def test_whole_stretches_without_gap_or_overlap(self, span, step, first_weekday):
        bins = bins_of(span, step, first_weekday)
        assert bins[0].first <= span.first <= bins[0].last
        assert bins[-1].first <= span.last <= bins[-1].last
        assert all(after.first == before.last + 1 for before, after in pairwise(bins))
        assert all(start_of(day, step, first_weekday) == item.first for item in bins for day in (item.first, item.last))
        lengths = {Step.DAY: {1}, Step.WEEK: {7}, Step.MONTH: {28, 29, 30, 31}, Step.QUARTER: {90, 91, 92}}
        assert {item.days for item in bins} <= lengths.get(step, {365, 366})
        if step is Step.WEEK:
            assert {date.fromordinal(item.first).weekday() for item in bins} == {first_weekday}

    def test_the_finest_step_that_can_be_told_apart(self):
        offered = {Step.DAY: 31, Step.WEEK: 54, Step.MONTH: 132}
        lengths = [7, 30, 91, 365, 3653, 20000]
        steps = [step_for(Span(LEAP.toordinal() - length + 1, LEAP.toordinal()), offered) for length in lengths]
        assert steps == [Step.DAY, Step.DAY, Step.WEEK, Step.WEEK, Step.MONTH, Step.MONTH]


counted = st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2), st.integers(0, 1))


class TestActivity:
    @FEW
    @given(st.dictionaries(days, counted, max_size=25), spans)
    def test_counts_by_kind_in_whole_stretches(self, found, span):
        rows = [
            DayProgress(day.isoformat(), None, None, sum(kinds), kinds[1], kinds[3], kinds[2])
            for day, kinds in sorted(found.items())
        ]
        assert [kinds_of(row) for row in rows] == [kinds for _, kinds in sorted(found.items())]
        series = activity_series(rows, span)
        for item in series.bins:
            inside = [kinds for day, kinds in found.items() if item.span.first <= day.toordinal() <= item.span.last]
            assert list(item.counts) == [sum(kinds[place] for kinds in inside) for place in range(4)]
            assert item.active_days == sum(any(kinds) for kinds in inside)
        assert [int(row["total"]) for row in rows_of(activity_table(series))] == [item.total for item in series.bins]

    def test_the_busiest_stretch_stands_alone_or_is_not_named(self):
        span = Span(LEAP.toordinal(), LEAP.toordinal() + 2)
        rows = [DayProgress("2024-02-29", None, None, 2), DayProgress("2024-03-01", None, None, 1)]
        busiest = activity_series(rows, span).busiest
        assert busiest is not None
        assert busiest.span.first == LEAP.toordinal()
        assert activity_series([rows[1], replace(rows[1], tracking_date="2024-03-02")], span).busiest is None
        assert activity_series([], span).busiest is None


words = st.sets(st.sampled_from(["phone", "quiet", "edge"]), max_size=3).map(lambda found: tuple(sorted(found)))
attempts = st.lists(
    st.builds(
        lambda day, used, meant, attendance, came_true, category: replace(
            ATTEMPT,
            local_date=day.isoformat(),
            safety_behaviours_used=used,
            safety_behaviours_to_drop=meant,
            attendance=attendance,
            came_true=came_true,
            category=category,
        ),
        days,
        words,
        words,
        st.sampled_from([None, *Attendance]),
        st.sampled_from([None, *CameTrue]),
        st.sampled_from(["groups", "dating"]),
    ),
    max_size=25,
)
ATTEMPT = Exposure(
    id="a", created_at=0, local_date="2024-02-29", mission_id="m", event_id=None, title="Say hello",
    category="groups", worry=None, likelihood=None, expected_suds=None, safety_behaviours_to_drop=(), place=None,
    people=None, time_of_day=None, concluded_at=1, attendance=Attendance.DONE, came_true=None, evidence=None,
    peak_suds=None, surprise=None, learned=None, safety_behaviours_used=(), difficulty_rating=None,
    satisfaction_rating=None, notes=None, points_base=None,
)  # fmt: skip


def gone(exposures: list[Exposure], span: Span) -> list[Exposure]:
    there = (Attendance.DONE, Attendance.LEFT_EARLY)
    inside = [item for item in exposures if span.holds(date.fromisoformat(item.local_date).toordinal())]
    return [item for item in inside if item.attendance in there]


class TestSafety:
    @FEW
    @given(attempts, spans)
    def test_shares_and_behaviours(self, exposures, span):
        series, mine = safety_series(exposures, span), gone(exposures, span)
        assert (series.overall is None) == (not mine)
        if series.overall is not None:
            hits = sum(1 for item in mine if item.safety_behaviours_used)
            assert (series.overall.hits, series.overall.n) == (hits, len(mine))
            low, high = wilson(hits, len(mine))
            assert series.overall.interval == pytest.approx((100 * low, 100 * high))
        for item in series.bins:
            inside = [a for a in mine if item.span.holds(date.fromisoformat(a.local_date).toordinal())]
            assert (item.with_any.n if item.with_any else 0) == len(inside)
        for behaviour in series.behaviours:
            text = behaviour.text
            meant = [item for item in mine if text in item.safety_behaviours_to_drop]
            assert behaviour.used == sum(text in item.safety_behaviours_used for item in mine)
            assert behaviour.planned == len(meant)
            assert behaviour.dropped == sum(text not in item.safety_behaviours_used for item in meant)
        with_attempts = [item for item in series.bins if item.with_any is not None]
        assert len(rows_of(safety_table(series))) == len(with_attempts)
        assert len(rows_of(behaviour_table(series))) == len(series.behaviours)

    def test_twice_in_one_attempt_counts_once(self):
        item = replace(ATTEMPT, safety_behaviours_used=("phone", "phone"))
        (behaviour,) = safety_series([item], Span(LEAP.toordinal(), LEAP.toordinal())).behaviours
        assert behaviour.used == 1


class TestOutcomes:
    @FEW
    @given(attempts, spans)
    def test_verdicts_by_category(self, exposures, span):
        mine = gone(exposures, span)
        found = outcomes_by_category(exposures, span, {"groups": "Groups"})
        assert {item.slug for item in found} == {item.category for item in mine}
        for item in found:
            verdicts = Counter(a.came_true for a in mine if a.category == item.slug)
            assert (item.no, item.partly, item.yes) == tuple(verdicts[answer] for answer in CameTrue)
            assert item.attempts == verdicts.total()
        assert [item.n for item in found] == sorted((item.n for item in found), reverse=True)
        assert len(rows_of(outcome_table(found))) == len(found)

    def test_events_are_left_out_and_two_attempts_claim_nothing(self):
        span = Span(LEAP.toordinal(), LEAP.toordinal())
        calm = replace(ATTEMPT, came_true=CameTrue.NO)
        event = replace(calm, mission_id=None, event_id="e", category="hobby")
        (groups,) = outcomes_by_category([calm, calm, event], span, {})
        assert (groups.title, groups.n, groups.unharmed) == ("groups", 2, None)
        (more,) = outcomes_by_category([calm] * 3, span, {})
        assert more.unharmed is not None
        assert more.unharmed[0] == 100.0


@pytest.mark.parametrize(("most", "step", "end"), [(1, 1, 1), (3, 1, 3), (7, 2, 8), (86, 25, 100), (400, 100, 400)])
def test_a_scale_of_counts_is_round(most, step, end):
    assert even_step(most, 4) == (step, end)
