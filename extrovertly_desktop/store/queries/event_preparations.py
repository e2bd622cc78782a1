"""Statements about how a person prepares for an event."""

from sqlalchemy import delete, select, update

from extrovertly_desktop.domain.preparations import Preparation
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import EventPreparationRow


def get_preparation(unit: Unit, user_id: str, event_id: str) -> Preparation | None:
    """Return how a person prepares for an event."""
    statement = select(*EventPreparationRow.__table__.columns).where(
        EventPreparationRow.event_id == event_id, EventPreparationRow.user_id == user_id
    )
    row = unit.session.execute(statement).one_or_none()
    if row is None:
        return None
    return Preparation(
        id=row.id,
        created_at=row.created_at,
        event_id=row.event_id,
        want=row.want,
        first_sentence=row.first_sentence,
        exit_plan=row.exit_plan,
        safety_behaviours_to_drop=tuple(row.safety_behaviours_to_drop or ()),
    )


def save_preparation(unit: Unit, user_id: str, preparation: Preparation) -> None:
    """Insert or change how a person prepares for an event (one row a pair)."""
    fields = {
        "want": preparation.want,
        "first_sentence": preparation.first_sentence,
        "exit_plan": preparation.exit_plan,
        "safety_behaviours_to_drop": list(preparation.safety_behaviours_to_drop) or None,
    }
    if get_preparation(unit, user_id, preparation.event_id) is None:
        row = EventPreparationRow(
            id=preparation.id,
            created_at=preparation.created_at,
            event_id=preparation.event_id,
            user_id=user_id,
            **fields,
        )
        unit.session.add(row)
        unit.session.flush()
        return
    unit.session.execute(
        update(EventPreparationRow)
        .where(EventPreparationRow.event_id == preparation.event_id, EventPreparationRow.user_id == user_id)
        .values(**fields)
        .execution_options(synchronize_session=False)
    )


def delete_preparation(unit: Unit, user_id: str, event_id: str) -> None:
    """Remove how a person prepares for an event."""
    unit.session.execute(
        delete(EventPreparationRow)
        .where(EventPreparationRow.event_id == event_id, EventPreparationRow.user_id == user_id)
        .execution_options(synchronize_session=False)
    )
