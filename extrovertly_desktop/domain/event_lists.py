"""Lists of events: what they are asked for, and their rows."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from extrovertly_desktop.domain.events import AttendeeStatus, ComfortLevel, Event


class EventView(StrEnum):
    """Which events a list shows: all to come, those answered so, or those that are over."""

    DISCOVER = "discover"
    INTERESTED = "interested"
    GOING = "going"
    PAST = "past"


class When(StrEnum):
    """A stretch of the calendar around today; weeks begin as the person set it."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a list of events is asked for.

    Attributes:
        view: which of them; all but the past are upcoming, soonest first; the past newest first.
        typed: words that the title holds, the last as a beginning.
        category, comfort_level: only these, or None for all.
        when: the stretch of the calendar in which it begins.
        max_price: what it may cost at most, or None; an event that names no price does not count as cheap.
        free_only: only what is known to cost nothing.
        with_place_free: leave out what is full.
    """

    view: EventView = EventView.DISCOVER
    typed: str = ""
    category: str | None = None
    comfort_level: ComfortLevel | None = None
    when: When = When.ANY
    max_price: float | None = None
    free_only: bool = False
    with_place_free: bool = False


@dataclass(frozen=True, slots=True)
class EventCard:
    """One row of a list: an event and where the person stands with it.

    Attributes:
        event: the event; a picture of its own is left out (`has_picture`), links are not.
        status: the person's answer, or None.
        places_left: how many places are free, the person's own not counted; None when there is no limit.
        exposure_id: the prediction or debrief of it, or None.
        has_prediction: whether something was predicted.
        has_outcome: whether the debrief was written.
        is_today: whether one of its days is today.
        is_over: whether it has ended.
        ends: when it ends by the wall clock, or None when nobody told.
        has_picture: whether it has a picture of its own.
    """

    event: Event
    status: AttendeeStatus | None
    places_left: int | None
    exposure_id: str | None
    has_prediction: bool
    has_outcome: bool
    is_today: bool
    is_over: bool
    ends: dt.datetime | None
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An event that fits, why in one sentence, and the peak SUDS (0–100) that is expected of it for this person."""

    card: EventCard
    expected_suds: float
    why: str
