"""Speaking: from the lines of the nodes that are passed to one turn."""

from collections.abc import Iterator, Sequence

from extrovertly_desktop.coach.flows.common import CommonPack
from extrovertly_desktop.coach.flows.guards import holds
from extrovertly_desktop.coach.flows.packs import LineKind, Node, Slot, SlotType
from extrovertly_desktop.coach.flows.quoting import Known, Quotes, in_words
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.coach.wording import choose_wording
from extrovertly_desktop.domain.coach import Chip, Deed, FactUsed, MessageType, Scale, Turn


class Speech:
    """What is said in one turn, as it comes together.

    Attributes:
        deeds: what is to be written.
        counts: how often each node was reached and each line said, this turn included.
    """

    def __init__(self, flow: str, state: FlowState) -> None:
        self.deeds: list[Deed] = []
        self.counts = dict(state.counts)
        self._flow = flow
        self._before = state.times_before
        self._paragraphs: list[str] = []
        self._facts: dict[FactUsed, None] = {}
        self._advises = False

    def arrive(self, node: Node) -> None:
        """Count that a node was reached."""
        self.counts[node.id] = self.counts.get(node.id, 0) + 1

    def say(self, line: str, wordings: Sequence[str]) -> None:
        """Say one of several wordings that quote nothing."""
        self._paragraphs.append(self._chosen(f"@{line}", wordings))

    def lines(self, node: Node, quotes: Quotes, *, questions_only: bool = False) -> None:
        """Say the lines of a node that are due; one whose quotation is missing is left out."""
        was_said, parts = False, []
        for number, line in enumerate(node.lines):
            due = not (line.otherwise and was_said) and holds(line.when, quotes, self.counts)
            wording = self._chosen(f"{node.id}/{number}", line.wordings) if due else None
            text = quotes.fill(wording) if wording is not None else None
            was_said = text is not None or (line.otherwise and was_said)
            if text is None or wording is None or (questions_only and line.kind is not LineKind.QUESTION):
                continue
            parts.append(text)
            self._facts |= dict.fromkeys(quotes.used(wording))
            self._advises |= line.kind is LineKind.ADVICE
        if parts:
            self._paragraphs.append(" ".join(parts))

    def turn(
        self, node: str, *, chips: tuple[Chip, ...] = (), scale: Scale | None = None, is_over: bool = False
    ) -> Turn:
        """Return the turn."""
        return Turn(
            "\n\n".join(self._paragraphs),
            message_type=MessageType.ADVICE if self._advises else MessageType.TEXT,
            chips=chips,
            scale=scale,
            facts=tuple(self._facts),
            deeds=tuple(self.deeds),
            source=f"flow:{self._flow}/{node}".removesuffix("/"),
            is_over=is_over,
        )

    def _chosen(self, line: str, wordings: Sequence[str]) -> str:
        count = self.counts.get(line, 0)
        self.counts[line] = count + 1
        return choose_wording(f"{self._flow}/{line}", wordings, self._before + count)


def chips_of(node: Node, slot: Slot | None, rows: Sequence[Known], common: CommonPack) -> Iterator[Chip]:
    """Yield the answers on offer to a question, without those that every question has."""
    if slot is None:
        return
    if slot.type is SlotType.TEXT:
        yield from (Chip(f"text_{number}", label) for number, label in enumerate(node.chips))
    elif slot.type is SlotType.CHOICE:
        yield from (Chip(option.value, option.label) for option in slot.options)
    elif slot.type is SlotType.PICK:
        titles = [str(row["title"]) for row in rows]
        for row, title in zip(rows, titles, strict=True):
            yield Chip(str(row["id"]), _told_apart(title, row) if titles.count(title) > 1 else title)
    elif slot.type is SlotType.DATE:
        days = (("today", common.today), ("tomorrow", common.tomorrow), ("in a week", common.in_a_week))
        yield from (Chip(value, label) for value, label in days)


def scale_of(slot: Slot | None) -> Scale | None:
    """Return the scale that is asked for, if one is."""
    if slot is None or slot.type is not SlotType.SCALE:
        return None
    return Scale(slot.low, slot.high, slot.step, slot.low_words, slot.high_words, is_suds=slot.suds)


def _told_apart(title: str, row: Known) -> str:
    day = row.get("local_date")
    return f"{title}, {in_words(day)}" if day else title
