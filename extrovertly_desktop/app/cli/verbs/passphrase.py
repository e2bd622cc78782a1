"""`extrovertly encrypt` and `extrovertly decrypt`: a passphrase for the vault, another one, or none."""

import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path

from extrovertly_desktop.app.cli.terminal import Terminal, counted
from extrovertly_desktop.app.cli.vaults import opened, passphrase, read_passphrase, vault_path
from extrovertly_desktop.domain.backups import Reason
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.passphrase import check_new, needs_passphrase, remove_passphrase, set_passphrase
from extrovertly_desktop.services.tasks import TaskContext


def run(args: Namespace, terminal: Terminal) -> int:
    """Write the vault and its backups anew, encrypted or not.

    Raises:
        UserError: if a passphrase is missing, wrong or cannot be used.
        EnvironmentFault: if the vault is open elsewhere or cannot be written; it is as it was then.
    """
    path = vault_path(args)
    current = passphrase(args, path)
    context = TaskContext(terminal.progress, lambda: False)
    was_encrypted = needs_passphrase(path)
    if args.verb == "decrypt" and path.exists() and not was_encrypted:
        raise UserError("This vault has no passphrase.")
    new = _new(args) if args.verb == "encrypt" else None
    # Opened once: this tells a wrong passphrase, and which backups there are. One is made before anything changes.
    with opened(args, needs_owner=False, passphrase_given=current) as vault:
        vault.backups.before(Reason.PASSPHRASE)
        backups = [backup.path for backup in vault.backups.list()]
    if new is None:
        done = remove_passphrase(path, current or "", context, backups)
        words = "The vault opens without a passphrase now."
    else:
        done = set_passphrase(path, new, context, current, backups)
        words = "The new passphrase holds from now on." if was_encrypted else "The vault is encrypted now."
    terminal.progress(1.0, "")
    if done.backups:
        words += f" {counted(done.backups, 'backup', 'backups')} went along."
    if done.left:
        words += f" These stay as they were: {', '.join(done.left)}."
    data = {"encrypted": args.verb == "encrypt", "backups": done.backups, "left": list(done.left)}
    terminal.answer(words, data)
    return 0


def _new(args: Namespace) -> str:
    if args.new_passphrase_file is not None:
        new = read_passphrase(Path(args.new_passphrase_file).expanduser())
        check_new(new)
        return new
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError("Please say where the new passphrase stands: --new-passphrase-file FILE")
    sys.stderr.write("Nobody can reset a passphrase: without it the vault stays closed for good.\n")
    new = getpass("New passphrase: ")
    check_new(new, getpass("The same once more: "))
    return new
