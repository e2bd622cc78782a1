"""Statements about what a person said of how hard a step is."""

from typing import Any

from sqlalchemy import Select, delete, select

from extrovertly_desktop.domain.ladder import MarkKind, StepKind, SudsMark
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import SudsMarkRow


def add_mark(unit: Unit, user_id: str, mark: SudsMark) -> None:
    """Insert a mark."""
    is_event = mark.step_kind is StepKind.EVENT
    unit.session.add(
        SudsMarkRow(
            id=mark.id,
            created_at=mark.created_at,
            user_id=user_id,
            mission_id=None if is_event else mark.step_id,
            event_id=mark.step_id if is_event else None,
            local_date=mark.local_date,
            kind=str(mark.kind),
            suds=mark.suds,
        )
    )
    unit.session.flush()


def delete_mark(unit: Unit, mark_id: str) -> None:
    """Remove a mark."""
    unit.session.execute(
        delete(SudsMarkRow).where(SudsMarkRow.id == mark_id).execution_options(synchronize_session=False)
    )


def get_mark(unit: Unit, user_id: str, mark_id: str) -> SudsMark | None:
    """Return a mark by id."""
    found = _marks(unit, _of(user_id).where(SudsMarkRow.id == mark_id))
    return found[0] if found else None


def marks(unit: Unit, user_id: str) -> list[SudsMark]:
    """Return all marks of a person, oldest first."""
    return _marks(unit, _of(user_id).order_by(SudsMarkRow.created_at, SudsMarkRow.id))


def marks_of_mission(unit: Unit, user_id: str, mission_id: str) -> list[SudsMark]:
    """Return the marks of a mission, oldest first."""
    chosen = _of(user_id).where(SudsMarkRow.mission_id == mission_id)
    return _marks(unit, chosen.order_by(SudsMarkRow.created_at, SudsMarkRow.id))


def placings_of(unit: Unit, user_id: str, step_kind: StepKind, step_id: str) -> list[SudsMark]:
    """Return where a person put a step by hand, oldest first."""
    column = SudsMarkRow.event_id if step_kind is StepKind.EVENT else SudsMarkRow.mission_id
    chosen = _of(user_id).where(column == step_id, SudsMarkRow.kind == str(MarkKind.PLACED))
    return _marks(unit, chosen.order_by(SudsMarkRow.created_at, SudsMarkRow.id))


def _of(user_id: str) -> Select[*tuple[Any, ...]]:
    return select(*SudsMarkRow.__table__.columns).where(SudsMarkRow.user_id == user_id)


def _marks(unit: Unit, statement: Select[*tuple[Any, ...]]) -> list[SudsMark]:
    return [
        SudsMark(
            id=row.id,
            created_at=row.created_at,
            kind=MarkKind(row.kind),
            step_kind=StepKind.MISSION if row.event_id is None else StepKind.EVENT,
            step_id=row.mission_id or row.event_id or "",
            local_date=row.local_date,
            suds=row.suds,
        )
        for row in unit.session.execute(statement)
    ]
