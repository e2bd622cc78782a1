"""From what a person answered to the deed they agreed to."""

import re

from extrovertly_desktop.coach.flows.packs import DeedDraft
from extrovertly_desktop.coach.flows.quoting import Quotes
from extrovertly_desktop.domain.coach import Deed, DeedKind

_MOST_SHORT = 80
_MOST_WORD = 100
_MOST_DESCRIPTION = 2000
_DESCRIBED = {DeedKind.OWN_MISSION, DeedKind.SET_GOAL}
"""What has a description that is shorter than an answer may be."""
_PARTS = re.compile(r"\s*(?:[,;\n]|\band\b)\s*")


def deed_of(draft: DeedDraft, quotes: Quotes) -> Deed | None:
    """Return the deed with the values that are known, or None if one that it needs is not."""
    if any(quotes.value(reference) is None for reference in draft.needs):
        return None
    values: dict[str, object] = {
        name: list(value) if isinstance(value, tuple) else value for name, value in draft.fixed.items()
    }
    for sources, made in (
        (draft.values, _as_it_is),
        (draft.words, _listed),
        (draft.numbers, _number),
        (draft.short, _shortened),
    ):
        for name, reference in sources.items():
            if (value := quotes.value(reference)) is not None:
                values[name] = made(value)
    if draft.sections:
        parts = [(section.title, quotes.value(section.slot)) for section in draft.sections]
        values[draft.into] = "\n\n".join(f"## {title}\n\n{text}" for title, text in parts if text is not None)
    if draft.kind in _DESCRIBED and isinstance(values.get("description"), str):
        values["description"] = str(values["description"])[:_MOST_DESCRIPTION]
    return Deed(draft.kind, values)


def _as_it_is(value: object) -> object:
    return value


def _listed(value: object) -> object:
    return [part[:_MOST_WORD] for part in _PARTS.split(str(value).strip(" .")) if part]


def _number(value: object) -> object:
    return int(str(value).rpartition("_")[2])


def _shortened(value: object) -> object:
    line = " ".join(str(value).split()).removesuffix(".")
    return line if len(line) <= _MOST_SHORT else line[: _MOST_SHORT - 1].rsplit(" ", 1)[0] + "…"
