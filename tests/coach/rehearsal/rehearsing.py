"""Made-up people who rehearse: replies of every quality, second thoughts and nonsense; by seed."""

import json
import random
from dataclasses import dataclass, field

from extrovertly_desktop.coach.flows.answers import NO, YES
from extrovertly_desktop.coach.rehearsal.acting import AGAIN, IDEAS, ON, STOP
from extrovertly_desktop.coach.rehearsal.engine import Rehearsal
from extrovertly_desktop.coach.rehearsal.state import SceneState
from extrovertly_desktop.domain.coach import Said, Turn
from extrovertly_desktop.domain.coach_facts import Facts

FACTS = Facts("u1")
MOST_TURNS = 25
POOR = ("ok", "yes", "hm", "fine", "I don't know", "sorry, so sorry, I'm so boring", "sure", "whatever you like")
GOOD = (
    "That sounds good. What made you begin with it? I tried something like it once.",
    "Hello, my name is Alex, and I would like to make an appointment for Thursday morning, please.",
    "I understand. My answer is still no, because I have other plans.",
    "I think we should keep it, because talking is quicker. What do you think?",
    "It was nice talking to you. Would you like to meet again on Sunday? Thank you.",
    "I went to the lake and read. And you?",
    "Could you help me with it? I'd like to return it, and here is the receipt.",
)
NONSENSE = (" ", "…", "???", "asdf jkl", "Das ist mir heute alles ein wenig zu viel", "5", "word " * 900, "🙂")


@dataclass
class Played:
    """One way through a scene: the turns, what was answered, and the state after each turn."""

    scene: str
    turns: list[Turn] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    states: list[SceneState] = field(default_factory=list)


def answer_of(turn: Turn, chance: random.Random, quality: float) -> Said:
    """Return what somebody answers; `quality` is the share of replies that are good."""
    chips = {chip.value: chip for chip in turn.chips if chip.value != STOP}
    if chance.random() < 0.1:
        return Said(chance.choice(NONSENSE))
    if YES in chips:
        return chance.choice((Said(chips[YES].label, YES), Said("no"), Said("what"), Said(chips[NO].label, NO)))
    wanted = [value for value in chips if value != IDEAS or chance.random() < 0.2]
    if ON in chips or "warm" in chips:
        value = chance.choice([*wanted, ON] if ON in chips else wanted)
        if value != AGAIN or chance.random() < 0.8:
            return Said(chips[value].label, value) if chance.random() < 0.7 else Said(chips[value].label)
    if IDEAS in wanted:
        return Said(chips[IDEAS].label, IDEAS)
    return Said(chance.choice(GOOD if chance.random() < quality else POOR))


def kept(state: SceneState) -> SceneState:
    """Return a state written out and read in again, as after a kill."""
    return SceneState.from_json(json.loads(json.dumps(state.to_json())))


def play(rehearsal: Rehearsal, scene: str, seed: int, quality: float) -> Played:
    """Let somebody play a scene to its end, as if the application were started anew for every answer."""
    chance = random.Random(f"{scene}/{seed}")
    played = Played(scene)
    state, turn = rehearsal.begin(scene, FACTS, seed)
    while True:
        played.turns.append(turn)
        played.states.append(state)
        if turn.is_over or len(played.turns) > MOST_TURNS:
            return played
        said = answer_of(turn, chance, quality)
        played.said.append(said)
        state, turn = rehearsal.answer(kept(state), said, FACTS)
