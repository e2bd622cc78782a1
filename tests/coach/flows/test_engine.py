"""The engine: answers of every sort, going back, stopping, taking up again, and what it quotes and writes."""

import json
from dataclasses import replace

import pytest

from extrovertly_desktop.coach.flows.common import FlowPack
from extrovertly_desktop.coach.flows.engine import FlowEngine
from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.domain.coach import Chip, Deed, DeedKind, FactUsed, Said, Turn
from extrovertly_desktop.domain.coach_facts import AttemptFact, EventFact, Facts, StepFact
from extrovertly_desktop.resource_files import resources_dir

FOLDER = resources_dir() / "content" / "coach" / "flows"
FACTS = Facts(
    user_id="u1",
    picks=(StepFact("missions", "m1", "Ask for the time", "conversation", 30),),
    events=(EventFact("e1", "Quiz night", "2026-11-25", is_going=True, has_prediction=False),),
    open_attempts=(
        AttemptFact("x1", "Say hello", "chat", "2026-11-21", is_open=True, worry="they will laugh", likelihood=80),
    ),
    attempts=(
        AttemptFact(
            "x0",
            "Phone the library",
            "phone",
            "2026-11-01",
            is_open=False,
            worry="they will sigh",
            came_true="no",
            learned="He was kind.",
        ),
    ),
    today="2026-11-22",
)
NOBODY = Facts(user_id="u2", today="2026-11-22")


@pytest.fixture(scope="module")
def pack() -> FlowPack:
    return load_flows(FOLDER)


@pytest.fixture(scope="module")
def engine(pack: FlowPack) -> FlowEngine:
    return FlowEngine(pack)


def labels(turn: Turn) -> list[str]:
    return [chip.label for chip in turn.chips]


def go(
    engine: FlowEngine, flow: str, *answers: str | int, facts: Facts = FACTS
) -> tuple[FlowState, Turn, tuple[Deed, ...]]:
    """Answer by the value of a chip, by a number, or else in words."""
    state, turn = engine.begin(flow, facts)
    deeds: tuple[Deed, ...] = ()
    for answer in answers:
        assert not turn.is_over, turn.text
        chip = next((chip for chip in turn.chips if chip.value == answer), None)
        said = Said(str(answer), number=answer) if isinstance(answer, int) else Said(answer)
        said = Said(chip.label, chip.value) if chip is not None else said
        state, turn = engine.answer(state, said, facts)
        deeds += turn.deeds
    return state, turn, deeds


def test_a_prediction_is_written_only_after_a_yes_with_everything_that_was_said(engine: FlowEngine) -> None:
    answers = ("m1", "They will laugh.", "I would hear it", 80, "about 60", "my phone, joking and whispering")
    _, turn, deeds = go(engine, "prediction", *answers)
    assert deeds == ()
    assert "“They will laugh”" in turn.text
    assert labels(turn)[:2] == ["Yes, please", "No, thanks"]
    state, turn, deeds = go(engine, "prediction", *answers, "yes please")
    values = {
        "mission_id": "m1",
        "worry": "They will laugh.",
        "likelihood": 80,
        "expected_suds": 60,
        "safety_behaviours_to_drop": ["my phone", "joking", "whispering"],
    }
    assert deeds == (Deed(DeedKind.PLAN_MISSION, values),)
    assert turn.is_over
    assert state.is_over
    assert go(engine, "prediction", *answers, "@no")[2] == ()


def test_an_event_gets_its_prediction_and_a_step_of_ones_own_becomes_an_entry(engine: FlowEngine) -> None:
    _, _, deeds = go(engine, "prediction", "e1", "I will freeze", "@skip", "@skip", "@skip", "@skip", "@yes")
    assert deeds == (Deed(DeedKind.PREDICT_EVENT, {"event_id": "e1", "worry": "I will freeze"}),)
    _, _, deeds = go(
        engine, "prediction", "Sing in the choir", "I will freeze", "@skip", 70, "@skip", "@skip", "sure", facts=FACTS
    )
    (deed,) = deeds
    assert deed.kind is DeedKind.WRITE_ENTRY
    assert deed.values["content"] == (
        "## What I am about to do\n\nSing in the choir\n\n## What I expect\n\nI will freeze\n\n"
        "## How likely it feels, 0–100\n\n70"
    )


def test_an_outcome_is_noted_with_the_attempt_and_its_own_prediction_is_quoted_with_its_row(engine: FlowEngine) -> None:
    _, turn, _ = go(engine, "debrief_good", "x1")
    assert "they will laugh" in turn.text
    assert "80" in turn.text
    assert turn.facts == (FactUsed("exposures", "x1"),)
    _, turn, deeds = go(engine, "debrief_good", "x1", "not at all", "They smiled", 40, 70, "They are kind", "yes")
    expected = {
        "exposure_id": "x1",
        "attendance": "done",
        "came_true": "no",
        "evidence": "They smiled",
        "peak_suds": 40,
        "surprise": 70,
        "learned": "They are kind",
    }
    assert deeds == (Deed(DeedKind.NOTE_OUTCOME, expected),)
    assert "they will sigh" in turn.text
    assert FactUsed("exposures", "x0") in turn.facts


def test_a_step_not_taken_is_noted_as_that_and_what_was_found_is_no_lesson_of_an_attempt(engine: FlowEngine) -> None:
    answers = ("x1", "at the door", "They will laugh", 80, "@skip", "only to the door", 30, "yes")
    _, _, deeds = go(engine, "debrief_avoided", *answers)
    notes = (
        "## Where it tipped over\n\nat the door\n\n## What I told myself\n\nThey will laugh\n\n"
        "## A smaller version\n\nonly to the door"
    )
    expected = {"exposure_id": "x1", "attendance": "did_not_go", "notes": notes}
    assert deeds == (Deed(DeedKind.NOTE_OUTCOME, expected),)


def test_without_facts_nothing_is_quoted_and_the_flow_goes_another_way(engine: FlowEngine) -> None:
    state, turn = engine.begin("debrief_good", NOBODY)
    assert state.node == "story"
    assert turn.facts == ()
    assert labels(turn) == ["Skip this", "Stop here"]


def test_one_answer_that_does_not_fit_is_met_with_one_kind_line_and_the_second_with_a_way_on(
    engine: FlowEngine,
) -> None:
    state, asked, _ = go(engine, "prediction", "m1", "They laugh", "I see it")
    assert asked.scale is not None
    again, turn = engine.answer(state, Said("quite a lot"), FACTS)
    assert again.node == state.node
    assert "number" in turn.text
    assert turn.scale == asked.scale
    after, turn = engine.answer(again, Said("140"), FACTS)
    assert after.node == "expected"
    assert "likelihood" not in after.slots
    assert turn.scale is not None
    fitting, _ = engine.answer(again, Said("7 out of 10"), FACTS)
    assert fitting.slots["likelihood"] == 70


def test_a_pick_is_read_from_words_and_what_is_not_on_offer_becomes_a_step_of_ones_own(engine: FlowEngine) -> None:
    state, turn = engine.begin("prediction", FACTS)
    assert [chip.label for chip in turn.chips][:3] == ["Ask for the time", "Quiz night", "Something else"]
    for words, node, slots in (
        ("the quiz night on Wednesday", "worry", {"step": "e1"}),
        ("Quiz Night!", "worry", {"step": "e1"}),
        ("something else", "ask_own", {}),
        ("Sing in the choir", "worry", {"own": "Sing in the choir"}),
        ("hm", "which", {}),
        ("🙂", "which", {}),
    ):
        after, _ = engine.answer(state, Said(words), FACTS)
        found = {name: value["id"] if isinstance(value, dict) else value for name, value in after.slots.items()}
        assert (after.node, found) == (node, slots), words


def test_consent_that_is_not_plain_is_none(engine: FlowEngine) -> None:
    state, _, _ = go(engine, "prediction", "m1", "They laugh", "I see it", 10, 10, "my phone")
    for words in ("perhaps", "yes but not now", "no problem"):
        after, turn = engine.answer(state, Said(words), FACTS)
        assert turn.deeds == ()
    after, _ = engine.answer(state, Said("perhaps"), FACTS)
    after, turn = engine.answer(after, Said("hm"), FACTS)
    assert after.is_over
    assert turn.deeds == ()


def test_going_back_asks_again_and_forgets_the_answer_but_not_past_what_was_written(engine: FlowEngine) -> None:
    state, _, _ = go(engine, "prediction", "m1", "first")
    back, turn = engine.answer(state, Said("go back"), FACTS)
    assert back.node == "worry"
    assert "worry" not in back.slots
    assert turn.text.count("?") == 1
    again, _ = engine.answer(back, Said("second"), FACTS)
    assert again.slots["worry"] == "second"
    first, _ = engine.begin("prediction", FACTS)
    same, turn = engine.answer(first, Said("back"), FACTS)
    assert same.node == first.node
    assert "Back" not in labels(turn)
    written, turn, deeds = go(engine, "build_ladder", "home", "m1", 30, "yes")
    assert len(deeds) == 1
    assert written.trail == ()
    assert "Back" not in labels(turn)


@pytest.mark.parametrize("words", ["stop", "Stop.", "please stop", "Stop here", "that’s enough"])
def test_stopping_works_in_words_at_any_moment(engine: FlowEngine, words: str) -> None:
    state, _, _ = go(engine, "thought_record", "at lunch")
    after, turn = engine.answer(state, Said(words), FACTS)
    assert after.is_over
    assert turn.is_over
    assert turn.deeds == ()
    _, turn = engine.answer(after, Said("hello"), FACTS)
    assert turn.is_over


def test_a_sentence_that_only_holds_such_a_word_is_an_answer(engine: FlowEngine) -> None:
    state, _, _ = go(engine, "thought_record", "I could not stop talking, then I left early to skip the rest")
    assert state.node == "thought"


def test_taking_up_again_asks_what_was_asked_last(engine: FlowEngine) -> None:
    state, asked, _ = go(engine, "prediction", "m1", "They laugh", "I see it")
    kept = FlowState.from_json(json.loads(json.dumps(state.to_json())))
    assert kept == state
    again, turn = engine.resume(kept, FACTS)
    assert again.node == state.node
    assert turn.scale == asked.scale
    assert turn.chips == asked.chips
    assert turn.text.count("?") == 1


def test_a_version_that_is_gone_ends_kindly_and_writes_nothing(pack: FlowPack) -> None:
    state, _, _ = go(FlowEngine(pack), "prediction", "m1", "x", "y", 10, 10, "z")
    changed = pack.flows["prediction"].model_copy(update={"about": "Something else."})
    newer = FlowEngine(pack.model_copy(update={"flows": {**pack.flows, "prediction": changed}}))
    fewer = FlowEngine(pack.model_copy(update={"flows": {}}))
    for engine in (newer, fewer):
        for after, turn in (engine.answer(state, Said("yes"), FACTS), engine.resume(state, FACTS)):
            assert after.is_over
            assert turn.is_over
            assert turn.deeds == ()
            assert "again" in turn.text or "afresh" in turn.text or "new start" in turn.text


def test_a_row_that_is_gone_meanwhile_neither_breaks_the_flow_nor_its_quotation(engine: FlowEngine) -> None:
    state, _, _ = go(engine, "debrief_good", "x1")
    _, turn = engine.answer(state, Said("no"), NOBODY)
    assert turn.text
    waiting, _ = engine.begin("debrief_good", FACTS)
    after, _ = engine.answer(waiting, Said("Say hello", "x1"), NOBODY)
    after, _ = engine.answer(after, Said("Say hello"), NOBODY)
    assert after.node in {"story", "learned_own"}


def test_what_a_person_wrote_is_said_back_on_one_line_and_cannot_format_the_answer(engine: FlowEngine) -> None:
    long = "*They* [all]\nlaughed at me. " + "And they went on. " * 30
    _, turn, _ = go(engine, "prediction", "m1", long)
    quoted = turn.text[turn.text.index("“") + 1 : turn.text.index("”")]
    assert quoted.startswith(r"\*They\* \[all\] laughed at me. And they")
    assert quoted.endswith("…")
    assert len(quoted) < 160


def test_beginning_again_another_day_does_not_begin_with_the_same_words(engine: FlowEngine) -> None:
    openings = [engine.begin("prediction", FACTS, times)[1].text for times in range(3)]
    assert len(set(openings)) == 3


def test_only_days_from_today_on_are_taken_however_they_are_said(engine: FlowEngine) -> None:
    state, asked, _ = go(engine, "values_and_goals", "a", "b", 5, "c", 5, "d", "Sing in public")
    assert asked.chips[:3] == (Chip("today", "Today"), Chip("tomorrow", "Tomorrow"), Chip("in a week", "In a week"))
    for words, day in (
        *(("tomorrow", "2026-11-23"), ("next week", "2026-11-29"), ("by Friday", "2026-11-27")),
        *(("in two weeks", "2026-12-06"), ("2027-01-31", "2027-01-31"), ("Sunday", "2026-11-29")),
    ):
        after, _ = engine.answer(state, Said(words), FACTS)
        assert after.slots["until"] == day, words
    after, _ = engine.answer(state, Said("In a week", "in a week"), FACTS)
    assert after.slots["until"] == "2026-11-29"
    for words in ("yesterday", "2026-11-21", "2026-02-30", "soon"):
        after, _ = engine.answer(state, Said(words), FACTS)
        assert after.node == state.node, words


@pytest.mark.parametrize("kept", [None, [], {}, {"flow": 1}, {"trail": 3}])
def test_what_is_no_state_is_refused(engine: FlowEngine, kept: object) -> None:
    good = engine.begin("prediction", FACTS)[0].to_json()
    broken = {**good, **kept} if isinstance(kept, dict) and kept else kept
    with pytest.raises(ValueError, match="not the state of a flow"):
        FlowState.from_json(broken)


def test_a_node_that_does_not_exist_is_met_like_an_older_version(engine: FlowEngine) -> None:
    state = replace(engine.begin("prediction", FACTS)[0], node="elsewhere")
    assert engine.answer(state, Said("hello"), FACTS)[1].is_over


def test_a_bare_yes_is_no_step_and_own_quotation_marks_are_not_doubled(engine: FlowEngine) -> None:
    state, _ = engine.begin("plan_exposure", FACTS)
    state, turn = engine.answer(state, Said("yes"), FACTS)
    assert "“yes”" not in turn.text
    _, turn = engine.answer(state, Said('"Ask the baker what is good"'), FACTS)
    assert "“Ask the baker what is good”" in turn.text


def test_rows_of_the_same_name_are_told_apart_by_their_day(engine: FlowEngine) -> None:
    choirs = tuple(
        EventFact(f"e{day}", "Choir", f"2026-03-0{day}", is_going=True, has_prediction=False) for day in (4, 5)
    )
    _, turn = engine.begin("worry_before", replace(FACTS, events=choirs, picks=(), ladder=()))
    assert labels(turn)[:2] == ["Choir, Wednesday 4 March", "Choir, Thursday 5 March"]
