"""Choosing when to be reminded, when to be left in peace, and what goes on in the background."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.daily_reminders import EVERY_DAY, DailyPlan
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.reminders.choices import BackgroundChoices
from extrovertly_desktop.views.reminders.reminders_dialog import RemindersDialog
from extrovertly_desktop.views.reminders.stay_dialog import StayDialog
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings
from tests.background_made import Login, button


@pytest.fixture
def choices(tmp_path: Path) -> BackgroundChoices:
    return BackgroundChoices(WindowSettings(tmp_path / "settings.ini"), Login(), has_tray=True)


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: ThemeManager, vault: OpenVault, choices: BackgroundChoices
) -> Iterator[RemindersDialog]:
    host = QWidget()
    host.resize(1000, 800)
    qtbot.addWidget(host)
    shown = RemindersDialog(theme, vault.reminders.daily, choices, host)
    with qtbot.waitExposed(shown):
        shown.open()
    yield shown
    shown.accept()


def test_what_is_chosen_holds_at_once(dialog: RemindersDialog, vault: OpenVault) -> None:
    daily = vault.reminders.daily
    assert daily.plan() == DailyPlan()
    button(dialog, "daily_on").click()
    assert (daily.plan().times, daily.plan().weekdays) == ((time(19),), EVERY_DAY)
    button(dialog, "daily_time_more").click()
    assert daily.plan().times == (time(16), time(19))
    words = dialog.findChild(QLineEdit, "daily_words")
    assert words is not None
    words.setText("Water the plants")
    words.editingFinished.emit()
    button(dialog, "quiet_on").click()
    plan = daily.plan()
    assert (plan.words, plan.quiet_from, plan.quiet_until) == ("Water the plants", time(22), time(8))
    button(dialog, "daily_time_fewer").click()
    button(dialog, "quiet_on").click()
    button(dialog, "daily_on").click()
    assert daily.plan() == DailyPlan.of(words="Water the plants")


def test_what_cannot_be_is_said_in_place_and_changes_nothing(dialog: RemindersDialog, vault: OpenVault) -> None:
    button(dialog, "daily_on").click()
    button(dialog, "quiet_on").click()
    before = vault.reminders.daily.plan()
    begin = dialog.findChild(QTimeEdit, "quiet_from")
    error = dialog.findChild(QLabel, "daily_error")
    assert begin is not None
    begin.setTime(QTime(18, 0))
    assert vault.reminders.daily.plan() == before
    shown = [item for item in dialog.findChildren(QLabel) if "quiet hours. Please" in item.text() and item.isVisible()]
    assert shown or (error is not None and error.isVisible())
    begin.setTime(QTime(21, 0))
    assert vault.reminders.daily.plan().quiet_from == time(21)


def test_the_background_is_chosen_beside_it(dialog: RemindersDialog, choices: BackgroundChoices) -> None:
    assert choices.keeps_running() is None
    for name in ("background_stay", "background_login"):
        box = dialog.findChild(QCheckBox, name)
        assert box is not None
        assert not box.isChecked()
        box.click()
    assert choices.keeps_running() is True
    assert choices.login.is_on()


@pytest.mark.parametrize(("name", "keeps"), [("stay_in_tray", True), ("stay_quit", False)])
def test_the_question_is_answered_once(
    qtbot: QtBot, theme: ThemeManager, choices: BackgroundChoices, name: str, keeps: bool
) -> None:
    dialog = StayDialog(theme, choices)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.finished) as answered:
        button(dialog, name).click()
    assert choices.keeps_running() is keeps
    assert answered.args == [1 if keeps else StayDialog.QUIT]
