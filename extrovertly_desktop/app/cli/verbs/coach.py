"""`extrovertly coach`: talk with the coach, one message or a whole conversation."""

import sys
import unicodedata
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extrovertly_desktop.app.cli.terminal import Terminal
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.coach.message_details import chips_of, safety_of, scale_of
from extrovertly_desktop.domain.coach import Chip, Said, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.coach import CoachService, Reply
from extrovertly_desktop.services.vaults import OpenVault

_CALM = "none"


def run(args: Namespace, terminal: Terminal) -> int:
    """Say one message, or talk until an empty line or the end of the input.

    Raises:
        UserError: if there is nothing to say.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    words = None if args.message is None else _words(args.message)
    with opened(args) as vault:
        coach = vault.coach
        reply = _session(coach, wants_last=args.go_on)
        if words is not None:
            said = _said(words, _last(reply.messages))
            answer = coach.say(reply.session.id, said)
            terminal.answer(_shown(answer), _data(answer))
            return 0
        return _talk(vault, reply, terminal)


def _talk(vault: OpenVault, reply: Reply, terminal: Terminal) -> int:
    session_id = reply.session.id
    terminal.answer(_shown(reply), _data(reply))
    for line in _lines():
        reply = vault.coach.say(session_id, _said(line, _last(reply.messages)))
        terminal.answer(_shown(reply), _data(reply))
    vault.coach.end(session_id)
    return 0


def _session(coach: CoachService, *, wants_last: bool) -> Reply:
    newest = coach.newest() if wants_last else None
    return coach.begin() if newest is None else Reply(newest.session, newest.messages)


def _words(message: str) -> str:
    """Return a message without control characters.

    Raises:
        UserError: if nothing is left, before a conversation is begun for nothing.
    """
    words = _visible(readable(message, "message") or "")
    if not words:
        raise UserError("There is nothing to say in that message. Please write a few words.", field="message")
    return words


def _visible(text: str) -> str:
    kept = (each for each in text if unicodedata.category(each) != "Cc" or each in "\n\t")
    return "".join(kept).strip()


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        if not line.strip():
            return
        words = _visible(readable(line, "message") or "")
        if words:
            yield words


def _last(messages: Sequence[CoachMessage]) -> CoachMessage | None:
    return next((message for message in reversed(messages) if message.sender is Sender.COACH), None)


def _said(words: str, last: CoachMessage | None) -> Said:
    """Take a figure for the answer of that number on offer, or for the number that is asked for."""
    if last is not None and words.isdecimal():
        scale, chips = scale_of(last.details), _offered(last.details)
        if scale is not None and scale.low <= int(words) <= scale.high:
            return Said(words, number=int(words))
        if scale is None and 1 <= int(words) <= len(chips):
            chip = chips[int(words) - 1]
            return Said(chip.label, chip=chip.value)
    return Said(words)


def _shown(reply: Reply) -> str:
    said = [message for message in reply.messages if message.sender is Sender.COACH]
    parts = [_told(message) for message in said]
    last = _last(said)
    if last is not None:
        scale, chips = scale_of(last.details), _offered(last.details)
        if scale is not None:
            parts.append(f"({scale.low}: {scale.low_words} … {scale.high}: {scale.high_words})")
        parts += ["\n".join(f"  {number}  {chip.label}" for number, chip in enumerate(chips, 1))] if chips else []
    return "\n\n".join(parts)


def _told(message: CoachMessage) -> str:
    """Return a message with who speaks in a rehearsal, and what is said of the person's own turn."""
    speaker, feedback = message.details.get("speaker"), message.details.get("feedback")
    words = f"{speaker}:\n{message.content}" if isinstance(speaker, str) else message.content
    if not isinstance(feedback, Mapping):
        return words
    return f"{words}\n\n  What worked: {feedback.get('worked')}\n  One thing to try: {feedback.get('try')}"


def _data(reply: Reply) -> dict[str, Any]:
    said = [message for message in reply.messages if message.sender is Sender.COACH]
    last = _last(said)
    details = {} if last is None else last.details
    tiers = [str(safety_of(message.details).get("tier", _CALM)) for message in said]
    chips = _offered(details)
    return {
        "reply": "\n\n".join(message.content for message in said),
        "message_type": str(last.message_type) if last is not None else "text",
        "safety": {"tier": next((tier for tier in tiers if tier != _CALM), _CALM)},
        "intent": _intent(details),
        "chips": [{"value": chip.value, "label": chip.label} for chip in chips],
        "session": reply.session.id,
    }


def _offered(details: Mapping[str, object]) -> list[Chip]:
    """Return the answers on offer, without those that open a page of the window."""
    return [chip for chip in chips_of(details) if not chip.value.startswith("tab:")]


def _intent(details: Mapping[str, object]) -> str | None:
    """Return the topic it was answered as, or the likeliest of those that were offered; None when none was likely."""
    topic, ranked = details.get("topic"), details.get("ranked")
    if isinstance(topic, str):
        return topic
    if details.get("decision") == "chips" and isinstance(ranked, list) and ranked:
        return str(ranked[0][0])
    return None
