"""What importing a calendar and changing a series give and take, as values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from extrovertly_desktop.domain.events import ComfortLevel

if TYPE_CHECKING:  # the reader of calendars costs time to import; only its names are needed here
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent, CalendarSeries, Problem
    from extrovertly_desktop.services.calendar_writing import Recorded


class RowKind(StrEnum):
    """What would become of an event of a file."""

    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


CHOOSABLE = frozenset({RowKind.ADDED, RowKind.CHANGED, RowKind.CANCELLED})
"""What a person can tick; the others change nothing."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One event or one series of a file, and what would become of it.

    Attributes:
        key: names it among the rows.
        kind: what would become of it.
        title: what it is called.
        when: when it takes place, in words; for a series its rule.
        begins: the (first) beginning by the person's wall clock, to sort by.
        all_day: whether it has no time of day.
        repeats: whether it is a series.
        rule: of a series, how it repeats, in words; else empty.
        sentence: what changes, or why it is skipped, or what is cut off; may be empty.
        comfort_level, comfort_why: as guessed, as the file says or as it is kept, and from what.
        comfort_is_guess: whether the person should look at it.
        category, category_why: likewise.
        attendee_count: how many are invited.
        attendees: their names, which are kept only if asked.
        is_yours: the person changed it here apart from its calendar; it is overwritten only when ticked.
    """

    key: str
    kind: RowKind
    title: str
    when: str
    begins: datetime
    all_day: bool
    repeats: bool
    sentence: str
    comfort_level: ComfortLevel
    comfort_why: str
    comfort_is_guess: bool
    category: str
    category_why: str
    attendee_count: int = 0
    attendees: tuple[str, ...] = ()
    is_yours: bool = False
    rule: str = ""

    @property
    def can_be_ticked(self) -> bool:
        """Whether anything would be written."""
        return self.kind in CHOOSABLE

    @property
    def is_ticked_at_first(self) -> bool:
        """Whether it is taken unless the person says otherwise."""
        return self.can_be_ticked and not self.is_yours


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring; nothing has been written.

    Attributes:
        rows: in the order of their beginning.
        problems: what could not be read, in the order of the file: `line` (or None), `uid`, `sentence`, and `lost`,
            whether an event is missing because of it.
        name: what the calendar calls itself, or None.
        skipped_tasks, skipped_notes: entries of other kinds that the file also holds.
        found: what was read, by the key of its row.
    """

    rows: tuple[ImportRow, ...]
    problems: "tuple[Problem, ...]" = ()
    name: str | None = None
    skipped_tasks: int = 0
    skipped_notes: int = 0
    found: "Mapping[str, CalendarEvent | CalendarSeries]" = field(default_factory=dict, repr=False)

    @property
    def counts(self) -> dict[RowKind, int]:
        """How many rows there are of each kind, those of none included."""
        counts = dict.fromkeys(RowKind, 0)
        for row in self.rows:
            counts[row.kind] += 1
        return counts

    @property
    def attendee_count(self) -> int:
        """How many names of people the rows that can be ticked hold, each name once."""
        return len({name for row in self.rows if row.can_be_ticked for name in row.attendees})


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What a person decided about a preview.

    Attributes:
        selected: keys of the rows to take.
        comfort, category: what the person put instead of the guess, by key.
        keep_attendees: whether those invited become people of the vault who are going.
    """

    selected: frozenset[str]
    comfort: Mapping[str, ComfortLevel] = field(default_factory=dict)
    category: Mapping[str, str] = field(default_factory=dict)
    keep_attendees: bool = False

    @classmethod
    def of(cls, preview: ImportPreview) -> "ImportChoices":
        """Return the choices a preview begins with: everything but what the person changed here, no attendees."""
        return cls(frozenset(row.key for row in preview.rows if row.is_ticked_at_first))


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; `calendar_import.undo` takes it back.

    Attributes:
        added, changed, cancelled: how many rows of the preview were written so.
        dates: how many events of series were added to the lists for the weeks to come.
        people: how many people were added.
        recorded: everything that was written.
        left_out: how many events of the file stayed outside: not ticked, not to be kept, or not readable.
    """

    added: int
    changed: int
    cancelled: int
    dates: int
    people: int
    recorded: "Recorded" = field(repr=False)
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """A change to a series; `event_series.put_back` takes it back.

    Attributes:
        event_id: the date it was made on, where that is still there.
        title: what the series is called.
        dates: how many dates it touched.
        recorded: everything that was written.
    """

    event_id: str | None
    title: str
    dates: int
    recorded: "Recorded" = field(repr=False)


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What is told of the series of an event.

    Attributes:
        id: of the series.
        title: what it is called.
        rule_sentence: when it takes place: "Every Tuesday until 3 March 2027".
        is_endless: whether it goes on for ever.
    """

    id: str
    title: str
    rule_sentence: str
    is_endless: bool


Tell = Callable[[float], None]
"""Is told how much is done, 0 to 1."""
