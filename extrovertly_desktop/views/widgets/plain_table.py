"""A quiet table: whole rows, no grid, and columns that share the width by what they hold."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from extrovertly_desktop.views.theme import ThemeManager

_LEAST_ROWS = 3


class PlainTable(QTableView):
    """A table that is read row by row; what does not fit into a cell its model tells on hovering.

    Args:
        theme: the theme in force.
        object_name: stable name.
        name: what it shows, for screen readers.
        model: what it shows.
        shares: of the width, by column.
    """

    def __init__(
        self, theme: ThemeManager, object_name: str, name: str, model: QAbstractItemModel, shares: Mapping[int, float]
    ) -> None:
        super().__init__()
        metrics = theme.metrics
        self._shares = shares
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setIconSize(QSize(metrics.icon, metrics.icon))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.control_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(metrics.em(3))
        self.setMinimumHeight(metrics.control_height * _LEAST_ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        # Room for the scroll bar is kept free, whether it is there or not: columns do not jump when it comes.
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        for column, share in self._shares.items():
            self.setColumnWidth(column, int(width * share))
