"""Statements about drafts of journal entries."""

from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import JournalDraftRow

FORM_PREFIX = "form:"
"""Begins the ids of what is kept of forms, in the same table (`form_drafts`)."""
_COLUMNS = (
    JournalDraftRow.id,
    JournalDraftRow.entry_id,
    JournalDraftRow.created_at,
    JournalDraftRow.updated_at,
    JournalDraftRow.body,
)


def put_draft(unit: Unit, user_id: str, state: DraftState) -> None:
    """Insert a draft, or write it over the one of the same id (in place: what hangs on it stays)."""
    fields = {"entry_id": state.entry_id, "updated_at": state.updated_at, "body": _body(state)}
    unit.session.execute(
        insert(JournalDraftRow)
        .values(id=state.id, user_id=user_id, created_at=state.created_at, **fields)
        .on_conflict_do_update(index_elements=[JournalDraftRow.id], set_=fields)
    )


def get_draft(unit: Unit, user_id: str, draft_id: str) -> DraftState | None:
    """Return a draft by id."""
    statement = select(*_COLUMNS).where(JournalDraftRow.id == draft_id, JournalDraftRow.user_id == user_id)
    row = unit.session.execute(statement).one_or_none()
    return None if row is None else _state(row)


def draft_of_entry(unit: Unit, user_id: str, entry_id: str) -> DraftState | None:
    """Return the draft of an entry that is being edited."""
    statement = select(*_COLUMNS).where(JournalDraftRow.entry_id == entry_id, JournalDraftRow.user_id == user_id)
    row = unit.session.execute(statement).one_or_none()
    return None if row is None else _state(row)


def all_drafts(unit: Unit, user_id: str) -> list[DraftState]:
    """Return all drafts, the one that was worked on last first."""
    statement = (
        select(*_COLUMNS)
        .where(JournalDraftRow.user_id == user_id, ~JournalDraftRow.id.startswith(FORM_PREFIX, autoescape=True))
        .order_by(JournalDraftRow.updated_at.desc(), JournalDraftRow.id.desc())
    )
    return [_state(row) for row in unit.session.execute(statement)]


def remove_draft(unit: Unit, user_id: str, draft_id: str) -> None:
    """Remove a draft with its photos, if it is there."""
    unit.touch("attachments")
    unit.session.execute(
        delete(JournalDraftRow)
        .where(JournalDraftRow.id == draft_id, JournalDraftRow.user_id == user_id)
        .execution_options(synchronize_session=False)
    )


def _body(state: DraftState) -> dict[str, Any]:
    return {
        "content": state.content,
        "mood": state.mood,
        "intensity": state.intensity,
        "tags": list(state.tags),
        "reflection_prompt": state.reflection_prompt,
        "is_private": state.is_private,
        "at_ms": state.at_ms,
        "template": state.template,
    }


def _state(row: Row[*tuple[Any, ...]]) -> DraftState:
    body = row.body
    return DraftState(
        id=row.id,
        entry_id=row.entry_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        content=body.get("content", ""),
        mood=body.get("mood"),
        intensity=body.get("intensity"),
        tags=tuple(body.get("tags", ())),
        reflection_prompt=body.get("reflection_prompt"),
        is_private=body.get("is_private", True),
        at_ms=body.get("at_ms"),
        template=body.get("template"),
    )
