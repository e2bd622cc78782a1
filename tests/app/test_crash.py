"""Trouble reaches the person by the right way, from every thread, and the dialogs say what to do."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.app.crash import CrashGuard, install
from extrovertly_desktop.app.trouble_teller import WindowTeller
from extrovertly_desktop.domain.errors import DiskFull, UserError
from extrovertly_desktop.views.dialogs.crash_dialog import CrashDialog
from extrovertly_desktop.views.dialogs.fault_dialog import FaultDialog
from extrovertly_desktop.views.theme import ThemeManager

_DIARY = "the secret of my diary"


class Heard:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def tell_notice(self, sentence: str) -> None:
        self.told.append(("notice", sentence))

    def tell_fault(self, sentence: str) -> None:
        self.told.append(("fault", sentence))

    def tell_damage(self, sentence: str) -> None:
        self.told.append(("damage", sentence))

    def tell_crash(self, details: str) -> None:
        self.told.append(("crash", details))


@pytest.fixture
def heard() -> Heard:
    """A teller that keeps what it is told."""
    return Heard()


@pytest.fixture
def guard(qtbot: QtBot, heard: Heard, tmp_path: Path) -> Iterator[CrashGuard]:
    """A guard in force for one test."""
    installed = install(heard, tmp_path / "logs")
    yield installed
    installed.close()
    installed.deleteLater()


def fail(error: BaseException) -> None:
    """Raise an error."""
    raise error


def test_what_a_slot_raises_is_told(qtbot: QtBot, guard: CrashGuard, heard: Heard) -> None:
    QTimer.singleShot(0, lambda: fail(UserError("Please choose a mood.")))
    QTimer.singleShot(1, lambda: fail(DiskFull("The disk is full.")))
    QTimer.singleShot(2, lambda: fail(ValueError(_DIARY)))
    qtbot.waitUntil(lambda: len(heard.told) == 3)
    assert heard.told[0] == ("notice", "Please choose a mood.")
    assert heard.told[1] == ("fault", "The disk is full.")
    kind, details = heard.told[2]
    assert kind == "crash"
    assert "ValueError" in details
    assert "secret" not in details


def test_a_thread_s_trouble_is_told_in_the_gui_thread(qtbot: QtBot, guard: CrashGuard, heard: Heard) -> None:
    places: list[threading.Thread] = []
    heard.tell_crash = lambda _details: places.append(threading.current_thread())  # type: ignore[method-assign]
    thread = threading.Thread(target=lambda: fail(ValueError(_DIARY)))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(places) == 1)
    assert places[0] is threading.main_thread()


def test_the_same_mistake_again_and_again_is_told_once(qtbot: QtBot, guard: CrashGuard, heard: Heard) -> None:
    for _ in range(5):
        QTimer.singleShot(0, lambda: fail(ValueError(_DIARY)))
    QTimer.singleShot(5, lambda: fail(UserError("the end")))
    qtbot.waitUntil(lambda: ("notice", "the end") in heard.told)
    assert [kind for kind, _ in heard.told].count("crash") == 1


def test_it_is_logged_without_a_word_of_the_diary(
    guard: CrashGuard, qtbot: QtBot, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "extrovertly_desktop"):
        guard.meet(ValueError(_DIARY))
        qtbot.waitUntil(lambda: len(heard.told) == 1)
    assert [record.getMessage() for record in caplog.records] == ["a mistake of ours"]


def test_qt_s_own_words_are_logged_without_what_they_quote(guard: CrashGuard, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "extrovertly_desktop"):
        qWarning(f'no such file "{_DIARY}" there')
    assert len(caplog.records) == 1
    assert "no such file" in caplog.records[0].getMessage()
    assert "secret" not in caplog.records[0].getMessage()


def test_the_hooks_are_put_back(qtbot: QtBot, heard: Heard, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    guard = install(heard, tmp_path)
    assert sys.excepthook != before[0]
    guard.close()
    assert (sys.excepthook, threading.excepthook) == before
    assert (tmp_path / "hard-crash.log").exists()
    guard.deleteLater()


def test_a_log_folder_that_cannot_be_made_is_no_trouble(qtbot: QtBot, heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    guard = install(heard, tmp_path / "file" / "logs")
    guard.close()
    guard.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window to stand dialogs over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def button(window: QWidget, name: str) -> QPushButton:
    """Return a button by name."""
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_crash_dialog_copies_goes_on_and_quits(qtbot: QtBot, theme: ThemeManager, window: QWidget) -> None:
    left: list[bool] = []
    teller = WindowTeller(theme, window, lambda _text: None, lambda: left.append(True), lambda _text: None)
    teller.tell_crash("first details")
    teller.tell_crash("second details")
    dialogs = window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    button(window, "crash_copy").click()
    copied = QGuiApplication.clipboard().text()
    assert "first details" in copied
    assert "second details" in copied
    details = window.findChild(QPlainTextEdit, "crash_details")
    assert isinstance(details, QPlainTextEdit)
    assert details.isReadOnly()
    button(window, "crash_go_on").click()
    qtbot.waitUntil(lambda: not window.findChildren(CrashDialog))
    assert left == []
    teller.tell_crash("third")
    button(window, "crash_quit").click()
    assert left == [True]


def test_faults_have_a_dialog_and_more_of_them_a_notice(qtbot: QtBot, theme: ThemeManager, window: QWidget) -> None:
    said: list[str] = []
    teller = WindowTeller(theme, window, said.append, lambda: None, lambda _text: None)
    teller.tell_fault("The disk is full.")
    teller.tell_fault("The disk is still full.")
    teller.tell_notice("Please choose a mood.")
    dialogs = window.findChildren(FaultDialog)
    assert len(dialogs) == 1
    assert dialogs[0].accessibleDescription() == "The disk is full."
    assert said == ["The disk is still full.", "Please choose a mood."]
    button(window, "fault_close").click()
    qtbot.waitUntil(lambda: not window.findChildren(FaultDialog))
    teller.tell_fault("Again.")
    teller.tell_crash("and a mistake of ours")
    assert [type(item) for item in window.findChildren(CrashDialog)] == [CrashDialog]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_no_memory_is_left_on_the_disk_by_a_hard_crash(guard: CrashGuard) -> None:
    import resource

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
