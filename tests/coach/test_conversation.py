"""One conversation: safety before everything, then what is under way, then what was meant."""

import json
from dataclasses import replace

import pytest

from extrovertly_desktop.coach.conversation import Conversation
from extrovertly_desktop.coach.conversation_state import ConversationState
from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.coach import Said, Turn
from extrovertly_desktop.domain.coach_facts import AttemptFact, Facts, StepFact
from tests.coach.talking import UNSURE, conversation

CRISIS = "I have a plan to kill myself tonight"
STEP = StepFact("missions", "m1", "Ask a cashier how their day is", "conversation", 30, slug="ask-a-cashier")
FACTS = Facts("u1", "Robin", picks=(STEP,), ladder=(STEP,), today="2026-03-02")


@pytest.fixture(scope="module")
def coach() -> Conversation:
    return conversation()


def say(
    coach: Conversation, state: ConversationState, said: str | Said, facts: Facts = FACTS
) -> tuple[ConversationState, Turn]:
    """Say something, with the state written out and read in between as after a kill, and return the last turn."""
    state = ConversationState.from_json(json.loads(json.dumps(state.to_json())))
    state, turns = coach.answer(state, Said(said) if isinstance(said, str) else said, facts)
    return state, turns[-1]


def values(turn: Turn) -> list[str]:
    return [chip.value for chip in turn.chips]


def test_it_says_first_that_it_is_a_program(coach: Conversation) -> None:
    _, (turn,) = coach.open(FACTS)
    assert "program" in turn.text
    assert "Robin" in turn.text
    assert turn.text.count("?") == 1
    assert len(turn.chips) > 3


def test_a_plan_that_waits_is_asked_after_with_its_row(coach: Conversation) -> None:
    waiting = AttemptFact("e1", "Wave at the *bus* driver", "kindness", "2026-03-01", is_open=True)
    _, (turn,) = coach.open(Facts("u1", open_attempts=(waiting,)))
    assert "Wave at the" in turn.text
    assert "program" in turn.text
    assert [(fact.table, fact.id) for fact in turn.facts] == [("exposures", "e1")]


def test_a_crisis_stops_coaching_in_the_middle_of_a_flow(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, turn = say(coach, state, Said("Plan", chip="flow:plan_exposure"))
    assert state.activity is not None
    state, turn = say(coach, state, CRISIS)
    assert turn.notes["safety"] == {"tier": "immediate", "topic": "suicide"}
    assert "112" in turn.text
    for words in ("blushing", "give me something to do", "lol just joking"):
        state, turn = say(coach, state, words)
        assert turn.source == "care:holding"
        assert state.care is not None


def test_one_denial_does_not_end_it_and_two_do(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, _ = say(coach, state, Said("Plan", chip="flow:plan_exposure"))
    state, turn = say(coach, state, CRISIS)
    state, turn = say(coach, state, Said("I am safe right now", chip="care:safe"))
    assert state.care is not None
    assert turn.text.count("?") == 1
    state, turn = say(coach, state, Said("Yes, I am safe", chip="care:yes"))
    assert state.care is None
    assert "go_on" in values(turn)
    state, turn = say(coach, state, Said("Go on", chip="go_on"))
    assert turn.source.startswith("flow:plan_exposure")


def test_a_new_finding_begins_the_count_again(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, _ = say(coach, state, CRISIS)
    state, _ = say(coach, state, Said("I am safe right now", chip="care:safe"))
    state, turn = say(coach, state, CRISIS)
    state, turn = say(coach, state, Said("I am safe right now", chip="care:safe"))
    assert state.care is not None
    state, turn = say(coach, state, Said("Something steadying", chip="care:ground"))
    assert "1." in turn.text
    state, turn = say(coach, state, Said("I am not sure", chip="care:unsure"))
    assert turn.source == "care:card"


def test_a_figure_of_speech_gets_one_kind_line_and_then_the_answer(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, turns = coach.answer(state, Said("I wanted to disappear"), FACTS)
    assert len(turns) == 2
    assert turns[0].source == "care:soft"
    state, turns = coach.answer(state, Said("I wanted to disappear"), FACTS)
    assert len(turns) == 1, "not twice in a row"


def test_after_the_kind_line_nothing_is_guessed_at(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, turns = coach.answer(state, Said("my friend said she wants to die"), FACTS)
    assert [turn.source for turn in turns] == ["care:soft", "talk:soft_next"]
    assert values(turns[-1]) == ["care:help", "topic:calm_down_now", "menu"]
    state, turn = say(coach, state, Said("Show “Help now”", chip="care:help"))
    assert "112" in turn.text
    assert "menu" in values(turn)


def test_whom_to_reach_is_told_in_the_middle_of_a_flow_as_well(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, before = say(coach, state, Said("Plan", chip="flow:plan_exposure"))
    state, turns = coach.answer(state, Said("Show “Help now”", chip="care:help"), FACTS)
    assert [turns[0].source, values(turns[-1])] == ["care:whom", values(before)]
    state, _ = say(coach, state, CRISIS)
    state, turn = say(coach, state, Said("Show “Help now”", chip="care:help"))
    assert turn.source == "care:card"


@pytest.mark.parametrize(
    ("said", "source", "first"),
    [
        ("Help!", "talk:helping", "care:help"),
        ("yes", "talk:short", "topic:choose_mission"),
        ("I don’t know.", "talk:unsure", "topic:choose_mission"),
        ("stop", "talk:let_be", "menu"),
        ("\U0001f62d\U0001f62d", "talk:wordless", "topic:choose_mission"),
        ("Je suis très timide et j'ai peur de parler", "talk:foreign", "topic:choose_mission"),
        ("мне страшно", "talk:foreign", "topic:choose_mission"),
        ("the capital of the country, please", "talk:beyond", "topic:choose_mission"),
    ],
)
def test_messages_that_say_little_get_a_kind_answer(coach: Conversation, said: str, source: str, first: str) -> None:
    _, turn = say(coach, coach.open(FACTS)[0], said)
    assert [turn.source, values(turn)[0]] == [source, first]
    assert turn.text.count("?") <= 1


def test_a_question_about_the_coach_is_answered_at_once(coach: Conversation) -> None:
    _, turn = say(coach, coach.open(FACTS)[0], Said("?", chip="topic:about_the_coach"))
    assert "program" in turn.text or "software" in turn.text


def test_the_page_of_help_is_no_tab(coach: Conversation) -> None:
    _, turn = say(coach, coach.open(FACTS)[0], Said("?", chip="topic:seeing_a_professional"))
    assert "care:help" in values(turn)
    assert "tab:help" not in values(turn)


def test_what_is_meant_is_reflected_and_ways_on_are_offered(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, turn = say(coach, state, "I go red.")
    assert turn.source == "topic:blushing"
    assert "?" not in turn.text
    assert values(turn)[-1] == "menu"
    again = say(coach, state, "I go red.")[1]
    assert again.text != turn.text, "the same words are not said twice running"


def test_when_unsure_it_asks_which_of_three(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, turn = say(coach, state, UNSURE)
    assert values(turn) == ["topic:blushing", "topic:parties", "topic:worry_before", "menu"]
    state, turn = say(coach, state, Said("Blushing", chip="topic:blushing"))
    assert turn.source == "topic:blushing"


def test_what_it_does_not_know_it_says(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    _, turn = say(coach, state, "what is the capital of Peru")
    assert turn.source == "talk:beyond"
    assert len(turn.chips) > 3


def test_todays_missions_are_named_with_their_rows_and_can_be_planned(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, turn = say(coach, state, "give me something to do")
    assert STEP.title in turn.text
    assert [fact.id for fact in turn.facts] == ["m1"]
    state, turn = say(coach, state, Said(STEP.title, chip=values(turn)[0]))
    assert STEP.id not in values(turn), "which mission it shall be was said by the chip"
    assert state.kind == "flow"


def test_before_todays_missions_are_chosen_the_nearest_steps_are_offered(coach: Conversation) -> None:
    _, turn = say(coach, coach.open(FACTS)[0], "give me something to do", replace(FACTS, picks=()))
    assert [fact.id for fact in turn.facts] == ["m1"]
    assert values(turn)[0] == "flow:plan_exposure?mission=m1"
    _, turn = say(coach, coach.open(FACTS)[0], "give me something to do", replace(FACTS, picks=(), ladder=()))
    assert values(turn) == ["tab:missions", "menu"]


def test_own_words_are_quoted_only_from_attempts_and_carry_their_row(coach: Conversation) -> None:
    learned = AttemptFact(
        "e9", "Blushing in a meeting and staying", "workplace", "2026-02-01", is_open=False, learned="Nobody *noticed*"
    )
    facts = Facts("u1", attempts=(learned,), today="2026-03-02")
    state, _ = coach.open(facts)
    state, turns = coach.answer(state, Said("I go red"), facts)
    quoted = [fact.id for fact in turns[-1].facts]
    assert ("Nobody" in turns[-1].text) == (quoted == ["e9"])
    assert "*noticed*" not in turns[-1].text.replace("\\*noticed\\*", "")
    _, again = coach.answer(state, Said("I go red"), facts)
    assert again[-1].facts == (), "once in a conversation is enough"


def test_words_that_fit_anything_bring_up_no_attempt(coach: Conversation) -> None:
    learned = AttemptFact(
        "e8", "Speak about something before people", "workplace", "2026-02-01", is_open=False, learned="It was loud"
    )
    _, turn = say(
        coach, coach.open(FACTS)[0], Said("?", chip="topic:worry_before"), replace(FACTS, attempts=(learned,))
    )
    assert "loud" not in turn.text


def test_too_long_a_text_is_sent_to_the_journal(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    _, turn = say(coach, state, "work " * (limits.COACH_ANSWER // 4))
    assert turn.source == "talk:too_long"


def test_a_strange_chip_or_state_leads_to_the_menu(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    _, turn = say(coach, state, Said("?", chip="flow:no_such_flow"))
    assert turn.source == "talk:menu"
    assert ConversationState.from_json(["broken"]) == ConversationState()
    gone = ConversationState(kind="flow", activity={"flow": "gone"})
    state, turn = say(coach, gone, "hello")
    assert turn.source == "talk:gone"
    assert state.activity is None


def test_a_conversation_is_taken_up_where_it_was(coach: Conversation) -> None:
    state, _ = coach.open(FACTS)
    state, before = say(coach, state, Said("Plan", chip="flow:plan_exposure"))
    state, turns = coach.resume(state, FACTS)
    assert values(turns[-1]) == values(before)
    state, _ = say(coach, state, CRISIS)
    state, turns = coach.resume(state, FACTS)
    assert turns[-1].source == "care:holding"
