"""The catalogue of missions as rows of a Qt list."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from extrovertly_desktop.domain.missions import MissionCard, MissionStatus

Index = QModelIndex | QPersistentModelIndex


class MissionRole(IntEnum):
    """What a row can be asked for beside its title."""

    ID = Qt.ItemDataRole.UserRole + 1
    CARD = Qt.ItemDataRole.UserRole + 2


class Standing(StrEnum):
    """The ways a person looks through the catalogue, the commonest first. Several can be true of one mission."""

    TODAY = "today"
    PLANNED = "planned"
    DONE = "done"
    OWN = "own"
    NOT_TRIED = "not_tried"
    SET_ASIDE = "set_aside"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class MissionFilter:
    """What a person looks for; empty means all."""

    typed: str = ""
    difficulty: str | None = None
    category: str | None = None
    standing: Standing | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything fits."""
        return not self.typed.strip() and (self.difficulty, self.category, self.standing) == (None, None, None)


def fits(card: MissionCard, standing: Standing | None) -> bool:
    """Whether a mission stands as asked; one that is kept for later counts as planned."""
    on_list = card.status in {MissionStatus.ASSIGNED, MissionStatus.IN_PROGRESS}
    set_aside = card.status is MissionStatus.SKIPPED
    match standing:
        case None:
            return True
        case Standing.TODAY:
            return card.is_picked_today
        case Standing.OWN:
            return card.mission.is_own
        case Standing.HIDDEN:
            return card.is_hidden
        case Standing.NOT_TRIED:
            return card.times_done == 0 and not on_list and not set_aside
        case Standing.PLANNED:
            return on_list
        case Standing.DONE:
            return card.times_done > 0
        case Standing.SET_ASIDE:
            return set_aside


class MissionModel(QAbstractListModel):
    """Rows of `MissionCard`, changed in place so that selection and scroll position stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[MissionCard] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many missions there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is asked for, or None for a role it does not know."""
        if not index.isValid() or not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return card.mission.title
        if role == MissionRole.ID:
            return card.mission.id
        if role == MissionRole.CARD:
            return card
        return None

    def set_cards(self, cards: Sequence[MissionCard]) -> None:
        """Show other missions; rows that stay are kept, and told as changed only if they are."""
        wanted = list(cards)
        keep = {card.mission.id for card in wanted}
        self._remove_all_but(keep)
        have = [card.mission.id for card in self._cards]
        known = set(have)
        if have != [card.mission.id for card in wanted if card.mission.id in known]:
            # A mission whose difficulty or title changed moved; that is rare enough to start afresh.
            self.beginResetModel()
            self._cards = wanted
            self.endResetModel()
            return
        self._insert(wanted)
        self._change(wanted)

    def row_of(self, mission_id: str) -> int | None:
        """Return the row of a mission, or None if it is not among those shown."""
        return next((row for row, card in enumerate(self._cards) if card.mission.id == mission_id), None)

    def _remove_all_but(self, keep: set[str]) -> None:
        last = len(self._cards) - 1
        while last >= 0:
            if self._cards[last].mission.id in keep:
                last -= 1
                continue
            first = last
            while first > 0 and self._cards[first - 1].mission.id not in keep:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._cards[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _insert(self, wanted: list[MissionCard]) -> None:
        known = {card.mission.id for card in self._cards}
        row = 0
        while row < len(wanted):
            if wanted[row].mission.id in known:
                row += 1
                continue
            end = row
            while end < len(wanted) and wanted[end].mission.id not in known:
                end += 1
            self.beginInsertRows(QModelIndex(), row, end - 1)
            self._cards[row:row] = wanted[row:end]
            self.endInsertRows()
            row = end

    def _change(self, wanted: list[MissionCard]) -> None:
        for row, card in enumerate(wanted):
            if card != self._cards[row]:
                self._cards[row] = card
                index = self.index(row)
                self.dataChanged.emit(index, index)
