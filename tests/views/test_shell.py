"""The window around the tabs: opening, trouble, welcome, menus, settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import VaultLocked
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.toast import Toast
from extrovertly_desktop.views.window_settings import WindowSettings


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeManager, settings: WindowSettings) -> Iterator[MainWindow]:
    made = MainWindow(theme, settings, TaskRunner())
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_trouble_is_told_with_two_ways_on(qtbot: QtBot, window: MainWindow) -> None:
    window.show_trouble("“my.vault” is a folder, not a vault.")
    assert window.findChild(QLabel, "opening_sentence").text() == "“my.vault” is a folder, not a vault."
    retry = window.findChild(QPushButton, "opening_retry")
    assert retry.isVisible()
    with qtbot.waitSignal(window.retry_wanted):
        qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.other_vault_wanted):
        qtbot.mouseClick(window.findChild(QPushButton, "opening_other"), Qt.MouseButton.LeftButton)
    window.show_opening()
    assert not retry.isVisible()


def test_what_needs_a_vault_is_off_without_one(window: MainWindow) -> None:
    assert not window.findChild(QAction, "new_entry").isEnabled()


def test_a_new_vault_needs_a_name_and_nothing_else(qtbot: QtBot, window: MainWindow, empty_vault: OpenVault) -> None:
    window.adopt(empty_vault)
    page = window.findChild(QWidget, "first_start")
    start, rest = (page.findChild(QPushButton, f"first_start_{name}") for name in ("next", "rest"))
    assert not rest.isVisible()
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert page.findChild(InlineError, "welcome_error").text() == "Any name will do, even a single letter."
    assert empty_vault.profile.owner() is None
    page.findChild(QLineEdit, "welcome_name").insert("Zoë")
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert empty_vault.profile.owner().first_name == "Zoë"
    assert window.tabs is None
    qtbot.mouseClick(rest, Qt.MouseButton.LeftButton)
    assert window.tabs is not None
    assert window.tabs.current_slug() == "today"


def test_tabs_are_built_when_first_shown_and_reached_by_key(window: MainWindow, vault: OpenVault) -> None:
    window.adopt(vault)
    holders = {slug: window.tabs.widget(number) for number, slug in enumerate(window.tabs.slugs())}
    assert holders["progress"].layout().count() == 0
    window.findChild(QAction, "go_progress").trigger()
    assert window.tabs.current_slug() == "progress"
    assert holders["progress"].layout().count() == 1


def test_large_text_in_a_small_window_hides_no_tab_and_no_menu(
    qtbot: QtBot, window: MainWindow, vault: OpenVault, theme: ThemeManager
) -> None:
    window.adopt(vault)
    bar, corner = window.tabs.tabBar(), window.findChild(QPushButton, "help_now_corner")
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: [bar.tabText(n) for n in range(bar.count())] == window.tabs.titles())
    assert corner.text() == "Help now"
    theme.apply("light", 200)
    window.resize(640, 480)
    qtbot.waitUntil(lambda: bar.tabText(4) == "")
    for number, title in enumerate(window.tabs.titles()):
        assert bar.rect().contains(bar.tabRect(number))
        assert bar.accessibleTabName(number) == title
        assert bar.tabText(number) == title if number == 0 else bar.tabToolTip(number) == title
    menus = [action for action in window.menuBar().actions() if action.isVisible()]
    assert all(window.menuBar().actionGeometry(action).right() < corner.x() for action in menus)
    assert (corner.text(), corner.accessibleName()) == ("", "Help now")
    assert "Help now" in corner.toolTip()
    assert window.findChild(QScrollArea, "today_page").horizontalScrollBar().maximum() == 0
    window.findChild(QAction, "go_progress").trigger()
    assert (bar.tabText(0), bar.tabText(bar.count() - 1)) == ("", "Progress")


def test_looks_and_place_are_remembered(
    qtbot: QtBot, window: MainWindow, settings: WindowSettings, theme: ThemeManager, vault: OpenVault
) -> None:
    window.adopt(vault)
    window.findChild(QAction, "theme_dark").trigger()
    window.findChild(QAction, "text_larger").trigger()
    assert theme.is_dark
    with qtbot.waitSignal(window.closed):
        window.close()
    assert (settings.theme_mode(), settings.text_percent()) == ("dark", 110)
    assert settings.geometry() is not None


def test_a_burst_of_steps_restyles_once_and_keeps_to_the_ends(
    qtbot: QtBot, window: MainWindow, theme: ThemeManager
) -> None:
    applied: list[int] = []
    theme.theme_changed.connect(lambda: applied.append(theme.text_percent))
    larger, smaller = window.findChild(QAction, "text_larger"), window.findChild(QAction, "text_smaller")
    for _ in range(14):
        larger.trigger()
    smaller.trigger()
    qtbot.waitUntil(lambda: bool(applied))
    assert applied == [190]
    window.findChild(QAction, "text_normal").trigger()
    qtbot.waitUntil(lambda: theme.text_percent == 100)


def test_settings_lead_to_the_profile_where_one_is_called_otherwise(
    qtbot: QtBot, window: MainWindow, vault: OpenVault
) -> None:
    window.adopt(vault)
    window.findChild(QAction, "settings").trigger()
    window.findChild(QPushButton, "settings_your_profile").click()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "profile_dialog") is not None)
    dialog = window.findChild(QDialog, "profile_dialog")
    assert window.findChild(QDialog, "settings_dialog") is None
    dialog.findChild(QLineEdit, "profile_first_name").setText("Zoë")
    dialog.findChild(QPushButton, "profile_save").click()
    assert not dialog.isVisible()
    assert vault.profile.owner().first_name == "Zoë"
    assert window.notices.undo()
    assert vault.profile.owner().first_name == "Ada"


def test_undoing_says_when_nothing_is_left(window: MainWindow, vault: OpenVault) -> None:
    window.adopt(vault)
    undo = window.findChild(QAction, "undo_last")
    menu = window.menuBar().actions()[0].menu()
    undone: list[bool] = []
    window.notices.say("Entry saved.", lambda: undone.append(True))
    menu.aboutToShow.emit()
    assert undo.isEnabled()
    undo.trigger()
    assert undone == [True]
    menu.aboutToShow.emit()
    assert not undo.isEnabled()
    menu.aboutToHide.emit()
    undo.trigger()
    assert undone == [True]
    assert window.findChild(Toast).text() == "There is nothing left to undo."


def test_where_no_vault_is_a_new_one_can_be_made(qtbot: QtBot, window: MainWindow) -> None:
    window.show_trouble("There is no vault here.", can_make=True)
    with qtbot.waitSignal(window.new_vault_wanted):
        qtbot.mouseClick(window.findChild(QPushButton, "opening_new"), Qt.MouseButton.LeftButton)
    window.show_trouble("This file is locked.")
    assert not window.findChild(QPushButton, "opening_new").isVisible()


def test_unreadable_settings_count_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[looks]\ntheme=plaid\ntext_percent=huge\n[window]\ngeometry=nonsense\n")
    settings = WindowSettings(file)
    assert (settings.theme_mode(), settings.text_percent(), settings.geometry()) == ("system", 100, None)


def test_help_lists_every_key(qtbot: QtBot, window: MainWindow, vault: OpenVault) -> None:
    window.adopt(vault)
    window.findChild(QAction, "shortcuts").trigger()
    dialog = window.findChild(QDialog, "shortcuts_dialog")
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for words in ("Check in", "New journal entry", "Today", "Journal", "Missions", "Progress", "F1", "Ctrl+Return"):
        assert words in shown
    dialog.accept()


def test_checking_in_comes_over_whatever_is_in_sight(qtbot: QtBot, window: MainWindow, vault: OpenVault) -> None:
    window.adopt(vault)
    window.findChild(QAction, "go_progress").trigger()
    window.findChild(QAction, "check_in_now").trigger()
    dialog = window.findChild(QDialog, "quick_check_in")
    assert dialog.isVisible()
    assert window.tabs.current_slug() == "progress"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.findChild(QAction, "go_today").trigger()
    window.findChild(QAction, "check_in_now").trigger()
    assert not dialog.isVisible()
    assert "mood_" in window.tabs.focusWidget().objectName()


@pytest.mark.parametrize(("action", "name"), [("your_words", "words_dialog"), ("anchors", "anchors_dialog")])
def test_ones_own_words_are_reached_from_the_menu(
    qtbot: QtBot, window: MainWindow, vault: OpenVault, action: str, name: str
) -> None:
    window.adopt(vault)
    window.findChild(QAction, action).trigger()
    dialog = window.findChild(QDialog, name)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_vault_that_opens_after_the_window_closed_is_closed_again(
    window: MainWindow, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(vault, "close", lambda: closed.append(True))
    window.close()
    window.adopt(vault)
    assert closed == [True]
    assert window.tabs is None


def test_an_undo_that_the_world_prevents_can_be_tried_again(view_context: ViewContext) -> None:
    tries: list[int] = []

    def undo() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise VaultLocked("Another program is busy with it.")

    view_context.notices.parent().show()
    view_context.notices.say("Photo removed.", undo)
    with pytest.raises(VaultLocked):
        view_context.notices.undo()
    assert view_context.notices.undo()
    assert len(tries) == 2
    assert not view_context.notices.undo()
