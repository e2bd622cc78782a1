"""Turning from one vault to another, or to a new one, within the window."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.vaults.known_vault import KnownVault
from extrovertly_desktop.views.vaults.recent import RecentVaults
from extrovertly_desktop.views.vaults.vaults_dialog import VaultsDialog, with_ending

if TYPE_CHECKING:
    from extrovertly_desktop.services.tasks import TaskContext


class ChoosingVaults(QObject):
    """Shows the chooser.

    Args:
        window: where it is shown.
        theme: the theme in force.
        tasks: the worker; files are looked at there, since one may lie on a drive that answers slowly.
        recent: which were opened lately.
        turn_to: opens a vault in place of the one in sight, made first if so wished; returns why it cannot be.
    """

    def __init__(
        self,
        window: MainWindow,
        theme: ThemeManager,
        tasks: TaskRunner,
        recent: RecentVaults,
        turn_to: Callable[[Path, bool], str | None],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._tasks = window, theme, tasks
        self._recent, self._turn_to = recent, turn_to
        self._dialog: VaultsDialog | None = None

    def show(self) -> None:
        """Look at the vaults opened lately, and show them."""
        if self._window.is_covered or self._dialog is not None:
            return
        task = self._tasks.start(self._look())
        task.succeeded.connect(self._on_seen)

    def _look(self) -> "Callable[[TaskContext], list[KnownVault]]":
        paths, vault = self._recent.paths(), self._window.vault
        current = None if vault is None else vault.path.absolute()
        is_made_up = vault is not None and vault.is_made_up()
        is_encrypted = vault is not None and vault.is_encrypted

        def work(_context: "TaskContext") -> list[KnownVault]:
            return [
                KnownVault(path, is_there=True, is_open=True, is_made_up=is_made_up, is_encrypted=is_encrypted)
                if path == current
                else glance(path)
                for path in paths
            ]

        return work

    def _on_seen(self, vaults: list[KnownVault]) -> None:
        if self._dialog is not None:
            self._dialog.show_vaults(vaults)
            return
        dialog = self._dialog = VaultsDialog(self._theme, vaults, self._window)
        dialog.chosen.connect(lambda path: self._open(path, create=False))
        dialog.forgotten.connect(self._forget)
        dialog.other_wanted.connect(self._ask_file)
        dialog.new_wanted.connect(self._ask_new)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None

    def _open(self, path: Path, *, create: bool) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        # Out of the way first: nothing may stand over a vault that is put away.
        dialog.hide()
        refusal = self._turn_to(path, create)
        if refusal is None:
            dialog.accept()
            return
        dialog.open()
        dialog.show_error(refusal)

    def _forget(self, path: Path) -> None:
        before = self._recent.paths()
        self._recent.forget(path)

        def back() -> None:
            self._recent.put_back(before)

        self._window.notices.say(self.tr("Forgotten here. Its file stays where it is."), undo=back)
        task = self._tasks.start(self._look())
        task.succeeded.connect(self._on_seen)

    def _ask_file(self) -> None:
        dialog = self._file_dialog(self.tr("Open a vault"), "vaults_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._open(Path(path), create=False))
        dialog.open()

    def _ask_new(self) -> None:
        dialog = self._file_dialog(self.tr("Make a new vault"), "vaults_new_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # A vault is never written over: one that is there is told of, not asked about.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("vault")
        dialog.fileSelected.connect(self._make)
        dialog.open()

    def _make(self, chosen: str) -> None:
        path = with_ending(Path(chosen))
        if path.exists() and self._dialog is not None:
            words = self.tr("“{name}” is there already. Please choose another name, or open it.")
            self._dialog.show_error(words.format(name=path.name))
            return
        self._open(path, create=True)

    def _file_dialog(self, title: str, object_name: str) -> QFileDialog:
        paths = self._recent.paths()
        dialog = QFileDialog(self._dialog, title, str(paths[0].parent) if paths else "")
        dialog.setObjectName(object_name)
        dialog.setNameFilters([self.tr("Vaults (*.vault)"), self.tr("All files (*)")])
        return dialog


def glance(path: Path) -> KnownVault:
    """Return what can be seen of a vault without opening it; what cannot be read has no marks."""
    from extrovertly_desktop.services.passphrase import needs_passphrase  # noqa: PLC0415 - not before the vault
    from extrovertly_desktop.services.vaults import is_made_up_file  # noqa: PLC0415 - likewise

    is_there = is_encrypted = is_made_up = False
    with suppress(OSError, EnvironmentFault):
        is_there = path.is_file()
        is_encrypted = is_there and needs_passphrase(path)
        is_made_up = is_there and not is_encrypted and is_made_up_file(path)
    return KnownVault(path, is_there=is_there, is_made_up=is_made_up, is_encrypted=is_encrypted)
