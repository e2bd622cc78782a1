"""What is said of a session in a list: a heading, a summary made of what was done in it, and the words around a hit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo

from extrovertly_desktop.coach.message_details import WrittenRow, written_in
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.coach import DeedKind, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage, WholeSession

_HEADING_MOST = 60
_BEFORE, _AFTER = 40, 80
_MOST_NAMED = 3
_WHO = {Sender.USER: "I", Sender.COACH: "Coach"}
_WROTE = {
    DeedKind.PLAN_MISSION: "a plan",
    DeedKind.OWN_MISSION: "a step of your own",
    DeedKind.PREDICT_EVENT: "a prediction",
    DeedKind.NOTE_OUTCOME: "how it went",
    DeedKind.SET_GOAL: "a goal",
    DeedKind.WRITE_ENTRY: "a journal entry",
    DeedKind.REMIND: "a reminder",
    DeedKind.PLACE_STEP: "a place on the ladder",
    DeedKind.WRITE_SAFETY_PLAN: "a part of your safety plan",
}


def heading(first_words: str) -> str:
    """Return what stands for a session without a name: the first words that the person said in it, on one line."""
    line = " ".join(first_words.split())
    return line if len(line) <= _HEADING_MOST else f"{line[: _HEADING_MOST - 1].rsplit(' ', 1)[0]}…"


def summary_of(messages: Sequence[CoachMessage], title_of: Callable[[str], str | None]) -> str:
    """Return in one or two sentences what a session was about and what came of it; nothing of it is made up.

    Args:
        messages: all of it, oldest first.
        title_of: the title of a topic, flow, scene or article by its source, such as `topic:blushing`.
    """
    own = sum(1 for message in messages if message.sender is Sender.USER)
    if not own:
        return "Nothing was said."
    titles = _unique(
        title for message in messages if (title := title_of(str(message.details.get("source", "")))) is not None
    )
    wrote = _unique(_WROTE[DeedKind(row.kind)] for message in messages for row in _known(message))
    about = f"About: {_listed(titles)}." if titles else "A short conversation."
    return f"{about} Written down: {_listed(wrote)}." if wrote else about


def excerpt(text: str, typed: str) -> str:
    """Return the words around the first of the typed ones, on one line."""
    line = " ".join(text.split())
    places = [place for word in typed.casefold().split() if (place := line.casefold().find(word)) >= 0]
    start = max(0, min(places, default=0) - _BEFORE)
    end = min(len(line), start + _BEFORE + _AFTER)
    return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"


def transcript(whole: WholeSession, zone: tzinfo) -> str:
    """Return a session as Markdown: a heading, when it was, and who said what."""
    session = whole.session
    begun = from_ms(session.created_at, zone)
    title = (
        session.title or heading(next((m.content for m in whole.messages if m.sender is Sender.USER), "")) or "Coach"
    )
    said = (f"**{_WHO[message.sender]}:** {message.content}" for message in whole.messages)
    parts = [f"# {title}", f"{begun:%Y-%m-%d %H:%M}", *([session.summary] if session.summary else []), *said]
    return "\n\n".join(parts) + "\n"


def _known(message: CoachMessage) -> list[WrittenRow]:
    kinds = set(DeedKind)
    return [row for row in written_in(message.details) if row.kind in kinds]


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _listed(words: Sequence[str]) -> str:
    named = list(words[:_MOST_NAMED])
    more = len(words) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
