"""The shapes of `resources/content/coach/flows/*.toml`. An unknown key or an empty list is refused, never ignored."""

from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from extrovertly_desktop.domain.coach import DeedKind

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]
Reference = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z_]+)?$", max_length=60)]
"""A slot (`worry`), or a field of a chosen row or a fact (`step.title`)."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Wordings = Annotated[tuple[Words, ...], Field(min_length=1)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class PackModel(BaseModel):
    """What every part of a pack shares."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class LineKind(StrEnum):
    """What a line does."""

    REFLECTION = "reflection"
    """Says back what the person said or feels."""
    QUESTION = "question"
    STATEMENT = "statement"
    ADVICE = "advice"
    """Information or a suggestion; only once the person has agreed to hear it."""


class SlotType(StrEnum):
    """How a slot is answered."""

    TEXT = "text"
    CHOICE = "choice"
    SCALE = "scale"
    PICK = "pick"
    """One of the person's own rows."""
    DATE = "date"
    """A day from today on."""


class PickList(StrEnum):
    """Which rows a pick offers."""

    STEPS = "steps"
    """Missions: today's, then those of the ladder."""
    PLANS = "plans"
    """Missions as in `steps`, then events ahead without a prediction."""
    OPEN_ATTEMPTS = "open_attempts"
    ATTEMPTS = "attempts"
    EVENTS = "events"
    UNPREDICTED = "unpredicted"
    """Events ahead without a prediction."""
    GOALS = "goals"


class Condition(PackModel):
    """One thing that has to hold. Exactly one of `slot`, `fact` and `node` is named; alone it means "is there".

    Attributes:
        slot: a slot, or a field of a chosen row.
        fact: a field of a named fact (see `quoting`).
        node: a node, whose visits are counted.
        given: False asks for its absence.
        equals: one of these values (`is` in the file).
        at_least, below: bounds of a number.
    """

    slot: Reference | None = None
    fact: Reference | None = None
    node: Name | None = None
    given: bool = True
    equals: tuple[str, ...] = Field(default=(), alias="is")
    at_least: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _about_one_thing(self) -> Self:
        if sum(each is not None for each in (self.slot, self.fact, self.node)) != 1:
            raise ValueError("a condition is about exactly one slot, fact or node")
        if not self.given and (self.equals or self.at_least is not None or self.below is not None):
            raise ValueError("what is absent cannot be compared")
        return self

    @property
    def proves(self) -> str | None:
        """The slot or fact that is there for sure when this holds."""
        return (self.slot or self.fact) if self.given else None


Guard = tuple[Condition, ...]
"""All of it has to hold; an empty one always does."""


class Line(PackModel):
    """Something the coach says, in several wordings.

    Attributes:
        when: said only if this holds.
        otherwise: said only if the line before it was not.
    """

    kind: LineKind
    wordings: Wordings
    when: Guard = ()
    otherwise: bool = False


class Option(PackModel):
    """An answer on offer. `words` are further ways to type it."""

    value: Name
    label: Label
    words: tuple[Words, ...] = ()


class Slot(PackModel):
    """Something the flow wants to know.

    Attributes:
        options: of a choice.
        low, high, step, low_words, high_words, suds: of a scale; SUDS shows the person's own anchors.
        offers: the rows of a pick.
        other: the label of the chip that says "none of these" in a pick.
    """

    type: SlotType
    options: tuple[Option, ...] = ()
    low: int = 0
    high: int = 100
    step: int = 5
    low_words: str = ""
    high_words: str = ""
    suds: bool = False
    offers: PickList | None = None
    other: Label | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.type is SlotType.CHOICE) != bool(self.options):
            raise ValueError("a choice has options, and nothing else has")
        if self.type is SlotType.SCALE and not (self.low < self.high and self.low_words and self.high_words):
            raise ValueError("a scale needs its ends, and words for them")
        if (self.type is SlotType.PICK) != (self.offers is not None):
            raise ValueError("a pick offers rows, and nothing else does")
        return self


class Branch(PackModel):
    """Where to go if something holds; the first that does is taken."""

    when: Annotated[Guard, Field(min_length=1)]
    to: Name


class Section(PackModel):
    """A part of a written text: a heading, and the slot whose words stand under it."""

    title: Words
    slot: Reference


class DeedDraft(PackModel):
    """What a node writes. Values without which it makes no sense are in `needs`; others are left out when not given.

    Attributes:
        values: names of values, and the slot or field each is taken from, as it is.
        words: values that are lists of short texts, made from one text by its commas.
        numbers: values that are whole numbers, made from the value of a choice.
        short: values that are one short line, cut if need be.
        fixed: values that are always the same.
        sections: the parts of the text called `into`, if it has one.
        needs: slots that must be there.
    """

    kind: DeedKind
    values: dict[Name, Reference] = Field(default_factory=dict)
    words: dict[Name, Reference] = Field(default_factory=dict)
    numbers: dict[Name, Reference] = Field(default_factory=dict)
    short: dict[Name, Reference] = Field(default_factory=dict)
    fixed: dict[Name, str | int | tuple[str, ...]] = Field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    into: Name = "content"
    needs: Annotated[tuple[Reference, ...], Field(min_length=1)]


class Node(PackModel):
    """A step of a flow: it says its lines; then it asks, asks for consent, writes, ends, or goes on at once.

    Attributes:
        asks: the slot that the question fills.
        chips: answers on offer to a question in words; their labels become the answer.
        consent: `write` before a deed, `advise` before advice; then `yes` and `no` say where to go.
        deed: what is written on arriving here.
        clarify: what is said to an answer that does not fit, if the common words will not do.
        skip: where a skipped question leads, if not where any other answer does.
        other: where "none of these" leads; typed words that match no row fill `other_slot`.
        empty: where it goes on when there is no row to pick from.
        ends: whether the flow is over here.
    """

    id: Name
    lines: tuple[Line, ...] = ()
    asks: Name | None = None
    chips: tuple[Label, ...] = ()
    consent: Literal["write", "advise"] | None = None
    yes: Name | None = None
    no: Name | None = None
    deed: DeedDraft | None = None
    clarify: tuple[Words, ...] = ()
    skip: Name | None = None
    other: Name | None = None
    other_slot: Name | None = None
    empty: Name | None = None
    branches: tuple[Branch, ...] = ()
    next: Name | None = None
    ends: bool = False

    @property
    def waits(self) -> bool:
        """Whether an answer is waited for here."""
        return self.asks is not None or self.consent is not None

    @model_validator(mode="after")
    def _one_sort(self) -> Self:
        if self.ends + (self.asks is not None) + (self.consent is not None) + (self.deed is not None) > 1:
            raise ValueError(f"{self.id}: a node asks, asks for consent, writes or ends, one of these")
        if (self.consent is None) != (self.yes is None) or (self.consent is None) != (self.no is None):
            raise ValueError(f"{self.id}: consent, yes and no go together")
        leads = self.next is not None
        if leads == (self.ends or self.consent is not None):
            raise ValueError(f"{self.id}: every node but an end and a consent names what comes next")
        if self.branches and not leads:
            raise ValueError(f"{self.id}: branches need a next for when none holds")
        return self


class Flow(PackModel):
    """One guided conversation.

    Attributes:
        title: what the chip that starts it says.
        about: what it is for, in one sentence.
        start: its first node.
    """

    slug: Name
    title: Label
    about: Words
    version: Annotated[int, Field(strict=True, ge=1)]
    start: Name
    slots: dict[Name, Slot] = Field(default_factory=dict)
    nodes: Annotated[tuple[Node, ...], Field(min_length=2)]

    def node(self, name: str) -> Node:
        """Return a node by name.

        Raises:
            KeyError: if there is none.
        """
        for node in self.nodes:
            if node.id == name:
                return node
        raise KeyError(name)

    @property
    def digest(self) -> str:
        """What a conversation is pinned to: it changes with anything in the flow."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:16]
