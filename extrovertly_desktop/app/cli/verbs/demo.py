"""`extrovertly demo`: make a vault of made-up but lifelike data."""

from argparse import Namespace
from dataclasses import asdict

from extrovertly_desktop.app.cli.made_up import make_up
from extrovertly_desktop.app.cli.terminal import Terminal, counted
from extrovertly_desktop.app.cli.typed import moment_ms
from extrovertly_desktop.app.cli.vaults import command, passphrase, vault_path
from extrovertly_desktop.app.paths import make_private_folder
from extrovertly_desktop.app.system_clock import SystemClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext

DEMO_NAME = "demo.vault"


def run(args: Namespace, terminal: Terminal) -> int:
    """Make the made-up vault and tell where it is.

    Raises:
        UserError: if something that is not made up is there, or the end lies in the future.
        EnvironmentFault: if it cannot be written.
    """
    clock = SystemClock()
    until_ms = moment_ms(args.until, clock.zone())
    if until_ms is not None and until_ms > clock.now_ms():
        raise UserError("A made-up vault ends today at the latest. Please choose an earlier end.")
    path = vault_path(args) if args.vault is not None else vault_path(args).with_name(DEMO_NAME)
    if args.vault is None:
        make_private_folder(path.parent)
    counts = make_up(
        path,
        args.years,
        args.seed,
        until_ms=clock.now_ms() if until_ms is None else until_ms,
        zone=clock.zone(),
        context=TaskContext(terminal.progress, lambda: False),
        passphrase=passphrase(args, path) if args.passphrase_file is not None else None,
    )
    contents = (
        counted(counts.check_ins, "check-in", "check-ins"),
        counted(counts.entries, "entry", "entries"),
        counted(counts.attempts, "mission", "missions"),
        counted(counts.events, "event", "events"),
    )
    told = (
        f"Made up {counted(counts.days, 'day', 'days')}: {', '.join(contents)}.\n"
        f"{path}\nOpen it with: {command(args, '', path).rstrip()}"
    )
    terminal.answer(told, {"path": str(path), "seed": args.seed, **asdict(counts)})
    return 0
