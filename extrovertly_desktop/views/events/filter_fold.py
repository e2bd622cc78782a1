"""The views and filters of events as one menu, for where there is no room to lay them out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QToolButton

from extrovertly_desktop.domain.event_lists import EventView
from extrovertly_desktop.views.events.words import number, view_words
from extrovertly_desktop.views.missions.filter_menu import FilterGroup, FilterMenu
from extrovertly_desktop.views.theme import ThemeManager

_VIEW, _PLACE = "view", "place"
_YES = "yes"


class FilterFold(QToolButton):
    """A button that says which events are looked at and how many filters are in force; its menu changes both.

    The boxes stay what holds the filters: the menu is made from them when it opens, and sets them.

    Args:
        theme: the theme in force.
        boxes: the filters with several values, by a stable key; the first row of each is no filter.
        free_place: the filter with two.
        view: returns the view in force.

    Signals:
        view_chosen: the person looks at another view (`EventView`).
    """

    view_chosen = Signal(object)

    def __init__(
        self, theme: ThemeManager, boxes: dict[str, QComboBox], free_place: QCheckBox, view: Callable[[], EventView]
    ) -> None:
        super().__init__()
        self._theme, self._boxes, self._free_place, self._view = theme, boxes, free_place, view
        self.setObjectName("events_fold")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(self.tr("Which events, and filters"))
        self._menu = FilterMenu(self)
        self._menu.setObjectName("events_filter_menu")
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._on_menu)
        self._menu.value_chosen.connect(self._on_value_chosen)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_state(self, view: EventView, count: int) -> None:
        """Say the view and the number of filters in force."""
        words = view_words()[view]
        self.setText(self.tr("{view} ({count})").format(view=words, count=number(count)) if count else words)
        told = self.tr("Which events: {view}. Filters: {count}")
        self.setAccessibleName(told.format(view=words, count=number(count)))

    def _on_menu(self) -> None:
        views = [(str(view), words) for view, words in view_words().items()]
        any_place = self.tr("Any")
        place = [(None, any_place), (_YES, self._free_place.text())]
        self._menu.show_groups(
            (
                FilterGroup(_VIEW, self.tr("Which events"), views, str(self._view())),
                *(self._group(key, box) for key, box in self._boxes.items()),
                FilterGroup(_PLACE, self.tr("Places"), place, _YES if self._free_place.isChecked() else None),
            )
        )

    @staticmethod
    def _group(key: str, box: QComboBox) -> FilterGroup:
        # Rows stand for values: a menu tells text, and prices are numbers.
        choices = [(str(row) if row else None, box.itemText(row)) for row in range(box.count())]
        return FilterGroup(key, box.accessibleName(), choices, str(box.currentIndex()) if box.currentIndex() else None)

    def _on_value_chosen(self, key: str, value: str | None) -> None:
        if key == _VIEW:
            self.view_chosen.emit(EventView(value or self._view()))
        elif key == _PLACE:
            self._free_place.setChecked(value is not None)
        else:
            self._boxes[key].setCurrentIndex(int(value or 0))

    def _on_theme_changed(self) -> None:
        self.setIcon(self._theme.icon("filter-variant"))
