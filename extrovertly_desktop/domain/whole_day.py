"""Everything of one of a person's days."""

from dataclasses import dataclass
from datetime import date

from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.goals import Goal
from extrovertly_desktop.domain.insights import Insight
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.moods import CheckIn
from extrovertly_desktop.domain.points import Award


@dataclass(frozen=True, slots=True)
class WholeDay:
    """What belongs to a day.

    Attributes:
        day: the person's calendar day.
        check_ins: oldest first.
        entries: oldest first; what lies in the bin is left out.
        attempts: predictions written or concluded on it, missions and events alike, oldest first.
        events: those on which the person answered that they go, went or are interested, in their order.
        awards: points that were earned on it.
        goals: those that were completed on it.
        insights: what was said about its week.
        earlier, later: the nearest days before and after that hold something, or None.
    """

    day: date
    check_ins: tuple[CheckIn, ...] = ()
    entries: tuple[JournalEntry, ...] = ()
    attempts: tuple[Exposure, ...] = ()
    events: tuple[EventCard, ...] = ()
    awards: tuple[Award, ...] = ()
    goals: tuple[Goal, ...] = ()
    insights: tuple[Insight, ...] = ()
    earlier: date | None = None
    later: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened on the day itself; insights are about its week."""
        parts = (self.check_ins, self.entries, self.attempts, self.events, self.awards, self.goals)
        return not any(parts)

    @property
    def points(self) -> int:
        """How many points the day brought."""
        return sum(award.points for award in self.awards)
