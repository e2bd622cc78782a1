"""Statements about one day: its attempts, its points, and the days beside it."""

from sqlalchemy import func, select

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.exposures import get_exposure
from extrovertly_desktop.store.tables import ExposureRow, PointAwardRow, ProgressTrackingRow


def attempts_on(unit: Unit, user_id: str, local_date: str) -> list[Exposure]:
    """Return the predictions and outcomes of a local day, oldest first."""
    statement = select(ExposureRow.id).where(ExposureRow.user_id == user_id, ExposureRow.local_date == local_date)
    found = (get_exposure(unit, user_id, exposure_id) for exposure_id in unit.session.scalars(statement).all())
    attempts = [item for item in found if item is not None]
    return sorted(attempts, key=lambda item: (item.concluded_at or item.created_at, item.id))


def awards_on(unit: Unit, user_id: str, local_date: str) -> list[Award]:
    """Return the lines of the ledger of a local day, in the order of their kinds."""
    statement = select(PointAwardRow.kind, PointAwardRow.source, PointAwardRow.points).where(
        PointAwardRow.user_id == user_id, PointAwardRow.local_date == local_date
    )
    awards = [Award(AwardKind(row[0]), row[1], local_date, row[2]) for row in unit.session.execute(statement)]
    order = {kind: place for place, kind in enumerate(AwardKind)}
    return sorted(awards, key=lambda award: (order[award.kind], award.source))


def days_beside(unit: Unit, user_id: str, local_date: str) -> tuple[str | None, str | None]:
    """Return the nearest local days before and after one that hold something."""
    day, mine = ProgressTrackingRow.tracking_date, ProgressTrackingRow.user_id == user_id
    before = unit.session.scalar(select(func.max(day)).where(mine, day < local_date))
    after = unit.session.scalar(select(func.min(day)).where(mine, day > local_date))
    return before, after
