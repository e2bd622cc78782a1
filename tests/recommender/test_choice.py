"""The day's three, and what is told of why."""

import json
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.domain.recommendation import Pick, Reason, ReasonKind, Slot
from extrovertly_desktop.recommender.choice import choose
from extrovertly_desktop.recommender.model import fit
from extrovertly_desktop.recommender.records import INTERVALS, StepRecord
from extrovertly_desktop.recommender.steps import Attempt, Mark, Step

TODAY = 2_000
PLACES = ("shop", "cafe", "library", "work")
PEOPLE = ("staff", "stranger", "group")
STEPS = tuple(
    Step(f"step-{number}", f"kind-{number % 4}", 20 + 3 * number, PLACES[number % 4 :], PEOPLE[number % 3 :], ("any",))
    for number in range(20)
)


def three(attempts=(), *, steps=STEPS, marks=(), seed=1, today=TODAY, **more) -> dict[Slot, Pick]:
    estimates = fit(STEPS, attempts, marks, today=today)
    return {pick.slot: pick for pick in choose(estimates, steps, attempts, today=today, seed=seed, **more)}


def test_three_for_their_slots_of_different_kinds_the_same_all_day() -> None:
    picks = three()
    assert list(picks) == list(Slot)
    assert picks[Slot.WITHIN_REACH].expectation.mean <= 40
    assert 40 <= picks[Slot.STRETCH].expectation.mean <= 70
    assert len({next(s.category for s in STEPS if s.key == pick.step) for pick in picks.values()}) == 3
    assert three() == picks
    assert len({pick.step for seed in range(6) for pick in three(seed=seed).values()}) > 4


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.sampled_from([step.key for step in STEPS])),
    st.lists(st.tuples(st.integers(0, 19), st.integers(0, 100), st.integers(0, 30)), max_size=12),
    st.integers(0, 999),
)
def test_any_record_gives_distinct_picks_from_what_is_left(excluded, record, seed) -> None:
    attempts = [Attempt(f"step-{n}", TODAY - age, suds) for n, suds, age in sorted(record, key=lambda item: -item[2])]
    picks = three(attempts, exclude=excluded, seed=seed)
    keys = [pick.step for pick in picks.values()]
    assert len(set(keys)) == len(keys) == min(3, len(STEPS) - len(excluded))
    assert not excluded & set(keys)


def test_a_step_of_the_last_days_rests_and_events_are_never_picked() -> None:
    done = [Attempt(f"step-{number}", TODAY - 1, 45) for number in range(17)]
    assert {pick.step for pick in three(done).values()} == {"step-17", "step-18", "step-19"}
    event = Step("party", "kind-1", 50, is_event=True)
    estimates = fit([*STEPS, event], [], today=TODAY)
    assert choose(estimates, [event], [], today=TODAY, seed=1) == ()
    assert len(choose(estimates, [event, STEPS[0]], [], today=TODAY, seed=1)) == 1


def test_who_ignores_them_is_offered_others() -> None:
    offered: dict[str, int] = {}
    previous: set[str] = set()
    for day in range(TODAY, TODAY + 5):
        keys = {pick.step for pick in three(today=day, recently_offered=offered).values()}
        assert not keys & previous
        offered |= dict.fromkeys(keys, day)
        previous = keys
    assert len(offered) >= 10


def test_the_varied_one_goes_where_the_person_has_not_been() -> None:
    been = [Attempt("step-0", TODAY - day, 20, None, place, people, "morning") for day in range(30, 10, -1)
            for place, people in (("shop", "staff"), ("cafe", "stranger"), ("library", "staff"))]  # fmt: skip
    pick = three(been)[Slot.VARIED]
    assert (pick.place, pick.people) == ("work", "group")
    assert pick.time != "morning"
    assert pick.reason.kind is ReasonKind.UNVISITED
    assert pick.reason.attempts == 0
    assert pick.reason.context_value in {pick.place, pick.people, pick.time}


def test_ground_that_was_seldom_trodden_is_told_too() -> None:
    days = iter(range(TODAY - 200, TODAY))
    times = ("morning", "midday", "afternoon", "evening")
    ways = [*product(PLACES[:-1], PEOPLE, times, range(2)), *product(PLACES[-1:], PEOPLE[:1], times[:2], range(1))]
    been = [Attempt("step-0", next(days), 20, None, place, people, time) for place, people, time, _ in ways]
    reason = three(been)[Slot.VARIED].reason
    assert (reason.kind, reason.context_value, reason.attempts) == (ReasonKind.UNVISITED, PLACES[-1], 2)


def test_a_rung_put_higher_today_is_no_longer_within_reach() -> None:
    easy = three()[Slot.WITHIN_REACH]
    marks = [Mark(step.key, TODAY, 85, MarkKind.PLACED) for step in STEPS if step.typical_suds <= 40]
    marks += [Mark("step-19", TODAY, 25, MarkKind.PLACED)]
    pick = three(marks=marks)[Slot.WITHIN_REACH]
    assert pick.step == "step-19" != easy.step
    assert pick.reason.kind is ReasonKind.PLACED


@pytest.mark.parametrize("rounds", range(2, 8))
def test_a_mastered_step_is_due_at_growing_intervals(rounds: int) -> None:
    record = StepRecord()
    day = 0
    for done in range(rounds):
        day = done * 10
        record.add(Attempt("a", day, 20))
    interval = INTERVALS[min(rounds - 2, len(INTERVALS) - 1)]
    assert record.interval == interval
    assert not record.is_due(day + interval - 1)
    assert record.is_due(day + interval)


def test_mastery_needs_two_low_days_and_goes_with_a_high_one() -> None:
    record = StepRecord()
    for day, suds in ((1, 90.0), (2, 40.0), (2, 40.0)):
        record.add(Attempt("a", day, suds))
    assert not record.is_mastered  # twice on one day is one day
    record.add(Attempt("a", 3, 45.0))
    assert record.is_mastered  # half of the first
    record.add(Attempt("a", 4, None))
    assert record.is_mastered
    record.add(Attempt("a", 5, 60.0))
    assert record.interval is None


def test_a_due_step_takes_the_third_slot_now_and_then_and_says_so() -> None:
    mastered = [Attempt("step-9", TODAY - 30, 60), Attempt("step-9", TODAY - 22, 20), Attempt("step-9", TODAY - 20, 15)]
    picks = [three(mastered, seed=seed)[Slot.VARIED] for seed in range(25)]
    again = [pick for pick in picks if pick.reason.kind is ReasonKind.RETEST]
    assert 3 < len(again) < 20
    offered = {"step-9": TODAY - 1}
    others = [three(mastered, seed=seed, recently_offered=offered)[Slot.VARIED] for seed in range(25)]
    assert "step-9" not in {pick.step for pick in others}, "offered yesterday"
    reason = again[0].reason
    assert (again[0].step, reason.days_since, reason.interval, reason.last_suds) == ("step-9", 20, 7, 15)


def test_predictions_above_what_came_are_the_reason() -> None:
    attempts = [
        Attempt(f"step-{number}", TODAY - 20 + number, 15, predicted=40 + number, place="shop", people="staff")
        for number in (1, 5, 9)
    ]
    reason = three(attempts, steps=[STEPS[13]])[Slot.WITHIN_REACH].reason
    assert reason.kind is ReasonKind.OVER_EXPECTED
    assert reason.effect == pytest.approx(-30)
    assert reason.attempts == 3


def test_reasons_tell_the_largest_term_of_the_expectation() -> None:
    attempts = [
        Attempt(f"step-{number}", TODAY - 40 + number, min(STEPS[number].typical_suds + 25, 100))
        for number in range(12)
    ]
    pick = three(attempts, steps=[STEPS[15]])[Slot.WITHIN_REACH]
    assert pick.reason.kind is ReasonKind.OWN_LEVEL
    assert pick.reason.effect == pytest.approx(pick.expectation.parts["person"])
    assert pick.reason.expected == pytest.approx(pick.expectation.mean)
    assert three()[Slot.STRETCH].reason.kind is ReasonKind.TYPICAL


def test_what_was_said_of_a_kind_speaks_until_one_of_it_was_tried() -> None:
    step = STEPS[15]
    said = {step.category: 1.0}

    def reason(attempts=()) -> Reason:
        fitted = fit(STEPS, attempts, today=TODAY, comfort=said)
        picks = choose(fitted, [step], attempts, today=TODAY, seed=1)
        return picks[0].reason

    before = reason()
    assert before.kind is ReasonKind.RATED
    assert before.effect < 0
    assert before.expected < before.typical
    assert reason([Attempt(step.key, TODAY - 3, step.typical_suds)]).kind is not ReasonKind.RATED


def test_a_reason_survives_being_stored() -> None:
    for pick in three([Attempt("step-4", TODAY - 9, 66, 70, "shop", "staff")]).values():
        assert Reason.from_json(json.loads(json.dumps(pick.reason.as_json()))) == pick.reason
    with pytest.raises(ValueError, match="needs its kind"):
        Reason.from_json({"kind": "typical"})


def test_place_and_company_go_together_where_a_step_leaves_the_choice() -> None:
    steps = [Step(f"call-{n}", f"kind-{n}", 35, ("home", "shop"), ("staff", "family"), ("any",)) for n in range(6)]
    estimates = fit(steps, [], today=TODAY)
    picks = [pick for seed in range(20) for pick in choose(estimates, steps, [], today=TODAY, seed=seed)]
    found = {(pick.place, pick.people) for pick in picks}
    assert ("home", "staff") not in found
    assert {("home", "family"), ("shop", "staff")} <= found
    only = [Step("parcel", "kind", 35, ("home",), ("staff",), ("any",))]
    pick = choose(fit(only, [], today=TODAY), only, [], today=TODAY, seed=1)[0]
    assert (pick.place, pick.people) == ("home", "staff")
