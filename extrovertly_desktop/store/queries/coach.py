"""Statements about conversations with the coach and their messages."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, case, delete, func, select, text, update
from sqlalchemy.orm import aliased

from extrovertly_desktop.domain.coach import MessageType, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage, CoachSession, FirstWords
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.tables import CoachConversationRow, CoachMessageRow

_SESSION = (
    CoachConversationRow.id,
    CoachConversationRow.created_at,
    CoachConversationRow.session_id,
    CoachConversationRow.ended_at,
    CoachConversationRow.session_summary,
    CoachConversationRow.title,
)
_MESSAGE = (
    CoachMessageRow.id,
    CoachMessageRow.created_at,
    CoachMessageRow.conversation_id,
    CoachMessageRow.content,
    CoachMessageRow.sender,
    CoachMessageRow.message_type,
    CoachMessageRow.details,
)

_LEADING_ON = ("menu", "enough", "go_on")
_CALM = "none"


def add_session(unit: Unit, user_id: str, session: CoachSession) -> None:
    """Insert a session."""
    unit.session.add(
        CoachConversationRow(
            id=session.id, created_at=session.created_at, user_id=user_id, session_id=session.session_id,
            **_written(session),
        )
    )  # fmt: skip
    unit.session.flush()


def replace_session(unit: Unit, session: CoachSession) -> None:
    """Write a session over the one of the same id; its messages stay."""
    unit.session.execute(
        update(CoachConversationRow)
        .where(CoachConversationRow.id == session.id)
        .values(**_written(session))
        .execution_options(synchronize_session=False)
    )


def delete_session(unit: Unit, session_id: str) -> None:
    """Remove a session with its messages."""
    unit.touch("coach_messages")
    for statement in (
        delete(CoachMessageRow).where(CoachMessageRow.conversation_id == session_id),
        delete(CoachConversationRow).where(CoachConversationRow.id == session_id),
    ):
        unit.session.execute(statement.execution_options(synchronize_session=False))


def get_session(unit: Unit, user_id: str, session_id: str) -> CoachSession | None:
    """Return a session by id."""
    row = unit.session.execute(_sessions(user_id).where(CoachConversationRow.id == session_id)).one_or_none()
    return None if row is None else _session(row)


def sessions(unit: Unit, user_id: str, limit: int) -> list[CoachSession]:
    """Return the latest sessions, newest first."""
    newest = _sessions(user_id).order_by(CoachConversationRow.created_at.desc(), CoachConversationRow.id.desc())
    return [_session(row) for row in unit.session.execute(newest.limit(limit))]


def tallies(unit: Unit, session_ids: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Return how many messages sessions hold, and when the last of them was written, by id."""
    rows = unit.session.execute(
        select(CoachMessageRow.conversation_id, func.count(), func.max(CoachMessageRow.created_at))
        .where(CoachMessageRow.conversation_id.in_(session_ids))
        .group_by(CoachMessageRow.conversation_id)
    )
    return {session_id: (count, last) for session_id, count, last in rows}


def first_words(unit: Unit, session_ids: Sequence[str]) -> Mapping[str, FirstWords]:
    """Return what the person said first in sessions, by id; those where they said nothing are left out.

    Chips that only lead on, such as “Not now”, count as first words where nothing else was said.
    """
    leads_on = func.coalesce(CoachMessageRow.details["chip"].as_string().in_(_LEADING_ON), False)
    ranked = (
        select(
            CoachMessageRow.conversation_id,
            func.min(case((~leads_on, CoachMessageRow.seq))).label("telling"),
            func.min(CoachMessageRow.seq).label("any"),
        )
        .where(CoachMessageRow.conversation_id.in_(session_ids), CoachMessageRow.sender == str(Sender.USER))
        .group_by(CoachMessageRow.conversation_id)
        .subquery()
    )
    # What answers a message stands right behind it: both are appended at once.
    answer = aliased(CoachMessageRow)
    said = func.coalesce(ranked.c.telling, ranked.c["any"])
    rows = unit.session.execute(
        select(CoachMessageRow.conversation_id, CoachMessageRow.content, answer.details["safety"]["tier"].as_string())
        .join(ranked, CoachMessageRow.seq == said)
        .outerjoin(
            answer,
            (answer.seq == CoachMessageRow.seq + 1) & (answer.conversation_id == CoachMessageRow.conversation_id),
        )
    )
    return {session_id: FirstWords(content, tier or _CALM) for session_id, content, tier in rows}


def found(unit: Unit, typed: str, limit: int) -> list[CoachMessage]:
    """Return the latest messages that hold all words of a text, newest first."""
    query = match_query(typed)
    if query is None:
        return []
    hits = text(
        "SELECT rowid FROM coach_messages_fts WHERE coach_messages_fts MATCH :query ORDER BY rowid DESC LIMIT :n"
    )
    keys = unit.session.execute(hits, {"query": query, "n": limit}).scalars().all()
    statement = select(*_MESSAGE).where(CoachMessageRow.seq.in_(keys)).order_by(CoachMessageRow.seq.desc())
    return [_message(row) for row in unit.session.execute(statement)]


def add_message(unit: Unit, message: CoachMessage) -> None:
    """Append a message to its session."""
    unit.session.add(
        CoachMessageRow(
            id=message.id,
            created_at=message.created_at,
            conversation_id=message.conversation_id,
            content=message.content,
            sender=str(message.sender),
            message_type=str(message.message_type),
            details=dict(message.details) or None,
        )
    )
    unit.session.flush()


def messages_of(unit: Unit, session_id: str) -> list[CoachMessage]:
    """Return the messages of a session in the order in which they were said."""
    statement = select(*_MESSAGE).where(CoachMessageRow.conversation_id == session_id).order_by(CoachMessageRow.seq)
    return [_message(row) for row in unit.session.execute(statement)]


def last_message_id(unit: Unit, session_id: str) -> str | None:
    """Return the id of what was said last in a session, if anything was."""
    newest = select(CoachMessageRow.id).where(CoachMessageRow.conversation_id == session_id)
    return unit.session.execute(newest.order_by(CoachMessageRow.seq.desc()).limit(1)).scalar_one_or_none()


def _sessions(user_id: str) -> Select[*tuple[Any, ...]]:
    return select(*_SESSION).where(CoachConversationRow.user_id == user_id)


def _written(session: CoachSession) -> dict[str, Any]:
    return {"ended_at": session.ended_at, "session_summary": session.summary, "title": session.title}


def _session(row: Row[*tuple[Any, ...]]) -> CoachSession:
    return CoachSession(row.id, row.created_at, row.session_id, row.ended_at, row.session_summary, row.title)


def _message(row: Row[*tuple[Any, ...]]) -> CoachMessage:
    details = row[6] if isinstance(row[6], dict) else {}
    return CoachMessage(
        row.id, row.created_at, row.conversation_id, row.content, Sender(row.sender), MessageType(row.message_type),
        details,
    )  # fmt: skip
