"""Tags and how many entries carry them, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt

from extrovertly_desktop.adapters.rows_model import Index
from extrovertly_desktop.domain.tags import TagUse

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a column is sorted by."""
_COLUMNS = 2


class TagModel(QAbstractTableModel):
    """One row for each tag: its name, and its count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uses: list[TagUse] = []

    def set_uses(self, uses: Sequence[TagUse]) -> None:
        """Show other tags."""
        self.beginResetModel()
        self._uses = list(uses)
        self.endResetModel()

    def tag_at(self, row: int) -> str:
        """Return the tag of a row."""
        return self._uses[row].tag

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many tags there are."""
        return 0 if parent.isValid() else len(self._uses)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return two: name and count."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows or is sorted by."""
        if not index.isValid() or not 0 <= index.row() < len(self._uses):
            return None
        use = self._uses[index.row()]
        if role == SORT_ROLE:
            return use.tag.casefold() if index.column() == 0 else use.count
        if role == Qt.ItemDataRole.DisplayRole:
            return use.tag if index.column() == 0 else QLocale().toString(use.count)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            QCoreApplication.translate("TagModel", "Tag"),
            QCoreApplication.translate("TagModel", "Entries"),
        )
        return names[section] if 0 <= section < _COLUMNS else None
