"""Statements about exposures: predictions and what came of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, update

from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import EventRow, ExposureRow, MissionRow

_SAME = (
    "local_date", "worry", "likelihood", "expected_suds", "place", "people", "time_of_day", "concluded_at",
    "evidence", "peak_suds", "surprise", "learned", "difficulty_rating", "satisfaction_rating", "notes", "points_base",
)  # fmt: skip


def add_exposure(unit: Unit, user_id: str, exposure: Exposure) -> None:
    """Insert an exposure."""
    unit.session.add(
        ExposureRow(
            id=exposure.id,
            created_at=exposure.created_at,
            user_id=user_id,
            mission_id=exposure.mission_id,
            event_id=exposure.event_id,
            **_written(exposure),
        )
    )
    unit.session.flush()


def replace_exposure(unit: Unit, exposure: Exposure) -> None:
    """Write an exposure over the one of the same id."""
    unit.session.execute(
        update(ExposureRow)
        .where(ExposureRow.id == exposure.id)
        .values(**_written(exposure))
        .execution_options(synchronize_session=False)
    )


def delete_exposure(unit: Unit, exposure_id: str) -> None:
    """Remove an exposure."""
    unit.session.execute(
        delete(ExposureRow).where(ExposureRow.id == exposure_id).execution_options(synchronize_session=False)
    )


def get_exposure(unit: Unit, user_id: str, exposure_id: str) -> Exposure | None:
    """Return an exposure by id."""
    row = unit.session.execute(_select(user_id).where(ExposureRow.id == exposure_id)).one_or_none()
    return None if row is None else _exposure(row)


def open_exposures(unit: Unit, user_id: str) -> list[Exposure]:
    """Return the predictions of missions that still wait for an outcome, oldest first."""
    statement = (
        _select(user_id)
        .where(ExposureRow.concluded_at.is_(None), ExposureRow.mission_id.is_not(None))
        .order_by(ExposureRow.created_at)
    )
    return [_exposure(row) for row in unit.session.execute(statement)]


def open_exposure_of_mission(unit: Unit, user_id: str, mission_id: str) -> Exposure | None:
    """Return the open prediction of a mission, of which there is at most one."""
    statement = (
        _select(user_id).where(ExposureRow.mission_id == mission_id, ExposureRow.concluded_at.is_(None)).limit(1)
    )
    row = unit.session.execute(statement).one_or_none()
    return None if row is None else _exposure(row)


def attempts_of_mission(unit: Unit, user_id: str, mission_id: str) -> list[Exposure]:
    """Return the concluded attempts of a mission, oldest first."""
    statement = (
        _select(user_id)
        .where(ExposureRow.mission_id == mission_id, ExposureRow.concluded_at.is_not(None))
        .order_by(ExposureRow.concluded_at, ExposureRow.id)
    )
    return [_exposure(row) for row in unit.session.execute(statement)]


def newest_plan(unit: Unit, user_id: str, mission_id: str) -> Exposure | None:
    """Return the latest plan of a mission, whatever became of it, or None if there was none."""
    statement = _select(user_id).where(ExposureRow.mission_id == mission_id)
    newest = statement.order_by(ExposureRow.created_at.desc(), ExposureRow.id.desc()).limit(1)
    row = unit.session.execute(newest).one_or_none()
    return None if row is None else _exposure(row)


def count_of_mission(unit: Unit, user_id: str, mission_id: str) -> tuple[int, int]:
    """Return how many plans of a mission wait for an outcome, and how many have one."""
    statement = select(func.count(), func.count(ExposureRow.concluded_at)).where(
        ExposureRow.user_id == user_id, ExposureRow.mission_id == mission_id
    )
    every, concluded = unit.session.execute(statement).one()
    return every - concluded, concluded


def observations(unit: Unit, user_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return what was met at every concluded exposure, oldest first, as plain rows.

    Each is (mission_id, event_id, local_date, attendance, peak_suds, expected_suds, place, people, time_of_day).
    """
    statement = (
        select(
            ExposureRow.mission_id,
            ExposureRow.event_id,
            ExposureRow.local_date,
            ExposureRow.attendance,
            ExposureRow.peak_suds,
            ExposureRow.expected_suds,
            ExposureRow.place,
            ExposureRow.people,
            ExposureRow.time_of_day,
        )
        .where(ExposureRow.user_id == user_id, ExposureRow.concluded_at.is_not(None))
        .order_by(ExposureRow.concluded_at)
    )
    # Past the session, which would look at every column of thousands of rows once more.
    return unit.session.connection().execute(statement).all()


def visits(unit: Unit, user_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return how often each mission was met in each context: rows of mission_id, place, people, time_of_day, count."""
    context = (ExposureRow.mission_id, ExposureRow.place, ExposureRow.people, ExposureRow.time_of_day)
    statement = (
        select(*context, func.count().label("times"))
        .where(ExposureRow.user_id == user_id, ExposureRow.attendance.in_(["done", "left_early"]))
        .group_by(*context)
    )
    return unit.session.execute(statement).all()


def newest_concluded(
    unit: Unit, user_id: str, limit: int, *, mission_id: str | None = None, category: str | None = None
) -> list[Exposure]:
    """Return concluded exposures, newest first, of one mission or one category of missions if asked."""
    statement = (
        _select(user_id)
        .where(ExposureRow.concluded_at.is_not(None))
        .order_by(ExposureRow.concluded_at.desc())
        .limit(limit)
    )
    if mission_id is not None:
        statement = statement.where(ExposureRow.mission_id == mission_id)
    if category is not None:
        statement = statement.where(MissionRow.category == category)
    return [_exposure(row) for row in unit.session.execute(statement)]


def verdicts_of_category(unit: Unit, user_id: str, category: str) -> dict[str, int]:
    """Return how often the worries of a category came true: counts by no, partly, yes."""
    statement = (
        select(ExposureRow.came_true, func.count())
        .join(MissionRow, MissionRow.id == ExposureRow.mission_id)
        .where(
            ExposureRow.user_id == user_id,
            ExposureRow.concluded_at.is_not(None),
            ExposureRow.came_true.is_not(None),
            MissionRow.category == category,
        )
        .group_by(ExposureRow.came_true)
    )
    return {str(verdict): count for verdict, count in unit.session.execute(statement)}


def _select(user_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *ExposureRow.__table__.columns,
            func.coalesce(MissionRow.title, EventRow.title, "").label("title"),
            func.coalesce(MissionRow.category, EventRow.category, "").label("category"),
        )
        .outerjoin(MissionRow, MissionRow.id == ExposureRow.mission_id)
        .outerjoin(EventRow, EventRow.id == ExposureRow.event_id)
        .where(ExposureRow.user_id == user_id)
    )


def _written(exposure: Exposure) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(exposure, name) for name in _SAME}
    fields["attendance"] = None if exposure.attendance is None else str(exposure.attendance)
    fields["came_true"] = None if exposure.came_true is None else str(exposure.came_true)
    fields["safety_behaviours_to_drop"] = list(exposure.safety_behaviours_to_drop) or None
    fields["safety_behaviours_used"] = list(exposure.safety_behaviours_used) or None
    return fields


def _exposure(row: Row[*tuple[Any, ...]]) -> Exposure:
    return Exposure(
        id=row.id,
        created_at=row.created_at,
        mission_id=row.mission_id,
        event_id=row.event_id,
        title=row.title,
        category=row.category,
        attendance=Attendance(row.attendance) if row.attendance else None,
        came_true=CameTrue(row.came_true) if row.came_true else None,
        safety_behaviours_to_drop=tuple(row.safety_behaviours_to_drop or ()),
        safety_behaviours_used=tuple(row.safety_behaviours_used or ()),
        **{name: getattr(row, name) for name in _SAME},
    )
