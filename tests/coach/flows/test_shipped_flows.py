"""The flows that are shipped: what the linter says, and whether everybody comes to the end of them."""

import json
import random
import re
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from extrovertly_desktop.coach.flows.answers import STOP, YES
from extrovertly_desktop.coach.flows.common import FlowPack
from extrovertly_desktop.coach.flows.engine import FlowEngine
from extrovertly_desktop.coach.flows.lint import Counted, count_lines, lint_common, lint_flow
from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.domain.coach import Deed, DeedKind
from extrovertly_desktop.domain.drafts import Draft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.missions import Difficulty
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.domain.reminders import CHOICES
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.flows.simulated import MOST_TURNS, Journey, Person, facts_of, travel

CONTENT = resources_dir() / "content"
EXPECTED = {
    *("plan_exposure", "prediction", "debrief_good", "debrief_hard", "debrief_avoided", "build_ladder"),
    *("thought_record", "worry_before", "rumination_after", "values_and_goals", "setback"),
    *("breathing_and_grounding", "weekly_review", "two_minds", "reach_out"),
}
RUNS = 24
_OWN_WORDS = re.compile("“[^”]*”")


@pytest.fixture(scope="module")
def pack() -> FlowPack:
    return load_flows(CONTENT / "coach" / "flows")


@pytest.fixture(scope="module")
def engine(pack: FlowPack) -> FlowEngine:
    return FlowEngine(pack)


@pytest.fixture(scope="module")
def journeys(pack: FlowPack, engine: FlowEngine) -> list[Journey]:
    return [journey for slug in pack.flows for journey in _journeys(engine, slug)]


def _journeys(engine: FlowEngine, slug: str) -> Iterator[Journey]:
    for seed in range(RUNS):
        chance = random.Random(f"{slug}/{seed}")
        yield travel(engine, slug, facts_of(chance), Person(chance), seed)


def test_the_linter_finds_nothing_in_any_flow(pack: FlowPack) -> None:
    gate = Gate(load_patterns(CONTENT / "safety"))
    assert pack.flows.keys() >= EXPECTED
    assert lint_common(pack.common, gate) == []
    assert {slug: found for slug, flow in pack.flows.items() if (found := lint_flow(flow, gate))} == {}
    assert len({flow.title for flow in pack.flows.values()}) == len(pack.flows)


def test_the_coach_reflects_at_least_as_often_as_it_asks(pack: FlowPack) -> None:
    counted = sum(map(count_lines, pack.flows.values()), Counted())
    assert counted.reflections_per_question >= 1
    assert counted.share_open >= 0.4


def test_everybody_comes_to_the_end_with_one_question_a_turn(journeys: list[Journey]) -> None:
    for journey in journeys:
        assert journey.is_finished, (journey.flow, journey.said)
        assert len(journey.turns) <= MOST_TURNS
        for turn in journey.turns:
            said = _OWN_WORDS.sub("", turn.text)
            assert said.count("?") <= 1, turn.text
            assert "{" not in said, turn.text
            assert "“”" not in turn.text, turn.text
            assert "“None”" not in turn.text, turn.text
            assert 2 < len(said.split()) <= 65, turn.text
            assert turn.is_over or turn.chips[-1].value == STOP
            assert all(chip.label and len(chip.label) <= 40 for chip in turn.chips)


def test_the_same_sentence_is_not_said_twice_running(journeys: list[Journey]) -> None:
    for journey in journeys:
        for before, after in zip(journey.turns, journey.turns[1:], strict=False):
            assert before.text != after.text


def test_nothing_is_written_but_after_a_yes_and_all_of_it_can_be_kept(journeys: list[Journey]) -> None:
    moods = {mood["slug"] for mood in tomllib.loads((CONTENT / "moods.toml").read_text(encoding="utf-8"))["moods"]}
    kinds = set()
    for journey in journeys:
        for number, turn in enumerate(journey.turns):
            for deed in turn.deeds:
                asked, said = journey.turns[number - 1], journey.said[number - 1]
                assert YES in {chip.value for chip in asked.chips}, journey.flow
                assert said.chip == YES or said.text == "yes please"
                assert _can_be_kept(deed, moods)
                kinds.add(deed.kind)
    assert kinds == set(DeedKind) - {DeedKind.WRITE_SAFETY_PLAN}


def _can_be_kept(deed: Deed, moods: set[str]) -> bool:
    """Build the draft that the deed is for; that raises if a value does not fit."""
    values = dict(json.loads(json.dumps(deed.values)))
    match deed.kind:
        case DeedKind.PLAN_MISSION | DeedKind.PREDICT_EVENT:
            assert values.pop("mission_id", None) or values.pop("event_id", None)
            return _fits(PredictionDraft, values)
        case DeedKind.NOTE_OUTCOME:
            assert values.pop("exposure_id")
            return _fits(OutcomeDraft, values)
        case DeedKind.OWN_MISSION:
            suds = values.pop("suds")
            return _fits(MissionDraft, {**values, "difficulty": Difficulty.BEGINNER, "typical_suds": suds})
        case DeedKind.SET_GOAL:
            day = values.get("target_date")
            return _fits(GoalDraft, {**values, "target_date": date.fromisoformat(day) if day else None})
        case DeedKind.WRITE_ENTRY:
            return values["mood"] in moods and _fits(JournalDraft, values)
        case DeedKind.REMIND:
            return values["minutes_before"] in CHOICES and bool(values["event_id"])
        case DeedKind.PLACE_STEP:
            return bool(values["step_id"]) and 0 <= values["suds"] <= 100
        case _:
            return False


def _fits(draft: type[Draft], values: dict[str, object]) -> bool:
    draft.of(**values)
    return True


def test_taken_up_after_a_kill_at_any_moment_a_flow_goes_on_as_it_would_have(
    engine: FlowEngine, journeys: list[Journey], pack: FlowPack
) -> None:
    waited: dict[str, set[str]] = {slug: set() for slug in pack.flows}
    for number, journey in enumerate(journeys):
        # These went through JSON at every turn; the same answers without it lead to the same turns and states.
        chance = random.Random(f"{journey.flow}/{number % RUNS}")
        facts = facts_of(chance)
        state, turn = engine.begin(journey.flow, facts, number % RUNS)
        for at, said in enumerate(journey.said):
            assert (state, turn) == (journey.states[at], journey.turns[at])
            waited[journey.flow].add(state.node)
            again, asked = engine.resume(FlowState.from_json(json.loads(json.dumps(state.to_json()))), facts)
            assert (again.node, again.slots, again.trail) == (state.node, state.slots, state.trail)
            assert (asked.chips, asked.scale) == (turn.chips, turn.scale)
            state, turn = engine.answer(state, said, facts)
        assert (state, turn) == (journey.states[-1], journey.turns[-1])
    for slug, flow in pack.flows.items():
        never = {node.id for node in flow.nodes if node.waits} - waited[slug]
        assert not never, (slug, never)


def test_somebody_who_says_only_nonsense_or_nothing_comes_to_the_end_too(pack: FlowPack, engine: FlowEngine) -> None:
    for slug in pack.flows:
        for odds in ({"nonsense": 1.0, "skips": 0.0}, {"nonsense": 0.0, "skips": 1.0}):
            chance = random.Random(slug)
            journey = travel(engine, slug, facts_of(chance), Person(chance, backs=0.0, **odds))
            assert journey.is_finished, (slug, odds, journey.states[-1].node)
            assert not list(journey.deeds)
