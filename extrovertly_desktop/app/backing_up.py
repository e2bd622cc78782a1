"""Backups while the window runs: made after changes, and a quiet line when they wait too long."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.views.main_window import MainWindow

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.services.vaults import OpenVault


class BackingUp(QObject):
    """Has backups of one open vault made, until the window or the vault closes.

    Args:
        vault: the vault.
        window: where a warning is shown.
        tasks: the worker.
    """

    def __init__(self, vault: "OpenVault", window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        from extrovertly_desktop.adapters.backup_clock import BackupClock  # noqa: PLC0415 - not before the vault
        from extrovertly_desktop.adapters.change_bridge import ChangeBridge  # noqa: PLC0415 - likewise

        self._clock = BackupClock(vault.backups, tasks, self)
        # The window's own bridge asks for changes from outside; this one only hears of them.
        self._bridge = ChangeBridge(vault, self)
        self._bridge.tables_changed.connect(self._clock.on_tables_changed)
        self._clock.warned.connect(window.show_backup_warning)
        window.closed.connect(self.stop)
        window.released.connect(self._let_go)

    def start(self) -> None:
        """Begin."""
        self._clock.start()

    def stop(self) -> None:
        """Make none any more."""
        self._clock.stop()
        self._bridge.close()

    def _let_go(self) -> None:
        self.stop()
        self.deleteLater()
