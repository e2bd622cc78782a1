"""Giving the open vault a passphrase, another one, or none: closed, written anew, and opened where it was."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.app.keyring_store import KeyringStore
from extrovertly_desktop.app.locking import Locking
from extrovertly_desktop.domain.backups import Reason
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError
from extrovertly_desktop.services.passphrase import Rewritten, remove_passphrase, set_passphrase
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.lock.forgotten_dialog import ForgottenDialog
from extrovertly_desktop.views.lock.passphrase_dialog import Deed, PassphraseDialog, Wish
from extrovertly_desktop.views.lock.privacy_dialog import PrivacyDialog, PrivacyPanel
from extrovertly_desktop.views.lock.working_page import WorkingPage

if TYPE_CHECKING:
    from extrovertly_desktop.app.gui import Session


class PassphraseChanging(QObject):
    """Shows what is chosen about privacy, and does what is wished for the passphrase.

    Args:
        session: opens the vault again.
        locking: knows the choices.
        keyring: the system's keyring.
    """

    def __init__(self, session: "Session", locking: Locking, keyring: KeyringStore) -> None:
        super().__init__(session)
        self._session, self._locking, self._keyring = session, locking, keyring
        self._window, self._theme = session.window, session.theme
        self._page: WorkingPage | None = None
        self._task: Task | None = None

    def show_privacy(self) -> None:
        """Show what is chosen about the passphrase, locking and being seen."""
        vault = self._window.vault
        if vault is None or self._window.is_covered:
            return
        choices, path = self._locking.choices, vault.path
        has_keyring = vault.is_encrypted and self._keyring.is_there()
        panel = PrivacyPanel(
            self._theme,
            choices,
            is_encrypted=vault.is_encrypted,
            uses_keyring=choices.uses_keyring(path) if has_keyring else None,
        )
        dialog = PrivacyDialog(self._theme, panel, self._window)
        panel.changed.connect(self._locking.apply)
        panel.forgotten_wanted.connect(lambda: ForgottenDialog(self._theme, dialog).open())
        panel.keyring_chosen.connect(lambda uses: self._choose_keyring(panel, uses=uses))
        panel.deed_wanted.connect(dialog.accept)
        panel.deed_wanted.connect(self.ask)
        dialog.open()

    def choose(self) -> None:
        """Ask for the first passphrase of a vault."""
        self.ask(Deed.CHOOSE)

    def ask(self, deed: Deed) -> None:
        """Ask for what a deed needs, and do it."""
        vault = self._window.vault
        if vault is None:
            return
        dialog = PassphraseDialog(self._theme, deed, vault.is_opened_by, self._window)
        dialog.wished.connect(self._do)
        dialog.open()

    def _do(self, wish: Wish) -> None:
        window, vault = self._window, self._window.vault
        if vault is None:
            return
        if not window.put_away():
            wish.wipe()
            window.notices.say(
                self.tr("Something is written that is not saved yet. Please save it or let it go, then try again.")
            )
            return
        page = self._working()
        page.begin(self.tr("Writing the vault anew…"))
        window.cover(page)

        def back_up(ctx: TaskContext) -> list[Path]:
            vault.backups.before(Reason.PASSPHRASE, ctx)
            return [backup.path for backup in vault.backups.list()]

        def give_up(told: str) -> None:
            wish.wipe()
            window.uncover()
            window.notices.say(told)

        task = self._session.tasks.start(back_up)
        # Only once the task is through: closing the vault lets go of all tasks.
        task.succeeded.connect(
            lambda backups: QTimer.singleShot(0, self, lambda: self._rewrite(wish, vault.path, backups))
        )
        task.failed.connect(lambda error: self._on_not_begun(give_up, error))
        task.cancelled.connect(lambda: give_up(self.tr("Stopped. Nothing was changed.")))
        self._task = task

    def _on_not_begun(self, give_up: Callable[[str], None], error: Exception) -> None:
        if not isinstance(error, EnvironmentFault):
            give_up(self.tr("Nothing was changed, because of a mistake of ours."))
            raise error
        give_up(str(error))

    def _rewrite(self, wish: Wish, path: Path, backups: list[Path]) -> None:
        """Close the vault, and have its file written."""
        page = self._working()
        self._window.release()
        self._window.show_page(page)

        def work(ctx: TaskContext) -> Rewritten:
            if wish.new is None:
                return remove_passphrase(path, wish.current or "", ctx, backups)
            return set_passphrase(path, wish.new, ctx, wish.current, backups)

        task = self._session.tasks.start(work)
        task.progressed.connect(lambda share, _words: page.show_progress(share))
        task.succeeded.connect(lambda done: self._on_done(wish, done))
        task.failed.connect(lambda error: self._on_failed(wish, error))
        task.cancelled.connect(lambda: self._reopen(wish.current, wish.new, self.tr("Stopped. Nothing was changed.")))
        self._task = task

    def _on_done(self, wish: Wish, done: Rewritten) -> None:
        told = {
            Deed.CHOOSE: self.tr("Your vault is encrypted now."),
            Deed.CHANGE: self.tr("Your new passphrase holds from now on."),
            Deed.REMOVE: self.tr("Your vault opens without a passphrase now."),
        }[wish.deed]
        if done.left:
            words = self.tr("These backups stay as they were: {names}.")
            told = f"{told} {words.format(names=', '.join(done.left))}"
        self._forget_keyring()
        self._reopen(wish.new, wish.current, told)

    def _on_failed(self, wish: Wish, error: Exception) -> None:
        is_told = isinstance(error, (EnvironmentFault, UserError))
        told = str(error) if is_told else self.tr("The vault could not be written anew because of a mistake of ours.")
        self._reopen(wish.current, wish.new, told)
        if not is_told:
            raise error

    def _reopen(self, passphrase: str | None, other: str | None, told: str) -> None:
        """Open the vault at the same place, and tell what came of it."""
        Wish(Deed.CHANGE, None, other).wipe()
        window = self._window

        def tell() -> None:
            window.opened.disconnect(tell)
            window.notices.say(told)

        window.opened.connect(tell)
        self._session.open_with(passphrase, None)

    def _working(self) -> WorkingPage:
        if self._page is None:
            self._page = WorkingPage(self._theme)
            self._page.stop_wanted.connect(self._on_stop_wanted)
        return self._page

    def _on_stop_wanted(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _choose_keyring(self, panel: PrivacyPanel, *, uses: bool) -> None:
        vault = self._window.vault
        spare = None if vault is None else vault.spare_key()
        if vault is None or spare is None:
            return
        try:
            if uses:
                self._keyring.keep(vault.path, spare)
            else:
                self._keyring.forget(vault.path)
        except UserError as error:
            panel.refuse_keyring(str(error))
            return
        self._locking.choices.choose_keyring(vault.path, uses=uses)

    def _forget_keyring(self) -> None:
        """What the keyring has opens the vault no more; where it cannot be taken out it is worth nothing."""
        choices, path = self._locking.choices, self._locking.path
        if choices.uses_keyring(path):
            choices.choose_keyring(path, uses=False)
            try:
                self._keyring.forget(path)
            except UserError:
                return
