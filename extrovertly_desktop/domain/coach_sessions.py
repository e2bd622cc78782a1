"""Conversations with the coach as they are stored: sessions, their messages, and what a search found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extrovertly_desktop.domain.coach import MessageType, Sender


@dataclass(frozen=True, slots=True)
class CoachSession:
    """One conversation (`coach_conversations`).

    Attributes:
        id, created_at: as of every row; milliseconds since the epoch.
        session_id: what the schema knows it by beside the id.
        ended_at: when the person ended it; None while it is open. A session that is continued is open again.
        summary: what it was about, written when it ends.
        title: the name the person gave it; the first words stand in for it until then.
    """

    id: str
    created_at: int
    session_id: str
    ended_at: int | None = None
    summary: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class CoachMessage:
    """One message (`coach_messages`); `details` is its `metadata`."""

    id: str
    created_at: int
    conversation_id: str
    content: str
    sender: Sender
    message_type: MessageType = MessageType.TEXT
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirstWords:
    """What the person said first in a session, and the tier of what the safety gate found in it, “none” for nothing."""

    text: str
    tier: str


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session in the list.

    Attributes:
        session: the session.
        heading: its title, or the first words that the person said in it; empty when they said nothing yet.
        messages: how many messages it holds.
        last_at: when the last one was written.
        excerpt: when it was found by a search, the words around the newest hit.
    """

    session: CoachSession
    heading: str
    messages: int
    last_at: int
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class WholeSession:
    """A session with all its messages, oldest first."""

    session: CoachSession
    messages: tuple[CoachMessage, ...]
