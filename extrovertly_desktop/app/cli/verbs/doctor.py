"""`extrovertly doctor`: recompute every derived figure and tell each difference."""

from argparse import Namespace

from extrovertly_desktop.app.cli.terminal import Terminal, columns, counted
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.services.doctor import Report


def run(args: Namespace, terminal: Terminal) -> int:
    """Tell what the doctor finds; return 1 if there is anything.

    Raises:
        EnvironmentFault: if the vault cannot be opened.
    """
    with opened(args, needs_owner=False) as vault:
        report = vault.doctor.check()
    data = {
        "ok": report.ok,
        "differences": [
            {
                "table": item.table,
                "row": item.row,
                "column": item.column,
                "stored": item.stored,
                "expected": item.expected,
            }
            for item in report.differences
        ],
        "problems": list(report.problems),
    }
    terminal.answer("Everything adds up." if report.ok else _told(report), data)
    return 0 if report.ok else 1


def _told(report: Report) -> str:
    lines = list(report.problems)
    if report.differences:
        lines.append(f"{counted(len(report.differences), 'figure does', 'figures do')} not follow from the facts:")
        rows = [
            (item.table, item.row, item.column, str(item.stored), str(item.expected)) for item in report.differences
        ]
        lines.append(columns([("table", "row", "column", "stored", "expected"), *rows]))
    return "\n".join(lines)
