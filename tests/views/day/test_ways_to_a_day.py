"""From the calendars of the journal and of events to everything of a day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.views.events import spec as events_spec
from extrovertly_desktop.views.journal import spec as journal_spec


@pytest.mark.parametrize(
    ("spec", "turn", "whole"),
    [
        (journal_spec, "journal_modes_month", "journal_month_whole_day"),
        (events_spec, "events_look_month", "events_month_whole_day"),
    ],
)
def test_a_calendar_leads_to_the_whole_day(qtbot, view_context, spec, turn, whole):
    tab, host = spec().build(view_context), QWidget()
    QVBoxLayout(host).addWidget(tab)
    host.resize(1280, 800)
    qtbot.addWidget(host)
    host.show()
    tab.bring_up_to_date()
    qtbot.mouseClick(tab.findChild(QPushButton, turn), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tab.opened_elsewhere) as signal:
        qtbot.mouseClick(tab.findChild(QPushButton, whole), Qt.MouseButton.LeftButton)
    assert signal.args == ["progress", "day:2026-03-02"]
    host.close()
