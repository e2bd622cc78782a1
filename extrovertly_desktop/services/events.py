"""Events: adding, searching, attending."""

from dataclasses import replace

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.events import (
    Attendance,
    AttendanceDraft,
    AttendeeStatus,
    ComfortLevel,
    Event,
    EventDraft,
)
from extrovertly_desktop.domain.points import EVENT_POINTS, Award, AwardKind
from extrovertly_desktop.services.consequences import EVENT_METRICS, Consequences, Touched
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.store.queries import events as store


class EventService:
    """What a person does with events."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences

    def add(self, draft: EventDraft) -> Event:
        """Add an event; it may lie in the past or in the future."""
        event = Event(
            id=self._context.new_id(),
            created_at=self._context.clock.now_ms(),
            is_active=True,
            **{**draft.model_dump(), "date": draft.date.isoformat(), "time": draft.time.isoformat("minutes")},
        )
        with self._context.database.unit() as unit:
            store.add_event(unit, event)
        return event

    def search(
        self, term: str, *, category: str | None = None, comfort_level: ComfortLevel | str | None = None
    ) -> list[Event]:
        """Return events whose title holds all words of a term: the schema's `searchEvents`.

        Raises:
            UserError: if the comfort level is none of the three.
        """
        if comfort_level is not None and comfort_level not in set(ComfortLevel):
            levels = ", ".join(ComfortLevel)
            raise UserError(f"The comfort level must be one of: {levels}.", field="comfort_level")
        with self._context.database.reading() as unit:
            return store.search_events(unit, term, category, comfort_level)

    def attend(self, event_id: str, draft: AttendanceDraft) -> Done[Attendance]:
        """Write down that the owner attended an event; a second time changes rating and feedback.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if the moment is still to come.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = store.get_event(unit, event_id)
            if event is None:
                raise NotFoundError("That event is no longer there.")
            before = store.get_attendance(unit, event_id, owner.id)
            moment = self._context.moment(owner, draft.at_ms)
            attendance = Attendance(
                id=self._context.new_id() if before is None else before.id,
                event_id=event_id,
                status=AttendeeStatus.ATTENDED,
                rsvp_at=moment.at_ms if before is None else before.rsvp_at,
                attended_at=moment.at_ms,
                local_date=moment.local_date,
                rating=draft.rating,
                feedback=draft.feedback,
            )
            if draft.at_ms is None and before is not None and before.status is AttendeeStatus.ATTENDED:
                attendance = replace(attendance, attended_at=before.attended_at, local_date=before.local_date)
            store.save_attendance(unit, owner.id, self._context.clock.now_ms(), attendance)
            day = attendance.local_date or moment.local_date
            days = {day} | ({before.local_date} if before is not None and before.local_date else set())
            award = Award(AwardKind.EVENT, attendance.id, day, EVENT_POINTS[event.comfort_level])
            outcome = self._consequences.settle(unit, owner, Touched(days=days, awards=(award,), metrics=EVENT_METRICS))
        return Done(attendance, outcome.points, outcome.earned)
