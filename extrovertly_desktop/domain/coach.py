"""What a conversation with the coach is made of: what a person says, what the coach says, and what it offers to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sender(StrEnum):
    """Who said a message (`coach_messages.sender`)."""

    USER = "user"
    COACH = "coach"


class MessageType(StrEnum):
    """What sort of message it is (`coach_messages.message_type`)."""

    TEXT = "text"
    SCENARIO = "scenario"
    """Part of a rehearsal."""
    ADVICE = "advice"
    """A piece of written knowledge."""


class DeedKind(StrEnum):
    """What the coach can write for a person, once they have agreed."""

    PLAN_MISSION = "plan_mission"
    """`mission_id`, and the fields of a prediction."""
    OWN_MISSION = "own_mission"
    """A step of the person's own: `title`, `description`, `category`, `suds`."""
    PREDICT_EVENT = "predict_event"
    """`event_id`, and the fields of a prediction."""
    NOTE_OUTCOME = "note_outcome"
    """`exposure_id`, and the fields of an outcome."""
    SET_GOAL = "set_goal"
    """`title`, `category`, `target_value`, `target_date`."""
    WRITE_ENTRY = "write_entry"
    """A journal entry: `content`, `mood`, `tags`."""
    REMIND = "remind"
    """`event_id`, `minutes_before`."""
    PLACE_STEP = "place_step"
    """Put a step on the ladder: `step_id`, `suds`."""
    WRITE_SAFETY_PLAN = "write_safety_plan"
    """`section`, `text`."""


@dataclass(frozen=True, slots=True)
class Chip:
    """An answer that can be given with one key or click.

    Attributes:
        value: what it stands for; never shown.
        label: what the person reads, and what stands in the conversation afterwards.
    """

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A number that can be given with a slider.

    Attributes:
        low, high, step: what can be chosen.
        low_words, high_words: what the ends mean.
        is_suds: whether the person's own anchors are shown beside it.
    """

    low: int
    high: int
    step: int
    low_words: str
    high_words: str
    is_suds: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answered: words, and the chip or number when that is how they gave them.

    Attributes:
        text: as it stands in the conversation; for a chip its label, for a number the number.
        chip: the value of the chip.
        number: from a scale.
    """

    text: str
    chip: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be written, which the person has agreed to.

    Attributes:
        kind: what it is; the kinds say which values belong to it.
        values: plain JSON values.
    """

    kind: DeedKind
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FactUsed:
    """The row that a quoted figure or sentence comes from; it goes into the message's `metadata`."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What the coach says at once, and what may be answered.

    Attributes:
        text: Markdown of the simplest sort (paragraphs, lists, *emphasis*).
        message_type: how it is shown.
        chips: answers on offer; typing stays possible.
        scale: a number is asked for.
        facts: the rows behind whatever is quoted.
        deeds: what is to be written now; only ever after the person has agreed.
        source: where the words came from, such as `flow:debrief/opening` or `article:blushing`; for `metadata`.
        is_over: whether the activity (flow or rehearsal) ends with this turn.
        notes: further plain JSON values for `metadata`, such as the features observed in a rehearsal.
    """

    text: str
    message_type: MessageType = MessageType.TEXT
    chips: tuple[Chip, ...] = ()
    scale: Scale | None = None
    facts: tuple[FactUsed, ...] = ()
    deeds: tuple[Deed, ...] = ()
    source: str = ""
    is_over: bool = False
    notes: Mapping[str, object] = field(default_factory=dict)
