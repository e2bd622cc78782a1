"""What is said of a session in a list: a heading, a summary made of what was done in it, and the words around a hit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from itertools import pairwise

from extrovertly_desktop.coach.message_details import WrittenRow, safety_of, written_in
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.coach import DeedKind, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage, CoachSession, FirstWords, WholeSession

_HEADING_MOST = 60
_BEFORE, _AFTER = 40, 80
_MOST_NAMED = 3
_CALM = "none"
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


def heading(first: FirstWords | None) -> str:
    """Return what stands for a session without a name: the first words that the person said in it, on one line.

    Words in which the safety gate found something are not for somebody who looks over a shoulder.
    """
    if first is None:
        return ""
    if first.tier != _CALM:
        return "A hard moment"
    line = " ".join(first.text.split())
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


def names(session: CoachSession, typed: str) -> bool:
    """Whether a session's title and summary hold all words of a text."""
    words = f"{session.title or ''} {session.summary or ''}".casefold()
    return all(word in words for word in typed.casefold().split())


def transcript(whole: WholeSession, zone: tzinfo) -> str:
    """Return a session as Markdown: a heading, when it was, and who said what."""
    session = whole.session
    begun = from_ms(session.created_at, zone)
    title = session.title or heading(_first_of(whole.messages)) or "Coach"
    said = (f"**{_WHO[message.sender]}:** {message.content}" for message in whole.messages)
    parts = [f"# {title}", f"{begun:%Y-%m-%d %H:%M}", *([session.summary] if session.summary else []), *said]
    return "\n\n".join(parts) + "\n"


def _first_of(messages: Sequence[CoachMessage]) -> FirstWords | None:
    for said, answer in pairwise(messages):
        if said.sender is Sender.USER:
            return FirstWords(said.content, str(safety_of(answer.details).get("tier", _CALM)))
    return None


def _known(message: CoachMessage) -> list[WrittenRow]:
    kinds = set(DeedKind)
    return [row for row in written_in(message.details) if row.kind in kinds]


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _listed(words: Sequence[str]) -> str:
    named = list(words[:_MOST_NAMED])
    more = len(words) - len(named)
    # A title may be a question; the sentence around it goes on.
    return ", ".join(word.rstrip("?.!") for word in named) + (f" and {more} more" if more else "")
