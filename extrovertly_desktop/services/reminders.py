"""Reminders: setting those of events, telling what is due once, putting it off, following events and people."""

from collections.abc import Sequence
from dataclasses import replace

from extrovertly_desktop.domain.clock import MS_PER_DAY
from extrovertly_desktop.domain.daily_reminders import DueDaily, Snooze
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import Event
from extrovertly_desktop.domain.reminders import (
    MOST_MINUTES,
    MOST_REMINDERS,
    DueReminder,
    Reminder,
    due_at,
)
from extrovertly_desktop.services.context import OWNER_KEY, Done, ServiceContext
from extrovertly_desktop.services.daily_reminders import PREFIX, DailyReminderService
from extrovertly_desktop.services.event_common import event_by_id
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import people
from extrovertly_desktop.store.queries import reminders as store

MISSED_DAYS = 7
"""How many days after it was due a missed reminder is still worth telling."""
_ZONE_KEY = "reminders_zone"


class ReminderService:
    """What a person does with reminders of events, and what tells them and those of every day.

    Attributes:
        daily: reminders of every day, and quiet hours.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self.daily = DailyReminderService(context)

    def of(self, event_id: str) -> tuple[Reminder, ...]:
        """Return the reminders of an event, earliest first."""
        with self._context.database.reading() as unit:
            return tuple(store.reminders_of(unit, event_id))

    def set_for(self, event_id: str, minutes: Sequence[int]) -> Done[tuple[Reminder, ...]]:
        """Let an event have exactly these reminders, each so many minutes before it begins; none for ().

        A moment that is past already counts as told. To take it back, set what `of` told before.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if there are too many, or one lies after the beginning or more than four weeks before it.
        """
        wanted = sorted(set(minutes), reverse=True)
        if len(wanted) > MOST_REMINDERS:
            raise UserError(f"An event can have up to {MOST_REMINDERS} reminders.", field="minutes")
        if any(not 0 <= each <= MOST_MINUTES for each in wanted):
            raise UserError("A reminder can come at the start or up to four weeks before.", field="minutes")
        now = self._context.clock.now_ms()
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            there = {item.minutes_before: item for item in store.reminders_of(unit, event_id)}
            store.delete_reminders(unit, [item.id for before, item in there.items() if before not in wanted])
            for each in wanted:
                if each not in there:
                    due = due_at(event, each, self._context.clock.zone())
                    told = now if due <= now else None
                    store.add_reminder(unit, owner.id, now, Reminder(self._context.new_id(), event_id, each, due, told))
            return Done(tuple(store.reminders_of(unit, event_id)))

    def due(self) -> tuple[DueReminder | DueDaily, ...]:
        """Return the reminders that want to be told now, earliest first; `deliver` those that were told.

        While it is to be quiet, those of events that begin after it wait.
        """
        self._follow_zone()
        now, zone, quiet = self._context.clock.now_ms(), self._context.clock.zone(), self.daily.quiet_until()
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            found = [] if owner_id is None else store.due_reminders(unit, owner_id, now)
        of_events = [each for each in found if quiet is None or each.begins_at(zone) < quiet]
        return tuple(sorted([*of_events, *self.daily.due()], key=lambda each: each.due_at))

    def next_due_at(self, since: int = 0) -> int | None:
        """Return the instant at which the next reminder is due, in milliseconds, or None; it may be past.

        Args:
            since: what was due before this instant is passed over.
        """
        self._follow_zone()
        now, quiet = self._context.clock.now_ms(), self.daily.quiet_until()
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            of_event = None if owner_id is None else store.next_due_at(unit, owner_id, since)
        if of_event is not None and of_event <= now and quiet is not None:
            of_event = quiet  # it waits until then
        coming = [each for each in (of_event, self.daily.next_due_at()) if each is not None]
        return min(coming, default=None)

    def deliver(self, reminder_ids: Sequence[str]) -> None:
        """Note that reminders were told, so that they are not told again."""
        of_events = [each for each in reminder_ids if not each.startswith(PREFIX)]
        if of_events:
            with self._context.database.unit() as unit:
                store.deliver(unit, of_events, self._context.clock.now_ms())
        if len(of_events) < len(reminder_ids):
            self.daily.deliver()

    def snooze(self, reminder_id: str, until: Snooze) -> Done[int]:
        """Put a reminder off that was told; return when it comes back, in milliseconds: not within quiet hours.

        To take it back, `deliver` it.
        """
        if reminder_id.startswith(PREFIX):
            return self.daily.snooze(until)
        with self._context.database.unit() as unit:
            back = until.until(self._context.clock.now_ms(), self._context.clock.zone())
            back = self.daily.heard_at(back, unit)
            store.put_off(unit, reminder_id, back)
            return Done(back)

    def ahead(self, until_ms: int) -> tuple[int, ...]:
        """Return the instants from now to another at which something will be due, in milliseconds, earliest first.

        For a vault that is about to be locked: they tell nothing of what it holds. Those in quiet hours are left out.
        """
        now = self._context.clock.now_ms()
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            of_events = [] if owner_id is None else store.due_instants(unit, owner_id, now, until_ms)
            found = {each for each in of_events if self.daily.heard_at(each, unit) == each}
        return tuple(sorted({*found, *self.daily.ahead(until_ms)}))

    def missed(self) -> tuple[DueReminder, ...]:
        """Return what came due while nothing ran to tell it, earliest first, and count it as told.

        For the start of the application: each is told once. What is more than a week old, or belongs to an event that
        was called off or declined, is let go in silence.
        """
        self._follow_zone()
        now = self._context.clock.now_ms()
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            overdue = [] if owner_id is None else store.overdue_ids(unit, owner_id, now)
        if owner_id is None or not overdue:
            return ()
        with self._context.database.unit() as unit:
            found = store.due_reminders(unit, owner_id, now)
            store.deliver(unit, overdue, now)
        return tuple(item for item in found if item.due_at >= now - MISSED_DAYS * MS_PER_DAY)

    def _follow_zone(self) -> None:
        """Let reminders of events that go by the wall clock follow the person into another zone."""
        zone = self._context.clock.zone()
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            known = people.get_meta(unit, _ZONE_KEY)
        if owner_id is None or known == str(zone):
            return
        with self._context.database.unit() as unit:
            for reminder, event in store.waiting_with_events(unit, owner_id):
                due = due_at(event, reminder.minutes_before, zone)
                if due != reminder.due_at:
                    store.move_reminder(unit, replace(reminder, due_at=due))
            people.set_meta(unit, _ZONE_KEY, str(zone))


def follow_event(context: ServiceContext, unit: Unit, event: Event) -> None:
    """Move the reminders of an event that was moved; one that was told is told again if it lies ahead now."""
    now = context.clock.now_ms()
    for reminder in store.reminders_of(unit, event.id):
        due = due_at(event, reminder.minutes_before, context.clock.zone())
        if due != reminder.due_at:
            told = None if due > now else reminder.delivered_at
            store.move_reminder(unit, replace(reminder, due_at=due, delivered_at=told))
