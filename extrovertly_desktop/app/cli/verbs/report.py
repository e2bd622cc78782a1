"""`extrovertly export pdf`: the report on paper, without a screen."""

import os
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.app.cli.terminal import Terminal, counted
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.report import ReportSection, ReportWishes
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.vaults import OpenVault

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


def export_report(args: Namespace, terminal: Terminal) -> int:
    """Write the report; names that were left out of the last one are left out of this one too.

    Raises:
        UserError: if the days or the file cannot be used.
        EnvironmentFault: if the vault cannot be opened.
    """
    path = Path(readable(args.path, "path") or "").expanduser()
    ctx = TaskContext(terminal.progress, lambda: False)
    with opened(args) as vault:
        wishes = _wishes(args, vault)
        wishes.check()
        report = vault.report.gather(wishes, ctx)
        app = _fonts_ready()
        from extrovertly_desktop.adapters.report import write_report  # noqa: PLC0415 - after the platform is chosen
        from extrovertly_desktop.views.progress.report_looks import report_looks  # noqa: PLC0415

        pages = write_report(path, report, report_looks(resources_dir()), replace=args.overwrite, ctx=ctx)
        app.processEvents()
    terminal.progress(1.0, "")
    held = {str(section): count for section, count in report.counts().items()}
    text = f"Written: {path}, {counted(pages, 'page', 'pages')}."
    if report.private_left_out:
        text += f" {counted(report.private_left_out, 'private entry', 'private entries')} left out."
    data = {"path": str(path), "pages": pages, "holds": held, "private_left_out": report.private_left_out}
    terminal.answer(text, data)
    return 0


def _wishes(args: Namespace, vault: OpenVault) -> ReportWishes:
    today = vault.days.today()
    hidden = [*vault.report.remembered().hidden, *(readable(name, "name") or "" for name in args.hide or ())]
    return ReportWishes(
        first=_day(args.first) or vault.report.first_day() or today,
        last=_day(args.last) or today,
        sections=frozenset(map(ReportSection, args.section or ReportSection)),
        with_private=args.include_private,
        hidden=tuple(dict.fromkeys(name for name in hidden if name.strip())),
        name=readable(args.name, "name") or "",
    )


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise UserError("That day cannot be read. Please write it like 2026-03-01.") from None


def _fonts_ready() -> "QCoreApplication":
    """Return an application that needs no screen, with the bundled fonts in it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - after the platform is chosen

    from extrovertly_desktop.views.theme.fonts import register_fonts  # noqa: PLC0415
    from extrovertly_desktop.views.theme.tokens import load_measures  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication(["extrovertly"])
    register_fonts(resources_dir() / "fonts", load_measures(resources_dir() / "themes" / "measures.toml").type)
    return app
