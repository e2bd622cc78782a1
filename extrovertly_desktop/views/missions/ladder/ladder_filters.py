"""Search and filters above the ladder."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.ladder_model import LadderFilter, Reach
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


def _reach_words() -> dict[Reach, str]:
    return {
        Reach.NOT_TRIED: QCoreApplication.translate("Ladder", "Not tried"),
        Reach.DONE: QCoreApplication.translate("Ladder", "Done"),
        Reach.MASTERED: QCoreApplication.translate("Ladder", "Mastered"),
    }


class _SearchField(QLineEdit):
    """Escape empties it; Down and Enter go on to what was found."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class LadderFilters(QWidget):
    """What a person looks for on the ladder.

    Attributes:
        foot: its last line; a button for the whole ladder goes to its end.

    Signals:
        filter_changed: the person looks for something else (`LadderFilter`).
        left_downwards: they go on from the search field to the rungs.
    """

    filter_changed = Signal(object)
    left_downwards = Signal()

    def __init__(self, theme: ThemeManager, categories: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = _SearchField()
        self._category = QComboBox()
        choices = [(str(key), words) for key, words in _reach_words().items()]
        self._reach = ChipRow(theme, self.tr("How far you are"), "ladder_reach", choices, single=True)
        self._count = make_label("", "caption", wrap=False)
        self._build(categories)
        self._connect()

    def filter(self) -> LadderFilter:
        """Return what the person looks for."""
        reach = self._reach.selection()
        return LadderFilter(self._search.text(), self._category.currentData(), Reach(reach[0]) if reach else None)

    def clear(self) -> None:
        """Look for everything again."""
        if not self.filter().is_empty:
            with QSignalBlocker(self._search), QSignalBlocker(self._category):
                self._search.clear()
                self._category.setCurrentIndex(0)
            self._reach.set_selection(())
            self._tell()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many steps fit."""
        locale, is_all = QLocale(), self.filter().is_empty
        text = self.tr("{total} steps") if is_all else self.tr("{shown} of {total} steps")
        words = text.format(shown=locale.toString(shown), total=locale.toString(total))
        if words != self._count.text():
            self._count.setText(words)
            if not is_all:
                announce(self._count, words)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _build(self, categories: Mapping[str, str]) -> None:
        self._search.setObjectName("ladder_search")
        self._search.setPlaceholderText(self.tr("Search steps"))
        self._search.setAccessibleName(self.tr("Search steps"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(self._theme.icon("magnify", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._category.setObjectName("ladder_category")
        self._category.setAccessibleName(self.tr("Category"))
        self._category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._category.setMinimumContentsLength(8)
        self._category.addItem(self.tr("Any category"), None)
        for slug, title in sorted(categories.items(), key=lambda item: item[1].casefold()):
            self._category.addItem(title, slug)
        WheelGuard(self).guard(self._category)
        self._count.setObjectName("ladder_count")
        self._first = QHBoxLayout()
        self._first.addWidget(self._search, 3)
        self._first.addWidget(self._category, 2)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self._reach, 1)
        self.foot.addWidget(self._count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._first)
        self._column.addLayout(self.foot)
        QWidget.setTabOrder(self._search, self._category)
        QWidget.setTabOrder(self._category, self._reach)
        self._on_theme_changed()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._tell)
        self._search.left_downwards.connect(self.left_downwards)
        self._category.currentIndexChanged.connect(self._tell)
        self._reach.selection_changed.connect(self._tell)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _tell(self) -> None:
        self.filter_changed.emit(self.filter())

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._first.setSpacing(metrics.space(2))
        self.foot.setSpacing(metrics.space(2))
