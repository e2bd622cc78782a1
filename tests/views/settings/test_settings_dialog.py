"""Every setting is found by a word, holds at once, and can be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.people import Preferences
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.settings.settings_dialog import SettingsDialog


def shown(dialog: SettingsDialog) -> list[str]:
    rows = [row for row in dialog.findChildren(QWidget) if row.objectName().startswith("setting_")]
    return [row.objectName().removeprefix("setting_") for row in rows if row.isVisible()]


def choose(box: QComboBox, value: object) -> None:
    index = next(number for number in range(box.count()) if box.itemData(number) == value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_every_preference_has_a_row(qtbot: QtBot, view_context: ViewContext) -> None:
    rows = {
        "day_start_hour": "day_start",
        "first_weekday": "first_weekday",
        "streak_pauses": "pause",
        "discreet_reminders": "reminder_titles",
        "hints_seen": "hints_again",
    }
    dialog = SettingsDialog(view_context, lambda _name: True, lambda _name: None, view_context.theme.apply)
    qtbot.addWidget(dialog)
    dialog.show()
    assert set(Preferences.model_fields) <= set(rows)
    assert set(rows.values()) <= set(shown(dialog))
    names = [part.accessibleName() for part in dialog.findChildren(QPushButton) if part.isVisible()]
    assert len(names) == len(set(names))


def test_settings_are_found_chosen_and_taken_back(qtbot: QtBot, view_context: ViewContext) -> None:
    gone_to: list[str] = []
    offered = {"backups", "privacy", "your_words"}
    theme, profile = view_context.theme, view_context.vault.profile
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    dialog = SettingsDialog(view_context, offered.__contains__, gone_to.append, theme.apply, host)
    dialog.show()
    assert {"theme", "day_start", "reminder_titles", "backups", "privacy", "language_model"} <= set(shown(dialog))
    assert "anchors" not in shown(dialog)

    search = dialog.findChild(QLineEdit, "settings_search")
    qtbot.keyClicks(search, "midnight")
    assert shown(dialog) == ["day_start"]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    start = dialog.findChild(QComboBox, "settings_day_start")
    assert dialog.focusWidget() is start
    choose(start, 4)
    assert profile.preferences().day_start_hour == 4
    assert dialog.notices.undo()
    assert profile.preferences().day_start_hour == 0
    qtbot.waitUntil(lambda: start.currentData() == 0)
    search.setText("there is no such thing")
    assert shown(dialog) == []
    search.clear()

    choose(dialog.findChild(QComboBox, "settings_theme"), "dark")
    assert theme.mode == "dark"
    choose(dialog.findChild(QComboBox, "settings_first_weekday"), 6)
    assert profile.preferences().first_weekday == 6
    titles = dialog.findChild(QCheckBox, "settings_reminder_titles")
    titles.click()
    assert titles.isChecked() is not profile.preferences().discreet_reminders
    pause = dialog.findChild(QPushButton, "settings_pause")
    pause.click()
    assert profile.is_streak_paused()
    assert dialog.notices.undo()
    assert not profile.is_streak_paused()
    check = dialog.findChild(QCheckBox, "settings_well_being")
    check.click()
    assert view_context.vault.well_being.wishes().is_on is check.isChecked() is True

    dialog.findChild(QPushButton, "settings_backups").click()
    qtbot.waitUntil(lambda: gone_to == ["backups"])
    assert host.findChild(SettingsDialog) is None
