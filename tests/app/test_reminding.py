"""Reminders of a running window: by the desktop where it can, else in the window."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.reminder_clock import ReminderClock
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.app.native_notices import NativeNotices
from extrovertly_desktop.app.reminding import Reminding
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import ComfortLevel, EventDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.events.reminder_notice import ReminderNotice
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings


@pytest.mark.parametrize(("script", "is_opened"), [("echo default", True), ("exit 1", False)])
def test_the_desktop_tells_it_or_says_that_it_cannot(
    qtbot: QtBot, tmp_path: Path, script: str, is_opened: bool
) -> None:
    program = tmp_path / "notify-send"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    owner = QObject()
    native = NativeNotices("Extrovertly", None, owner, find_program=lambda _name: str(program))
    heard = native.opened if is_opened else native.refused
    with qtbot.waitSignal(heard, timeout=3_000) as blocker:
        assert native.tell("Something you planned is at 19:00.", "event")
    assert blocker.args is not None
    assert blocker.args[-1] == "event"
    native.close()


def test_a_reminder_is_told_in_the_window_and_leads_to_the_event(
    qtbot: QtBot, tmp_path: Path, theme: ThemeManager, vault: OpenVault, clock: FixedClock
) -> None:
    draft = EventDraft.of(
        title="Choir", date=date(2026, 3, 2), time=time(19), category="social", comfort_level=ComfortLevel.LOW
    )
    event = vault.events.create(draft).value
    window = MainWindow(theme, WindowSettings(tmp_path / "window.ini"), TaskRunner())
    qtbot.addWidget(window)
    native = NativeNotices("Extrovertly", None, window, find_program=lambda _name: None)
    window.show()
    window.adopt(vault)
    Reminding(vault, window, theme, native).start()
    waking = window.findChild(ReminderClock)
    notice = window.findChild(ReminderNotice)
    assert waking is not None
    assert notice is not None
    qtbot.waitUntil(lambda: waking.sleeps_ms is not None)
    (reminder,) = vault.reminders.set_for(event.id, (30,)).value
    clock.advance(hours=8, minutes=30)
    qtbot.waitUntil(notice.isVisible)
    assert notice.accessibleName() == "Something you planned is at 19:00."
    notice.opened.emit(reminder.id)
    assert window.tabs is not None
    assert window.tabs.current_slug() == "events"
    window.close()
    assert waking.sleeps_ms is None
