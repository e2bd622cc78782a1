"""All places of the window a person can be in, and the way to each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager

_PATIENCE_MS = 5_000


@dataclass(frozen=True, slots=True)
class Tour:
    """The window, and what leads through it."""

    window: MainWindow
    theme: ThemeManager
    vault: OpenVault

    def pages(self) -> dict[str, Callable[[], None]]:
        """Return the pages of the tabs, and what brings each into sight."""
        planned = self.vault.missions.open_plans()[0]
        tried = self.vault.progress.attempts()[0]
        event = self.vault.events.list()[0]
        entry = self.vault.journal.newest()[0]
        show = self._show
        return {
            "today": show("today"),
            "journal, writing": show("journal", "new"),
            "journal, reading": show("journal", entry.id),
            "journal, month": self._then(show("journal"), "journal_modes_month"),
            "journal, year": self._then(show("journal"), "journal_modes_year"),
            "journal, bin": self._then(show("journal"), "journal_modes_bin"),
            "journal, list": self._then(show("journal"), "journal_modes_list"),
            "missions, what is planned": show("missions", planned.mission_id or ""),
            "missions, what was tried": show("missions", tried.mission_id or ""),
            "missions, ladder": show("missions", "ladder"),
            "missions, own": show("missions", "own:"),
            "missions, plan": show("missions", f"plan:{tried.mission_id}"),
            "missions, debrief": show("missions", f"debrief:{tried.id}"),
            "events": show("events"),
            "events, one": show("events", event.event.id),
            "coach": show("coach"),
            "progress, goal": show("progress", "goal"),
            "progress, a day": show("progress", f"day:{tried.local_date}"),
        }

    def dialogs(self) -> dict[str, Callable[[], None]]:
        """Return the dialogs, and what opens each."""
        return {
            "words": self._act("your_words"),
            "anchors": self._act("anchors"),
            "backups": self._act("backups"),
            "help now": self._act("help_now"),
            "shortcuts": self._act("shortcuts"),
            "about": self._act("about"),
            "tags": self._act("journal_tags"),
            "searches": self._act("journal_saved_searches"),
            "language model": self._act("coach_language_model"),
            "report": self._then(self._show("progress", "month"), "progress_report"),
            "well-being": self._then(self._show("progress", "month"), "progress_check"),
        }

    @contextmanager
    def at_dialog(self, open_it: Callable[[], None]) -> Iterator[QWidget]:
        """Open a dialog, and close it afterwards."""
        open_it()
        (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        dialog.activateWindow()
        self.settle()
        yield dialog
        dialog.hide()
        dialog.deleteLater()
        self.window.activateWindow()

    def settle(self) -> None:
        """Let what was begun come to rest."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        while self.window._tasks.is_busy and not patience.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _show(self, slug: str, subject: str = "") -> Callable[[], None]:
        def show() -> None:
            tabs = self.window.tabs
            assert tabs is not None
            tabs.show_tab(slug, subject)
            tabs.focus_current()
            self.settle()

        return show

    def _act(self, name: str) -> Callable[[], None]:
        def act() -> None:
            action = self.window.findChild(QAction, name)
            assert action is not None, name
            action.trigger()

        return act

    def _then(self, first: Callable[[], None], button: str) -> Callable[[], None]:
        def press() -> None:
            first()
            found = self.window.findChild(QAbstractButton, button)
            assert found is not None, button
            if not found.isChecked():
                found.click()
            self.settle()

        return press
