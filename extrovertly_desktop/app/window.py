"""One run of the application with its window: logs, crash handling and single instance around a session."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from extrovertly_desktop.app.cli.vaults import passphrase, vault_path
from extrovertly_desktop.app.crash import install
from extrovertly_desktop.app.gui import Session, VaultChoice, make_application
from extrovertly_desktop.app.instance import Ask, Claim, SingleInstance
from extrovertly_desktop.app.logging_setup import end_logging, set_up_logging
from extrovertly_desktop.app.paths import AppPaths
from extrovertly_desktop.app.trouble_teller import WindowTeller
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError

_INPUT_TROUBLE = 2
_OPEN_ALREADY = {
    Ask.SHOW: "Extrovertly is open already; its window was brought to the front.\n",
    Ask.CHECK_IN: "Extrovertly is open already; it asks how you are.\n",
    Ask.NOTHING: "Extrovertly is open already.\n",
}


def run_window(arguments: Namespace) -> int:
    """Run the application until its window is closed; return the exit status.

    A second start for the same vault brings the first window to the front and ends with 0.
    """
    paths = AppPaths.of_this_machine()
    try:
        path = vault_path(arguments)
        # Only a person's own default vault is made without being asked for; a mistyped path is told.
        # The window asks for a passphrase itself.
        given = None if arguments.passphrase_file is None else passphrase(arguments, path)
        choice = VaultChoice(path, given, create=arguments.vault is None)
    except (UserError, EnvironmentFault) as error:
        sys.stderr.write(f"{error}\n")
        return _INPUT_TROUBLE
    app = make_application(sys.argv[:1])
    # Started at login, it leaves alone a window that is open already.
    ask = Ask.CHECK_IN if arguments.check_in else Ask.NOTHING if arguments.hidden else Ask.SHOW
    claims = _Claims(paths.state, ask)
    refusal = claims.take(path)
    if claims.shown:
        sys.stdout.write(_OPEN_ALREADY[ask])
        return 0
    if refusal is not None:
        sys.stderr.write(f"{refusal}\n")
        return _INPUT_TROUBLE
    return _run(app, claims, choice, paths, arguments)


class _Claims:
    """Holds the name of the vault that the window shows; another vault takes the place of the first.

    Attributes:
        shown: whether another window of the vault asked for last has been brought to the front.
        ask_shown: what brings this window to the front when it is asked to.
        ask_check_in: what asks for a check-in when this window is asked to.
    """

    def __init__(self, folder: Path, ask: Ask = Ask.SHOW) -> None:
        self._folder, self._ask = folder, ask
        self._held: SingleInstance | None = None
        self.shown = False
        self.ask_shown: Callable[[], None] = lambda: None
        self.ask_check_in: Callable[[], None] = lambda: None

    def take(self, vault: Path) -> str | None:
        """Claim a vault for this window; return a sentence if another window has it."""
        instance = SingleInstance(vault, self._folder)
        if self._held is not None and instance.name == self._held.name:
            return None
        claim = instance.claim(self._ask)
        self._ask = Ask.SHOW
        self.shown = claim is Claim.SHOWN
        if claim is not Claim.FIRST:
            return "This vault is open in another window. Please close it there first."
        instance.show_asked.connect(self._on_show_asked)
        instance.check_in_asked.connect(self._on_check_in_asked)
        self.release()
        self._held = instance
        return None

    def _on_show_asked(self) -> None:
        self.ask_shown()

    def _on_check_in_asked(self) -> None:
        self.ask_check_in()

    def release(self) -> None:
        """Give the name up."""
        if self._held is not None:
            self._held.release()
            self._held = None


def _run(app: QApplication, claims: _Claims, choice: VaultChoice, paths: AppPaths, arguments: Namespace) -> int:
    set_up_logging(paths.state)
    session = Session(app, choice, paths, claims.take)
    window = session.window
    teller = WindowTeller(session.theme, window, window.notices.say, window.quit, session.on_damage)
    guard = install(teller, paths.state, session)
    claims.ask_shown = session.window.bring_to_front
    claims.ask_check_in = session.check_in
    if arguments.check_in:
        session.background.check_in_when_open()
    # Without a tray nothing could be reached from; the window comes then, and the check-in over it.
    hidden = arguments.hidden or (arguments.check_in and session.background.tray is not None)
    session.start(hidden=hidden)
    try:
        return app.exec()
    finally:
        claims.release()
        guard.close()
        end_logging(paths.state)
