"""Our own fields in a calendar file: X-EXTROVERTLY-*, which other programs keep or pass over (RFC 5545, 3.8.8.2)."""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any, TypedDict

from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.exchange.icalendar_file.content_lines import ContentLine, escaped
from extrovertly_desktop.exchange.icalendar_file.values import CalendarEvent

PREFIX = "X-EXTROVERTLY-"
ATTENDEE_COUNT = PREFIX + "ATTENDEE-COUNT"
_COMFORT, _CATEGORY, _PRICE, _CAPACITY = (PREFIX + name for name in ("COMFORT-LEVEL", "CATEGORY", "PRICE", "CAPACITY"))
_CONTEXT, _TAGS, _IMAGE = (PREFIX + name for name in ("SOCIAL-CONTEXT", "TAGS", "IMAGE"))
_LARGEST = 1_000_000_000


class OwnFields(TypedDict, total=False):
    """The fields of a `CalendarEvent` that are ours."""

    comfort_level: ComfortLevel
    category: str
    price: float
    max_attendees: int
    social_context: dict[str, Any]
    tags: tuple[str, ...]
    image_url: str


def own_fields(lines: Mapping[str, list[ContentLine]], report: Callable[[str], None]) -> OwnFields:
    """Return our fields that an event has.

    Args:
        lines: of the event, by name.
        report: told a sentence about each that cannot be used and is left out.
    """
    fields: OwnFields = {}
    for name, take in _READERS.items():
        if name in lines:
            line = lines[name][0]
            try:
                take(fields, line)
            except (ValueError, OverflowError, RecursionError):
                report(f"What stands in {name} on line {line.number} cannot be used; it was left out.")
    return fields


def own_lines(event: CalendarEvent) -> list[str]:
    """Return our fields of an event as unfolded lines."""
    lines: list[str] = []
    if event.attendee_count:
        lines.append(f"{ATTENDEE_COUNT}:{event.attendee_count}")
    if event.comfort_level is not None:
        lines.append(f"{_COMFORT}:{event.comfort_level.value}")
    if event.category is not None:
        lines.append(f"{_CATEGORY}:{escaped(event.category)}")
    if event.price is not None:
        lines.append(f"{_PRICE}:{event.price!r}")
    if event.max_attendees is not None:
        lines.append(f"{_CAPACITY}:{event.max_attendees}")
    if event.social_context is not None:
        lines.append(f"{_CONTEXT}:{escaped(json.dumps(event.social_context, ensure_ascii=False))}")
    if event.tags:
        lines.append(f"{_TAGS}:{','.join(escaped(tag) for tag in event.tags)}")
    if event.image_url is not None:
        lines.append(f"{_IMAGE}:{escaped(event.image_url)}")
    return lines


def whole_number(line: ContentLine, smallest: int) -> int:
    """Return a line's value as a whole number.

    Raises:
        ValueError: if it is none, or out of range.
    """
    number = int(line.value.strip()[:20])
    if not smallest <= number <= _LARGEST:
        raise ValueError(line.name)
    return number


def _take_comfort(fields: OwnFields, line: ContentLine) -> None:
    fields["comfort_level"] = ComfortLevel(line.value.strip().lower())


def _take_category(fields: OwnFields, line: ContentLine) -> None:
    if line.text.strip():
        fields["category"] = line.text


def _take_price(fields: OwnFields, line: ContentLine) -> None:
    price = float(line.value.strip())
    if not math.isfinite(price) or price < 0:
        raise ValueError(line.name)
    fields["price"] = price


def _take_capacity(fields: OwnFields, line: ContentLine) -> None:
    fields["max_attendees"] = whole_number(line, 1)


def _take_context(fields: OwnFields, line: ContentLine) -> None:
    context = json.loads(line.text, parse_constant=_no_such_number)
    if not isinstance(context, dict):
        raise ValueError(line.name)  # noqa: TRY004 - a value out of a file, not an argument
    fields["social_context"] = context


def _no_such_number(name: str) -> float:
    # Python reads NaN and Infinity, which are not JSON and which the vault refuses.
    raise ValueError(name)


def _take_tags(fields: OwnFields, line: ContentLine) -> None:
    fields["tags"] = line.texts


def _take_image(fields: OwnFields, line: ContentLine) -> None:
    if line.text.strip():
        fields["image_url"] = line.text


_READERS: Mapping[str, Callable[[OwnFields, ContentLine], None]] = {
    _COMFORT: _take_comfort,
    _CATEGORY: _take_category,
    _PRICE: _take_price,
    _CAPACITY: _take_capacity,
    _CONTEXT: _take_context,
    _TAGS: _take_tags,
    _IMAGE: _take_image,
}
