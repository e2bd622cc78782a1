"""Walking from node to node: what one answer leads to, until the next question or the end."""

from collections.abc import Mapping
from dataclasses import replace

from extrovertly_desktop.coach.flows.answers import (
    BACK,
    NO,
    OTHER,
    SKIP,
    STOP,
    YES,
    Fits,
    NoneOfThese,
    Unfit,
    read_answer,
    read_consent,
)
from extrovertly_desktop.coach.flows.common import CommonPack
from extrovertly_desktop.coach.flows.deeds import deed_of
from extrovertly_desktop.coach.flows.guards import holds
from extrovertly_desktop.coach.flows.packs import Flow, Node, Slot, SlotType, Wordings
from extrovertly_desktop.coach.flows.quoting import Known, Quotes, known, rows_of
from extrovertly_desktop.coach.flows.speaking import Speech, chips_of, scale_of
from extrovertly_desktop.coach.flows.state import FlowState, Visit
from extrovertly_desktop.domain.coach import Chip, Said, Turn
from extrovertly_desktop.domain.coach_facts import Facts

Step = tuple[FlowState, Turn]
_ENOUGH_MISSES = 2
"""After one kind clarification, an answer that still does not fit is left open."""


class Walk:
    """One answer's way through a flow; made anew for each."""

    def __init__(self, flow: Flow, state: FlowState, facts: Facts, common: CommonPack) -> None:
        """Stand at the node of a state that is not over, or before the first one."""
        self._flow = flow
        self._state = state
        self._facts = facts
        self._common = common
        self._speech = Speech(flow.slug, state)

    def begin(self) -> Step:
        """Go from the start to the first question."""
        return self._go(self._flow.start)

    def resume(self) -> Step:
        """Ask again what was asked last."""
        self._speech.say("taken_up", self._common.taken_up)
        return self._ask_again()

    def skip(self) -> Step:
        """Leave the question open and go on; consent that is skipped was not given."""
        node = self._node
        if node.consent is not None:
            self._leave({})
            return self._go(str(node.no))
        self._leave({str(node.asks): None})
        return self._go(node.skip or self._next(node))

    def back(self) -> Step:
        """Go back to the question before, if nothing has been written since."""
        if not self._state.trail:
            self._speech.say("at_the_beginning", self._common.at_the_beginning)
            return self._ask_again()
        *trail, visit = self._state.trail
        slots = _known_only({**self._state.slots, **visit.before})
        self._state = replace(self._state, slots=slots, trail=tuple(trail), misses=0, node=visit.node)
        self._speech.say("went_back", self._common.went_back)
        return self._ask_again()

    def answer(self, said: Said) -> Step:
        """Fill the slot that was asked for, or take consent, and go on."""
        node = self._node
        if node.consent is not None:
            return self._consent(node, said)
        slot = self._flow.slots[str(node.asks)]
        match read_answer(said, node, slot, self._rows(slot), today=self._facts.today, common=self._common):
            case Fits(value):
                self._leave({str(node.asks): value})
                return self._go(self._next(node))
            case NoneOfThese(text):
                self._leave({str(node.asks): None} | ({node.other_slot: text} if node.other_slot else {}))
                return self._go(str(node.other))
            case Unfit():
                return self._miss(node, slot.type)

    def _consent(self, node: Node, said: Said) -> Step:
        agreed = read_consent(said, self._common)
        if agreed is None:
            return self._miss(node, "consent")
        self._leave({})
        return self._go(str(node.yes if agreed else node.no))

    def _miss(self, node: Node, sort: str) -> Step:
        self._state = replace(self._state, misses=self._state.misses + 1)
        if self._state.misses >= _ENOUGH_MISSES:
            self._speech.say("left_open", self._common.left_open)
            return self.skip()
        wordings: Wordings = node.clarify or getattr(self._common.unfit, sort)
        # The question still stands above; saying it again could make two in one turn.
        self._speech.say(f"{node.id}/clarify" if node.clarify else f"unfit/{sort}", wordings)
        return self._wait(node)

    def _ask_again(self) -> Step:
        node = self._node
        self._speech.lines(node, Quotes(self._state.slots, self._facts), questions_only=True)
        return self._wait(node)

    def _go(self, name: str) -> Step:
        while True:
            node = self._flow.node(name)
            slot = self._slot_of(node)
            if slot is not None and slot.offers is not None and not self._rows(slot):
                name = str(node.empty)
                continue
            self._speech.arrive(node)
            quotes = Quotes(self._state.slots, self._facts)
            if node.deed is not None and (deed := deed_of(node.deed, quotes)) is not None:
                self._speech.deeds.append(deed)
                # What is written is not taken back by going back.
                self._state = replace(self._state, trail=())
            self._speech.lines(node, quotes)
            if node.waits:
                self._state = replace(self._state, node=node.id, misses=0)
                return self._wait(node)
            if node.ends:
                return finished(self._state, self._speech, node.id)
            name = self._next(node)

    def _wait(self, node: Node) -> Step:
        slot = self._slot_of(node)
        if node.consent is not None:
            chips = [Chip(YES, self._common.yes), Chip(NO, self._common.no)]
        else:
            chips = list(chips_of(node, slot, self._rows(slot), self._common))
            if slot is not None and slot.other is not None and node.other is not None:
                chips.append(Chip(OTHER, slot.other))
            chips.append(Chip(SKIP, self._common.skip))
        if self._state.trail:
            chips.append(Chip(BACK, self._common.back))
        chips.append(Chip(STOP, self._common.stop))
        turn = self._speech.turn(node.id, chips=tuple(chips), scale=scale_of(slot))
        return replace(self._state, counts=self._speech.counts), turn

    def _next(self, node: Node) -> str:
        quotes = Quotes(self._state.slots, self._facts)
        for branch in node.branches:
            if holds(branch.when, quotes, self._speech.counts):
                return branch.to
        return str(node.next)

    def _leave(self, filled: Mapping[str, object]) -> None:
        """Fill slots (None empties one), and remember the question for going back."""
        before = {name: self._state.slots.get(name) for name in filled}
        self._state = replace(
            self._state,
            slots=_known_only({**self._state.slots, **filled}),
            trail=(*self._state.trail, Visit(self._node.id, before)),
            misses=0,
        )

    @property
    def _node(self) -> Node:
        return self._flow.node(self._state.node)

    def _slot_of(self, node: Node) -> Slot | None:
        return None if node.asks is None else self._flow.slots[node.asks]

    def _rows(self, slot: Slot | None) -> list[Known]:
        if slot is None or slot.type is not SlotType.PICK or slot.offers is None:
            return []
        return [known(row) for row in rows_of(slot.offers, self._facts)]


def finished(state: FlowState, speech: Speech, node: str = "") -> Step:
    """Return a state that is over, and the last turn."""
    over = replace(state, node="", trail=(), misses=0, counts=speech.counts)
    return over, speech.turn(node, is_over=True)


def _known_only(slots: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in slots.items() if value is not None}
