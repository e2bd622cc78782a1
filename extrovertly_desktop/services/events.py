"""Events: looking at them, and making, changing, calling off and removing them."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.clock import week_start
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, When
from extrovertly_desktop.domain.events import CATEGORIES, LONGEST_DAYS, AttendeeStatus, ComfortLevel, Event, EventDraft
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.consequences import Consequences, Outcome, Touched
from extrovertly_desktop.services.context import Done, ServiceContext, preferences_of
from extrovertly_desktop.services.event_common import asking, award_of, event_by_id, is_attended, wall_clock
from extrovertly_desktop.services.event_dates import SeriesBeforeAfter, leave_out, take_in_again
from extrovertly_desktop.services.event_writing import blank_event, described
from extrovertly_desktop.services.reminders import follow_event
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attendances as attendance_store
from extrovertly_desktop.store.queries import event_cards as card_store
from extrovertly_desktop.store.queries import events as store

PAGE = 50


@dataclass(frozen=True, slots=True)
class DeletedEvent:
    """A removed event with everything that hung on it: answers, plan, preparation, reminders, marks on the ladder.

    Attributes:
        event, rows: what was removed.
        series: of one date of a series, the series before and after.
    """

    event: Event
    rows: store.EventRows
    series: SeriesBeforeAfter | None = None


class EventService:
    """What a person does with events themselves; answering them is `AttendanceService`'s."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences

    # -- looking -------------------------------------------------------------------------------------------------------

    def categories(self) -> tuple[str, ...]:
        """Return the categories to pick from: those offered at first, then those in use."""
        with self._context.database.reading() as unit:
            return tuple(dict.fromkeys((*CATEGORIES, *store.categories_in_use(unit))))

    def search(
        self, term: str, *, category: str | None = None, comfort_level: ComfortLevel | str | None = None
    ) -> tuple[Event, ...]:
        """Return events whose title holds all words of a term: the schema's `searchEvents`.

        Raises:
            UserError: if the comfort level is none of the three.
        """
        if comfort_level is not None and comfort_level not in set(ComfortLevel):
            levels = ", ".join(ComfortLevel)
            raise UserError(f"The comfort level must be one of: {levels}.", field="comfort_level")
        with self._context.database.reading() as unit:
            return tuple(store.search_events(unit, term, category, comfort_level))

    def list(
        self, wanted: EventFilter | None = None, *, limit: int = PAGE, after: EventCard | None = None
    ) -> tuple[EventCard, ...]:
        """Return a page of a list: what is to come soonest first, the past newest first.

        Args:
            wanted: what to show; everything to come by default.
            limit: cards on a page.
            after: the last card of the page before.
        """
        wanted = wanted or EventFilter()
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            days = self._days(owner, wanted.when)
            found = card_store.cards(unit, asking(self._context, owner), wanted, days, limit=limit, after=after)
        return tuple(found)

    def month(self, year: int, month: int, wanted: EventFilter | None = None) -> dict[date, tuple[EventCard, ...]]:
        """Return the events of a month by day, in their order; one of several days stands under each of them.

        Args:
            year, month: which one.
            wanted: which events; days that have been are left out only where it asks for another stretch of time.
        """
        wanted = wanted or EventFilter()
        first = date(year, month, 1)
        last = first.replace(day=monthrange(year, month)[1])
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            reach = first - timedelta(days=LONGEST_DAYS) if first.toordinal() > LONGEST_DAYS else first
            days_asked = self._days(owner, wanted.when)
            found = card_store.cards_between(unit, asking(self._context, owner), (reach, last), wanted, days_asked)
        days: dict[date, tuple[EventCard, ...]] = {}
        for card in found:
            begin = card.event.begins
            # An end at midnight does not reach into the day that begins there.
            end = max((card.ends or begin) - timedelta(microseconds=1), begin)
            for ordinal in range(max(begin.date(), first).toordinal(), min(end.date(), last).toordinal() + 1):
                day = date.fromordinal(ordinal)
                days[day] = (*days.get(day, ()), card)
        return days

    def next(self) -> EventCard | None:
        """Return the next event the person is going to, or else the next they are interested in."""
        with self._context.database.reading() as unit:
            now = asking(self._context, self._context.owner(unit))
            going = card_store.next_card(unit, now, AttendeeStatus.GOING)
            return going or card_store.next_card(unit, now, AttendeeStatus.INTERESTED)

    def waiting(self, limit: int = 5) -> tuple[EventCard, ...]:
        """Return the latest events the person was going to that are over and not told about yet, newest first."""
        with self._context.database.reading() as unit:
            now = asking(self._context, self._context.owner(unit))
            return tuple(card_store.waiting_cards(unit, now, limit))

    def get(self, event_id: str) -> Event:
        """Return an event with everything it has, its picture included.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            return event_by_id(unit, event_id)

    def card(self, event_id: str) -> EventCard:
        """Return an event with where the person stands, without its picture.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            card = card_store.card(unit, asking(self._context, self._context.owner(unit)), event_id)
        if card is None:
            raise NotFoundError("That event is no longer there.")
        return card

    # -- making and changing -------------------------------------------------------------------------------------------

    def create(self, draft: EventDraft) -> Done[Event]:
        """Add an event, in the past or in the future; `delete` takes it back.

        Raises:
            UserError: if the organiser is not among the people of the vault.
        """
        with self._context.database.unit() as unit:
            blank = blank_event(self._context.new_id(), self._context.clock.now_ms(), draft)
            event = described(self._context, unit, blank, draft)
            store.add_event(unit, event)
        return Done(event)

    def edit(self, event_id: str, draft: EventDraft) -> Done[EventChange]:
        """Change an event. A picture of its own stays unless a link takes its place; answers and plans stay.

        Points of one that was attended follow its comfort level, reminders its time. One that came with a calendar is
        the person's own from then on (`is_detached`).

        Raises:
            NotFoundError: if it is not there.
            UserError: if the organiser is not among the people of the vault.
        """

        def changed(unit: Unit, before: Event) -> Event:
            after = described(self._context, unit, before, draft)
            came_along = before.uid is not None or before.series_id is not None
            return replace(after, is_detached=before.is_detached or (came_along and after != before))

        return self._change(event_id, changed)

    def duplicate(self, event_id: str) -> Done[Event]:
        """Add the same event again, picture included, with nobody's answer and no longer tied to a calendar.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            copy = replace(
                event_by_id(unit, event_id),
                id=self._context.new_id(),
                created_at=self._context.clock.now_ms(),
                is_active=True,
                uid=None,
                series_id=None,
                recurrence_id=None,
                is_detached=False,
            )
            store.add_event(unit, copy)
        return Done(copy)

    def cancel(self, event_id: str) -> Done[EventChange]:
        """Note that an event was called off; its reminders keep silent.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._change(event_id, lambda _unit, before: replace(before, is_active=False))

    def uncancel(self, event_id: str) -> Done[EventChange]:
        """Note that an event takes place after all.

        Raises:
            NotFoundError: if it is not there.
        """

        def changed(_unit: Unit, before: Event) -> Event:
            # The calendar of its series may call this date off by now: what the person says stands above that.
            is_one_date = before.series_id is not None and not before.is_active
            return replace(before, is_active=True, is_detached=before.is_detached or is_one_date)

        return self._change(event_id, changed)

    def put_back(self, change: EventChange) -> Done[EventChange]:
        """Take back an edit, a calling off or a change of the picture.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if it has been changed again meanwhile.
        """

        def changed(_unit: Unit, now: Event) -> Event:
            if now != change.after:
                raise UserError("This event has been changed again since, so it stays as it is.")
            return change.before

        return self._change(change.after.id, changed)

    def delete(self, event_id: str) -> Done[DeletedEvent]:
        """Remove an event with all that hangs on it, points and the day's row included; `restore` brings all back.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            touched = self._hanging(unit, owner, event)
            series = leave_out(unit, event)
            rows = store.take_out(unit, event_id)
            if rows is None:
                raise LookupError("The event that was just read is not there.")
            touched.attendances = {award.source for award in touched.awards}
            touched.awards = ()
            outcome = self._consequences.settle(unit, owner, touched)
        return Done(DeletedEvent(event, rows, series), outcome.points, outcome.earned)

    def restore(self, deleted: DeletedEvent) -> Done[Event]:
        """Put a removed event back exactly as it was; one that is there is left alone.

        Raises:
            UserError: if it has come back with a calendar meanwhile, or its series has been changed.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            there = store.get_event(unit, deleted.event.id)
            if there is not None:
                return Done(there)
            if store.is_taken(unit, deleted.rows):
                raise UserError("This event has come back with a calendar since. Please look for it in the list.")
            if deleted.series is not None:
                take_in_again(unit, deleted.series)
            store.put_in(unit, deleted.rows)
            event = event_by_id(unit, deleted.event.id)
            outcome = self._consequences.settle(unit, owner, self._hanging(unit, owner, event))
        return Done(event, outcome.points, outcome.earned)

    # -- help ----------------------------------------------------------------------------------------------------------

    def _change(self, event_id: str, changed: Callable[[Unit, Event], Event]) -> Done[EventChange]:
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = event_by_id(unit, event_id)
            after = changed(unit, before)
            outcome = Outcome(0, ())
            if after != before:
                store.replace_event(unit, after)
                follow_event(self._context, unit, after)
            if after.comfort_level is not before.comfort_level:
                outcome = self._consequences.settle(unit, owner, self._hanging(unit, owner, after))
        return Done(EventChange(before, after), outcome.points, outcome.earned)

    def _hanging(self, unit: Unit, owner: User, event: Event) -> Touched:
        """Return what has to be settled when an event comes, goes or is worth something else."""
        attendance = attendance_store.get_attendance(unit, event.id, owner.id)
        plan = attendance_store.exposure_of_event(unit, owner.id, event.id)
        touched = Touched(metrics=frozenset(Metric))
        touched.days |= {plan.local_date} if plan is not None else set()
        touched.days |= {attendance.local_date} if attendance is not None and attendance.local_date else set()
        if attendance is not None and is_attended(attendance):
            touched.awards = (award_of(event, attendance),)
        return touched

    def _days(self, owner: User, when: When) -> tuple[date, date] | None:
        today = wall_clock(self._context).date()
        match when:
            case When.TODAY:
                return today, today
            case When.THIS_WEEK:
                first = week_start(today, preferences_of(owner).first_weekday)
                return first, first + timedelta(days=6)
            case When.THIS_MONTH:
                return today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
            case When.ANY:
                return None
