"""The sheet of keys tells of every key that the window takes, and can be searched."""

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from extrovertly_desktop.views.help.keys import key_groups
from extrovertly_desktop.views.main_window import MainWindow


def portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText).replace("Enter", "Return")


def test_every_key_of_the_window_and_its_tabs_stands_on_the_sheet(window: MainWindow) -> None:
    for slug in window.tabs.slugs():
        window.tabs.tab(slug)
    window.tabs.show_tab("missions", "ladder")
    taken = {portable(key) for each in window.findChildren(QShortcut) for key in each.keys()}  # noqa: SIM118 - no dictionary
    taken |= {portable(key) for each in window.findChildren(QAction) for key in each.shortcuts()}
    told = {
        portable(QKeySequence(key)) for group in key_groups(window.menuBar()) for row in group.rows for key in row.keys
    }
    assert len(taken) > 20
    assert taken - {""} <= told
    # Each is a key, and is called so on this system.
    assert "" not in told


def test_the_sheet_is_searched_by_deed_by_place_and_by_key(window: MainWindow) -> None:
    window.show()
    window.findChild(QAction, "shortcuts").trigger()
    dialog = window.findChild(QDialog, "shortcuts_dialog")
    search = dialog.findChild(QLineEdit, "shortcuts_search")

    def shown() -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]

    assert {"Check in", "Journal: writing", "F1"} <= set(shown())
    search.setText("paste plain")
    assert shown()[1:] == ["Journal: writing", "Paste as plain text", "Ctrl+Shift+V"]
    search.setText("alt+up")
    assert "Move a step up or down" in shown()
    search.setText("coach")
    assert {"Send", "A new line"} <= set(shown())
    search.setText("fly")
    assert dialog.findChild(QLabel, "shortcuts_nothing").isVisible()
    dialog.findChild(QPushButton, "shortcuts_close").click()
