"""Statements about what stands in a form and is not saved yet: drafts of no entry, told apart by their id."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.drafts import FORM_PREFIX
from extrovertly_desktop.store.tables import JournalDraftRow


def put_form(unit: Unit, user_id: str, subject: str, values: dict[str, Any], now_ms: int) -> None:
    """Keep the writing of a form, over what was kept of it before."""
    fields = {"updated_at": now_ms, "body": values}
    unit.session.execute(
        insert(JournalDraftRow)
        .values(id=FORM_PREFIX + subject, user_id=user_id, created_at=now_ms, **fields)
        .on_conflict_do_update(index_elements=[JournalDraftRow.id], set_=fields)
    )


def get_form(unit: Unit, user_id: str, subject: str) -> dict[str, Any] | None:
    """Return the writing that is kept of a form, or None."""
    wanted = (JournalDraftRow.id == FORM_PREFIX + subject, JournalDraftRow.user_id == user_id)
    row = unit.session.execute(select(JournalDraftRow.body).where(*wanted)).one_or_none()
    return None if row is None else row.body


def remove_form(unit: Unit, user_id: str, subject: str) -> None:
    """Forget the writing of a form, if any is kept."""
    unit.session.execute(
        delete(JournalDraftRow)
        .where(JournalDraftRow.id == FORM_PREFIX + subject, JournalDraftRow.user_id == user_id)
        .execution_options(synchronize_session=False)
    )


def remove_forms_before(unit: Unit, user_id: str, instant_ms: int) -> None:
    """Forget the writing of every form that was last kept before an instant."""
    unit.session.execute(
        delete(JournalDraftRow)
        .where(
            JournalDraftRow.user_id == user_id,
            JournalDraftRow.updated_at < instant_ms,
            JournalDraftRow.id.startswith(FORM_PREFIX, autoescape=True),
        )
        .execution_options(synchronize_session=False)
    )
