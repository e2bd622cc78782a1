"""Sentences that few want to read, line by line: folded away under a button until they are asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button

_LINES = 3


class FoldedLines(QWidget):
    """A button that says what there is, the list it unfolds, and a way to copy that; out of sight without lines.

    Args:
        theme: the theme in force.
        object_name: stable name; the parts are `<object_name>_toggle`, `<object_name>_list`, `<object_name>_copy`.
        name: what the list is, for screen readers.

    Signals:
        unfolded: the person wants to see the list.
    """

    unfolded = Signal()

    def __init__(self, theme: ThemeManager, object_name: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(object_name)
        self._toggle = make_button("", f"{object_name}_toggle", variant="quiet", theme=theme, icon="chevron-down")
        self._copy = make_button(self.tr("Copy the list"), f"{object_name}_copy", variant="quiet")
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName(f"{object_name}_list")
        self._list.setAccessibleName(name)
        self._list.setModel(self._model)
        self._list.setWordWrap(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        # Lines wrap anew once it is known how wide the list is.
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        # There may be a thousand of them.
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(theme.metrics.control_height * _LINES)
        head = QHBoxLayout()
        head.addWidget(self._toggle)
        head.addStretch(1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(1))
        column.addLayout(head)
        column.addWidget(self._list)
        self._toggle.clicked.connect(self._on_toggled)
        self._copy.clicked.connect(self._on_copied)

    def show_lines(self, words: str, lines: Sequence[str], *, unfolded: bool = False) -> None:
        """Show lines, under words that say what they are."""
        self._model.setStringList(list(lines))
        self._toggle.setText(words)
        self._toggle.setAccessibleName(words)
        self.setVisible(bool(lines))
        self._unfold(unfolded)

    def _on_toggled(self) -> None:
        wanted = self._list.isHidden()
        self._unfold(wanted)
        if wanted:
            self.unfolded.emit()

    def _on_copied(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._model.stringList()))

    def _unfold(self, unfolded: bool) -> None:
        self._list.setVisible(unfolded)
        self._copy.setVisible(unfolded)
        self._toggle.setIcon(self._theme.icon("chevron-up" if unfolded else "chevron-down", "link"))
