"""Writes the complete format, row by row."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extrovertly_desktop.exchange.complete.layout import BYTES, FORMAT, VERSION

_PIECE = 262_144


def document(tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], *, owner: str, made_at: int) -> Iterator[bytes]:
    """Yield a document in pieces of some hundred kilobytes.

    Args:
        tables: name and rows of each table, in an order in which no row refers to one that comes later.
        owner: id of the user whose vault it is.
        made_at: when it was made, milliseconds since the epoch.
    """
    piece: list[str] = []
    size = 0
    for line in _lines(tables, owner, made_at):
        piece.append(line)
        size += len(line)
        if size >= _PIECE:
            yield "".join(piece).encode()
            piece, size = [], 0
    yield "".join(piece).encode()


def _lines(tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], owner: str, made_at: int) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_other).encode
    yield f'{{"format": {encode(FORMAT)},\n"version": {VERSION},\n"made_at": {made_at},\n"owner": {encode(owner)},\n'
    yield '"tables": {'
    parting = "\n"
    for name, rows in tables:
        yield f"{parting}{encode(name)}: ["
        parting, between = ",\n", "\n"
        for row in rows:
            yield f"{between}{encode({column: value for column, value in row.items() if value is not None})}"
            between = ",\n"
        yield "\n]"
    yield "\n}}\n"


def _other(value: object) -> object:
    if isinstance(value, bytes):
        return {BYTES: base64.b64encode(value).decode()}
    raise TypeError(f"There is no JSON for {type(value).__name__}.")
