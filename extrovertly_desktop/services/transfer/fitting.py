"""Fits values from elsewhere to the columns of a table: what can be kept is, what cannot is told."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.store.queries.transfer_shapes import ColumnShape, Kind, TableShape

_WHOLE = 2**63
_DAY = 10
_DEEPEST = 100


@dataclass(slots=True)
class Fitted:
    """A row as it can be kept.

    Attributes:
        values: by column; columns that are not given are left out.
        refused: by column, what was given and cannot be kept; the column is empty instead.
        lacking: required columns without a value that can be kept; the row cannot be kept if there are any.
    """

    values: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, Any] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)


class _Refused(Exception):  # noqa: N818 - no error: a value that goes elsewhere
    pass


def fit(shape: TableShape, given: Mapping[str, Any]) -> Fitted:
    """Return the values that the table takes; names that are no columns are passed over."""
    fitted = Fitted()
    for name, column in shape.columns.items():
        value = given.get(name)
        if value is not None:
            try:
                value = _fitting(column, value)
            except _Refused:
                fitted.refused[name] = value
                value = None
        if value is not None:
            fitted.values[name] = value
        elif column.is_required and not column.has_default:
            fitted.lacking.append(name)
        elif name in given and not column.is_required:
            fitted.values[name] = None
    return fitted


def plain_text(value: str) -> str:
    """Return text as it may be kept: harmless, without NUL and without halves of surrogate pairs."""
    value = harmless(value)
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()
    return value


def _fitting(column: ColumnShape, value: Any) -> Any:  # noqa: ANN401, C901 - one way out for each kind
    match column.kind:
        case Kind.TEXT:
            if not isinstance(value, str) or (column.choices and value not in column.choices):
                raise _Refused
            return plain_text(value)
        case Kind.DAY:
            return _day(value)
        case Kind.FLAG:
            if value not in (0, 1):
                raise _Refused
            return int(value)
        case Kind.WHOLE | Kind.REAL:
            return _figure(column, value)
        case Kind.WORDS:
            if not isinstance(value, (list, tuple)) or not all(isinstance(word, str) for word in value):
                raise _Refused
            return [plain_text(word) for word in value]
        case Kind.ANYTHING:
            return plain_json(value)
        case _:
            if not isinstance(value, bytes):
                raise _Refused
            return value


def _day(value: object) -> str:
    if not isinstance(value, str) or len(value) != _DAY:
        raise _Refused
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise _Refused from None


def _figure(column: ColumnShape, value: Any) -> float:  # noqa: ANN401 - whatever a file holds
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _Refused
    if (column.low is not None and value < column.low) or (column.high is not None and value > column.high):
        raise _Refused
    if column.kind is Kind.REAL:
        return float(value)
    if value != int(value) or not -_WHOLE <= value < _WHOLE:
        raise _Refused
    return int(value)


def plain_json(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value that a vault can hold; what is nested beyond reason becomes its own text."""
    if depth > _DEEPEST:
        return _as_text(value)
    match value:
        case str():
            return plain_text(value)
        case Mapping():
            return {plain_text(str(key)): plain_json(item, depth + 1) for key, item in value.items()}
        case list() | tuple():
            return [plain_json(item, depth + 1) for item in value]
        case None | bool() | int():
            return value
        case float() if math.isfinite(value):
            return value
        case _:
            # JSON has no figure that is not finite; its name is kept.
            return plain_text(str(value))


def _as_text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    try:
        return plain_text(json.dumps(value, ensure_ascii=False))
    except (RecursionError, TypeError):
        return "…"
