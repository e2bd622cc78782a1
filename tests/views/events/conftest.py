"""The tab of events in a window of its own, on a real vault with a few events."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.domain.events import ComfortLevel, Event, EventDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events import spec
from extrovertly_desktop.views.window_settings import WindowSettings
from tests.views.missions.conftest import MissionsWindow


class EventsWindow(MissionsWindow):
    """What a person sees and does on the tab of events; widgets are found by name."""

    events: dict[str, Event]


def add_event(vault: OpenVault, title: str, day: date, **fields: object) -> Event:
    """An event at seven in the evening, of two hours, unless told otherwise."""
    draft = EventDraft.of(
        **{
            "title": title,
            "date": day,
            "time": time(19),
            "end_time": time(21),
            "category": "social",
            "comfort_level": ComfortLevel.LOW,
            **fields,
        }
    )
    return vault.events.create(draft).value


@pytest.fixture
def events(vault: OpenVault) -> dict[str, Event]:
    """Four events around Monday, 2 March 2026: one that has been, and three to come."""
    made = (
        add_event(vault, "Book club", date(2026, 2, 27), location="Library"),
        add_event(vault, "Choir evening", date(2026, 3, 3), location="Town hall", description="We sing."),
        add_event(vault, "Board games", date(2026, 3, 3), time=time(20), end_time=None, category="hobby"),
        add_event(
            vault,
            "Speaking night",
            date(2026, 3, 20),
            category="workshops",
            comfort_level=ComfortLevel.HIGH,
            price=12.5,
        ),
    )
    return {event.title: event for event in made}


@pytest.fixture
def remembered(view_context: ViewContext, tmp_path: Path) -> ViewContext:
    """What a tab is given, with settings that outlast it."""
    settings = WindowSettings(tmp_path / "window.ini")
    return ViewContext(view_context.vault, view_context.theme, view_context.tasks, view_context.notices, settings)


@pytest.fixture
def window(qtbot: QtBot, remembered: ViewContext, events: dict[str, Event]) -> Iterator[EventsWindow]:
    """The tab at 1280×800."""
    host = remembered.notices.parent()
    assert isinstance(host, QWidget)
    host.resize(1280, 800)
    tab = spec().build(remembered)
    tab.setObjectName("events")
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(tab)
    bridge = ChangeBridge(remembered.vault)
    bridge.tables_changed.connect(tab.on_tables_changed)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    tab.bring_up_to_date()
    tab.focus_start()
    shown = EventsWindow(qtbot, remembered, tab, host, bridge)
    shown.events = events
    yield shown
    bridge.close()
    host.close()
