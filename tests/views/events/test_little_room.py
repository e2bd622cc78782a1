"""Events where there is hardly any room: everything stays whole and within reach."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from .conftest import EventsWindow
from .test_looking import listed


def choose(window: EventsWindow, name: str) -> None:
    """Open the menu of filters and choose an entry of it."""
    menu = window.find(QMenu, "events_filter_menu")
    menu.aboutToShow.emit()
    next(action for action in reversed(menu.findChildren(QAction, name))).trigger()


def test_in_a_small_window_views_filters_and_calendars_fold_into_menus(window: EventsWindow) -> None:
    # Two steps, as a window that is dragged makes many: what folds at one makes room for the next.
    for width in (500, 300):
        window.host.resize(width, 240)
    assert window.host.width() == 300
    for name in ("events_look_list", "events_more", "events_new", "events_search", "events_fold"):
        widget = window.find(QWidget, name)
        assert widget.isVisible()
        assert widget.width() >= widget.minimumSizeHint().width(), f"{name} is cut off"
    assert not any(window.sees(name) for name in ("events_view_past", "events_filters", "events_import"))
    fold = window.find(QToolButton, "events_fold")
    choose(window, "filter_view_past")
    assert listed(window) == ["Book club"]
    assert fold.text() == "Past"
    choose(window, "filter_view_discover")
    choose(window, "filter_price_1")
    assert listed(window) == ["Choir evening", "Board games"]
    assert fold.text() == "Discover (1)"
    window.host.resize(1280, 800)
    assert window.find(QPushButton, "events_filters").text() == "Filters (1)"
