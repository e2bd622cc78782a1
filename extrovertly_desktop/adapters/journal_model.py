"""The journal's history as a list model."""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt

from extrovertly_desktop.adapters.local_dates import long_day, short_day, time_of_day
from extrovertly_desktop.adapters.rows_model import Index, RowsModel
from extrovertly_desktop.domain.clock import Clock, from_ms
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary

_EXCERPT = 400
_AROUND = 160
"""Characters shown around the first hit of a search."""
_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}", re.MULTILINE
)
_LINKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")

Span = tuple[int, int]


class JournalRole(IntEnum):
    """What the model has of an entry."""

    ENTRY_ID = Qt.ItemDataRole.UserRole + 1
    DAY = Qt.ItemDataRole.UserRole + 2
    """The day in the person's way of writing, cut short; the year only when it is another than this one."""
    MOMENT = Qt.ItemDataRole.UserRole + 3
    """Mood and time of day."""
    EXCERPT = Qt.ItemDataRole.UserRole + 4
    LOOK = Qt.ItemDataRole.UserRole + 5
    """All that a row shows, as an `EntryLook`."""
    STARTS_DAY = Qt.ItemDataRole.UserRole + 6
    """Whether the row above is of another day."""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry with what a list shows beside it.

    Attributes:
        entry: the entry.
        photos: how many photos it has.
        thumbnail: the first of them made small, as an encoded picture.
    """

    entry: JournalEntry
    photos: int = 0
    thumbnail: bytes | None = None


@dataclass(frozen=True, slots=True)
class EntryLook:
    """What a row shows.

    Attributes:
        day: the local day.
        with_year: whether the day is of another year than now.
        moment: mood and time of day, or what a list says instead.
        text: the beginning of the entry, or the piece around the first hit.
        marks: where in the text the words that were searched for stand.
        tags, photos, thumbnail, is_private: of the entry.
        mood: its mood, or None for a word of another program.
    """

    day: date
    with_year: bool
    moment: str
    text: str
    marks: tuple[Span, ...]
    tags: tuple[str, ...]
    photos: int
    thumbnail: bytes | None
    is_private: bool
    mood: Mood | None


class Piece(Protocol):
    """A piece of a text, with its marks."""

    @property
    def text(self) -> str:
        """The piece in one line."""
        ...

    @property
    def marks(self) -> tuple[Span, ...]:
        """Start and end of each hit."""
        ...


Excerpt = Callable[[str, int], Piece]
"""Cuts from a text about so many characters around the first hit."""
Note = Callable[[JournalEntry], str]
"""What a list says of an entry instead of its mood and time."""


def plain_excerpt(markdown: str, limit: int | None = _EXCERPT) -> str:
    """Return the beginning of a Markdown text, or with no limit all of it, without its marks, on one line."""
    text = _LINKS.sub(r"\1", markdown if limit is None else markdown[: limit * 2])
    return " ".join(_MARKS.sub("", text).split())[:limit]


class JournalModel(RowsModel[ListedEntry]):
    """Entries by key, newest first.

    Args:
        fetch: returns entries by key.
        moods: the moods whose faces are known.
        clock: tells which year it is, and the zone in which times of day are read.
        note: what a row says instead of mood and time.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Mapping[int, ListedEntry]],
        moods: MoodVocabulary,
        clock: Clock,
        parent: QObject | None = None,
        *,
        note: Note | None = None,
    ) -> None:
        super().__init__(fetch, parent)
        self._moods = moods
        self._clock = clock
        self._note = note
        self._excerpt: Excerpt | None = None
        self._looks: dict[str, EntryLook] = {}

    def set_keys(self, keys: "array[int]") -> None:
        """Show another vector of keys; rows in memory are fetched anew."""
        self._looks.clear()
        super().set_keys(keys)

    def set_moods(self, moods: MoodVocabulary) -> None:
        """Know other moods from the next `set_keys` on."""
        self._moods = moods

    def set_excerpt(self, excerpt: Excerpt | None) -> None:
        """Show from the next `set_keys` on pieces around hits, or with None the beginnings of the entries."""
        self._excerpt = excerpt

    def entry_at(self, row: int) -> JournalEntry | None:
        """Return the entry of a row, or None past the end or when it is gone."""
        listed = self.value_at(row)
        return None if listed is None else listed.entry

    def row_data(self, row: ListedEntry, role: int) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what an entry has for a `JournalRole`; the display role is its excerpt."""
        match role:
            case JournalRole.ENTRY_ID:
                return row.entry.id
            case JournalRole.LOOK:
                return self._look(row)
            case JournalRole.DAY:
                look = self._look(row)
                return short_day(look.day, with_year=look.with_year)
            case JournalRole.MOMENT:
                return self._look(row).moment
            case JournalRole.EXCERPT | Qt.ItemDataRole.DisplayRole:
                return self._look(row).text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what the row at an index has for a role."""
        if role == JournalRole.STARTS_DAY and index.isValid():
            above, here = self.entry_at(index.row() - 1), self.entry_at(index.row())
            return above is None or here is None or above.local_date != here.local_date
        return super().data(index, role)

    def _look(self, listed: ListedEntry) -> EntryLook:
        entry = listed.entry
        look = self._looks.get(entry.id)
        if look is None:
            if len(self._looks) > self.kept:
                self._looks.clear()
            look = self._looks[entry.id] = self._new_look(listed)
        return look

    def _new_look(self, listed: ListedEntry) -> EntryLook:
        entry = listed.entry
        day = date.fromisoformat(entry.local_date)
        text, marks = self._text(entry)
        moment = f"{self._mood_title(entry.mood)} · {time_of_day(entry.created_at, self._clock.zone())}"
        return EntryLook(
            day=day,
            with_year=day.year != from_ms(self._clock.now_ms(), self._clock.zone()).year,
            moment=moment if self._note is None else self._note(entry),
            text=text,
            marks=marks,
            tags=entry.tags,
            photos=listed.photos,
            thumbnail=listed.thumbnail,
            is_private=entry.is_private,
            mood=self._moods.find(entry.mood),
        )

    def _text(self, entry: JournalEntry) -> tuple[str, tuple[Span, ...]]:
        if self._excerpt is None:
            return plain_excerpt(entry.content), ()
        piece = self._excerpt(plain_excerpt(entry.content, None), _AROUND)
        return piece.text, piece.marks

    def _mood_title(self, slug: str) -> str:
        mood = self._moods.find(slug)
        return slug if mood is None else mood.title

    def _spoken(self, listed: ListedEntry) -> str:
        entry = listed.entry
        parts = [long_day(date.fromisoformat(entry.local_date)), self._mood_title(entry.mood)]
        if self._note is not None:
            parts.append(self._note(entry))
        if entry.is_private:
            parts.append(QCoreApplication.translate("JournalModel", "private"))
        if listed.photos:
            parts.append(QCoreApplication.translate("JournalModel", "with a photo"))
        parts.append(plain_excerpt(entry.content, 120))
        return ", ".join(parts)
