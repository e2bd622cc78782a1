"""What can be found from anywhere: one row of the list that opens with Ctrl+K."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaletteKind(StrEnum):
    """What sort of thing a row is; the order in which groups stand when they fit equally well."""

    RECENT = "recent"
    """What was opened lately; a group only, no item is of this kind."""
    ACTION = "action"
    PLACE = "place"
    DAY = "day"
    MISSION = "mission"
    EVENT = "event"
    ENTRY = "entry"
    GOAL = "goal"
    COACH = "coach"
    ACHIEVEMENT = "achievement"


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something to open or to do.

    Attributes:
        kind: what sort of thing it is.
        id: stable, and unique among its kind.
        title: one line; of an entry its first.
        detail: a few words beside it, which are searched as well.
        also: further words it can be found by, which are not shown.
        tab, subject: where it is shown, as `Tab.show_subject` has it; empty for an action.
        day: the day it is for, if it has one.
        key: the keys that do the same.
    """

    kind: PaletteKind
    id: str
    title: str
    detail: str = ""
    tab: str = ""
    subject: str = ""
    day: date | None = None
    key: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class PaletteGroup:
    """Items of one kind, best first."""

    kind: PaletteKind
    items: tuple[PaletteItem, ...]
