"""Search and filters above the catalogue."""

from collections.abc import Mapping
from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.mission_model import MissionFilter, Standing
from extrovertly_desktop.views.missions.filter_menu import FilterGroup, FilterMenu
from extrovertly_desktop.views.missions.words import difficulty_words, number, standing_words
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.search_field import SearchField
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_COMMON = (Standing.TODAY, Standing.PLANNED, Standing.DONE, Standing.OWN)
"""What stays in sight as long as there is any room."""


class Room(IntEnum):
    """How much room the filters have: one row, the search and the common chips, or all of it."""

    LITTLE = 0
    SOME = 1
    ENOUGH = 2


class FilterBar(QWidget):
    """What a person looks for in the catalogue.

    Signals:
        filter_changed: the person looks for something else (`MissionFilter`).
        left_downwards: the person goes on from the search field to the list.
    """

    filter_changed = Signal(object)
    left_downwards = Signal()

    def __init__(self, theme: ThemeManager, categories: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = Room.ENOUGH
        self._search = SearchField(self)
        self._menu = FilterMenu(self)
        self._more = QToolButton(self)
        self._difficulty = QComboBox(self)
        self._category = QComboBox(self)
        self._standing = ChipRow(
            theme, self.tr("Where you stand"), "missions_standing", self._standing_choices(), single=True, parent=self
        )
        self._count: QLabel = make_label("", "caption", wrap=False)
        self._clear = make_button(self.tr("Show all"), "missions_clear_filters", variant="quiet")
        self._told: MissionFilter = MissionFilter()
        self._build()
        self.set_categories(categories)
        self._connect()

    def filter(self) -> MissionFilter:
        """Return what the person looks for."""
        standing = self._standing.selection()
        return MissionFilter(
            typed=self._search.text(),
            difficulty=self._difficulty.currentData(),
            category=self._category.currentData(),
            standing=Standing(standing[0]) if standing else None,
        )

    def clear(self) -> None:
        """Look for everything again."""
        if not self.filter().is_empty:
            with QSignalBlocker(self._search), QSignalBlocker(self._difficulty), QSignalBlocker(self._category):
                self._search.clear()
                self._difficulty.setCurrentIndex(0)
                self._category.setCurrentIndex(0)
                self._standing.set_selection(())
            self._tell()

    def set_categories(self, categories: Mapping[str, str]) -> None:
        """Offer these categories (titles by slug); what is chosen stays if it is still there."""
        wanted = sorted(categories.items(), key=lambda item: item[1].casefold())
        have = [
            (self._category.itemData(row), self._category.itemText(row)) for row in range(1, self._category.count())
        ]
        if wanted == have:
            return
        chosen = self._category.currentData()
        with QSignalBlocker(self._category):
            self._category.clear()
            self._category.addItem(self.tr("Any category"), None)
            for slug, title in wanted:
                self._category.addItem(title, slug)
            self._category.setCurrentIndex(max(0, self._category.findData(chosen)))

    def set_room(self, room: Room) -> None:
        """Fold into a menu what there is no room for."""
        if room is self._room:
            return
        self._room = room
        self._offer_standings()
        self._show_parts()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many missions fit."""
        everything = self.filter().is_empty
        text = self.tr("All {total} missions") if everything else self.tr("{shown} of {total} missions")
        words = text.format(shown=number(shown), total=number(total))
        if words != self._count.text():
            self._count.setText(words)
            if not everything:
                announce(self._count, words)
        self._clear.setVisible(not everything)
        self._show_parts()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _build(self) -> None:
        self._search.setObjectName("missions_search")
        self._search.setPlaceholderText(self.tr("Search missions"))
        self._search.setAccessibleName(self.tr("Search missions"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(self._theme.icon("magnify", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._more.setObjectName("missions_filters")
        self._more.setText(self.tr("Filters"))
        self._more.setAccessibleName(self.tr("Filters"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        self._fill(self._difficulty, "missions_difficulty", self.tr("Difficulty"))
        self._difficulty.addItem(self.tr("Any difficulty"), None)
        for level, words in difficulty_words().items():
            self._difficulty.addItem(words, str(level))
        self._fill(self._category, "missions_category", self.tr("Category"))
        WheelGuard(self).guard(self._difficulty, self._category)
        self._count.setObjectName("missions_count")
        self._head = QHBoxLayout()
        self._head.addWidget(self._search, 1)
        self._head.addWidget(self._more)
        self._lists = QHBoxLayout()
        self._lists.addWidget(self._difficulty, 1)
        self._lists.addWidget(self._category, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._count)
        self._foot.addStretch(1)
        self._foot.addWidget(self._clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addLayout(self._lists)
        self._column.addWidget(self._standing)
        self._column.addLayout(self._foot)
        for first, second in ((self._search, self._more), (self._more, self._difficulty)):
            QWidget.setTabOrder(first, second)
        QWidget.setTabOrder(self._difficulty, self._category)
        self._clear.hide()
        self._show_parts()
        self._on_theme_changed()

    @staticmethod
    def _fill(box: QComboBox, object_name: str, name: str) -> None:
        box.setObjectName(object_name)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._tell)
        self._search.left_downwards.connect(self.left_downwards)
        self._menu.aboutToShow.connect(self._on_menu)
        self._menu.value_chosen.connect(self._on_value_chosen)
        self._difficulty.currentIndexChanged.connect(self._tell)
        self._category.currentIndexChanged.connect(self._tell)
        self._standing.selection_changed.connect(self._tell)
        self._clear.clicked.connect(self._on_cleared)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _standing_choices(self) -> list[tuple[str, str]]:
        # One that was chosen stays in sight, whatever room there is.
        chosen = self._standing.selection() if self._room is not Room.ENOUGH else ()
        return [
            (str(key), words)
            for key, words in standing_words().items()
            if self._room is Room.ENOUGH or key in _COMMON or key in chosen
        ]

    def _offer_standings(self) -> None:
        self._standing.set_choices(self._standing_choices())
        # Chips that were made anew would come last of all that Tab goes through.
        stops: list[QWidget] = [self._category, *self._standing.findChildren(QPushButton), self._clear]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _show_parts(self) -> None:
        self._more.setVisible(self._room is not Room.ENOUGH)
        for box in (self._difficulty, self._category):
            box.setVisible(self._room is Room.ENOUGH)
        self._standing.setVisible(self._room is not Room.LITTLE)
        # Where every line counts, the number is told only when it tells something.
        self._count.setVisible(self._room is not Room.LITTLE or not self.filter().is_empty)

    def _tell(self) -> None:
        looked_for = self.filter()
        if looked_for != self._told:
            self._told = looked_for
            self.filter_changed.emit(looked_for)

    def _on_menu(self) -> None:
        looked_for = self.filter()
        standings = [(None, self.tr("Any")), *((str(key), words) for key, words in standing_words().items())]
        self._menu.show_groups(
            (
                FilterGroup("standing", self.tr("Where you stand"), standings, looked_for.standing),
                self._group("difficulty", self._difficulty),
                self._group("category", self._category),
            )
        )

    @staticmethod
    def _group(key: str, box: QComboBox) -> FilterGroup:
        choices = [(box.itemData(row), box.itemText(row)) for row in range(box.count())]
        return FilterGroup(key, box.accessibleName(), choices, box.currentData())

    def _on_value_chosen(self, key: str, value: str | None) -> None:
        if key == "standing":
            self._standing.set_choices([(str(each), words) for each, words in standing_words().items()])
            self._standing.set_selection(() if value is None else (value,))
            self._offer_standings()
            self._tell()
            return
        box = self._difficulty if key == "difficulty" else self._category
        box.setCurrentIndex(max(0, box.findData(value)))

    def _on_cleared(self) -> None:
        self.clear()
        self.focus_search()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._head.setSpacing(metrics.space(2))
        self._lists.setSpacing(metrics.space(2))
        self._more.setIcon(self._theme.icon("filter-variant"))
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The line keeps its height whether or not there is a way back to everything.
        self._foot.setContentsMargins(metrics.space(1), 0, 0, 0)
        self._count.setMinimumHeight(metrics.control_height)
