"""What goes on without the window: the tray, staying behind, a check-in on its own, and a lock meanwhile."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.app.background import Background
from extrovertly_desktop.app.native_notices import NativeNotices
from extrovertly_desktop.app.tray import Tray
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.daily_reminders import DailyPlan
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.events.reminder_notice import ReminderNotice
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.reminders.choices import BackgroundChoices
from extrovertly_desktop.views.reminders.stay_dialog import StayDialog
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings
from tests.background_made import Login, button
from tests.services.events_made import add


@pytest.fixture
def choices(tmp_path: Path) -> BackgroundChoices:
    return BackgroundChoices(WindowSettings(tmp_path / "window.ini"), Login(), has_tray=False)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: ThemeManager, vault: OpenVault) -> Iterator[MainWindow]:
    tasks = TaskRunner()
    shown = MainWindow(theme, WindowSettings(tmp_path / "window.ini"), tasks)
    qtbot.addWidget(shown)
    shown.show()
    shown.adopt(vault)
    yield shown
    shown.quit()
    # Nothing may still be at work for a window that goes.
    tasks.close()


@pytest.fixture
def background(
    qapp: QApplication,
    window: MainWindow,
    theme: ThemeManager,
    choices: BackgroundChoices,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Background]:
    # A platform without a screen has no tray to put the icon into.
    monkeypatch.setattr(Tray, "show", lambda _self: None)
    quits = qapp.quitOnLastWindowClosed()
    yield Background(qapp, window, theme, choices, has_tray=lambda: True)
    qapp.setQuitOnLastWindowClosed(quits)


def out_of_sight(background: Background) -> MainWindow:
    """Return the window, which is hidden."""
    window = background.parent()
    assert isinstance(window, MainWindow)
    window.hide()
    return window


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was given to tell."""
    heard: list[str] = []

    def tell(_self: NativeNotices, sentence: str, *_rest: object) -> bool:
        heard.append(sentence)
        return True

    monkeypatch.setattr(NativeNotices, "tell", tell)
    return heard


def test_the_first_closing_asks_and_the_next_only_hides(
    window: MainWindow, background: Background, choices: BackgroundChoices
) -> None:
    window.close()
    QApplication.processEvents()
    question = window.findChild(StayDialog)
    assert question is not None
    assert window.isVisible()
    button(question, "stay_in_tray").click()
    assert not window.isVisible()
    assert window.vault is not None
    window.bring_to_front()
    window.close()
    assert not window.isVisible()
    assert choices.keeps_running() is True
    assert background.tray is not None
    next(each for each in background.tray.menu.actions() if each.objectName() == "tray_quit").trigger()
    assert window.vault is None, "quitting from the tray is for good"


def test_without_a_tray_closing_ends_it(
    qapp: QApplication, window: MainWindow, theme: ThemeManager, choices: BackgroundChoices
) -> None:
    choices.choose_running(keeps=True)
    assert Background(qapp, window, theme, choices, has_tray=lambda: False).tray is None
    window.close()
    assert window.vault is None


def test_the_tray_asks_how_one_is_without_the_window(
    qtbot: QtBot, window: MainWindow, background: Background, vault: OpenVault
) -> None:
    window.hide()
    background.check_in()
    quick = window.findChild(QDialog, "quick_check_in")
    assert quick is not None
    assert quick.isVisible()
    assert not window.isVisible()
    button(quick, "check_in_leave").click()
    assert background.tray is not None
    background.tray.menu.aboutToShow.emit()
    pause = next(each for each in background.tray.menu.actions() if each.objectName() == "tray_pause")
    pause.trigger()
    assert vault.reminders.daily.is_paused_today()
    pause.trigger()
    assert not vault.reminders.daily.is_paused_today()


def test_a_locked_vault_has_something_waiting_and_says_no_more(
    qtbot: QtBot, background: Background, vault: OpenVault, clock: FixedClock, told: list[str]
) -> None:
    vault.reminders.daily.choose(DailyPlan.of(times=(time(10, 0), time(19)), words="Ring Sam"))
    window = out_of_sight(background)
    background.remind(vault)
    clock.advance(hours=8, minutes=59, seconds=59.9)
    window.release()
    clock.advance(seconds=1)
    qtbot.waitUntil(lambda: told != [])
    assert told == ["A reminder waits for you."]


def test_the_desktop_tells_it_and_its_button_puts_it_off(
    qtbot: QtBot, background: Background, vault: OpenVault, clock: FixedClock, told: list[str]
) -> None:
    vault.reminders.daily.choose(DailyPlan.of(times=(time(19),), words="Ring Sam"))
    out_of_sight(background)
    clock.advance(hours=8, minutes=59, seconds=59.9)
    background.remind(vault)
    qtbot.waitUntil(lambda: vault.reminders.next_due_at() is not None)
    QApplication.processEvents()
    clock.advance(seconds=1)
    qtbot.waitUntil(lambda: told == ["Ring Sam"])
    (native,) = background.findChildren(NativeNotices)
    native.acted.emit(f"daily:{clock.now_ms() - 900}", "hour")
    assert vault.reminders.next_due_at() == clock.now_ms() + 3_600_000


def test_while_it_is_quiet_the_window_alone_tells(
    qtbot: QtBot, background: Background, vault: OpenVault, clock: FixedClock, told: list[str]
) -> None:
    event = add(vault, date="2026-03-02", time="10:30")
    vault.reminders.daily.pause_today()
    window = out_of_sight(background)
    background.remind(vault)
    QApplication.processEvents()
    clock.advance(minutes=14, seconds=59.9)
    vault.reminders.set_for(event.id, (15,))
    clock.advance(seconds=1)
    notice = window.findChild(ReminderNotice)
    assert notice is not None
    qtbot.waitUntil(lambda: not notice.isHidden())
    assert told == []
    ten = next(each for each in notice.findChildren(QAction) if each.objectName() == "reminder_later_ten_minutes")
    ten.trigger()
    assert vault.reminders.next_due_at() == vault.reminders.daily.quiet_until()
    assert notice.isHidden()
