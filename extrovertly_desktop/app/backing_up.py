"""Backups while the window runs: made after changes, and a quiet line when they wait too long."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.views.main_window import MainWindow

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.services.vaults import OpenVault

_WORRY_MS = 30_000
"""Two sentences that are told only once."""


class BackingUp(QObject):
    """Has backups of one open vault made, and a look taken at it if it was not closed well, until it closes.

    Args:
        vault: the vault.
        window: where a warning is shown.
        tasks: the worker.

    Signals:
        damage_found: a sentence about what is wrong with the vault's pages.
    """

    damage_found = Signal(str)

    def __init__(self, vault: "OpenVault", window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        from extrovertly_desktop.adapters.backup_clock import BackupClock  # noqa: PLC0415 - not before the vault
        from extrovertly_desktop.adapters.change_bridge import ChangeBridge  # noqa: PLC0415 - likewise

        self._clock = BackupClock(vault.backups, tasks, self)
        # The window's own bridge asks for changes from outside; this one only hears of them.
        self._bridge = ChangeBridge(vault, self)
        self._bridge.tables_changed.connect(self._clock.on_tables_changed)
        self._clock.warned.connect(window.show_backup_warning)
        self._vault, self._window, self._tasks = vault, window, tasks
        window.closed.connect(self.stop)
        window.released.connect(self._let_go)

    def start(self) -> None:
        """Begin."""
        self._clock.start()
        worried = self._tasks.start(lambda _context: self._vault.worry_once())
        worried.succeeded.connect(self._on_worried)
        worried.failed.connect(self._on_check_failed)
        if self._vault.was_left_open:
            task = self._tasks.start(lambda _context: self._vault.check_pages())
            task.succeeded.connect(self._on_checked)
            task.failed.connect(self._on_check_failed)

    def stop(self) -> None:
        """Make none any more."""
        self._clock.stop()
        self._bridge.close()

    def _on_worried(self, sentence: str) -> None:
        if sentence:
            self._window.notices.say(sentence, milliseconds=_WORRY_MS)

    def _on_checked(self, complaint: str | None) -> None:
        if complaint is not None and self._window.vault is self._vault:
            self.damage_found.emit(
                self.tr("It was not closed well the last time, and some of its pages are not what they should be.")
            )

    def _on_check_failed(self, error: Exception) -> None:
        from extrovertly_desktop.domain.errors import EnvironmentFault, VaultDamaged  # noqa: PLC0415 - as above

        if isinstance(error, VaultDamaged):
            self._on_checked(str(error))
        elif not isinstance(error, EnvironmentFault):
            raise error

    def _let_go(self) -> None:
        self.stop()
        self._window.show_backup_warning("")
        self.deleteLater()
