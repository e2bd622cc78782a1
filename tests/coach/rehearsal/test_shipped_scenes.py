"""The scenes that are shipped: what the linter says, and whether everybody comes to the end of them."""

import tomllib
from itertools import pairwise

import pytest

from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.rehearsal.common import ScenePack
from extrovertly_desktop.coach.rehearsal.engine import Rehearsal
from extrovertly_desktop.coach.rehearsal.lint import lint_common, lint_scene
from extrovertly_desktop.coach.rehearsal.loading import load_scenes
from extrovertly_desktop.coach.rehearsal.packs import Warmth
from extrovertly_desktop.coach.rehearsal.state import Stage
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.domain.coach import MessageType
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.rehearsal.rehearsing import FACTS, MOST_TURNS, Played, kept, play

CONTENT = resources_dir() / "content"
EXPECTED = {
    *("break_room", "party_arrival", "saying_no", "asking_for_help", "phoning"),
    *("meeting_opinion", "first_date", "neighbour", "returning_an_item", "joining_a_group"),
}
RUNS = 10


@pytest.fixture(scope="module")
def pack() -> ScenePack:
    return load_scenes(CONTENT / "coach" / "scenes", load_flows(CONTENT / "coach" / "flows").common)


@pytest.fixture(scope="module")
def rehearsal(pack: ScenePack) -> Rehearsal:
    return Rehearsal(pack)


@pytest.fixture(scope="module")
def plays(rehearsal: Rehearsal) -> list[Played]:
    return [play(rehearsal, slug, seed, seed / RUNS) for slug in rehearsal.scenes for seed in range(RUNS)]


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(load_patterns(CONTENT / "safety"))


def test_all_scenes_are_there_and_fit_to_be_said(pack: ScenePack, gate: Gate) -> None:
    assert set(pack.scenes) == EXPECTED
    assert lint_common(pack.common, gate) == []
    assert {slug: lint_scene(scene, gate) for slug, scene in pack.scenes.items()} == {slug: [] for slug in EXPECTED}


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        (("One wording.", "One wording.", "Two."), "fewer than 3"),
        (("Where are you?", "You are here.", "You stand here."), "question marks"),
        (("You should go in.", "You are here.", "You stand here."), "telling what to do"),
        (("You want to kill yourself.", "You are here.", "You stand here."), "safety gate"),
        (("word " * 41, "You are here.", "You stand here."), "more than 40"),
    ],
)
def test_unfit_words_are_found(pack: ScenePack, gate: Gate, setting: tuple[str, ...], found: str) -> None:
    spoilt = pack.scenes["neighbour"].model_copy(update={"setting": setting})
    assert any(found in fault for fault in lint_scene(spoilt, gate))


def test_every_scene_leads_to_a_mission_of_the_catalogue(pack: ScenePack) -> None:
    missions = {
        mission["slug"]: mission["title"]
        for path in (CONTENT / "missions").glob("*.toml")
        for mission in tomllib.loads(path.read_text(encoding="utf-8"))["missions"]
    }
    for scene in pack.scenes.values():
        assert missions.get(scene.mission.slug) == scene.mission.title, scene.slug


def test_everybody_comes_to_an_end(plays: list[Played]) -> None:
    for played in plays:
        assert played.turns[-1].is_over
        assert len(played.turns) <= MOST_TURNS
        assert all(turn.text and turn.message_type is MessageType.SCENARIO for turn in played.turns)


def test_every_reply_gets_one_thing_that_worked_and_one_to_try(plays: list[Played]) -> None:
    tries = 0
    for played in plays:
        for before, state, turn in zip(played.states, played.states[1:], played.turns[1:], strict=False):
            feedback = turn.notes.get("feedback")
            assert (feedback is not None) == (len(state.tries) > len(before.tries))
            if feedback is not None:
                assert isinstance(feedback, dict)
                assert set(feedback) == {"worked", "try"}
                assert all(feedback.values())
                assert not any("{" in words for words in feedback.values())
                tries += 1
    assert tries > RUNS * len(EXPECTED)


def test_the_coach_asks_at_most_one_question_a_turn(plays: list[Played]) -> None:
    for played in plays:
        for turn in played.turns:
            assert turn.text.count("?") <= (1 if "“" not in turn.text else 2), turn.text


def test_no_line_is_said_twice_running_and_every_ending_is_met(plays: list[Played], pack: ScenePack) -> None:
    lines = {slug: {line: e.id for e in scene.endings for line in e.line} for slug, scene in pack.scenes.items()}
    met = set()
    for played in plays:
        said = [turn.text for turn in played.turns]
        assert all(one != two for one, two in pairwise(said))
        met |= {(played.scene, name) for text in said for line, name in lines[played.scene].items() if line in text}
    # The quality of replies decides; a few endings belong to one mood only.
    assert len(met) >= 0.8 * sum(len(scene.endings) for scene in pack.scenes.values())


def test_each_beat_takes_every_character_both_ways(pack: ScenePack) -> None:
    for scene in pack.scenes.values():
        for beat in scene.beats:
            for warmth in (Warmth.WARM, Warmth.NEUTRAL):
                assert {way.tone for way in beat.ways if not way.only or warmth in way.only} == {"warmer", "cooler"}


def test_it_can_be_taken_up_after_every_turn(plays: list[Played], rehearsal: Rehearsal) -> None:
    for played in plays:
        for state, turn in zip(played.states, played.turns, strict=True):
            if state.stage is Stage.OVER:
                continue
            again, asked = rehearsal.resume(kept(state), FACTS)
            assert not asked.is_over
            assert asked.chips == turn.chips
            assert again.to_json() | {"counts": {}} == state.to_json() | {"counts": {}}
            if state.stage is Stage.REPLY:
                assert state.heard in asked.text
