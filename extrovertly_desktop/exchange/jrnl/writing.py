"""Entries as jrnl's JSON and as jrnl's text."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from extrovertly_desktop.exchange.bringing.given import GivenEntry
from extrovertly_desktop.exchange.bringing.own_part import own_part

OWN = "extrovertly"
"""Under what name an entry carries what jrnl has no field for."""
_LOOKS_LIKE_A_DATE = re.compile(r"^(?=\[[^\]\n]+\]|\d{4}-\d\d-\d\d \d)", re.MULTILINE)
_NO_TAG = re.compile(r"[^\w+*/]+")


def jrnl_json(entries: Iterable[GivenEntry]) -> Iterator[str]:
    """Yield a journal as `jrnl --format json` writes it, entry by entry; photos have no place in it.

    The first line of a text is the title. Tags keep their spaces, and the counts of tags come last, since they are
    known only then.
    """
    counts: dict[str, int] = {}
    yield '{"entries": ['
    comma = "\n"
    for entry in entries:
        tags = [f"@{tag}" for tag in entry.tags]
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
        yield comma + json.dumps(_entry(entry, tags), ensure_ascii=False)
        comma = ",\n"
    yield f'\n], "tags": {json.dumps(counts, ensure_ascii=False)}}}\n'


def jrnl_text(entries: Iterable[GivenEntry]) -> Iterator[str]:
    """Yield a journal as text that `jrnl --import` takes in.

    Tags stand in a line of their own with `@`, spaces in them as `-`. A line of the text that would begin a new entry
    is moved in by a space, which Markdown does not show.
    """
    for entry in entries:
        first, _, rest = entry.text.partition("\n")
        lines = [f"[{entry.local:%Y-%m-%d %H:%M}] {first}".rstrip()]
        if rest.strip():
            lines.append(_LOOKS_LIKE_A_DATE.sub(" ", rest.rstrip()))
        if entry.tags:
            lines.append(" ".join(f"@{_NO_TAG.sub('-', tag).strip('-')}" for tag in entry.tags))
        yield "\n".join(lines) + "\n\n"


def _entry(entry: GivenEntry, tags: list[str]) -> dict[str, Any]:
    title, newline, body = entry.text.partition("\n")
    return {
        # An end of a line with nothing after it would be lost between the two.
        "title": title if body else title + newline,
        "body": body,
        "date": f"{entry.local:%Y-%m-%d}",
        "time": f"{entry.local:%H:%M}",
        "tags": tags,
        "starred": False,
        OWN: own_part(entry),
    }
