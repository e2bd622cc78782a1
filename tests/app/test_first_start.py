"""The window's first minute where there is no vault yet."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.app.gui import Session, VaultChoice
from extrovertly_desktop.app.paths import AppPaths


def test_a_vault_that_is_not_there_is_made_by_the_first_button(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "mine" / "my.vault"
    session = Session(qapp, VaultChoice(path), AppPaths(tmp_path, tmp_path, tmp_path))
    window = session.window
    new, retry = (window.findChild(QPushButton, f"opening_{name}") for name in ("new", "retry"))
    window.show()
    session.open_vault()
    qtbot.waitUntil(new.isVisible)
    assert (new.property("variant"), retry.property("variant")) == ("primary", "plain")
    qtbot.waitUntil(lambda: new.x() < retry.x())  # the row is laid out when the loop comes round to it
    qtbot.mouseClick(new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "first_start") is not None)
    assert path.is_file()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    session.deleteLater()
