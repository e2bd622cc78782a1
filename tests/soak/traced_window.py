"""Once through every tab of the real application, for somebody who listens to what it asks of the system.

Starts the application as `python -m extrovertly_desktop` does, in a process of its own, and works in its window by the
names of its widgets: unlocks, checks in, writes, searches, makes an event and a goal, talks with the coach (the model
that understands is the real one), takes the journal out, blanks, locks, unlocks, quits.

    python -m tests.soak.traced_window VAULT PASSPHRASE WORD FOLDER
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from extrovertly_desktop.__main__ import main
from extrovertly_desktop.app import window as entry_point
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.transfer.values import ExportRequest
from extrovertly_desktop.views.main_window import MainWindow

_STEP_MS, _PATIENCE_MS = 60, 60_000

Ready = Callable[[], bool]


class Hand(QObject):
    """Takes one step after the other, each once what it waits for is so."""

    def __init__(self, app: QApplication, steps: Callable[["Hand"], Iterator[Ready]]) -> None:
        super().__init__(app)
        self._steps, self._ready = steps(self), (lambda: self.window is not None)
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(_STEP_MS)

    @property
    def window(self) -> MainWindow | None:
        """The application's window, once there is one."""
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)

    def find(self, name: str) -> QWidget | None:
        """Return what is in sight under a name."""
        window = self.window
        assert window is not None
        return next((one for one in window.findChildren(QWidget, name) if one.isVisible()), None)

    def has(self, name: str) -> Ready:
        """Return what tells whether something of that name is in sight."""
        return lambda: self.find(name) is not None

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton), name
        button.click()

    def choose(self, name: str) -> None:
        window = self.window
        assert isinstance(window, QMainWindow)
        action = window.findChild(QAction, name)
        assert action is not None, name
        action.trigger()

    def write(self, name: str, text: str, *, enter: bool = False) -> None:
        field = self.find(name)
        assert field is not None, name
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.insertPlainText(text)
        else:
            assert isinstance(field, QLineEdit), name
            field.insert(text)
        if enter:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))

    def _on_time(self) -> None:
        self._waited += _STEP_MS
        if not self._ready():
            if self._waited > _PATIENCE_MS:
                self._give_up("something that was waited for did not come")
            return
        self._waited = 0
        try:
            self._ready = next(self._steps)
        except StopIteration:
            self._timer.stop()
        except AssertionError as error:
            self._give_up(f"{error} is not there")

    def _give_up(self, why: str) -> None:
        self._timer.stop()
        window = self.window
        seen = () if window is None else {one.objectName() for one in window.findChildren(QWidget) if one.isVisible()}
        print(why, sorted(name for name in seen if name)[:200], file=sys.stderr, flush=True)
        QApplication.exit(3)


def once_through(hand: Hand, passphrase: str, word: str, folder: Path) -> Iterator[Ready]:
    """Yield after each step what has to be so before the next one."""

    def no_more(name: str) -> Ready:
        return lambda: hand.find(name) is None

    yield hand.has("unlock_passphrase")
    hand.write("unlock_passphrase", passphrase, enter=True)
    yield hand.has("today")
    for slug in ("journal", "missions", "events", "coach", "progress", "today"):
        hand.choose(f"go_{slug}")
        yield _after(20)
    hand.choose("new_entry")
    yield hand.has("entry_text")
    hand.write("entry_text", f"{word} wrote this, and there is more to come. https://example.org/{word}")
    hand.write("entry_tags_field", word, enter=True)
    yield _after(40)
    hand.click("entry_mood_button")
    yield hand.has("mood_proud")
    hand.click("mood_proud")
    yield hand.has("entry_save")
    hand.click("entry_save")
    yield _after(10)
    hand.write("journal_search", word)
    yield _after(20)
    hand.choose("go_coach")
    yield hand.has("coach_welcome_action")
    hand.click("coach_welcome_action")
    yield hand.has("coach_field")
    yield _after(20)
    hand.write("coach_field", f"tomorrow there is this birthday with {word} and I already feel sick", enter=True)
    yield _after(100)
    window = hand.window
    assert window is not None
    vault = window.vault
    assert vault is not None
    vault.transfer_export.write(ExportRequest("markdown", folder / "diary", private=True), quiet_context())
    vault.backups.make()
    yield _after(10)
    hand.choose("hide_all") if window.findChild(QAction, "hide_all") else window.toggle_veil()
    yield hand.has("veil")
    window.toggle_veil()
    yield no_more("veil")
    hand.choose("lock")
    yield hand.has("unlock_passphrase")
    hand.write("unlock_passphrase", passphrase, enter=True)
    yield no_more("unlock_page")
    yield _after(40)
    print("once through", flush=True)
    hand.choose("quit")
    yield _after(80)
    QApplication.exit(4)  # it should have ended by now


def _after(steps: int) -> Ready:
    left = [steps]

    def is_over() -> bool:
        left[0] -= 1
        return left[0] <= 0

    return is_over


def start() -> int:
    """Run the application with a hand in it."""
    vault, passphrase, word, folder = sys.argv[1:]
    made = entry_point.make_application

    def make(arguments: list[str]) -> QApplication:
        app = made(arguments)
        Hand(app, lambda hand: once_through(hand, passphrase, word, Path(folder)))
        return app

    entry_point.make_application = make
    return main(["--vault", vault])


if __name__ == "__main__":
    sys.exit(start())
