"""Values as PostgreSQL writes them: arrays, booleans, numbers, moments."""

import datetime as dt
import math
import re

from extrovertly_desktop.exchange.convex.names import Column, Kind
from extrovertly_desktop.exchange.convex.values import Json, NotUnderstood, parse, special_float, whole_letters

_BOUNDS = re.compile(r"(?:\[-?\d+:-?\d+\])+=")
_ITEM = re.compile(r'\s*(?:"((?:[^"\\]++|\\.)*+)"|((?:[^{},"\\]++|\\.)++))\s*', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_MILLISECONDS = re.compile(r"-?\d{9,15}")
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)?)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?")
_FLAGS = {"t": True, "true": True, "1": True, "yes": True, "on": True, "y": True}
_FLAGS |= {"f": False, "false": False, "0": False, "no": False, "off": False, "n": False}
_NOWHERE = {"nan": math.nan, "infinity": math.inf, "-infinity": -math.inf}
_DAYS = frozenset({"date", "date_of_birth", "tracking_date", "week_start_date", "target_date"})
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def value_for(column: Column, text: str) -> Json:
    """Return what a text means in a column of ours, as plain JSON; the text itself where it means nothing there."""
    if column.kind is Kind.INSTANT:
        moment = milliseconds(text)
        return text if moment is None else moment
    if column.kind is Kind.FLAG:
        return _FLAGS.get(text.strip().lower(), text)
    if column.kind in {Kind.WHOLE, Kind.REAL}:
        return _number(text)
    if column.kind is Kind.WORDS:
        return words(text)
    if column.kind is Kind.ANYTHING:
        return _json(text)
    return _as_iso(column.name, text)


def milliseconds(text: str) -> int | None:
    """Return a timestamp in milliseconds since the epoch, None if it is none that can be kept, such as `infinity`.

    One without a zone is taken for UTC, as the server of the former backend ran on it.
    """
    bare = text.strip()
    if _MILLISECONDS.fullmatch(bare):
        return int(bare)
    match = _MOMENT.fullmatch(bare)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        # A leap second, and midnight at the end of a day, are the beginning of what follows.
        moment = dt.datetime(year, month, day, tzinfo=dt.UTC)
        moment += dt.timedelta(hours=hour, minutes=minute, seconds=second) - _offset(match[8] or "")
    except (ValueError, OverflowError):
        return None
    fraction = int((match[7] or "0").ljust(3, "0")[:3])
    return (moment - _EPOCH) // dt.timedelta(milliseconds=1) + fraction


def words(text: str) -> Json:
    """Return the texts of an array, nested ones one after the other and NULLs left out; the text itself if it is none.

    Source: PostgreSQL documentation, section 8.15.6 (array input and output syntax).
    """
    bare = text.strip()
    if bare.startswith("[") and not _BOUNDS.match(bare):
        return _json(bare)
    bounds = _BOUNDS.match(bare)
    found = _items(bare[bounds.end() :] if bounds else bare)
    return text if found is None else found


def _items(text: str) -> list[str] | None:
    found: list[str] = []
    depth, at, wants_item = 0, 0, False
    while at < len(text):
        sign = text[at]
        if sign == "{":
            depth, at, wants_item = depth + 1, at + 1, True
        elif sign == "}":
            depth, at, wants_item = depth - 1, at + 1, False
        elif sign == ",":
            at, wants_item = at + 1, True
        elif sign.isspace() and not wants_item:
            at += 1
        else:
            match = _ITEM.match(text, at)
            if match is None or not wants_item or depth < 1:
                return None
            at, wants_item = match.end(), False
            if match[1] is not None or (match[2].strip().upper() != "NULL" and match[2].strip()):
                found.append(_ESCAPED.sub(r"\1", match[2].strip() if match[1] is None else match[1]))
        if depth < 1 and at < len(text):
            return None
    return found if depth == 0 and text else None


def _json(text: str) -> Json:
    try:
        return whole_letters(parse(text))[0]
    except NotUnderstood:
        return text


def _number(text: str) -> Json:
    bare = text.strip()
    if bare.lower() in _NOWHERE:
        return special_float(_NOWHERE[bare.lower()])
    if not _NUMBER.fullmatch(bare):
        return text
    if bare.lstrip("+-").isdecimal() and len(bare) < 19:
        return int(bare)
    number = float(bare)
    return number if math.isfinite(number) else special_float(number)


def _as_iso(name: str, text: str) -> str:
    """Return a day or a time of day without what a timestamp has beyond it, and any other text as it is."""
    if name in _DAYS and (moment := _MOMENT.fullmatch(text.strip())):
        return "-".join(moment.groups()[:3])
    if name == "time" and (time := _TIME.fullmatch(text.strip())):
        return time[1]
    return text


def _offset(zone: str) -> dt.timedelta:
    digits = re.sub(r"[^\d]", "", zone)
    if not digits:
        return dt.timedelta()
    parts = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)] + [0, 0]
    offset = dt.timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2])
    return -offset if zone.startswith("-") else offset
