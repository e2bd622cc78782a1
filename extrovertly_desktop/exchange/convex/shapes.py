"""The older dialect: numbers are floats, and what else JSON cannot say is plain text, told apart by a shape.

The first line of `generated_schema.jsonl` describes what the documents of a table look like, such as
`{"_id": id<10001>, "count": int64 | null}`; further lines say for single documents what the shape leaves open. Source:
`crates/shape_inference/src/pretty.rs` and `export_context.rs` of get-convex/convex-backend.
"""

import base64
import binascii
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from extrovertly_desktop.exchange.convex.values import MOST_DEPTH, Json, NotUnderstood, integer, special_float

_UNITS = (
    *("never", "null", "int64", "float64", "-inf", "inf", "-0", "NaN", "normalfloat64", "boolean"),
    *("field_name", "string", "bytes", "unknown"),
)
_UNIT = re.compile("|".join(re.escape(unit) for unit in _UNITS))
_ID = re.compile(r"id<[0-9]+>")
_LITERAL = re.compile(r'"([^"]*)"')
_FIELD = re.compile(r'"([^"]*)"(\??): ')
_READINGS = {
    "int64": ("int64",),
    "-inf": ("float64inf",),
    "inf": ("float64inf",),
    # Not to be told from the text alone: there are many numbers that are none.
    "NaN": ("nan", "float64inf"),
    "float64": ("nan", "float64inf"),
    "string": ("infer",),
    "bytes": ("bytes",),
    "unknown": ("infer", "float64inf", "nan", "int64", "bytes"),
}
"""What a text may stand for where the shape is such; shapes that are not here are never written as text."""
_MOST_OPTIONS = 200
"""Alternatives for one value that are looked at; the backend itself tells no more than some ten apart."""
_HARMLESS = frozenset({"null", "boolean", "string", "normalfloat64", "float64", "-0", "never"})


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape.

    Attributes:
        name: a unit such as `int64`, or `union`, `array`, `object`, `record`.
        parts: the alternatives, the element, or the values' shapes.
        fields: of an object: the shape of each field.
    """

    name: str
    parts: tuple["Shape", ...] = ()
    fields: Mapping[str, "Shape"] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether texts of this shape are nothing but text, and so need no look."""
        if self.parts or self.name == "object":
            return all(part.is_plain for part in (*self.parts, *self.fields.values()))
        return self.name in _HARMLESS


UNKNOWN = Shape("unknown")


def parse_shape(text: str) -> Shape:
    """Return the shape that a text describes.

    Raises:
        NotUnderstood: if it describes none.
    """
    shape, at = _union(text, 0, 0)
    if at != len(text):
        raise NotUnderstood
    return shape


def with_types(value: Json, shapes: Iterable[Shape], hint: Json = "infer") -> Json:
    """Return a value with the texts that stand for something else turned into it.

    Args:
        shapes: what it may look like.
        hint: what a further line said of it: a word, or the like for what is in it.

    Raises:
        NotUnderstood: if the value and what is said of it do not go together.
    """
    each = (option for shape in shapes for option in (shape.parts if shape.name == "union" else (shape,)))
    options = list(islice(each, _MOST_OPTIONS))
    if isinstance(value, str):
        return _text(value, hint if hint != "infer" else _only_reading(options))
    if isinstance(value, list):
        elements = [part for option in options for part in _elements(option)]
        hints = hint if isinstance(hint, list) else ["infer"] * len(value)
        if len(hints) != len(value):
            raise NotUnderstood
        return [with_types(item, elements, each) for item, each in zip(value, hints, strict=True)]
    if isinstance(value, dict):
        inner = hint if isinstance(hint, dict) else {}
        return {
            key: with_types(item, [part for option in options for part in _at(option, key)], inner.get(key, "infer"))
            for key, item in value.items()
        }
    return value


def _text(value: str, reading: Json) -> Json:
    try:
        if reading == "int64":
            return integer(int(value)) if len(value) <= 20 else value
        if reading == "bytes":
            base64.b64decode(value, validate=True)
            return {"$bytes": value}
        if reading == "float64inf":
            number = float(value)
            return special_float(number) if math.isinf(number) else value
    except (ValueError, OverflowError, binascii.Error):
        raise NotUnderstood from None
    if isinstance(reading, dict) and isinstance(reading.get("$float64NaN"), str) and value == "NaN":
        return {"$float": reading["$float64NaN"]}
    return value


def _only_reading(options: list[Shape]) -> str:
    readings = {reading for option in options for reading in _READINGS.get(option.name, ())}
    return readings.pop() if len(readings) == 1 else "infer"


def _elements(shape: Shape) -> tuple[Shape, ...]:
    return shape.parts if shape.name == "array" else (shape,) if shape.name == "unknown" else ()


def _at(shape: Shape, key: str) -> tuple[Shape, ...]:
    if shape.name == "object":
        return (shape.fields[key],) if key in shape.fields else ()
    if shape.name == "record":
        return shape.parts[1:]
    return (shape,) if shape.name == "unknown" else ()


def _union(text: str, at: int, depth: int) -> tuple[Shape, int]:
    if depth > MOST_DEPTH:
        raise NotUnderstood
    shape, at = _single(text, at, depth)
    shapes = [shape]
    while text.startswith(" | ", at):
        shape, at = _single(text, at + 3, depth)
        shapes.append(shape)
    return (shapes[0] if len(shapes) == 1 else Shape("union", tuple(shapes))), at


def _single(text: str, at: int, depth: int) -> tuple[Shape, int]:
    if text.startswith("{", at):
        return _object(text, at + 1, depth)
    for name in ("array", "set", "record", "map"):
        if text.startswith(name + "<", at):
            parts, at = _parts(text, at + len(name) + 1, depth)
            return Shape(name, parts), at
    unit = _UNIT.match(text, at)
    if unit:
        # A name is text like any other.
        return Shape("string" if unit[0] == "field_name" else unit[0]), unit.end()
    word = _ID.match(text, at) or _LITERAL.match(text, at)
    if word is None:
        raise NotUnderstood
    return Shape("string"), word.end()


def _parts(text: str, at: int, depth: int) -> tuple[tuple[Shape, ...], int]:
    part, at = _union(text, at, depth + 1)
    parts = [part]
    while text.startswith(", ", at):
        part, at = _union(text, at + 2, depth + 1)
        parts.append(part)
    if not text.startswith(">", at):
        raise NotUnderstood
    return tuple(parts), at + 1


def _object(text: str, at: int, depth: int) -> tuple[Shape, int]:
    fields: dict[str, Shape] = {}
    while not text.startswith("}", at):
        name = _FIELD.match(text, at)
        if name is None:
            raise NotUnderstood
        fields[name[1]], at = _union(text, name.end(), depth + 1)
        if text.startswith(", ", at):
            at += 2
        elif not text.startswith("}", at):
            raise NotUnderstood
    return Shape("object", fields=fields), at + 1
