"""`extrovertly salvage`: what can still be read of a damaged vault, into a new one."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from extrovertly_desktop.app.bootstrap import damaged_vault
from extrovertly_desktop.app.cli.terminal import Terminal, columns, counted
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import passphrase, vault_path
from extrovertly_desktop.domain.rescue import RescueReport, TableReport
from extrovertly_desktop.services.tasks import TaskContext


def run(args: Namespace, terminal: Terminal) -> int:
    """Rescue what can be read, and tell what came along and what did not.

    Raises:
        UserError: if something is at the new place already.
        EnvironmentFault: if the vault cannot be read, or the new one cannot be written.
    """
    path = vault_path(args)
    target = Path(readable(args.to, "path") or "").expanduser()
    damaged = damaged_vault(path, passphrase(args, path))
    report = damaged.rescue_to(target, TaskContext(terminal.progress, lambda: False))
    terminal.answer(_told(report, target), {"path": str(target), **asdict(report)})
    return 0


def _told(report: RescueReport, target: Path) -> str:
    lines = [f"Rescued into {target}. The damaged vault is as it was."]
    if report.damaged_pages is not None:
        lines.append(f"{counted(report.damaged_pages, 'page', 'pages')} of {report.pages:,} failed their check.")
    if report.log:
        lines.append(report.log)
    rows: list[tuple[str, ...]] = [("table", "rescued", "doubtful", "unreadable", "left out", "made anew")]
    for name, told in sorted(report.tables.items()):
        if told == TableReport():
            continue
        figures = (told.rescued, told.doubtful, told.unreadable, told.left_out, told.invented)
        rows.append((name, *(f"{figure:,}" for figure in figures)))
    lines.append(columns(rows))
    return "\n".join(lines)
