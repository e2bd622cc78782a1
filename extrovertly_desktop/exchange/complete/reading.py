"""Reads the complete format: our own layout row by row, any other one whole."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundRow, Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source, SourceFile, head
from extrovertly_desktop.exchange.complete.layout import BYTES, FORMAT, HEAD, VERSION

_MOST_WHOLE = 64 * 1024**2
_LONGEST_LINE = 512 * 1024**2
_HEAD = 1024
_NOT_OURS = "“{name}” is not a complete export of Extrovertly, or it was changed since."
_TOO_NEW = "“{name}” was written by a later version of Extrovertly. Please install that one first."
_CUT_SHORT = "“{name}” ends in the middle. Please copy it once more."
_TOO_LARGE = (
    "“{name}” was laid out anew by another program and is too large to be read so. Please use the file as it was "
    "exported."
)
_NO_ROW = "This row cannot be read, so it was left out."


class CompleteReader:
    """Reads complete exports, alone or as the only JSON file of an archive."""

    slug = "complete"
    title = "Extrovertly, complete"

    def recognises(self, source: Source) -> bool:
        """Whether there is a file that begins as a complete export does."""
        return _file(source) is not None

    def read(self, source: Source) -> Iterator[FoundRow | Problem]:
        """Yield every row of every table in the order of the file.

        Raises:
            UserError: if it is no complete export, was written by a later version, or is cut short.
        """
        file = _file(source)
        if file is None:
            raise UserError(_NOT_OURS.format(name=source.name))
        with source.open(file.name) as stream:
            lines = _lines(stream, file.name)
            first = next(lines, "")
            if _is_line_of_ours(first):
                yield from _by_line(lines, file.name)
                return
        yield from _whole(source, file)


READER = CompleteReader()


def _file(source: Source) -> SourceFile | None:
    for file in source.files()[:50]:
        start = head(source, file.name, _HEAD).removeprefix(b"\xef\xbb\xbf")
        text = "".join(start.decode("utf-8", "ignore").split())
        if text.startswith(HEAD) or f'"format":"{FORMAT}"' in text:
            return file
    return None


def _lines(stream: IO[bytes], name: str) -> Iterator[str]:
    try:
        while line := stream.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise UserError(_NOT_OURS.format(name=name))
            yield line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise UserError(_NOT_OURS.format(name=name)) from None


def _is_line_of_ours(line: str) -> bool:
    return "".join(line.split()) == HEAD + ","


def _by_line(  # noqa: C901 - one way for each kind of line
    lines: Iterator[str], name: str
) -> Iterator[FoundRow | Problem]:
    table: str | None = None
    is_inside = is_whole = False
    for number, line in enumerate(lines, 2):
        if table is not None and line.startswith("{"):
            yield _row(table, _parsed(line.removesuffix(",")), Place(name, number))
        elif table is not None and line.startswith("]"):
            table = None
        elif is_inside and line.endswith("["):
            parsed = _parsed(line + "]", braced=True)
            table = next(iter(parsed)) if isinstance(parsed, dict) and len(parsed) == 1 else None
            if table is None:
                raise UserError(_NOT_OURS.format(name=name))
        elif line == "}}":
            is_whole = True
        elif line.replace(" ", "") == '"tables":{':
            is_inside = True
        elif not is_inside and line.startswith('"version"'):
            _check_version(_parsed(line.removesuffix(","), braced=True), name)
        elif line and is_inside:
            yield Problem(Place(name, number), _NO_ROW, lost=1)
    if not is_whole:
        raise UserError(_CUT_SHORT.format(name=name))


def _whole(source: Source, file: SourceFile) -> Iterator[FoundRow | Problem]:
    if file.size > _MOST_WHOLE:
        raise UserError(_TOO_LARGE.format(name=file.name))
    with source.open(file.name) as stream:
        try:
            parsed = _parsed(stream.read(_MOST_WHOLE + 1).decode("utf-8-sig"))
        except UnicodeDecodeError:
            parsed = None
    tables = parsed.get("tables") if isinstance(parsed, dict) else None
    if not isinstance(parsed, dict) or not isinstance(tables, dict) or parsed.get("format") != FORMAT:
        raise UserError(_NOT_OURS.format(name=file.name))
    _check_version(parsed, file.name)
    for table, rows in tables.items():
        if not isinstance(rows, list):
            yield Problem(Place(file.name), _NO_ROW, lost=1)
            continue
        for number, row in enumerate(rows, 1):
            yield _row(table, row, Place(file.name, number))


def _check_version(parsed: object, name: str) -> None:
    version = parsed.get("version") if isinstance(parsed, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UserError(_NOT_OURS.format(name=name))
    if version > VERSION:
        raise UserError(_TOO_NEW.format(name=name))


def _parsed(text: str, *, braced: bool = False) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a JSON text, or None for what is none, or is nested or long beyond reason."""
    try:
        return json.loads(f"{{{text}}}" if braced else text)
    except (ValueError, RecursionError):
        return None


def _row(table: str, row: object, place: Place) -> FoundRow | Problem:
    if not isinstance(row, dict):
        return Problem(place, _NO_ROW, lost=1)
    try:
        values = {column: _value(value) for column, value in row.items()}
    except (ValueError, binascii.Error):
        return Problem(place, _NO_ROW, lost=1)
    return FoundRow(table, values, place)


def _value(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, Mapping) and len(value) == 1 and isinstance(value.get(BYTES), str):
        return base64.b64decode(value[BYTES], validate=True)
    return value
