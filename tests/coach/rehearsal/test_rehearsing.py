"""One rehearsal from the warmth to the mission: what is said to good replies, poor ones, and none."""

from dataclasses import replace

import pytest

from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.rehearsal.acting import AGAIN, IDEAS, MOST_TRIES, ON, STOP
from extrovertly_desktop.coach.rehearsal.engine import Rehearsal
from extrovertly_desktop.coach.rehearsal.loading import load_scenes
from extrovertly_desktop.coach.rehearsal.packs import Scene
from extrovertly_desktop.coach.rehearsal.state import SceneState, Stage
from extrovertly_desktop.coach.rehearsal.structure import faults_of
from extrovertly_desktop.domain.coach import DeedKind, MessageType, Said, Turn
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.rehearsal.rehearsing import FACTS, kept
from tests.coach.talking import conversation

CONTENT = resources_dir() / "content" / "coach"


@pytest.fixture(scope="module")
def rehearsal() -> Rehearsal:
    return Rehearsal(load_scenes(CONTENT / "scenes", load_flows(CONTENT / "flows").common))


class Talk:
    """A rehearsal under way."""

    def __init__(self, rehearsal: Rehearsal, scene: str, warmth: str) -> None:
        self._rehearsal = rehearsal
        self.state, self.turn = rehearsal.begin(scene, FACTS)
        self.say(warmth)

    def say(self, words: str) -> Turn:
        """Answer by the chip of that value if there is one, else in words."""
        chip = next((chip for chip in self.turn.chips if chip.value == words), None)
        said = Said(words) if chip is None else Said(chip.label, chip=chip.value)
        self.state, self.turn = self._rehearsal.answer(kept(self.state), said, FACTS)
        return self.turn

    @property
    def worked(self) -> str:
        feedback = self.turn.notes["feedback"]
        assert isinstance(feedback, dict)
        return str(feedback["worked"])

    @property
    def to_try(self) -> str:
        feedback = self.turn.notes["feedback"]
        assert isinstance(feedback, dict)
        return str(feedback["try"])

    @property
    def offered(self) -> list[str]:
        return [chip.value for chip in self.turn.chips]


def test_a_whole_rehearsal_ends_in_a_planned_mission(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "break_room", "warm")
    assert talk.turn.notes["speaker"] == "Mara"
    talk.say("It was quiet, I read a book by the lake. And you?")
    assert talk.offered == [ON, AGAIN, IDEAS, STOP]
    assert "I read a book by the lake" in talk.worked
    assert "open_question" not in talk.state.advised
    talk.say(ON)
    talk.say("That sounds lovely. What do you grow in the garden?")
    assert "What do you grow in the garden?" in talk.worked
    talk.say(ON)
    talk.say("I usually eat at my desk. Could I join you?")
    talk.say(ON)
    talk.say("It was nice talking to you, see you on Thursday.")
    talk.say(ON)
    assert talk.state.stage is Stage.OFFER
    for words in ("4 turns of yours", "3 questions", "one follow-up", "2 things told of yourself", "Join others at a"):
        assert words in talk.turn.text
    assert talk.turn.deeds == ()
    (deed,) = talk.say("yes please").deeds
    assert deed.kind is DeedKind.PLAN_MISSION
    assert deed.values == {"mission_slug": "lunch-with-others"}
    assert talk.turn.is_over


def test_a_turn_is_tried_again_and_compared(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "break_room", "neutral")
    line = talk.state.heard
    first = talk.say("fine")
    assert talk.state.way == 1, "a clipped reply takes the cooler way"
    assert line in talk.say(AGAIN).text
    talk.say("I went hiking with my brother. And you?")
    assert talk.state.way == 0
    assert "I went hiking with my brother" in talk.worked
    assert "his time" in talk.worked or "Now" in talk.worked
    assert talk.turn.text != first.text
    talk.say(ON)
    assert talk.state.marks[0].gained[0] == "disclosure"


def test_whoever_writes_on_at_once_tries_again_and_not_without_end(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "saying_no", "cool")
    beat = talk.state.beat
    for number in range(MOST_TRIES):
        talk.say("I'm so sorry, I'm sorry, maybe I can't, I don't know")
        assert (talk.state.beat, len(talk.state.tries)) == (beat, number + 1)
    assert AGAIN not in talk.offered
    talk.say("No, I can't do it.")
    assert talk.state.beat != beat


def test_a_clear_no_is_told_from_a_soft_one(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "saying_no", "warm")
    talk.say("Well, maybe, I guess I could")
    assert talk.state.advised in {"yields", "hedges"}
    talk.say("No, I can't this time.")
    assert "I can't this time" in talk.worked or "No" in talk.worked
    assert talk.state.advised != "refusal"


def test_being_turned_down_is_met_with_what_was_done_well(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "first_date", "cool")
    for words in ("I walked here. And you?", "That's brave. What made you start?", "I draw. And what about you?"):
        talk.say(words)
        talk.say(ON)
    talk.say("I enjoyed this. Would you like to meet again?")
    talk.say(ON)
    assert "you asked" in talk.turn.text.casefold() or "honest question" in talk.turn.text
    assert talk.say(STOP).is_over or talk.state.stage is Stage.OFFER


def test_a_cool_reply_is_not_laid_at_the_persons_door(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "neighbour", "cool")
    talk.say("Hello, what are you growing there?")
    assert "Amir" in talk.worked
    assert "Amir" not in talk.to_try


def test_speaking_ill_of_oneself_comes_before_all_else(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "party_arrival", "warm")
    talk.say("Hi, I'm Alex, I'm so awkward at these things")
    assert talk.state.advised == "self_put_down"
    talk.say("Hi, I'm Alex. How do you know everybody?")
    assert talk.state.advised != "self_put_down"


def test_nothing_nonsense_and_other_languages_are_met_kindly(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "phoning", "polite")
    assert talk.state.warmth == "neutral"
    beat = talk.state.beat
    assert "feedback" not in talk.say("…").notes
    assert talk.state.beat == beat
    assert "feedback" not in talk.say(" ").notes
    assert talk.state.beat != beat, "after two silences the scene goes on by itself"
    assert talk.state.marks == ()
    talk.say("Ich hätte gern einen Termin und das bald")
    assert "English" in talk.to_try
    talk.say(ON)
    talk.say("well " * 3000)
    assert talk.state.advised == "too_long"


def test_ideas_are_offered_and_using_them_is_no_turn(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "returning_an_item", "warm")
    assert talk.say(IDEAS).text.count("“") >= 1
    assert talk.state.stage is Stage.REPLY
    assert talk.say("what could I say?").text.count("“") >= 1
    assert talk.state.tries == ()


def test_it_can_be_stopped_and_declined(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "phoning", "warm")
    assert talk.say("Stop the rehearsal").is_over
    assert talk.say("hello").is_over
    talk = Talk(rehearsal, "phoning", "warm")
    while talk.state.stage is not Stage.OFFER:
        talk.say(ON if ON in talk.offered else "Hello")
    assert talk.say("hmm").deeds == ()
    assert talk.say("hmm").is_over
    assert talk.turn.deeds == ()


def test_a_scene_that_has_changed_or_a_broken_state_ends_kindly(rehearsal: Rehearsal) -> None:
    talk = Talk(rehearsal, "phoning", "warm")
    for old in (replace(talk.state, digest="older"), replace(talk.state, scene="gone"), replace(talk.state, way=9)):
        state, turn = rehearsal.answer(old, Said("Hello"), FACTS)
        assert state.is_over
        assert turn.is_over
    for broken in (None, {}, {**talk.state.to_json(), "stage": "?"}, {**talk.state.to_json(), "tries": [["?"]]}):
        with pytest.raises(ValueError, match="not the state"):
            SceneState.from_json(broken)


def test_a_scene_that_does_not_hang_together_is_found(rehearsal: Rehearsal) -> None:
    scene = rehearsal.scenes["break_room"]

    def spoilt(number: int, to: str) -> Scene:
        beat = scene.beats[number]
        ways = tuple(way.model_copy(update={"to": to}) for way in beat.ways)
        beats = list(scene.beats)
        beats[number] = beat.model_copy(update={"ways": ways})
        return scene.model_copy(update={"beats": tuple(beats)})

    assert faults_of(scene) == []
    assert any("does not exist" in fault for fault in faults_of(spoilt(0, "nowhere")))
    assert any("leads back" in fault for fault in faults_of(spoilt(4, "weekend")))
    assert any("nothing leads there" in fault for fault in faults_of(spoilt(4, "a_nod")))


def test_danger_is_heard_in_the_middle_of_a_scene_and_the_scene_waits() -> None:
    coach = conversation()
    state, _ = coach.open(FACTS)
    state, (begun,) = coach.answer(state, Said("Phone", chip="scene:phoning"), FACTS)
    assert begun.message_type is MessageType.SCENARIO
    state, (spoken,) = coach.answer(state, Said("Friendly", chip="warm"), FACTS)
    state, (care,) = coach.answer(state, Said("I have a plan to kill myself tonight"), FACTS)
    assert care.source.startswith("care:")
    for chip in ("care:safe", "care:yes"):
        state, _ = coach.answer(state, Said("Yes", chip=chip), FACTS)
    state, (again,) = coach.answer(state, Said("Go on", chip="go_on"), FACTS)
    assert again.source == spoken.source
    assert spoken.text.rpartition("\n")[2] in again.text
    state, (over,) = coach.answer(state, Said("Stop", chip=STOP), FACTS)
    assert over.is_over
    assert state.activity is None
    assert coach.title_of(over.source) == "Making a phone call"
