"""What the gate can find."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Tier(IntEnum):
    """How much care a text asks for; a higher one goes before a lower one."""

    NONE = 0
    AMBIGUOUS = 1
    """It may be a figure of speech, or lie in the past, or be about somebody else: one kind line, no card."""
    OTHER_HARM = 2
    """Violence, abuse or an eating disorder: lines of their own."""
    PASSIVE = 3
    """Thoughts of suicide, or self-harm: the card, and the question whether they are safe now."""
    IMMEDIATE = 4
    """A plan, means at hand, something done already: the emergency number comes first."""

    @property
    def is_full(self) -> bool:
        """Whether the whole card is due, not only a line."""
        return self >= Tier.OTHER_HARM


class Topic(StrEnum):
    """What it is about, so that the right lines come first."""

    DISTRESS = "distress"
    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    EATING = "eating"
    SOMEONE = "someone"
    """Somebody else is in danger."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the gate makes of a text.

    Attributes:
        tier: the highest tier of any sentence.
        topic: what the sentence of that tier is about; None when there is nothing.
        spans: where those sentences stand in the text, as (start, end) in characters; only of the highest tier.
    """

    tier: Tier
    topic: Topic | None = None
    spans: tuple[tuple[int, int], ...] = ()


CALM = Assessment(Tier.NONE)
