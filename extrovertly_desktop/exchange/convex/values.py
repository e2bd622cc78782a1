"""Values of Convex as plain JSON, the same whatever dialect they stood in.

Numbers are floats. What JSON has no sign for stands as Convex itself writes it between its parts: a 64-bit integer
as `{"$integer": "…"}`, bytes as `{"$bytes": "…"}`, a number that is not finite as `{"$float": "…"}`, each base64 of
the little-endian bytes. Source: `crates/value/src/json/mod.rs` and `export.rs` of get-convex/convex-backend.
"""

import base64
import binascii
import json
import math
import re
import struct
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias
from urllib.parse import quote, unquote

Json: TypeAlias = Any
"""What JSON can hold: None, bool, float, int, str, and lists and dicts of them."""
MOST_MARKS = 262_144
"""Commas and brackets in one document above which it is refused; the backend itself allows 8,192 in a list."""
MOST_DEPTH = 64
"""As the backend has it."""
_WHOLE_LIMIT = 2**53
_INT64 = range(-(2**63), 2**63)
_SPECIAL_SIZES = {"$integer": 8, "$float": 8, "$bytes": None}
_LEGAL_KEY = re.compile(r"[\x20-\x23\x25-\x7e][\x20-\x7e]{0,1023}")
_ESCAPED = "%:"
_CUT_LETTER = re.compile(r"[\ud800-\udfff]")


class NotUnderstood(ValueError):  # noqa: N818 - a verdict rather than a fault
    """A text that is no document."""


def integer(number: int) -> dict[str, str]:
    """Return a 64-bit integer."""
    return {"$integer": _packed(number.to_bytes(8, "little", signed=True))}


def special_float(number: float) -> dict[str, str]:
    """Return a number that is not finite."""
    return {"$float": _packed(struct.pack("<d", number))}


def is_special(value: Json) -> bool:
    """Whether a value is one that JSON has no sign for."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    ((key, packed),) = value.items()
    if key not in _SPECIAL_SIZES or not isinstance(packed, str):
        return False
    try:
        data = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        return False
    size = _SPECIAL_SIZES[key]
    if size is not None and len(data) != size:
        return False
    return key != "$float" or not math.isfinite(struct.unpack("<d", data)[0])


def number_of(value: Json) -> int | float | None:
    """Return the number that a value is, or None if it is none; one that is not finite comes as it is."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if is_special(value):
        ((key, packed),) = value.items()
        data = base64.b64decode(packed)
        if key == "$integer":
            return int.from_bytes(data, "little", signed=True)
        if key == "$float":
            return float(struct.unpack("<d", data)[0])
    return None


def parse(text: str, *, bare_integers: bool = False) -> Json:
    """Return the JSON value of a text.

    Args:
        bare_integers: whether a number without a point is a 64-bit integer, as in the uniform dialect.

    Raises:
        NotUnderstood: if it is no JSON, or too deep or too manifold for a document.
    """
    if text.count(",") + text.count("[") + text.count("{") > MOST_MARKS:
        raise NotUnderstood
    return _checked((_UNIFORM if bare_integers else _PLAIN).decode, text)


def json_items(text: str) -> Iterator[Json]:
    """Yield the items of a JSON array, one at a time.

    Raises:
        NotUnderstood: at the item that is none.
    """
    skip = re.compile(r"[ \t\r\n]*")
    at = skip.match(text, 0).end()  # type: ignore[union-attr]
    if text[at : at + 1] != "[":
        raise NotUnderstood
    at = skip.match(text, at + 1).end()  # type: ignore[union-attr]
    while text[at : at + 1] != "]":
        value, at = _checked(_PLAIN.raw_decode, text, at)
        yield value
        at = skip.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] == ",":
            at = skip.match(text, at + 1).end()  # type: ignore[union-attr]
        elif text[at : at + 1] != "]":
            raise NotUnderstood


def simplified(value: Json) -> Json:
    """Return a value as our own code likes it: whole numbers as int, keys as they were before `outgoing`."""
    if isinstance(value, float):
        is_minus_nought = value == 0 and math.copysign(1, value) < 0
        return int(value) if value.is_integer() and abs(value) < _WHOLE_LIMIT and not is_minus_nought else value
    if isinstance(value, list):
        return [simplified(item) for item in value]
    if isinstance(value, dict):
        if is_special(value):
            return number_of(value) if "$integer" in value else value
        return {_unescaped(key): simplified(item) for key, item in value.items()}
    return value


def outgoing(value: Json) -> Json:
    """Return a value as Convex takes it: every number a float, keys in ASCII that do not begin with `$`."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return _outgoing_number(value)
    if isinstance(value, list | tuple):
        return [outgoing(item) for item in value]
    if isinstance(value, dict):
        if is_special(value):
            return value
        return {_escaped(str(key)): outgoing(item) for key, item in value.items()}
    return str(value)


def holds_special(value: Json) -> bool:
    """Whether a value or anything in it needs the uniform dialect to be written."""
    if isinstance(value, dict):
        return is_special(value) or any(holds_special(item) for item in value.values())
    return isinstance(value, list) and any(holds_special(item) for item in value)


def same(one: Json, other: Json) -> bool:
    """Whether two values are the same to Convex: `1` is `1.0`, but neither `true` nor `-0.0` is anything else."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(item, other[key]) for key, item in one.items())
    return type(one) is type(other) and bool(one == other)


def whole_letters(value: Json) -> tuple[Json, bool]:
    """Return a value with halves of letters (lone surrogates) replaced by U+FFFD, and whether there were any."""
    if isinstance(value, str):
        mended = _CUT_LETTER.sub("\ufffd", value)
        return mended, mended != value
    if isinstance(value, list):
        pairs = [whole_letters(item) for item in value]
        return [item for item, _ in pairs], any(found for _, found in pairs)
    if isinstance(value, dict):
        keys = [whole_letters(key) for key in value]
        pairs = [whole_letters(item) for item in value.values()]
        mended_keys = [key for key, _ in keys]
        return dict(zip(mended_keys, [item for item, _ in pairs], strict=True)), any(
            found for _, found in [*keys, *pairs]
        )
    return value, False


def _outgoing_number(number: float) -> Json:
    try:
        real = float(number)
    except OverflowError:
        return str(number)
    return real if math.isfinite(real) else special_float(real)


def _real(text: str) -> Json:
    number = float(text)
    return number if math.isfinite(number) else special_float(number)


def _bare(text: str) -> Json:
    if len(text) > 20 or text == "-0":
        return _real(text)
    number = int(text)
    return integer(number) if number in _INT64 else float(number)


def _constant(text: str) -> Json:
    return special_float(float(text.replace("Infinity", "inf")))


_PLAIN = json.JSONDecoder(parse_int=_real, parse_float=_real, parse_constant=_constant)
_UNIFORM = json.JSONDecoder(parse_int=_bare, parse_float=_real, parse_constant=_constant)


def _checked(decoding: Callable[..., Json], text: str, *at: int) -> Json:
    try:
        value = decoding(text, *at)
    except (ValueError, RecursionError):
        raise NotUnderstood from None
    # Few brackets cannot nest deeply; the count is far quicker than a walk.
    opened = text.count("[", *at) + text.count("{", *at) if not at else MOST_DEPTH + 1
    if opened > MOST_DEPTH and _is_too_deep(value):
        raise NotUnderstood
    return value


def _is_too_deep(value: Json) -> bool:
    level: list[Json] = [value]
    for _ in range(MOST_DEPTH):
        level = [
            inner
            for item in level
            if isinstance(item, list | dict)
            for inner in (item if isinstance(item, list) else item.values())
        ]
        if not level:
            return False
    return True


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _escaped(key: str) -> str:
    # A word of another script may be a key here, but not there: it is written so that it can be read back.
    return key if _LEGAL_KEY.fullmatch(key) else _ESCAPED + quote(key, safe="")


def _unescaped(key: str) -> str:
    if not key.startswith(_ESCAPED):
        return key
    plain = unquote(key[len(_ESCAPED) :])
    return key if _LEGAL_KEY.fullmatch(plain) else plain
