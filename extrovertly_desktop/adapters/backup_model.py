"""Backups as an item model."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from extrovertly_desktop.domain.backups import Backup

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

Words = Callable[[Backup], tuple[str, str]]
"""Puts a backup into a title and a line below it."""


class BackupRole(IntEnum):
    """What can be asked of a row."""

    BACKUP = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2


class BackupModel(QAbstractListModel):
    """A list of backups in the order given.

    Args:
        words: puts one into words.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._backups: tuple[Backup, ...] = ()

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """Show others; nothing moves if they are the same."""
        if tuple(backups) == self._backups:
            return
        self.beginResetModel()
        self._backups = tuple(backups)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._backups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return what a role asks of a row; None for others."""
        if not index.isValid() or not 0 <= index.row() < len(self._backups):
            return None
        backup = self._backups[index.row()]
        title, detail = self._words(backup)
        roles: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: f"{title}, {detail}",
            BackupRole.BACKUP: backup,
            BackupRole.DETAIL: detail,
        }
        return roles.get(role)
