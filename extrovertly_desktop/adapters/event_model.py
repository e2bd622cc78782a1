"""Events as rows of a Qt list, in the order of the calendar, fetched a page at a time as they are looked at."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView

Index = QModelIndex | QPersistentModelIndex
FetchPage = Callable[[EventCard], Sequence[EventCard]]
"""Returns the cards that follow one; none at the end."""
Describe = Callable[[EventCard], str]
"""Returns all that a row shows, in words to be read out."""


class EventRole(IntEnum):
    """What a row can be asked for beside its title."""

    ID = Qt.ItemDataRole.UserRole + 1
    CARD = Qt.ItemDataRole.UserRole + 2
    DAY = Qt.ItemDataRole.UserRole + 3
    """The day under which the row stands, if it is the first of that day; else None."""


def is_narrowed(wanted: EventFilter) -> bool:
    """Whether a filter leaves out anything beside its view."""
    return replace(wanted, view=EventView.DISCOVER, typed=wanted.typed.strip()) != EventFilter()


class EventModel(QAbstractListModel):
    """Rows of `EventCard`, changed in place so that selection and scroll position stay.

    Args:
        fetch: returns the page of cards after a card; asked when the view comes near the end.
        describe: says a row in words.
    """

    def __init__(self, fetch: FetchPage, describe: Describe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._describe = describe
        self._cards: list[EventCard] = []
        self._is_whole = True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many events have been fetched."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is asked for, or None for a role it does not know."""
        if not index.isValid() or not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.event.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(card)
        if role == EventRole.ID:
            return card.event.id
        if role == EventRole.CARD:
            return card
        if role == EventRole.DAY:
            return self._heading(index.row())
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether more may follow."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Add the next page."""
        if parent.isValid() or self._is_whole or not self._cards:
            return
        page = [card for card in self._fetch(self._cards[-1]) if self.row_of(card.event.id) is None]
        if not page:
            self._is_whole = True
            return
        first = len(self._cards)
        self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
        self._cards += page
        self.endInsertRows()

    def set_cards(self, cards: Sequence[EventCard], *, whole: bool) -> None:
        """Show other events; rows that stay are kept, and told as changed only if they are.

        Args:
            cards: the first of them.
            whole: whether nothing follows these.
        """
        # A view may ask for more at every step; until all is in place nothing follows.
        self._is_whole = True
        self._put(list(cards))
        self._is_whole = whole

    def row_of(self, event_id: str) -> int | None:
        """Return the row of an event, or None if it has not been fetched or does not belong here."""
        return next((row for row, card in enumerate(self._cards) if card.event.id == event_id), None)

    def row_of_day(self, day: date) -> int | None:
        """Return the first fetched row of a day, or None."""
        return next((row for row, card in enumerate(self._cards) if card.event.begins.date() == day), None)

    def _put(self, wanted: list[EventCard]) -> None:
        self._remove_all_but({card.event.id for card in wanted})
        have = [card.event.id for card in self._cards]
        known = set(have)
        if have != [card.event.id for card in wanted if card.event.id in known]:
            # An event that was moved to another day; that is rare enough to start afresh.
            self.beginResetModel()
            self._cards = wanted
            self.endResetModel()
            return
        self._insert(wanted)
        for row, card in enumerate(wanted):
            if card != self._cards[row]:
                self._cards[row] = card
                self.dataChanged.emit(self.index(row), self.index(row))

    def _heading(self, row: int) -> date | None:
        day = self._cards[row].event.begins.date()
        return day if row == 0 or self._cards[row - 1].event.begins.date() != day else None

    def _remove_all_but(self, keep: set[str]) -> None:
        last = len(self._cards) - 1
        while last >= 0:
            if self._cards[last].event.id in keep:
                last -= 1
                continue
            first = last
            while first > 0 and self._cards[first - 1].event.id not in keep:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._cards[first : last + 1]
            self.endRemoveRows()
            self._tell_heading(first)
            last = first - 1

    def _insert(self, wanted: list[EventCard]) -> None:
        known = {card.event.id for card in self._cards}
        row = 0
        while row < len(wanted):
            if wanted[row].event.id in known:
                row += 1
                continue
            end = row
            while end < len(wanted) and wanted[end].event.id not in known:
                end += 1
            self.beginInsertRows(QModelIndex(), row, end - 1)
            self._cards[row:row] = wanted[row:end]
            self.endInsertRows()
            self._tell_heading(end)
            row = end

    def _tell_heading(self, row: int) -> None:
        """Tell that what comes and goes above a row may have changed whether its day stands over it."""
        if row < len(self._cards):
            self.dataChanged.emit(self.index(row), self.index(row))
