"""Statements about the missions that were chosen for a day."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, func, select, update

from extrovertly_desktop.domain.day_picks import StoredPick
from extrovertly_desktop.domain.recommendation import Reason, Slot
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import DailyPickRow

_COLUMNS = tuple(DailyPickRow.__table__.columns)


def picks_on(unit: Unit, user_id: str, local_date: str) -> list[StoredPick]:
    """Return all picks of a local day, of every round, by slot and round."""
    statement = (
        select(*_COLUMNS)
        .where(DailyPickRow.user_id == user_id, DailyPickRow.local_date == local_date)
        .order_by(DailyPickRow.slot, DailyPickRow.round)
    )
    return [_pick(row) for row in unit.session.execute(statement)]


def picks_of_mission(unit: Unit, user_id: str, mission_id: str) -> list[StoredPick]:
    """Return all picks of a mission."""
    statement = select(*_COLUMNS).where(DailyPickRow.mission_id == mission_id, DailyPickRow.user_id == user_id)
    return [_pick(row) for row in unit.session.execute(statement)]


def last_offers(unit: Unit, user_id: str, first: str, before: str) -> dict[str, str]:
    """Return by mission the last local day it was offered, among the days from `first` on and before `before`."""
    statement = (
        select(DailyPickRow.mission_id, func.max(DailyPickRow.local_date))
        .where(DailyPickRow.user_id == user_id, DailyPickRow.local_date >= first, DailyPickRow.local_date < before)
        .group_by(DailyPickRow.mission_id)
    )
    return {str(row[0]): str(row[1]) for row in unit.session.execute(statement)}


def add_picks(unit: Unit, user_id: str, picks: Iterable[StoredPick]) -> None:
    """Insert picks."""
    unit.session.add_all(_row(user_id, pick) for pick in picks)
    unit.session.flush()


def set_current(unit: Unit, pick_ids: Collection[str], *, is_current: bool) -> None:
    """Let picks be what is chosen, or no longer."""
    unit.session.execute(
        update(DailyPickRow)
        .where(DailyPickRow.id.in_(pick_ids))
        .values(is_current=int(is_current))
        .execution_options(synchronize_session=False)
    )


def _row(user_id: str, pick: StoredPick) -> DailyPickRow:
    context = {"place": pick.place, "people": pick.people, "time_of_day": pick.time_of_day}
    reason = {} if pick.reason is None else pick.reason.as_json()
    return DailyPickRow(
        id=pick.id,
        created_at=pick.created_at,
        user_id=user_id,
        local_date=pick.local_date,
        slot=str(pick.slot),
        round=pick.round,
        mission_id=pick.mission_id,
        context={name: value for name, value in context.items() if value is not None} or None,
        expected_suds=pick.expected_suds,
        # The interval is part of what was told that day.
        reason={**reason, "low": pick.low, "high": pick.high},
        is_current=pick.is_current,
    )


def _pick(row: Row[*tuple[Any, ...]]) -> StoredPick:
    context = row.context if isinstance(row.context, dict) else {}
    told = row.reason if isinstance(row.reason, dict) else {}
    return StoredPick(
        id=row.id,
        created_at=row.created_at,
        local_date=row.local_date,
        slot=Slot(row.slot),
        round=row.round,
        mission_id=row.mission_id,
        place=context.get("place"),
        people=context.get("people"),
        time_of_day=context.get("time_of_day"),
        expected_suds=row.expected_suds,
        low=float(told.get("low", row.expected_suds)),
        high=float(told.get("high", row.expected_suds)),
        reason=_reason(told),
        is_current=bool(row.is_current),
    )


def _reason(told: dict[str, Any]) -> Reason | None:
    """Return the reason, or None for one that this version cannot read."""
    try:
        return Reason.from_json(told)
    except (TypeError, ValueError):
        return None
