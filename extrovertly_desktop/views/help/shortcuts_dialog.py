"""All keys on one sheet, by place, to be searched."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.views.dialogs.help_dialogs import HelpDialog
from extrovertly_desktop.views.help.keys import KeyGroup, KeyRow
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.search_field import SearchField

_WIDTH_EM, _HEIGHT_EM = 46, 44
_SHARE = 0.92


class _Group(QWidget):
    """A heading with its rows; those that do not fit a search are hidden, and the group with the last of them."""

    def __init__(self, theme: ThemeManager, group: KeyGroup) -> None:
        super().__init__()
        self._rows: list[tuple[KeyRow, QLabel, QLabel]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, theme.metrics.space(3), theme.metrics.space(4))
        grid.setHorizontalSpacing(theme.metrics.space(6))
        grid.setVerticalSpacing(theme.metrics.space(2))
        grid.setColumnStretch(0, 1)
        grid.addWidget(make_label(group.title, "heading"), 0, 0, 1, 2)
        for number, row in enumerate(group.rows, start=1):
            words, keys = make_label(row.words), make_label(row.shown(), "muted", wrap=False)
            words.setAccessibleName(f"{row.words}: {row.shown()}")
            grid.addWidget(words, number, 0)
            grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._rows.append((row, words, keys))
        self._title = group.title.casefold()

    def show_fitting(self, typed: str) -> int:
        """Hide what does not fit; a search for the place shows all of it. Return how many rows are left."""
        whole = bool(typed.strip()) and typed.strip().casefold() in self._title
        left = 0
        for row, words, keys in self._rows:
            fits = whole or row.fits(typed)
            words.setVisible(fits)
            keys.setVisible(fits)
            left += fits
        self.setVisible(left > 0)
        return left


class ShortcutsDialog(HelpDialog):
    """Lists every key by the place where it works."""

    def __init__(self, theme: ThemeManager, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Keyboard shortcuts"), "shortcuts_dialog", parent)
        metrics = theme.metrics
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if parent is not None:
            width, height = min(width, int(parent.width() * _SHARE)), min(height, int(parent.height() * _SHARE))
        self.resize(width, height)
        self._search = SearchField()
        self._search.setObjectName("shortcuts_search")
        self._search.setAccessibleName(self.tr("Search the keys"))
        self._search.setPlaceholderText(self.tr("Search: an action, a place or a key"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_typed)
        self.column.addWidget(self._search)
        self._nothing = make_label(self.tr("No key does that. Ctrl+K finds everything that can be done."), "muted")
        self._nothing.setObjectName("shortcuts_nothing")
        self._nothing.hide()
        self.column.addWidget(self._nothing)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._groups = [_Group(theme, group) for group in groups]
        for group in self._groups:
            column.addWidget(group)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setObjectName("shortcuts_area")
        self._area.setAccessibleName(self.tr("Keys by place"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.column.addWidget(self._area, 1)
        self.add_close("shortcuts_close")
        self._search.left_downwards.connect(self._area.setFocus)
        self._search.setFocus()

    def _on_typed(self, typed: str) -> None:
        # All of them are asked, whatever one of them answers.
        left = sum([group.show_fitting(typed) for group in self._groups])
        self._nothing.setVisible(left == 0)
        self._area.setVisible(left > 0)
        if left == 0:
            announce(self._search, self._nothing.text())
