"""Finding anything by a few letters: what can be listed beforehand, and what is searched for as one types."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.domain.event_lists import EventFilter, EventView
from extrovertly_desktop.domain.palette import PaletteItem, PaletteKind

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault

_ENTRIES = 6
_EVENTS = 5
_MARKS = "#>*-+•_~` \t"
_SAY = "say:"


class PaletteService:
    """What of a vault can be found from anywhere. It writes nothing, not even what was looked for.

    Args:
        vault: where it is all kept.
        coach_folder: `resources/content/coach`.
    """

    def __init__(self, vault: "OpenVault", coach_folder: Path) -> None:
        self._vault = vault
        self._coach_folder = coach_folder

    def shelf(self) -> tuple[PaletteItem, ...]:
        """Return all missions, goals, achievements, and what the coach knows.

        The first time it takes a tenth of a second, so never on the thread of the window.
        """
        return (*self._missions(), *self._goals(), *self._achievements(), *self._coach)

    def found(self, typed: str) -> tuple[PaletteItem, ...]:
        """Return the few entries, newest first, and events, next ones first, that a text finds; quick enough to type.

        Entries are found by all that the journal's search understands, events by the words of their titles.
        """
        if not typed.strip():
            return ()
        return (*self._entries(typed), *self._events(typed))

    def _entries(self, typed: str) -> Iterator[PaletteItem]:
        keys = list(self._vault.search.keys(typed, limit=_ENTRIES))
        entries = self._vault.journal.by_keys(keys)
        for key in keys:
            entry = entries.get(key)
            if entry is not None:
                title = first_line(entry.content)
                day = date.fromisoformat(entry.local_date)
                yield PaletteItem(PaletteKind.ENTRY, entry.id, title, "", "journal", entry.id, day)

    def _events(self, typed: str) -> Iterator[PaletteItem]:
        for view in (EventView.DISCOVER, EventView.PAST):
            for card in self._vault.events.list(EventFilter(view=view, typed=typed), limit=_EVENTS):
                event = card.event
                day = event.begins.date()
                yield PaletteItem(PaletteKind.EVENT, event.id, event.title, "", "events", event.id, day)

    def _missions(self) -> Iterator[PaletteItem]:
        categories = self._vault.missions.categories()
        for card in self._vault.missions.cards():
            mission = card.mission
            category = categories.get(mission.category, mission.category)
            yield PaletteItem(PaletteKind.MISSION, mission.id, mission.title, category, "missions", mission.id)

    def _goals(self) -> Iterator[PaletteItem]:
        for card in self._vault.goals.cards():
            yield PaletteItem(PaletteKind.GOAL, card.goal.id, card.goal.title, "", "progress", "goals")

    def _achievements(self) -> Iterator[PaletteItem]:
        for item in self._vault.progress.achievements():
            yield PaletteItem(PaletteKind.ACHIEVEMENT, item.id, item.title, "", "progress", "achievements")

    @cached_property
    def _coach(self) -> tuple[PaletteItem, ...]:
        """What the coach can be asked for, by the titles in its packs; to check and read all of them takes a second."""
        made = []
        for kind in ("flow", "scene"):
            for file in sorted((self._coach_folder / f"{kind}s").glob("*.toml")):
                # What stands before the first table says what the file is.
                head = tomllib.loads(file.read_text(encoding="utf-8").partition("\n[")[0])
                if "title" in head and "slug" in head:
                    made.append(_of_coach(kind, head["slug"], head["title"]))
        for file in sorted((self._coach_folder / "articles").glob("*.toml")):
            articles = tomllib.loads(file.read_text(encoding="utf-8"))["articles"]
            made += [_of_coach("article", article["slug"], article["title"]) for article in articles]
        return tuple(made)


def _of_coach(kind: str, slug: str, title: str) -> PaletteItem:
    chip = f"{kind}:{slug}"
    return PaletteItem(
        PaletteKind.COACH, chip, title, "", "coach", f"{_SAY}{chip}={title}", also=slug.replace("_", " ")
    )


def first_line(text: str) -> str:
    """Return the first line of a text that holds anything, without the marks of Markdown around it."""
    lines = (line.strip(_MARKS) for line in text.splitlines())
    return next((line for line in lines if line), "")
