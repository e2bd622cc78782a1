"""Statements about which missions are in sight, for many at once."""

from collections.abc import Collection

from sqlalchemy import select, update

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import MissionRow


def missions_in_sight(unit: Unit, category: str, *, is_active: bool) -> tuple[str, ...]:
    """Return the ids of the missions of a category that are in sight, or of those that are hidden."""
    statement = select(MissionRow.id).where(MissionRow.category == category, MissionRow.is_active == int(is_active))
    return tuple(unit.session.scalars(statement.order_by(MissionRow.id)))


def set_in_sight(unit: Unit, mission_ids: Collection[str], *, is_active: bool) -> None:
    """Bring missions into sight, or hide them; ids that are not there are passed over."""
    unit.session.execute(
        update(MissionRow)
        .where(MissionRow.id.in_(mission_ids))
        .values(is_active=is_active)
        .execution_options(synchronize_session=False)
    )
