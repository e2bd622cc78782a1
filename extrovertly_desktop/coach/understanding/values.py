"""What was understood of a text."""

from dataclasses import dataclass
from enum import StrEnum

from extrovertly_desktop.coach.understanding.slots import Slots


class Decision(StrEnum):
    """What to do with what was understood."""

    ACCEPT = "accept"
    """The first topic is meant: answer it."""
    CHIPS = "chips"
    """One of the first three is probably meant: ask which, with their titles as chips."""
    MENU = "menu"
    """Nothing is clear: say so, and show the menu."""


class Way(StrEnum):
    """How it was understood."""

    EXACT = "exact"
    """The whole text is one of the sayings that can mean only this, such as “thank you”."""
    MEANING = "meaning"
    """By the embedding model."""
    KEYWORDS = "keywords"
    """By words alone, without the model."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A topic and how likely it is meant, 0–1; the likelihoods of all topics and of none of them add up to one."""

    slug: str
    score: float


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of one text.

    Attributes:
        decision: what to do.
        topics: the likeliest first; three, or fewer where an exact saying or the keywords found no more. With MENU they
            are there as well, but too unlikely to be offered.
        slots: what the text says beside its topic.
        way: how it was understood.
    """

    decision: Decision
    topics: tuple[Ranked, ...]
    slots: Slots
    way: Way

    @property
    def topic(self) -> str | None:
        """The slug of the topic that is meant, when that is clear enough to go by."""
        return self.topics[0].slug if self.decision is Decision.ACCEPT else None
