"""What the model is told: the steps there are, what was met at them, and what the person said about them."""

from dataclasses import dataclass
from typing import NamedTuple

from extrovertly_desktop.domain.ladder import MarkKind

ANY_TIME = "any"
ANYWHERE = "anywhere"
TIMES_OF_DAY = ("morning", "midday", "afternoon", "evening")
"""What `ANY_TIME` may become when a time is proposed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One mission or event.

    Attributes:
        key: its id.
        category: slug; any text is a category of its own.
        typical_suds: peak anxiety it brings to most people, 0–100.
        places, people, times: where, with whom and when it can be done; empty where nothing is said.
        is_event: events are learned from and can be expected, but are never picked for a day.
    """

    key: str
    category: str
    typical_suds: float
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    is_event: bool = False


class Attempt(NamedTuple):
    """One concluded attempt; a tuple, since there are thousands and a tuple is made soonest.

    Attributes:
        step: key of the step.
        day: the local day as an ordinal (`date.toordinal`).
        suds: reported peak, 0–100; None when no figure was given, which still counts as a repetition.
        predicted: the peak that the person expected beforehand, 0–100.
        place, people, time: as written down, in the words that `Step` uses; other words get an effect of their own.
        attended: whether the person was there. Not going is no repetition, but what was expected is still evidence.
    """

    step: str
    day: int
    suds: float | None
    predicted: float | None = None
    place: str | None = None
    people: str | None = None
    time: str | None = None
    attended: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's word on how hard a step is for them.

    Attributes:
        step: key of the step.
        day: the local day as an ordinal.
        suds: where it was put, for PLACED; for the other two the figure that was shown when they said so.
        kind: which of the three.
    """

    step: str
    day: int
    suds: float
    kind: MarkKind
