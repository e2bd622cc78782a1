"""Answering events: interested, going, not going, having been there."""

from dataclasses import replace
from datetime import datetime

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.event_changes import Answer
from extrovertly_desktop.domain.event_rules import possible_answers, refusal
from extrovertly_desktop.domain.events import Attendance, AttendanceDraft, AttendeeStatus, Event
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.event_common import (
    event_by_id,
    following,
    is_attended,
    moment_of,
    reopened,
    settle_answer,
    wall_clock,
)
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attendances as store
from extrovertly_desktop.store.queries import exposures as exposure_store

_FULL = "This event is full. I keep you as interested, so that you see when a place frees."


class AttendanceService:
    """What a person says to an event; `put_back` takes any of it back exactly."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences

    def of(self, event_id: str) -> Attendance | None:
        """Return the person's answer with rating and feedback, or None."""
        with self._context.database.reading() as unit:
            return store.get_attendance(unit, event_id, self._context.owner(unit).id)

    def possible(self, event_id: str) -> dict[AttendeeStatus, str | None]:
        """Return for each answer None if it can be given now, or the sentence that says why not.

        Raises:
            NotFoundError: if there is no such event.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            before = store.get_attendance(unit, event_id, owner.id)
        return possible_answers(event, None if before is None else before.status, self._now())

    def rsvp(self, event_id: str, status: AttendeeStatus) -> Done[Answer]:
        """Answer an event. Going to a full one keeps the person as interested, and the answer's `note` says so.

        Not going concludes a prediction as that, without penalty; any other answer lets it wait again.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if that answer makes no sense now (`domain.event_rules`).
        """
        if status is AttendeeStatus.ATTENDED:
            return self.attend(event_id, AttendanceDraft())
        with self._context.database.unit() as unit:
            owner, event, before, plan = self._read(unit, event_id)
            self._check(event, before, status)
            note = None
            if status is AttendeeStatus.GOING and self._is_full(unit, owner, event):
                status, note = AttendeeStatus.INTERESTED, _FULL
            if before is not None and before.status is status:
                return Done(Answer(event_id, before, before, plan, plan, note))
            after = Attendance(
                id=self._context.new_id() if before is None else before.id,
                event_id=event_id,
                status=status,
                rsvp_at=self._context.clock.now_ms(),
                attended_at=None,
                local_date=None,
                rating=None,
                feedback=None,
            )
            plan_after = following(self._context, owner, plan, status)
            return self._write(unit, owner, event, Answer(event_id, before, after, plan, plan_after, note))

    def clear(self, event_id: str) -> Done[Answer]:
        """Take an answer back, as if there had been none.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if the person was there: that is taken back by `take_back`.
        """
        with self._context.database.unit() as unit:
            owner, event, before, plan = self._read(unit, event_id)
            self._check(event, before, None)
            plan_after = following(self._context, owner, plan, None)
            return self._write(unit, owner, event, Answer(event_id, before, None, plan, plan_after))

    def attend(self, event_id: str, draft: AttendanceDraft) -> Done[Answer]:
        """Write down that the person was there; a second time changes rating and feedback.

        Without a moment it counts for the day of the event; a second time it keeps the day it had.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if the event, or the moment given, is still to come, or the moment lies before the event.
        """
        with self._context.database.unit() as unit:
            owner, event, before, plan = self._read(unit, event_id)
            self._check(event, before, AttendeeStatus.ATTENDED)
            after = attended(self._context, owner, event, before, draft)
            plan_after = following(self._context, owner, plan, AttendeeStatus.ATTENDED)
            return self._write(unit, owner, event, Answer(event_id, before, after, plan, plan_after))

    def take_back(self, event_id: str) -> Done[Answer]:
        """Take back that the person was there: they stand as going again, and a debrief is open again.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if they had not said so.
        """
        with self._context.database.unit() as unit:
            owner, event, before, plan = self._read(unit, event_id)
            if before is None or not is_attended(before):
                raise UserError("You have not said that you were there, so there is nothing to take back.")
            after = replace(
                before, status=AttendeeStatus.GOING, attended_at=None, local_date=None, rating=None, feedback=None
            )
            plan_after = plan if plan is None or plan.is_open else reopened(self._context, owner, plan)
            return self._write(unit, owner, event, Answer(event_id, before, after, plan, plan_after))

    def put_back(self, answer: Answer) -> Done[Answer]:
        """Make answer and plan what they were before a deed.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if more has been said about it meanwhile.
        """
        with self._context.database.unit() as unit:
            owner, event, now, plan = self._read(unit, answer.event_id)
            if (now, plan) != (answer.after, answer.plan_after):
                raise UserError("More has been said about this event since, so it stays as it is.")
            return self._write(unit, owner, event, Answer(event.id, now, answer.before, plan, answer.plan_before))

    def _read(self, unit: Unit, event_id: str) -> tuple[User, Event, Attendance | None, Exposure | None]:
        owner = self._context.owner(unit)
        event = event_by_id(unit, event_id)
        before = store.get_attendance(unit, event_id, owner.id)
        return owner, event, before, store.exposure_of_event(unit, owner.id, event_id)

    def _check(self, event: Event, before: Attendance | None, wanted: AttendeeStatus | None) -> None:
        reason = refusal(event, None if before is None else before.status, wanted, self._now())
        if reason is not None:
            raise UserError(reason, field="status")

    def _is_full(self, unit: Unit, owner: User, event: Event) -> bool:
        if event.max_attendees is None:
            return False
        return store.others_going(unit, event.id, owner.id) >= event.max_attendees

    def _write(self, unit: Unit, owner: User, event: Event, answer: Answer) -> Done[Answer]:
        write_answer(unit, owner, answer)
        outcome = settle_answer(self._consequences, unit, owner, event, answer)
        return Done(answer, outcome.points, outcome.earned)

    def _now(self) -> datetime:
        return wall_clock(self._context)


def attended(
    context: ServiceContext, owner: User, event: Event, before: Attendance | None, draft: AttendanceDraft
) -> Attendance:
    """Return the answer that says the person was there.

    Raises:
        UserError: if the moment given lies before the event or is still to come.
    """
    if before is not None and is_attended(before) and draft.at_ms is None:
        return replace(before, rating=draft.rating, feedback=draft.feedback)
    moment = moment_of(context, owner, event, draft.at_ms)
    return Attendance(
        id=context.new_id() if before is None else before.id,
        event_id=event.id,
        status=AttendeeStatus.ATTENDED,
        rsvp_at=context.clock.now_ms() if before is None else before.rsvp_at,
        attended_at=moment.at_ms,
        local_date=moment.local_date,
        rating=draft.rating,
        feedback=draft.feedback,
    )


def write_answer(unit: Unit, owner: User, answer: Answer) -> None:
    """Write what an answer changed: the attendance and the plan, each put, changed or removed."""
    if answer.after is None:
        store.delete_attendance(unit, answer.event_id, owner.id)
    elif answer.after != answer.before:
        store.save_attendance(unit, owner.id, answer.after.rsvp_at, answer.after)
    before, after = answer.plan_before, answer.plan_after
    if before is not None and after is not None and before.id == after.id:
        if before != after:
            exposure_store.replace_exposure(unit, after)
        return
    if before is not None:
        exposure_store.delete_exposure(unit, before.id)
    if after is not None:
        exposure_store.add_exposure(unit, owner.id, after)
