"""The journal's history as a list model."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from extrovertly_desktop.adapters.local_dates import long_day, short_day, time_of_day
from extrovertly_desktop.adapters.rows_model import RowsModel
from extrovertly_desktop.domain.clock import Clock, from_ms
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.moods import MoodVocabulary

_EXCERPT = 400
_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}", re.MULTILINE
)
_LINKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


class JournalRole(IntEnum):
    """What the model has of an entry."""

    ENTRY_ID = Qt.ItemDataRole.UserRole + 1
    DAY = Qt.ItemDataRole.UserRole + 2
    """The day in the person's way of writing, cut short; the year only when it is another than this one."""
    MOMENT = Qt.ItemDataRole.UserRole + 3
    """Mood and time of day."""
    EXCERPT = Qt.ItemDataRole.UserRole + 4
    TAGS = Qt.ItemDataRole.UserRole + 5
    FACE = Qt.ItemDataRole.UserRole + 6
    """Valence and energy of the mood, or None for a word of another program."""
    IS_PRIVATE = Qt.ItemDataRole.UserRole + 7


def plain_excerpt(markdown: str, limit: int = _EXCERPT) -> str:
    """Return the beginning of a Markdown text without its marks, on one line."""
    text = _LINKS.sub(r"\1", markdown[: limit * 2])
    return " ".join(_MARKS.sub("", text).split())[:limit]


class JournalModel(RowsModel[JournalEntry]):
    """Entries by key, newest first.

    Args:
        fetch: returns entries by key.
        moods: the moods whose faces are known.
        clock: tells which year it is, and the zone in which times of day are read.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Mapping[int, JournalEntry]],
        moods: MoodVocabulary,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(fetch, parent)
        self._moods = moods
        self._clock = clock

    def row_data(self, row: JournalEntry, role: int) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what an entry has for a `JournalRole`; the display role is its excerpt."""
        match role:
            case JournalRole.ENTRY_ID:
                return row.id
            case JournalRole.DAY:
                return self._day(row)
            case JournalRole.MOMENT:
                return f"{self._mood_title(row.mood)} · {time_of_day(row.created_at, self._clock.zone())}"
            case JournalRole.EXCERPT | Qt.ItemDataRole.DisplayRole:
                return plain_excerpt(row.content)
            case JournalRole.TAGS:
                return row.tags
            case JournalRole.FACE:
                mood = self._moods.find(row.mood)
                return None if mood is None else (mood.valence, mood.energy)
            case JournalRole.IS_PRIVATE:
                return row.is_private
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return None

    def _day(self, entry: JournalEntry) -> str:
        this_year = from_ms(self._clock.now_ms(), self._clock.zone()).year
        day = date.fromisoformat(entry.local_date)
        return short_day(day, with_year=day.year != this_year)

    def _mood_title(self, slug: str) -> str:
        mood = self._moods.find(slug)
        return slug if mood is None else mood.title

    def _spoken(self, entry: JournalEntry) -> str:
        parts = [long_day(date.fromisoformat(entry.local_date)), self._mood_title(entry.mood)]
        if entry.is_private:
            parts.append(QCoreApplication.translate("JournalModel", "private"))
        parts.append(plain_excerpt(entry.content, 120))
        return ", ".join(parts)
