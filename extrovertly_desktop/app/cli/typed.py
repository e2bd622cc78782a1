"""From what was typed to what the services take: texts and moments."""

import io
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.errors import UserError

_MOST_BYTES = 2_000_000


def readable(text: str | None, name: str) -> str | None:
    """Return a text as it is.

    Raises:
        UserError: if it holds bytes that are not text, as a terminal with another encoding sends.
    """
    if text is not None:
        try:
            text.encode()
        except UnicodeEncodeError:
            raise UserError(f"The {name} holds characters that cannot be read. Please give it in UTF-8.") from None
    return text


def text_or_input(words: Sequence[str], name: str) -> str:
    """Return the text that was typed after the command, or else what standard input holds.

    Raises:
        UserError: if it is not text in UTF-8, or too long to be an entry.
    """
    if words and list(words) != ["-"]:
        return readable(" ".join(words), name) or ""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        print("Write your entry; end it with Ctrl+D on a line of its own.", file=sys.stderr)
    source = sys.stdin.buffer if isinstance(sys.stdin, io.TextIOWrapper) else None
    if source is None:
        return readable(str(sys.stdin.read(_MOST_BYTES)), name) or ""
    raw: bytes = source.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise UserError(f"The {name} is too long for one entry. Please divide it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"The {name} is not text in UTF-8. Please convert it first.") from None


def moment_ms(typed: str | None, zone: tzinfo) -> int | None:
    """Return a date, or date and time, as milliseconds since the epoch; None for None.

    A date alone means its noon; a time without an offset is read in the person's zone.

    Raises:
        UserError: if it is neither.
    """
    if typed is None:
        return None
    try:
        try:
            moment = datetime.combine(date.fromisoformat(typed), time(12))
        except ValueError:
            moment = datetime.fromisoformat(typed)
        return to_ms(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    except (ValueError, OverflowError):
        raise UserError(
            "That date and time cannot be read. Please write it like 2026-03-01 or 2026-03-01T18:30.", field="at_ms"
        ) from None
