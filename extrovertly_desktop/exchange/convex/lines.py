"""Documents of a file line by line, whatever else stands in it."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.convex.shapes import Shape, parse_shape, with_types
from extrovertly_desktop.exchange.convex.values import Json, NotUnderstood, parse, whole_letters

MOST_LINE = 6 * 1024**2
"""Bytes; a document of the backend has one megabyte at most, and JSON writes some letters with six signs."""
MOST_PROBLEMS = 25
"""Lines of one file that are complained of one by one; the others are counted."""
_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
_NO_DOCUMENT = "This line is no document of Convex, so it was left out."
_MORE = "Further lines of this file are no documents either, so they were left out. It may hold something else."


class Dialect:
    """How the values of one table are written.

    Attributes:
        is_uniform: whether numbers without a point are 64-bit integers.
        shape: of the older dialect; None for the others.
        hints: of the older dialect: what is said of single documents, as JSON text.
    """

    def __init__(self, *, is_uniform: bool = False, shape: Shape | None = None) -> None:
        self.is_uniform = is_uniform
        self.shape = shape
        self.hints: dict[str, str] = {}
        self._needs_no_look = shape is None or shape.is_plain

    def document(self, text: str) -> dict[str, Json]:
        """Return a document from its line.

        Raises:
            NotUnderstood: if it is none.
        """
        value = parse(text, bare_integers=self.is_uniform)
        if not isinstance(value, dict):
            raise NotUnderstood
        if self.shape is None:
            return value
        key = value.get("_id")
        hint = self.hints.get(key) if isinstance(key, str) else None
        if hint is None and self._needs_no_look:
            return value
        typed: dict[str, Json] = with_types(value, (self.shape,), "infer" if hint is None else parse(hint))
        return typed


def dialect_of(source: Source, schema: str) -> tuple[Dialect, Problem | None]:
    """Return the dialect that a generated schema tells; and what is wrong with the schema, if anything is."""
    if not schema:
        return Dialect(), None
    with source.open(schema) as stream:
        try:
            return _dialect(
                parse((line or b"").decode("utf-8", "replace")) for _number, line in raw_lines(stream)
            ), None
        except NotUnderstood:
            what = "The description of this table could not be understood, so its values were taken as they stand."
            return Dialect(), Problem(Place(schema), what)


def _dialect(told: Iterator[Json]) -> Dialect:
    first = next(told, None)
    if first == "uniform":
        return Dialect(is_uniform=True)
    if not isinstance(first, str):
        raise NotUnderstood
    dialect = Dialect(shape=parse_shape(first))
    for hint in told:
        if isinstance(hint, dict) and len(hint) == 1:
            # Kept as text: what is said of a document is larger in memory than in the file.
            ((key, told_of_it),) = hint.items()
            dialect.hints[key] = json.dumps(told_of_it)
    return dialect


def documents(source: Source, name: str, dialect: Dialect) -> Iterator[tuple[dict[str, Json], Place] | Problem]:
    """Yield the documents of a file of lines, each with its place, and a problem for what is none.

    Raises:
        UserError: if the file is damaged.
    """
    troubles = lost = 0
    with source.open(name) as stream:
        for number, line in raw_lines(stream):
            place = Place(name, number)
            try:
                text, is_sound = _text(line or b"")
                document = dialect.document(text)
            except NotUnderstood:
                troubles += 1
                lost += troubles > MOST_PROBLEMS
                if troubles <= MOST_PROBLEMS:
                    yield Problem(place, _NO_DOCUMENT, lost=1)
                continue
            if _HALF_LETTER.search(text):
                document, mended = whole_letters(document)
                is_sound = is_sound and not mended
            if not is_sound:
                yield Problem(place, "A letter in this line could not be read; “\ufffd” stands in its place.")
            yield document, place
    if lost:
        yield Problem(Place(name), _MORE, lost=lost)


def raw_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not empty with their numbers; None for one that is too long to be a document."""
    number = 0
    while line := stream.readline(MOST_LINE + 1):
        number += 1
        if len(line) > MOST_LINE and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, None
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield number, line


def read_whole(source: Source, name: str, most: int) -> str:
    """Return all the text of a file.

    Raises:
        UserError: if it is larger than that many bytes.
    """
    with source.open(name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UserError(
            f"“{name}” is a list of more than {most // 1024**2} MB in one piece. Please save it as JSON Lines, one "
            "document a line, and choose that."
        )
    return data.decode("utf-8-sig", "replace")


def _skip_line(stream: IO[bytes]) -> None:
    while (piece := stream.readline(MOST_LINE)) and not piece.endswith(b"\n"):
        pass


def _text(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), True
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace"), False
