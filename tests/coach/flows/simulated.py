"""Made-up people who go through flows: sensible on the whole, with skips, second thoughts and nonsense; by seed."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from extrovertly_desktop.coach.flows.answers import BACK, NO, OTHER, SKIP, STOP, YES
from extrovertly_desktop.coach.flows.engine import FlowEngine
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.domain.coach import Deed, Said, Turn
from extrovertly_desktop.domain.coach_facts import AttemptFact, EventFact, Facts, GoalFact, StepFact, WeekFact

TODAY = "2026-11-22"
NONSENSE = (
    "asdf jkl",
    "???",
    "…",
    "7000",
    "purple monkeys",
    "ehm",
    "🙂",
    "-5",
    "what",
    "i don't know",
    " ",
    "*_[x](y)`",
)
WORDS = (
    "They looked at me and went on talking.",
    "I said hello and then nothing came",
    "my boss asked me something; my face went hot, and I said “sorry” three times",
    "fine",
    "It was the moment when everybody fell silent. I thought they were waiting for me.\nNobody said a word.",
    "Somebody smiled and asked where I was from",
    "I don't belong there and everyone can see it, no matter what I say or how long I prepare for it beforehand, and that is how it has always been for as long as I can remember, really",  # noqa: E501
    "50 people were there",
    "maybe",
)
MOST_TURNS = 25


def facts_of(chance: random.Random) -> Facts:
    """Return somebody's facts: nothing at all, a little, or much of everything."""
    much = chance.choice((0, 1, 5))
    steps = [
        StepFact("missions", f"m{n}", f"Step number {n}", "conversation", chance.choice((None, 30, 80)), n % 3)
        for n in range(much * 2)
    ]
    attempts = [
        AttemptFact(
            f"x{n}", f"Attempt {n}", "groups", "2026-11-0" + str(1 + n), n < much,
            worry=chance.choice((None, "they will laugh")), likelihood=chance.choice((None, 0, 80)),
            came_true=None if n < much else chance.choice((None, "no", "yes")),
            learned=chance.choice((None, "They were friendly.")),
        )
        for n in range(much * 2)
    ]  # fmt: skip
    events = [EventFact(f"e{n}", f"Evening {n}", "2026-12-0" + str(1 + n), n % 2 == 0, n == 1) for n in range(much)]
    return Facts(
        user_id="u1",
        name=chance.choice(("", "Kim")),
        picks=tuple(steps[:much]),
        ladder=tuple(steps[much // 2 :]),
        open_attempts=tuple(each for each in attempts if each.is_open),
        attempts=tuple(each for each in attempts if not each.is_open),
        events=tuple(events),
        goals=tuple(GoalFact(f"g{n}", f"Goal {n}", 1.0, None) for n in range(much)),
        week=WeekFact(much, much, much, much, None),
        today=TODAY,
    )


class Person:
    """Somebody who answers turns.

    Args:
        chance: where the choices come from.
        nonsense, skips, backs: how often an answer is that; nobody goes back more than three times.
    """

    def __init__(
        self, chance: random.Random, *, nonsense: float = 0.06, skips: float = 0.08, backs: float = 0.03
    ) -> None:
        self._chance = chance
        self._odds = (nonsense, skips, backs)
        self._backs_left = 3

    def answer(self, turn: Turn) -> Said:
        """Return what they say to a turn."""
        chance = self._chance
        chips = {chip.value: chip for chip in turn.chips}
        nonsense, skips, backs = self._odds
        dice = chance.random()
        if dice < nonsense:
            return Said(chance.choice(NONSENSE))
        if dice < nonsense + skips:
            return Said(chips[SKIP].label, SKIP) if SKIP in chips else Said("no thanks")
        if dice < nonsense + skips + backs and self._backs_left:
            self._backs_left -= 1
            return Said(chips[BACK].label, BACK) if BACK in chips else Said("go back")
        if YES in chips:
            return chance.choice((Said(chips[YES].label, YES), Said("yes please"), Said(chips[NO].label, NO)))
        if turn.scale is not None:
            number = chance.randrange(turn.scale.low, turn.scale.high + 1, turn.scale.step)
            return chance.choice((Said(str(number), number=number), Said(f"about {number}, I think")))
        offered = [chip for value, chip in chips.items() if value not in {SKIP, BACK, STOP}]
        if offered and chance.random() < 0.8:
            chip = chance.choice(offered)
            return Said(chip.label, chip.value) if chance.random() < 0.7 else Said(chip.label)
        words = chance.choice(WORDS)
        return Said(words, OTHER) if OTHER in chips and chance.random() < 0.3 else Said(words)


@dataclass
class Journey:
    """One way through a flow.

    Attributes:
        turns: what the coach said, in order.
        said: what was answered; one less than turns if it came to its end.
        states: after each turn.
    """

    flow: str
    turns: list[Turn] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    states: list[FlowState] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        """Whether the flow came to its end within the turns that it may take."""
        return self.turns[-1].is_over and len(self.turns) <= MOST_TURNS

    @property
    def deeds(self) -> Iterator[Deed]:
        """What was written."""
        return (deed for turn in self.turns for deed in turn.deeds)


def travel(
    engine: FlowEngine, flow: str, facts: Facts, person: Person, times_before: int = 0, *, kept: bool = True
) -> Journey:
    """Let somebody go through a flow, as if the application were started anew for every answer unless not `kept`."""
    journey = Journey(flow)
    state, turn = engine.begin(flow, facts, times_before)
    while True:
        journey.turns.append(turn)
        journey.states.append(state)
        if turn.is_over or len(journey.turns) == MOST_TURNS:
            return journey
        said = person.answer(turn)
        journey.said.append(said)
        if kept:
            state = FlowState.from_json(json.loads(json.dumps(state.to_json())))
        state, turn = engine.answer(state, said, facts)
