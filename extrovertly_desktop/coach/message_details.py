"""What a message of the coach carries in its `metadata`: what can be answered, what it rests on, where things stand."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from extrovertly_desktop.coach.conversation_state import ConversationState
from extrovertly_desktop.domain.coach import Chip, Scale, Turn

_PAIR = 2
_CALM = {"tier": "none", "topic": None}


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row that was written for the person after they had agreed: what sort of deed, and where it stands."""

    kind: str
    table: str
    id: str


def details_of(turn: Turn, state: ConversationState | None, written: Sequence[WrittenRow] = ()) -> dict[str, object]:
    """Return plain JSON values for a turn; `state` stands in the last message of an answer only."""
    details: dict[str, object] = {"source": turn.source, **turn.notes}
    if turn.chips:
        details["chips"] = [[chip.value, chip.label] for chip in turn.chips]
    if turn.scale is not None:
        details["scale"] = asdict(turn.scale)
    if turn.facts:
        details["facts"] = [asdict(fact) for fact in turn.facts]
    if written:
        details["written"] = [asdict(row) for row in written]
    if turn.is_over:
        details["is_over"] = True
    if state is not None:
        details["state"] = state.to_json()
    return details


def chips_of(details: Mapping[str, object]) -> tuple[Chip, ...]:
    """Return the answers a message offered; what cannot be read is left out."""
    raw = details.get("chips")
    pairs = raw if isinstance(raw, list) else []
    return tuple(Chip(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == _PAIR)


def scale_of(details: Mapping[str, object]) -> Scale | None:
    """Return the scale a message asked for a number on, or None."""
    raw = details.get("scale")
    if not isinstance(raw, Mapping):
        return None
    try:
        return Scale(
            int(raw["low"]), int(raw["high"]), int(raw["step"]),
            str(raw["low_words"]), str(raw["high_words"]), bool(raw.get("is_suds")),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        return None


def safety_of(details: Mapping[str, object]) -> Mapping[str, object]:
    """Return `{"tier", "topic"}`: what the gate found in what this message answers."""
    raw = details.get("safety")
    return raw if isinstance(raw, Mapping) else _CALM


def written_in(details: Mapping[str, object]) -> tuple[WrittenRow, ...]:
    """Return what was written along with a message."""
    raw = details.get("written")
    rows = raw if isinstance(raw, list) else []
    return tuple(
        WrittenRow(str(row["kind"]), str(row["table"]), str(row["id"]))
        for row in rows
        if isinstance(row, Mapping) and {"kind", "table", "id"} <= row.keys()
    )
