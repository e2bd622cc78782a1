"""`extrovertly screenshots`: pictures of every tab, without a screen."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from extrovertly_desktop.app.cli.made_up import make_up
from extrovertly_desktop.app.cli.terminal import Terminal
from extrovertly_desktop.app.cli.vaults import opened, passphrase, vault_path
from extrovertly_desktop.app.screenshots import Looks, take_screenshots
from extrovertly_desktop.app.system_clock import SystemClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext

_YEARS = 0.5
_SEED = 1


def run(args: Namespace, terminal: Terminal) -> int:
    """Write the pictures: of the vault named, or else of one that is made up for the purpose.

    Raises:
        UserError: if the folder is not a folder.
        EnvironmentFault: if the vault cannot be opened.
        OSError: if a picture cannot be written.
    """
    folder = Path(args.folder).expanduser()
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file. Please name a folder for the pictures.")
    themes = ("light", "dark") if args.theme is None else (args.theme,)
    looks = Looks(themes=themes, size=args.size, text_percent=args.text)
    if args.vault is None:
        written = _of_made_up_data(folder, looks, terminal)
    else:
        with opened(args):
            secret = passphrase(args, vault_path(args))
        written = take_screenshots(folder, vault_path(args), looks, secret)
    terminal.answer("\n".join(str(path) for path in written), {"files": [str(path) for path in written]})
    return 0


def _of_made_up_data(folder: Path, looks: Looks, terminal: Terminal) -> list[Path]:
    clock = SystemClock()
    context = TaskContext(terminal.progress, lambda: False)
    with TemporaryDirectory() as scratch:
        vault = Path(scratch) / "made-up.vault"
        make_up(vault, _YEARS, _SEED, until_ms=clock.now_ms(), zone=clock.zone(), context=context)
        return take_screenshots(folder, vault, looks)
