"""What was found from anywhere, as rows of a Qt list: headings, and items below them."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from extrovertly_desktop.domain.palette import PaletteGroup, PaletteItem, PaletteKind

Index = QModelIndex | QPersistentModelIndex


class PaletteRole(IntEnum):
    """What a row can be asked for beside its words."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    """The `PaletteItem`; None on a heading."""


class PaletteModel(QAbstractListModel):
    """Groups one below the other. A heading can be neither chosen nor opened.

    Args:
        heading: the words above a group of a kind.
        spoken: what a screen reader says of an item.
    """

    def __init__(
        self,
        heading: Callable[[PaletteKind], str],
        spoken: Callable[[PaletteItem], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._heading = heading
        self._spoken = spoken
        self._rows: list[PaletteItem | str] = []

    def show_groups(self, groups: Sequence[PaletteGroup]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows.append(self._heading(group.kind))
            self._rows += group.items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if self.item(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is asked for, or None for a role it does not know."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case PaletteRole.ITEM:
                return row
            case _:
                return None

    def item(self, index: Index) -> PaletteItem | None:
        """Return the item of a row; None for a heading or no row at all."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        return None if isinstance(row, str) else row

    def next_item(self, row: int, step: int) -> int | None:
        """Return the row of the next item after (step 1) or before (step -1) a row, round the ends; None if none is."""
        count = len(self._rows)
        for away in range(1, count + 1):
            at = (row + step * away) % count
            if not isinstance(self._rows[at], str):
                return at
        return None
