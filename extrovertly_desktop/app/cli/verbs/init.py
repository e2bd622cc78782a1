"""`extrovertly init`: make a vault, or give one its owner."""

from argparse import Namespace

from extrovertly_desktop.app.bootstrap import open_default
from extrovertly_desktop.app.cli.terminal import Terminal
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import command, passphrase, vault_path
from extrovertly_desktop.app.paths import make_private_folder
from extrovertly_desktop.domain.people import UserDraft


def run(args: Namespace, terminal: Terminal) -> int:
    """Make the vault if it is not there, and set its owner up.

    Raises:
        UserError: if the name is blank or there is an owner already.
        EnvironmentFault: if the vault cannot be made or opened.
    """
    draft = UserDraft.of(first_name=readable(args.name, "name"))
    path = vault_path(args)
    secret = passphrase(args, path)
    if args.vault is None:
        make_private_folder(path.parent)
    vault = open_default(path, create=True, passphrase=secret)
    try:
        owner = vault.profile.set_up_owner(draft)
    finally:
        vault.close()
    terminal.answer(
        f"Welcome, {owner.first_name}. Your vault is {path}.\nHow are you? {command(args, 'check-in --mood okay')}",
        {"path": str(path), "owner": {"id": owner.id, "first_name": owner.first_name}},
    )
    return 0
