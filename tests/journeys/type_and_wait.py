"""Starts the application, types into a new entry, says so, and goes on until it is killed.

usage: type_and_wait.py FOLDER VAULT TEXT
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from extrovertly_desktop.app.gui import Session, VaultChoice, make_application
from extrovertly_desktop.app.paths import AppPaths


def main(folder: Path, vault: Path, text: str) -> None:
    """Type, then wait for the end."""
    app: QApplication = make_application(["extrovertly"])
    session = Session(app, VaultChoice(vault), AppPaths(folder, folder, folder))
    session.start()
    deadline = QDeadlineTimer(30_000)
    while session.window.tabs is None and not deadline.hasExpired():
        app.processEvents()
    tabs = session.window.tabs
    assert tabs is not None
    tabs.show_tab("journal", "new")
    page = session.window.findChild(QPlainTextEdit, "entry_text")
    assert page is not None
    page.insertPlainText(text)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
