"""Statements about checks of well-being."""

from collections.abc import Mapping

from sqlalchemy import delete, select, update

from extrovertly_desktop.domain.well_being import WellBeingCheck
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import WellBeingCheckRow

CheckFacts = tuple[str, int, str, dict[str, int]]
"""Id, moment (milliseconds), local day (ISO text), values by statement."""


def add_check(unit: Unit, user_id: str, check: WellBeingCheck) -> None:
    """Insert a check."""
    unit.session.add(
        WellBeingCheckRow(
            id=check.id,
            created_at=check.created_at,
            user_id=user_id,
            local_date=check.local_date,
            answers=dict(check.answers),
        )
    )
    unit.session.flush()


def set_answers(unit: Unit, check_id: str, answers: Mapping[str, int]) -> None:
    """Write other answers into a check."""
    unit.session.execute(
        update(WellBeingCheckRow)
        .where(WellBeingCheckRow.id == check_id)
        .values(answers=dict(answers))
        .execution_options(synchronize_session=False)
    )


def delete_check(unit: Unit, check_id: str) -> None:
    """Remove a check."""
    unit.session.execute(
        delete(WellBeingCheckRow).where(WellBeingCheckRow.id == check_id).execution_options(synchronize_session=False)
    )


def checks(unit: Unit, user_id: str) -> list[CheckFacts]:
    """Return all checks, oldest first."""
    rows = unit.session.execute(
        select(
            WellBeingCheckRow.id,
            WellBeingCheckRow.created_at,
            WellBeingCheckRow.local_date,
            WellBeingCheckRow.answers,
        )
        .where(WellBeingCheckRow.user_id == user_id)
        .order_by(WellBeingCheckRow.created_at)
    )
    return [(row[0], row[1], row[2], _whole(row[3])) for row in rows]


def _whole(stored: object) -> dict[str, int]:
    known = stored if isinstance(stored, Mapping) else {}
    return {slug: value for slug, value in known.items() if isinstance(value, int) and not isinstance(value, bool)}
