"""What the services of events share: where the person's clock stands, which event is meant, and what follows."""

from dataclasses import replace
from datetime import datetime, timedelta

from extrovertly_desktop.domain.clock import from_ms, to_ms
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.event_changes import Answer
from extrovertly_desktop.domain.events import Attendance, AttendeeStatus, Event
from extrovertly_desktop.domain.exposure import Attendance as Turnout
from extrovertly_desktop.domain.exposure import Exposure, OutcomeDraft
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.points import EVENT_POINTS, Award, AwardKind
from extrovertly_desktop.services.consequences import (
    EVENT_METRICS,
    Consequences,
    Outcome,
    Touched,
    exposure_metrics,
)
from extrovertly_desktop.services.context import Moment, ServiceContext
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import events as store
from extrovertly_desktop.store.queries.event_cards import Asking


def wall_clock(context: ServiceContext) -> datetime:
    """Return now as the clock on the person's wall shows it, without a zone."""
    return from_ms(context.clock.now_ms(), context.clock.zone()).replace(tzinfo=None)


def asking(context: ServiceContext, owner: User) -> Asking:
    """Return who looks at a list, and when."""
    return Asking(owner.id, wall_clock(context))


def event_by_id(unit: Unit, event_id: str) -> Event:
    """Return an event.

    Raises:
        NotFoundError: if it is not there.
    """
    event = store.get_event(unit, event_id)
    if event is None:
        raise NotFoundError("That event is no longer there.")
    return event


def moment_of(context: ServiceContext, owner: User, event: Event, at_ms: int | None) -> Moment:
    """Return the moment at which an event was attended: as given, or now, or its end if it was on an earlier day.

    Raises:
        UserError: if the moment given lies before the event or is still to come.
    """
    zone = context.clock.zone()
    if at_ms is None:
        over = event.is_over_at - timedelta(minutes=1) if event.all_day else event.is_over_at
        return context.moment(
            owner, to_ms(over.replace(tzinfo=zone)) if over.date() < wall_clock(context).date() else None
        )
    moment = context.moment(owner, at_ms)
    if from_ms(at_ms, zone).date() < event.begins.date():
        raise UserError("That lies before the event. Please choose its day or a later one.", field="at_ms")
    return moment


def award_of(event: Event, attendance: Attendance) -> Award:
    """Return what an attendance is worth."""
    return Award(AwardKind.EVENT, attendance.id, attendance.local_date or "", EVENT_POINTS[event.comfort_level])


def is_attended(attendance: Attendance | None) -> bool:
    """Whether an answer says that the person was there."""
    return attendance is not None and attendance.status is AttendeeStatus.ATTENDED


def reopened(context: ServiceContext, owner: User, plan: Exposure) -> Exposure:
    """Return a plan as it was before its outcome."""
    blank = OutcomeDraft().model_dump(exclude={"at_ms", "attendance"})
    return replace(
        plan,
        **blank,
        attendance=None,
        concluded_at=None,
        local_date=context.moment(owner, plan.created_at).local_date,
    )


def following(
    context: ServiceContext, owner: User, plan: Exposure | None, status: AttendeeStatus | None
) -> Exposure | None:
    """Return what becomes of a prediction when the answer changes.

    Not going concludes it as that, which is data and costs nothing; any other answer lets it wait again.
    """
    if plan is None:
        return None
    if status is AttendeeStatus.NOT_GOING and plan.is_open:
        now = context.moment(owner)
        return replace(plan, attendance=Turnout.DID_NOT_GO, concluded_at=now.at_ms, local_date=now.local_date)
    if status is not AttendeeStatus.NOT_GOING and plan.attendance is Turnout.DID_NOT_GO:
        return reopened(context, owner, plan)
    return plan


def settle_answer(consequences: Consequences, unit: Unit, owner: User, event: Event, answer: Answer) -> Outcome:
    """Bring points, days and achievements up to date after an answer changed."""
    plans = [plan for plan in (answer.plan_before, answer.plan_after) if plan is not None]
    stands = [item for item in (answer.before, answer.after) if item is not None]
    touched = Touched(
        days={item.local_date for item in stands if item.local_date} | {plan.local_date for plan in plans},
        metrics=EVENT_METRICS | exposure_metrics(event.category) if plans else EVENT_METRICS,
    )
    if answer.after is not None and is_attended(answer.after):
        touched.awards = (award_of(event, answer.after),)
    elif answer.before is not None and is_attended(answer.before):
        touched.attendances = {answer.before.id}
    return consequences.settle(unit, owner, touched)
