"""JSON documents of any size, one item after the other, without holding the document."""

import io
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from extrovertly_desktop.domain.errors import UserError

_SLICE = 1 << 18
_MOST = 32 * 1024**2
"""Characters of one item; a longer one is no entry of anything."""
_SPACE = re.compile(r"[ \t\r\n]*")
_AFTER_NUMBER = (" ", "\t", "\r", "\n", ",", "]", "}")
_UNDONE = "“{name}” ends in the middle. It was cut short or is damaged; please export it again."
_BROKEN = "“{name}” is not whole: what stands at its item {number} is no JSON. Please export it again."
_TOO_MUCH = "“{name}” has something in it that is larger or deeper than any entry, so it was not read."


def items(stream: IO[bytes], name: str) -> Iterator[tuple[str, Any]]:
    """Yield what is in a JSON document whose outermost part is an object or a list.

    Args:
        stream: the document's bytes, UTF-8 or UTF-16.
        name: what the file is called, for the sentence that tells what is wrong with it.

    Yields:
        For each key of the outermost object its name and its value; a value that is a list comes item by item, each
        with that name. The items of an outermost list come with an empty name.

    Raises:
        UserError: if it is not JSON, is cut short, or holds something too large or too deeply nested.
    """
    text = _Text(stream, name)
    opening = text.next_sign()
    if opening == "[":
        text.take()
        yield from (("", item) for item in _listed(text))
        return
    if opening != "{":
        raise UserError(f"“{name}” is no JSON file. Please choose the file that the other program exported.")
    text.take()
    while (sign := text.next_sign()) != "}":
        if sign == ",":
            text.take()
            continue
        key = text.value()
        if not isinstance(key, str) or text.next_sign() != ":":
            raise text.broken()
        text.take()
        if text.next_sign() == "[":
            text.take()
            yield from ((key, item) for item in _listed(text))
        else:
            yield key, text.value()


def _listed(text: "_Text") -> Iterator[Any]:
    while (sign := text.next_sign()) != "]":
        if sign == ",":
            text.take()
            continue
        yield text.value()
    text.take()


class _Text:
    """The part of a document that is being looked at."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        start = stream.read(2)
        encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        opened: Any = _Prefixed(start, stream)
        self._rest: IO[str] = io.TextIOWrapper(opened, encoding, errors="replace")
        self._name, self._number = name, 0
        self._part, self._at, self._ended = "", 0, False
        self._decoder = json.JSONDecoder()

    def next_sign(self) -> str:
        """Return the next character that is no white space, without going past it."""
        while True:
            self._at = _SPACE.match(self._part, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._part):
                return self._part[self._at]
            if not self._more(_SLICE):
                raise UserError(_UNDONE.format(name=self._name))

    def take(self) -> None:
        self._at += 1

    def value(self) -> Any:  # noqa: ANN401 - JSON is anything
        """Return the value that begins here, and go past it."""
        self.next_sign()
        self._number += 1
        while True:
            try:
                value, end = self._decoder.raw_decode(self._part, self._at)
            except RecursionError:
                raise UserError(_TOO_MUCH.format(name=self._name)) from None
            except json.JSONDecodeError:
                end = -1
            except ValueError:  # a number of thousands of digits
                raise self.broken() from None
            # Half of a number is a number, too: only what follows tells its end. Whatever else ends by itself is whole.
            if end >= 0 and (self._part[end - 1] in '"}]' or self._part[end : end + 1] in self._after_number()):
                self._at = end
                return value
            if len(self._part) - self._at > _MOST:
                raise UserError(_TOO_MUCH.format(name=self._name))
            # As much again each time: what is tried over and over is never more than twice the item.
            if not self._more(max(_SLICE, len(self._part) - self._at)):
                raise self.broken() if not self._is_cut() else UserError(_UNDONE.format(name=self._name))

    def broken(self) -> UserError:
        return UserError(_BROKEN.format(name=self._name, number=self._number))

    def _after_number(self) -> tuple[str, ...]:
        return (*_AFTER_NUMBER, "") if self._ended else _AFTER_NUMBER

    def _is_cut(self) -> bool:
        return not self._part.rstrip().endswith(("}", "]"))

    def _more(self, size: int) -> bool:
        if self._ended:
            return False
        found = self._rest.read(size)
        self._part, self._at = self._part[self._at :] + found, 0
        self._ended = not found
        return bool(found)


class _Prefixed(io.BufferedIOBase):
    """A stream with the bytes put back that were read from its beginning."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        if self._start:
            start, self._start = self._start, b""
            return start
        return self._rest.read(-1 if size is None else size)

    read1 = read
