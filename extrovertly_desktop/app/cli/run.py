"""Does what was typed, and turns every kind of trouble into a sentence and an exit status."""

import importlib
import logging
from argparse import Namespace

from extrovertly_desktop.app.cli.terminal import Terminal

INPUT_TROUBLE = 2
"""Exit status when something typed, or the world, does not let us; nothing has been written then."""
OUR_TROUBLE = 70
"""Exit status after a mistake of ours (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130
READER_GONE = 141

_MODULES = {
    "import": "transfer",
    "export": "transfer",
    "backup": "backups",
    "restore": "backups",
    "encrypt": "passphrase",
    "decrypt": "passphrase",
}
"""Verbs that cannot name their module, or share one."""

_log = logging.getLogger(__name__)


def run(args: Namespace) -> int:
    """Do the verb of the parsed command line and return the exit status. Only a verb's own module is imported."""
    terminal = Terminal.of_this_process(wants_json=args.json)
    try:
        status = _do(args, terminal)
        terminal.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        terminal.hush()
        return READER_GONE
    except Exception as error:  # noqa: BLE001 - the outermost place; told apart below
        return _complain(error, terminal)
    return status


def _do(args: Namespace, terminal: Terminal) -> int:
    name = _MODULES.get(args.verb, args.verb.replace("-", "_"))
    module = importlib.import_module(f"extrovertly_desktop.app.cli.verbs.{name}")
    status: int = module.run(args, terminal)
    return status


def _complain(error: Exception, terminal: Terminal) -> int:
    # Imported only now: a verb that goes well needs none of it.
    from extrovertly_desktop.content.errors import ContentError  # noqa: PLC0415
    from extrovertly_desktop.domain.errors import EnvironmentFault, UserError  # noqa: PLC0415

    if isinstance(error, (UserError, EnvironmentFault, ContentError)):
        terminal.complain(str(error))
        return INPUT_TROUBLE
    if isinstance(error, OSError):
        place = f": {error.filename}" if error.filename else ""
        terminal.complain(f"The system did not allow it ({error.strerror or type(error).__name__}){place}")
        return INPUT_TROUBLE
    terminal.complain(_noted(error))
    return OUR_TROUBLE


def _noted(error: Exception) -> str:
    from extrovertly_desktop.app.crash_report import describe  # noqa: PLC0415
    from extrovertly_desktop.app.logging_setup import set_up_logging  # noqa: PLC0415
    from extrovertly_desktop.app.paths import log_dir  # noqa: PLC0415

    written = set_up_logging(log_dir())
    _log.error("a command went wrong", exc_info=error)
    if written is None:
        return f"Something went wrong inside Extrovertly; nothing half-done was kept.\n{describe(error)}"
    return (
        "Something went wrong inside Extrovertly; nothing half-done was kept. "
        f"What happened, without anything you wrote, is noted in {written}"
    )
