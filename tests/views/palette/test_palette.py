"""Finding anything by a few letters, from the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.palette_model import PaletteRole
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings
from tests.windows import let_go


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeManager, tmp_path: Path, vault: OpenVault) -> Iterator[MainWindow]:
    made = MainWindow(theme, WindowSettings(tmp_path / "settings.ini"), TaskRunner())
    made.show()
    vault.journal.write(JournalDraft.of(content="The heron\nstood still", mood="proud"))
    made.adopt(vault)
    yield made
    made.close()
    made.deleteLater()


class Palette:
    """The list, opened as a person would."""

    def __init__(self, window: MainWindow) -> None:
        let_go()
        window.findChild(QAction, "find_anything").trigger()
        self.dialog = window.findChild(QDialog, "palette_dialog")
        self.field = self.dialog.findChild(QLineEdit, "palette_field")
        self.list = self.dialog.findChild(QListView, "palette_list")

    def rows(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def chosen(self) -> str:
        return self.list.currentIndex().data(PaletteRole.ITEM).title


def test_entries_days_places_and_actions_are_found_and_opened_by_key(qtbot: QtBot, window: MainWindow) -> None:
    found = Palette(window)
    assert found.chosen() == "Today"
    found.field.setText("heron")
    assert found.rows() == ["Journal", "The heron"]
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert not found.dialog.isVisible()
    assert window.tabs.place()[0] == "journal"
    found = Palette(window)
    assert found.rows()[:2] == ["Opened lately", "The heron"]
    found.field.setText("12 march 2025")
    assert "12 March 2025" in found.chosen()
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert window.tabs.place() == ("progress", "day:2025-03-12")
    found = Palette(window)
    found.field.setText("charts")
    first = found.chosen()
    qtbot.keyClick(found.field, Qt.Key.Key_Down)
    assert found.chosen() != first
    qtbot.keyClick(found.field, Qt.Key.Key_Up)
    assert found.chosen() == first
    found.field.setText("about")
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    about = window.findChild(QDialog, "about_dialog")
    assert about.isVisible()
    about.findChild(QPushButton, "about_close").click()


def test_missions_arrive_while_one_looks_and_nothing_is_told_kindly(
    qtbot: QtBot, window: MainWindow, vault: OpenVault
) -> None:
    found = Palette(window)
    title = vault.missions.cards()[0].mission.title
    found.field.setText(title)
    qtbot.waitUntil(lambda: title in found.rows(), timeout=5000)
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert window.tabs.place() == ("missions", vault.missions.cards()[0].mission.id)
    found = Palette(window)
    found.field.setText("qqqxxx")
    assert found.dialog.findChild(QLabel, "palette_nothing").text() == "Nothing fits “qqqxxx”."
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert found.dialog.isVisible()
    qtbot.keyClick(found.field, Qt.Key.Key_Escape)
    assert not found.dialog.isVisible()


def test_every_action_of_the_menus_can_be_found_and_lately_opened_is_forgotten_with_the_vault(
    window: MainWindow,
) -> None:
    found = Palette(window)
    names = {
        action.text().replace("&", "")
        for top in window.menuBar().actions()
        for action in top.menu().actions()
        if action.isVisible() and action.isEnabled() and not action.isSeparator()
    } - {"Find anything…"}
    assert names
    assert names <= set(found.rows())
    found.list.clicked.emit(found.list.currentIndex())
    again = Palette(window)
    assert again.rows()[0] == "Opened lately"
    again.dialog.reject()
    window.released.emit()
    let_go()
    again = Palette(window)
    assert "Opened lately" not in again.rows()
    again.dialog.reject()
