"""One run of the application with its window: logs, crash handling and single instance around a session."""

import sys
from argparse import Namespace

from PySide6.QtWidgets import QApplication

from extrovertly_desktop.app.cli.vaults import passphrase, vault_path
from extrovertly_desktop.app.crash import install
from extrovertly_desktop.app.gui import Session, VaultChoice, make_application
from extrovertly_desktop.app.instance import Claim, SingleInstance
from extrovertly_desktop.app.logging_setup import end_logging, set_up_logging
from extrovertly_desktop.app.paths import AppPaths
from extrovertly_desktop.app.trouble_teller import WindowTeller
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError

_INPUT_TROUBLE = 2


def run_window(arguments: Namespace) -> int:
    """Run the application until its window is closed; return the exit status.

    A second start for the same vault brings the first window to the front and ends with 0.
    """
    paths = AppPaths.of_this_machine()
    try:
        path = vault_path(arguments)
        # Only a person's own default vault is made without being asked for; a mistyped path is told.
        choice = VaultChoice(path, passphrase(arguments, path), create=arguments.vault is None)
    except (UserError, EnvironmentFault) as error:
        sys.stderr.write(f"{error}\n")
        return _INPUT_TROUBLE
    app = make_application(sys.argv[:1])
    instance = SingleInstance(path, paths.state)
    match instance.claim():
        case Claim.SHOWN:
            return 0
        case Claim.SILENT:
            sys.stderr.write("Another window of this vault is open and does not answer. Please close it first.\n")
            return _INPUT_TROUBLE
        case Claim.FIRST:
            return _run(app, instance, choice, paths)


def _run(app: QApplication, instance: SingleInstance, choice: VaultChoice, paths: AppPaths) -> int:
    set_up_logging(paths.state)
    session = Session(app, choice, paths)
    teller = WindowTeller(session.theme, session.window, session.window.notices.say, session.window.close)
    guard = install(teller, paths.state, session)
    instance.show_asked.connect(session.window.bring_to_front)
    session.start()
    try:
        return app.exec()
    finally:
        instance.release()
        guard.close()
        end_logging(paths.state)
