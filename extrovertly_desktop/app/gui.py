"""Starts the window: paints first, opens the vault on the worker, then shows the tabs."""

import gc
import importlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog

from extrovertly_desktop import __version__
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.app.bootstrap import open_default
from extrovertly_desktop.app.paths import AppPaths, make_private_folder
from extrovertly_desktop.domain.errors import EnvironmentFault, NotAVault, VaultDamaged, VaultMissing, WrongPassphrase
from extrovertly_desktop.domain.secrets import wipe_text
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.spoken_roles import tell_roles
from extrovertly_desktop.views.window_settings import WindowSettings

if TYPE_CHECKING:
    from extrovertly_desktop.app.background import Background
    from extrovertly_desktop.app.choosing_vaults import ChoosingVaults
    from extrovertly_desktop.app.locking import Locking
    from extrovertly_desktop.app.passphrase_changing import PassphraseChanging
    from extrovertly_desktop.services.tasks import TaskContext
    from extrovertly_desktop.services.vaults import OpenVault

DESKTOP_ID = "org.extrovertly.Extrovertly"
_READ_AHEAD_MS = 1500
"""How long after the vault was opened; the first tab has been painted by then."""


@dataclass(frozen=True, slots=True)
class VaultChoice:
    """Which vault to open, and how."""

    path: Path
    passphrase: str | None = None
    create: bool = False

    def open(self, passphrase: str | None = None, spare_key: str | None = None) -> "OpenVault":
        """Open the vault, making it and its folder first if that was asked for.

        Args:
            passphrase: in place of the one that was chosen with the vault.
            spare_key: in place of both, what the system's keyring has.

        Raises:
            EnvironmentFault: if it cannot be opened.
        """
        if self.create and not self.path.exists():
            make_private_folder(self.path.parent)
        if spare_key is not None:
            return open_default(self.path, spare_key=spare_key)
        return open_default(self.path, create=self.create, passphrase=passphrase or self.passphrase)


def make_application(arguments: list[str]) -> QApplication:
    """Make the one QApplication with everything a desktop asks of it."""
    app = QApplication(arguments)
    app.setApplicationName("extrovertly")
    app.setApplicationDisplayName("Extrovertly")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_ID)
    app.setWindowIcon(QIcon(str(resources_dir() / "icons" / "extrovertly.svg")))
    tell_roles()
    return app


class Session(QObject):
    """One run of the window, from the first paint to its closing.

    Args:
        app: the application.
        choice: the vault to open first.
        paths: where settings are kept.
        claim: asked before another vault is opened: whether this is to be its one window, or why not.
    """

    def __init__(
        self,
        app: QApplication,
        choice: VaultChoice,
        paths: AppPaths,
        claim: Callable[[Path], str | None] = lambda _path: None,
    ) -> None:
        super().__init__(app)
        self._choice = choice
        self._claim = claim
        self._app = app
        self._settings = settings = WindowSettings(paths.settings_file)
        self._locking: Locking | None = None
        self._changing: PassphraseChanging | None = None
        self._vaults: ChoosingVaults | None = None
        self._background: Background | None = None
        self.theme = ThemeManager(app, resources_dir(), self)
        self.theme.apply(settings.theme_mode(), settings.text_percent())
        self.tasks = TaskRunner(self)
        self.window = MainWindow(self.theme, settings, self.tasks)
        self.window.retry_wanted.connect(self.open_vault)
        self.window.other_vault_wanted.connect(self._choose_vault)
        self.window.new_vault_wanted.connect(self._make_vault)
        self.window.vaults_wanted.connect(self._show_vaults)
        self.window.privacy_wanted.connect(self._show_privacy)
        self.window.passphrase_wanted.connect(self._choose_passphrase)
        self.window.reminders_wanted.connect(self._show_reminders)

    def start(self, *, hidden: bool = False) -> None:
        """Show the window, or wait for the tray with it out of sight, and open the vault once it has painted."""
        if not hidden:
            self.window.show()
        QTimer.singleShot(0, self, self.open_vault)
        # The vault is being read by then.
        QTimer.singleShot(0, self, self.background.start_hidden if hidden else lambda: self.background)

    def check_in(self) -> None:
        """Ask how the person is, wherever the window is."""
        self.background.check_in()

    @property
    def background(self) -> "Background":
        """What goes on without the window; made when the window has painted."""
        if self._background is None:
            from extrovertly_desktop.app.background import Background, choices_of  # noqa: PLC0415 - see above

            choices = choices_of(self._settings, DESKTOP_ID, QApplication.applicationDisplayName())
            self._background = Background(self._app, self.window, self.theme, choices)
        return self._background

    def open_vault(self) -> None:
        """Open the vault on the worker; show the tabs, what asks for its passphrase, or why it could not be opened."""
        self.open_with(None, None)

    def open_with(self, passphrase: str | None, spare_key: str | None) -> None:
        """Open the vault by its passphrase or by what the keyring has; the page that asked stays meanwhile."""
        has_secret = passphrase is not None or spare_key is not None
        if not has_secret:
            self.window.show_opening()
        choice = self._choice

        def work(_context: "TaskContext") -> "OpenVault":
            # The tabs are read from disk here too, so that the window stays alive meanwhile. Nothing of what is read
            # becomes garbage; looking for some among it would take a third of the time.
            gc.disable()
            try:
                importlib.import_module("extrovertly_desktop.views.registry")
                return choice.open(passphrase, spare_key) if has_secret else choice.open()
            finally:
                for secret in (passphrase, spare_key):
                    wipe_text(secret or "")
                # What has been read stays for good: a pass that looked at all of it again would hold a frame up.
                gc.freeze()
                gc.enable()

        # A vault that opens only after the window was closed is closed again.
        task = self.tasks.start(work, discard=lambda vault: vault.close())
        task.succeeded.connect(self._on_opened)
        task.succeeded.connect(self.window.adopt)
        task.succeeded.connect(lambda _vault: QTimer.singleShot(_READ_AHEAD_MS, self, self._read_ahead))
        task.succeeded.connect(self._remind)
        task.succeeded.connect(self._back_up)
        task.failed.connect(lambda error: self._on_failed(error, has_secret=has_secret))

    @property
    def locking(self) -> "Locking":
        """What stands between the person and the vault; made when the window has painted."""
        if self._locking is None:
            from extrovertly_desktop.app.keyring_store import KeyringStore  # noqa: PLC0415 - see above
            from extrovertly_desktop.app.locking import Locking  # noqa: PLC0415 - see above
            from extrovertly_desktop.views.lock.choices import LockChoices  # noqa: PLC0415 - see above

            self._locking = Locking(
                self._app,
                self.window,
                self.theme,
                choices=LockChoices(self._settings),
                tasks=self.tasks,
                open_with=self.open_with,
                keyring=KeyringStore(),
            )
        return self._locking

    def _on_opened(self, vault: "OpenVault") -> None:
        from extrovertly_desktop.views.vaults.recent import RecentVaults  # noqa: PLC0415 - not before the vault

        self.locking.on_opened(vault)
        RecentVaults(self._settings).note(vault.path)
        # The passphrase was good for one opening; a lock asks for it again.
        if isinstance(self._choice, VaultChoice):
            self._choice = VaultChoice(self._choice.path)

    def _show_privacy(self) -> None:
        self._changes().show_privacy()

    def _show_reminders(self) -> None:
        self.background.show_reminders()

    def _choose_passphrase(self) -> None:
        self._changes().choose()

    def _changes(self) -> "PassphraseChanging":
        from extrovertly_desktop.app.passphrase_changing import PassphraseChanging  # noqa: PLC0415 - rarely needed

        if self._changing is None:
            self._changing = PassphraseChanging(self, self.locking, self.locking.keyring)
        return self._changing

    def _remind(self, vault: "OpenVault") -> None:
        self.background.remind(vault)

    def _back_up(self, vault: "OpenVault") -> None:
        from extrovertly_desktop.app.backing_up import BackingUp  # noqa: PLC0415 - not before the vault

        backing_up = BackingUp(vault, self.window, self.tasks)
        backing_up.damage_found.connect(self.on_damage)
        backing_up.start()

    def on_damage(self, sentence: str) -> None:
        """Close a vault in which damage has shown, since every change could make it worse, and show the ways on."""
        # Not from within what found it, which is taken down with the vault.
        QTimer.singleShot(0, self, lambda: self._leave_damaged(sentence))

    def _leave_damaged(self, sentence: str) -> None:
        if self.window.vault is not None:
            with suppress(EnvironmentFault):
                self.window.put_away()
            self.window.release()
            self._show_damage(sentence, can_open=True)

    def _show_damage(self, sentence: str, *, can_open: bool) -> None:
        from extrovertly_desktop.app.bootstrap import damaged_vault  # noqa: PLC0415 - seldom needed
        from extrovertly_desktop.app.system_clock import SystemClock  # noqa: PLC0415 - likewise
        from extrovertly_desktop.views.backups.damage_page import DamagePage  # noqa: PLC0415 - likewise

        path = self._choice.path
        page = DamagePage(
            self.theme,
            self.tasks,
            lambda passphrase: damaged_vault(path, passphrase),
            SystemClock(),
            sentence,
            is_encrypted=self._is_encrypted(),
            can_open=can_open,
        )
        for way_on in (page.repaired, page.open_anyway):
            way_on.connect(self.open_vault)
            way_on.connect(page.deleteLater)
        page.other_wanted.connect(self._choose_vault)
        self.window.show_page(page)

    def _read_ahead(self) -> None:
        """Read the other tabs from disk while nobody waits for them, so that they open at once."""
        from extrovertly_desktop.views.registry import tab_specs  # noqa: PLC0415 - read while the vault opened

        modules = [spec.module for spec in tab_specs() if spec.module]
        task = self.tasks.start(lambda _context: [importlib.import_module(module) for module in modules])
        task.succeeded.connect(self._build_ahead)

    def _build_ahead(self) -> None:
        """Build them too, once the person rests for a moment."""
        from extrovertly_desktop.views.build_ahead import BuildAhead  # noqa: PLC0415 - nothing of it is needed before

        tabs, app = self.window.tabs, QApplication.instance()
        if tabs is not None and isinstance(app, QApplication):
            BuildAhead(app, tabs, self.tasks).start()

    def _on_failed(self, error: Exception, *, has_secret: bool) -> None:
        if self._background is not None:
            self._background.on_not_opened()
        if isinstance(error, (NotAVault, WrongPassphrase)) and self._is_encrypted():
            if not has_secret:
                self.locking.ask(self._choice.path)
            if has_secret or isinstance(error, WrongPassphrase):
                self.locking.refuse(str(error))
            return
        if isinstance(error, VaultDamaged):
            self._show_damage(str(error), can_open=False)
            return
        if isinstance(error, EnvironmentFault):
            self.window.show_trouble(str(error), can_make=isinstance(error, VaultMissing))
            return
        self.window.show_trouble(self.tr("The vault could not be opened because of a mistake of ours."))
        raise error

    def _is_encrypted(self) -> bool:
        from extrovertly_desktop.services.passphrase import needs_passphrase  # noqa: PLC0415 - not before the vault

        return needs_passphrase(self._choice.path)

    def _make_vault(self) -> None:
        self._choice = replace(self._choice, create=True)
        self.open_vault()

    def _show_vaults(self) -> None:
        from extrovertly_desktop.app.choosing_vaults import ChoosingVaults  # noqa: PLC0415 - seldom needed
        from extrovertly_desktop.views.vaults.recent import RecentVaults  # noqa: PLC0415 - likewise

        if self._vaults is None:
            recent = RecentVaults(self._settings)
            self._vaults = ChoosingVaults(self.window, self.theme, self.tasks, recent, self._turn_to)
        self._vaults.show()

    def _turn_to(self, path: Path, create: bool) -> str | None:
        """Put the vault in sight away and open another; return why not, with nothing changed."""
        if self.window.vault is not None and not self.window.put_away():
            return self.tr("Something is written that is not saved yet. Please save it or let it go, then try again.")
        refusal = self._claim(path)
        if refusal is not None:
            return refusal
        self.window.release()
        self._choice = VaultChoice(path, create=create)
        self.open_vault()
        return None

    def _choose_vault(self) -> None:
        dialog = QFileDialog(self.window, self.tr("Open another vault"), str(self._choice.path.parent))
        dialog.setObjectName("other_vault_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Vaults (*.vault)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_vault_chosen)
        dialog.open()

    def _on_vault_chosen(self, path: str) -> None:
        refusal = self._claim(Path(path))
        if refusal is not None:
            self.window.show_trouble(refusal)
            return
        self._choice = VaultChoice(Path(path))
        self.open_vault()
