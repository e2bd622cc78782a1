"""Search, views and filters above the list of events."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.event_model import is_narrowed
from extrovertly_desktop.domain.event_lists import EventFilter, EventView, When
from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.views.events.filter_fold import FilterFold
from extrovertly_desktop.views.events.words import (
    category_title,
    comfort_words,
    money,
    number,
    view_words,
    when_words,
)
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.search_field import SearchField
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_FREE = 0.0
_PRICES = (_FREE, 10.0, 25.0, 50.0)


class Room(IntEnum):
    """How much room there is: one row, a second one for the views, or enough to unfold all filters."""

    LITTLE = 0
    SOME = 1
    ENOUGH = 2


class FilterBar(QWidget):
    """What a person looks for among events. The filters beside search and view unfold on demand.

    Where there is no room to unfold them, they are a menu; where there is less, the views are in it, too.

    Signals:
        filter_changed: the person looks for something else (`EventFilter`).
        left_downwards: the person goes on from the search field to the list.
    """

    filter_changed = Signal(object)
    left_downwards = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = SearchField(self)
        self._fold = make_button(self.tr("Filters"), "events_filters", theme=theme, icon="filter-variant", parent=self)
        views = [(str(view), words) for view, words in view_words().items()]
        self._views = ChipRow(
            theme, self.tr("Which events"), "events_view", views, single=True, keep_one=True, parent=self
        )
        self._filters = QWidget(self)
        self._filters.hide()
        self._when, self._category = QComboBox(self._filters), QComboBox(self._filters)
        self._comfort, self._price = QComboBox(self._filters), QComboBox(self._filters)
        self._free_place = QCheckBox(self.tr("Only with a place free"), self._filters)
        boxes = {"when": self._when, "category": self._category, "comfort": self._comfort, "price": self._price}
        self._menu = FilterFold(theme, boxes, self._free_place, lambda: self.filter().view)
        self._room = Room.ENOUGH
        self._count = make_label("", "caption", wrap=False)
        self._clear = make_button(self.tr("Show all"), "events_clear_filters", variant="quiet")
        self._told = EventFilter()
        self._build()
        self._connect()

    def filter(self) -> EventFilter:
        """Return what the person looks for."""
        price = self._price.currentData()
        comfort = self._comfort.currentData()
        return EventFilter(
            view=EventView(self._views.selection()[0]),
            typed=self._search.text(),
            category=self._category.currentData(),
            comfort_level=None if comfort is None else ComfortLevel(comfort),
            when=When(self._when.currentData()),
            max_price=price,
            free_only=price == _FREE,
            with_place_free=self._free_place.isChecked(),
        )

    def clear(self) -> None:
        """Leave nothing out any more; the view stays."""
        boxes = (self._when, self._category, self._comfort, self._price)
        blockers = [QSignalBlocker(widget) for widget in (self._search, self._free_place, *boxes)]
        self._search.clear()
        self._free_place.setChecked(False)
        for box in boxes:
            box.setCurrentIndex(0)
        for blocker in blockers:
            blocker.unblock()
        self._tell()

    def show_view(self, view: EventView) -> None:
        """Look at another view, as if the person had chosen it."""
        self._views.set_selection((str(view),))
        self._tell()

    def set_room(self, room: Room) -> None:
        """Fold into a menu what there is no room for."""
        if room is not self._room:
            self._room = room
            self._show_parts()

    def set_categories(self, categories: Sequence[str]) -> None:
        """Offer these categories; what is chosen stays if it is still there."""
        wanted = sorted(((category_title(each), each) for each in categories), key=lambda pair: pair[0].casefold())
        have = [
            (self._category.itemText(row), self._category.itemData(row)) for row in range(1, self._category.count())
        ]
        if wanted == have:
            return
        chosen = self._category.currentData()
        with QSignalBlocker(self._category):
            self._category.clear()
            self._category.addItem(self.tr("Any category"), None)
            for title, category in wanted:
                self._category.addItem(title, category)
            self._category.setCurrentIndex(max(0, self._category.findData(chosen)))

    def show_count(self, shown: int, *, whole: bool) -> None:
        """Say how many events fit, as far as they have been fetched."""
        narrowed = is_narrowed(self.filter())
        one = self.tr("1 event") if whole else self.tr("1 event and more")
        many = self.tr("{count} events") if whole else self.tr("More than {count} events")
        words = one if shown == 1 else many.format(count=number(shown))
        if words != self._count.text():
            self._count.setText(words)
            if narrowed:
                announce(self._count, words)
        self._foot.setVisible(narrowed)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _build(self) -> None:
        self._search.setObjectName("events_search")
        self._search.setPlaceholderText(self.tr("Search events"))
        self._search.setAccessibleName(self.tr("Search events"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(self._theme.icon("magnify", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._fold.setCheckable(True)
        self._fold.setToolTip(self.tr("Category, comfort, when, price, places"))
        self._views.set_selection((str(EventView.DISCOVER),))
        self._fill(
            self._when, "events_when", self.tr("When"), [(words, str(key)) for key, words in when_words().items()]
        )
        self._fill(self._category, "events_category", self.tr("Category"), [(self.tr("Any category"), None)])
        comforts = [(words, str(level)) for level, words in comfort_words().items()]
        self._fill(self._comfort, "events_comfort", self.tr("Comfort"), [(self.tr("Any comfort"), None), *comforts])
        self._fill(self._price, "events_price", self.tr("Price"), self._price_choices())
        self._free_place.setObjectName("events_free_place")
        self._count.setObjectName("events_count")
        WheelGuard(self).guard(self._when, self._category, self._comfort, self._price)
        self._head = QHBoxLayout()
        self._head.addWidget(self._search, 1)
        self._head.addWidget(self._fold)
        self._head.addWidget(self._menu)
        self._grid = QGridLayout(self._filters)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._when, 0, 0)
        self._grid.addWidget(self._category, 0, 1)
        self._grid.addWidget(self._comfort, 1, 0)
        self._grid.addWidget(self._price, 1, 1)
        self._grid.addWidget(self._free_place, 2, 0, 1, 2)
        self._foot = QWidget()
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self._clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._views)
        self._column.addWidget(self._filters)
        self._column.addWidget(self._foot)
        self._foot.hide()
        self._show_number(self.filter())
        self._show_parts()
        self._on_theme_changed()

    def _price_choices(self) -> list[tuple[str, object]]:
        free, up_to = self.tr("Free"), self.tr("Up to {price}")
        named = [(free if price == _FREE else up_to.format(price=money(price)), price) for price in _PRICES]
        return [(self.tr("Any price"), None), *named]

    @staticmethod
    def _fill(box: QComboBox, object_name: str, name: str, choices: Sequence[tuple[str, object]]) -> None:
        box.setObjectName(object_name)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        for words, value in choices:
            box.addItem(words, value)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._tell)
        self._search.left_downwards.connect(self.left_downwards)
        self._fold.toggled.connect(self._show_parts)
        self._menu.view_chosen.connect(self.show_view)
        self._views.selection_changed.connect(self._tell)
        for box in (self._when, self._category, self._comfort, self._price):
            box.currentIndexChanged.connect(self._tell)
        self._free_place.toggled.connect(self._tell)
        self._clear.clicked.connect(self._on_cleared)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _tell(self) -> None:
        looked_for = self.filter()
        self._show_number(looked_for)
        if looked_for != self._told:
            self._told = looked_for
            self.filter_changed.emit(looked_for)

    def _show_number(self, looked_for: EventFilter) -> None:
        """Say on the button how many filters are in force, so that folding them hides nothing."""
        parts = (
            looked_for.when is not When.ANY,
            looked_for.category is not None,
            looked_for.comfort_level is not None,
            looked_for.max_price is not None,
            looked_for.with_place_free,
        )
        count = sum(parts)
        words = self.tr("Filters ({count})").format(count=number(count)) if count else self.tr("Filters")
        self._fold.setText(words)
        self._fold.setAccessibleName(words)
        self._menu.show_state(looked_for.view, count)

    def _show_parts(self) -> None:
        has_all = self._room is Room.ENOUGH
        self._fold.setVisible(has_all)
        self._menu.setVisible(not has_all)
        self._views.setVisible(self._room is not Room.LITTLE)
        self._filters.setVisible(has_all and self._fold.isChecked())

    def _on_cleared(self) -> None:
        self.clear()
        self.focus_search()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._head.setSpacing(metrics.space(2))
        self._grid.setSpacing(metrics.space(2))
        self._fold.setIcon(self._theme.icon("filter-variant"))
