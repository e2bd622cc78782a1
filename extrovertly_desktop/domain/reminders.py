"""Reminders of events: what is set, and what is due."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.events import Event

MOST_REMINDERS = 5
MOST_MINUTES = 4 * 7 * 24 * 60
"""Four weeks before."""
CHOICES = (0, 30, 120, 1440)
"""Minutes before that are offered: at the start, half an hour, two hours, a day."""
MORNING = time(9)
"""Reminders of an event that lasts all day count back from nine in the morning, not from midnight."""
MS_PER_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of an event (`reminders`); instants in milliseconds; `delivered_at` is None until it was told."""

    id: str
    event_id: str
    minutes_before: int
    due_at: int
    delivered_at: int | None


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that wants to be told.

    Attributes:
        id: the reminder.
        event_id, title, location: its event.
        begins: when the event begins, by the wall clock.
        all_day: whether it lasts all day, so that no time is told.
        minutes_before: how long before it was wanted.
        due_at: when it was due, in milliseconds.
    """

    id: str
    event_id: str
    title: str
    location: str | None
    begins: datetime
    all_day: bool
    minutes_before: int
    due_at: int

    def begins_at(self, zone: tzinfo) -> int:
        """Return the instant at which the event begins for the person, in milliseconds; in the morning if all day."""
        if self.all_day:
            return to_ms(datetime.combine(self.begins.date(), MORNING, tzinfo=zone))
        return to_ms(self.begins.replace(tzinfo=zone))


def begins_at(event: Event, zone: tzinfo) -> int:
    """Return the instant from which reminders count back, in milliseconds.

    An event without an instant of its own goes by the wall clock of the zone the person is in.
    """
    if event.all_day:
        return to_ms(datetime.combine(event.begins.date(), MORNING, tzinfo=zone))
    if event.starts_at is not None:
        return event.starts_at
    return to_ms(event.begins.replace(tzinfo=zone))


def due_at(event: Event, minutes_before: int, zone: tzinfo) -> int:
    """Return when a reminder is due, in milliseconds."""
    return begins_at(event, zone) - round(timedelta(minutes=minutes_before).total_seconds() * 1000)
