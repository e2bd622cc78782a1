"""Statements about answers to events, the owner's and other people's, and about the predictions that go with them."""

from typing import Any

from sqlalchemy import Select, delete, func, select, update

from extrovertly_desktop.domain.events import Attendance, AttendeeStatus
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.exposures import get_exposure
from extrovertly_desktop.store.tables import EventAttendeeRow, EventRow, ExposureRow


def get_attendance(unit: Unit, event_id: str, user_id: str) -> Attendance | None:
    """Return a person's answer to an event."""
    statement = select(*EventAttendeeRow.__table__.columns).where(
        EventAttendeeRow.event_id == event_id, EventAttendeeRow.user_id == user_id
    )
    row = unit.session.execute(statement).one_or_none()
    if row is None:
        return None
    return Attendance(
        id=row.id,
        event_id=row.event_id,
        status=AttendeeStatus(row.status),
        rsvp_at=row.rsvp_at,
        attended_at=row.attended_at,
        local_date=row.local_date,
        rating=row.rating,
        feedback=row.feedback,
    )


def save_attendance(unit: Unit, user_id: str, created_at: int, attendance: Attendance) -> None:
    """Insert or change a person's answer to an event (one row a pair)."""
    fields = {
        "status": str(attendance.status),
        "rsvp_at": attendance.rsvp_at,
        "attended_at": attendance.attended_at,
        "local_date": attendance.local_date,
        "rating": attendance.rating,
        "feedback": attendance.feedback,
    }
    if get_attendance(unit, attendance.event_id, user_id) is None:
        row = EventAttendeeRow(
            id=attendance.id, created_at=created_at, event_id=attendance.event_id, user_id=user_id, **fields
        )
        unit.session.add(row)
        unit.session.flush()
        return
    unit.session.execute(
        update(EventAttendeeRow)
        .where(EventAttendeeRow.event_id == attendance.event_id, EventAttendeeRow.user_id == user_id)
        .values(**fields)
        .execution_options(synchronize_session=False)
    )


def delete_attendance(unit: Unit, event_id: str, user_id: str) -> None:
    """Forget a person's answer to an event."""
    unit.session.execute(
        delete(EventAttendeeRow)
        .where(EventAttendeeRow.event_id == event_id, EventAttendeeRow.user_id == user_id)
        .execution_options(synchronize_session=False)
    )


def others_going(unit: Unit, event_id: str, user_id: str) -> int:
    """Return how many others take a place at an event."""
    statement = select(func.count()).where(
        EventAttendeeRow.event_id == event_id,
        EventAttendeeRow.status.in_(["going", "attended"]),
        EventAttendeeRow.user_id != user_id,
    )
    return unit.session.scalar(statement) or 0


def times_attended(unit: Unit, user_id: str, category: str, at_most: int) -> int:
    """Return how many events of a category a person has attended, counting no further than asked."""
    inner = (
        select(EventAttendeeRow.id)
        .join(EventRow, EventRow.id == EventAttendeeRow.event_id)
        .where(
            EventAttendeeRow.user_id == user_id,
            EventAttendeeRow.status == "attended",
            EventRow.category == category,
        )
        .limit(at_most)
        .subquery()
    )
    return unit.session.scalar(select(func.count()).select_from(inner)) or 0


def exposure_of_event(unit: Unit, user_id: str, event_id: str) -> Exposure | None:
    """Return the prediction or debrief of an event; there is at most one a person."""
    statement = (
        select(ExposureRow.id)
        .where(ExposureRow.event_id == event_id, ExposureRow.user_id == user_id)
        .order_by(ExposureRow.created_at.desc())
        .limit(1)
    )
    exposure_id = unit.session.scalar(statement)
    return None if exposure_id is None else get_exposure(unit, user_id, exposure_id)


def concluded_of_category(unit: Unit, user_id: str, category: str, limit: int) -> list[Exposure]:
    """Return the newest debriefs of a category of events."""
    statement = (
        _of_category(user_id, category)
        .with_only_columns(ExposureRow.id)
        .order_by(ExposureRow.concluded_at.desc(), ExposureRow.id.desc())
        .limit(limit)
    )
    found = (get_exposure(unit, user_id, exposure_id) for exposure_id in unit.session.scalars(statement).all())
    return [exposure for exposure in found if exposure is not None]


def verdicts_of_category(unit: Unit, user_id: str, category: str) -> dict[str, int]:
    """Return how often the worries about a category of events came true: counts by no, partly, yes."""
    statement = (
        _of_category(user_id, category)
        .with_only_columns(ExposureRow.came_true, func.count())
        .where(ExposureRow.came_true.is_not(None))
        .group_by(ExposureRow.came_true)
    )
    return {str(verdict): count for verdict, count in unit.session.execute(statement)}


def _of_category(user_id: str, category: str) -> Select[*tuple[Any, ...]]:
    return (
        select(ExposureRow.id)
        .join(EventRow, EventRow.id == ExposureRow.event_id)
        .where(
            ExposureRow.user_id == user_id,
            ExposureRow.concluded_at.is_not(None),
            EventRow.category == category,
        )
    )
