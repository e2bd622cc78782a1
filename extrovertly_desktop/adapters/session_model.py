"""Sessions with the coach as rows of a Qt list."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from extrovertly_desktop.domain.coach_sessions import SessionCard

Index = QModelIndex | QPersistentModelIndex


class SessionRole(IntEnum):
    """What a row can be asked for beside its heading."""

    ID = Qt.ItemDataRole.UserRole + 1
    CARD = Qt.ItemDataRole.UserRole + 2


class SessionModel(QAbstractListModel):
    """Rows of `SessionCard`. As long as the same sessions stand in the same order they are changed in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[SessionCard] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many sessions there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is asked for, or None for a role it does not know."""
        if not index.isValid() or not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words_of(card)
            case SessionRole.ID:
                return card.session.id
            case SessionRole.CARD:
                return card
            case _:
                return None

    def _words_of(self, card: SessionCard) -> str:
        """Return what is read out of a row: its heading, and what the conversation was about."""
        about = card.excerpt or card.session.summary or ""
        return ". ".join(part for part in (card.heading or self.tr("A new conversation"), about) if part)

    def set_cards(self, cards: Sequence[SessionCard]) -> None:
        """Show other sessions."""
        wanted = list(cards)
        if [card.session.id for card in wanted] != [card.session.id for card in self._cards]:
            self.beginResetModel()
            self._cards = wanted
            self.endResetModel()
            return
        for row, card in enumerate(wanted):
            if card != self._cards[row]:
                self._cards[row] = card
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def row_of(self, session_id: str) -> int | None:
        """Return the row of a session, or None if it is not among those shown."""
        return next((row for row, card in enumerate(self._cards) if card.session.id == session_id), None)
