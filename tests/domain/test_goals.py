"""The rules of goals: what a category counts, when a target is crossed, the best confidence, the pace."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.goal_pace import LEAST_DAYS, LEAST_STEPS, PaceKind, pace
from extrovertly_desktop.domain.goals import Countable, Goal, GoalStatus, Measure, best_confidence
from extrovertly_desktop.domain.progress import confidence_level

TODAY = date(2026, 5, 20)
GOAL = Goal("g", 0, "More", None, None, 10.0, 0.0, None, GoalStatus.ACTIVE, "2026-05-01")


def test_a_category_is_read_as_it_is_stored_and_other_words_count_nothing() -> None:
    measures = [Measure(item) for item in Countable if item is not Countable.MISSIONS_OF]
    for measure in [*measures, Measure(Countable.MISSIONS_OF, "being_seen")]:
        assert Measure.of(measure.stored) == measure
    for word in (None, "", "social", "missions:", "missions_of_a_category"):
        assert Measure.of(word) is None


@pytest.mark.parametrize(
    ("status", "before", "after", "then"),
    [
        ("active", 9, 10, "completed"),
        ("active", 10, 11, "active"),
        ("active", 3, 4, "active"),
        ("completed", 10, 9, "active"),
        ("completed", 5, 4, "completed"),
        ("paused", 9, 10, "paused"),
        ("cancelled", 9, 10, "cancelled"),
    ],
)
def test_only_crossing_the_target_changes_the_status(status: str, before: float, after: float, then: str) -> None:
    moved = replace(GOAL, status=GoalStatus(status), current_value=before).at(after, 7)
    assert (moved.status, moved.current_value) == (then, after)
    assert moved.completed_at == (7 if (status, then) == ("active", "completed") else None)


levels = st.dictionaries(
    st.integers(0, 30).map(lambda offset: (date(2026, 1, 1) + timedelta(days=offset)).isoformat()),
    st.lists(st.floats(1, 10), max_size=3),
    max_size=12,
)


@settings(max_examples=30)
@given(by_day=levels, since=st.integers(0, 30))
def test_the_best_confidence_is_that_of_the_best_day_from_then_on(by_day: dict[str, list[float]], since: int) -> None:
    first = date(2026, 1, 1) + timedelta(days=since)
    # Told plainly: what the confidence was after every calendar day, from the morning of the first on.
    ends = [first - timedelta(days=1), *(first + timedelta(days=offset) for offset in range(31))]
    known = [{day: told for day, told in by_day.items() if told and day <= end.isoformat()} for end in ends]
    assert best_confidence(by_day, first.isoformat()) == max(
        (confidence_level(each) for each in known if each), default=0
    )


def test_nothing_is_told_of_what_has_no_pace() -> None:
    assert pace(replace(GOAL, target_value=None), 9, TODAY).kind is PaceKind.NONE
    assert pace(replace(GOAL, status=GoalStatus.PAUSED), 9, TODAY).kind is PaceKind.NONE
    level = pace(replace(GOAL, category="confidence_level", current_value=6.5), 0, TODAY)
    assert (level.kind, level.to_go) == (PaceKind.LEVEL, 3.5)
    assert pace(replace(GOAL, target_value=1e6), 3, TODAY).kind is PaceKind.FAR


@settings(max_examples=30)
@given(recent=st.integers(0, 9), age=st.integers(0, 60), counts=st.sampled_from([None, "check_ins"]))
def test_a_pace_is_that_of_the_days_that_it_is_told_from(recent: int, age: int, counts: str | None) -> None:
    begun = (TODAY - timedelta(days=age)).isoformat()
    told = pace(replace(GOAL, category=counts, counted_from=begun, current_value=recent), recent, TODAY)
    days = age + 1 if counts is None else min(age + 1, 28)
    if days < LEAST_DAYS:
        assert (told.kind, told.missing) == (PaceKind.TOO_FEW_DAYS, LEAST_DAYS - days)
    elif recent < LEAST_STEPS:
        assert (told.kind, told.missing) == (PaceKind.TOO_LITTLE_COUNTED, LEAST_STEPS - recent)
    else:
        assert told.by is not None
        ahead = (told.by - TODAY).days
        # On that day, and not a day before, the pace has brought what was to go.
        assert (ahead - 1) * recent < (10 - recent) * days <= ahead * recent
