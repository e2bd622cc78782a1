"""Writing a report as a PDF: whole, or not at all, in whatever thread calls."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from extrovertly_desktop.adapters.report.blocks import Block
from extrovertly_desktop.adapters.report.flow import Flow
from extrovertly_desktop.adapters.report.looks import DOTS_AN_INCH, ReportLooks
from extrovertly_desktop.adapters.report.parts import blocks
from extrovertly_desktop.adapters.report.words import figure, on, tr
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.report import Report
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.services.whole_files import render_whole

_MARGIN_MM = 20.0
_OFTEN = 25
"""Blocks between two words of how far it is."""


def write_report(
    path: Path, report: Report, looks: ReportLooks, *, replace: bool = False, ctx: TaskContext | None = None
) -> int:
    """Write a report and return how many pages it has.

    Needs a `QGuiApplication` for its fonts, and no GUI thread.

    Args:
        path: the file.
        report: what it holds.
        looks: fonts and colours.
        replace: whether a file that is there may be replaced.
        ctx: told how far it is.

    Raises:
        UserError: if there is a file and it may not be replaced, or it cannot be written there.
        Cancelled: if the person asked to stop; there is no new file then.
    """
    if path.exists() and not replace:
        raise UserError("There is a file of that name already. Please choose another name.", field="path")
    ctx = ctx or quiet_context()
    pages = 0

    def render(draft: Path) -> None:
        nonlocal pages
        writer = QPdfWriter(str(draft))
        writer.setResolution(DOTS_AN_INCH)
        writer.setTitle(tr("A record of practice among people"))
        writer.setCreator("Extrovertly")
        size = QPageSize(QPageSize.PageSizeId.Letter if _uses_letter() else QPageSize.PageSizeId.A4)
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
        area = QRectF(0, 0, writer.width(), writer.height())
        header = (_heading(report), f"{on(report.wishes.first)} – {on(report.wishes.last)}")
        # Once to count the pages, since every one of them says how many there are.
        counted = _Counted()
        pages = Flow(area, looks, header, _number).fill(counted.watch(blocks(report), ctx, 0.0, 0.5))
        flow = Flow(area, looks, header, _number, writer=writer, pages=pages)
        try:
            flow.fill(counted.watch(blocks(report), ctx, 0.5, 0.5))
        finally:
            # Windows lets no file be taken away that is still painted on.
            flow.close()

    render_whole(path, render)
    ctx.progress(1.0)
    return pages


class _Counted:
    """Tells how far going through the blocks is; how many there are is known after the first time."""

    def __init__(self) -> None:
        self._count = 0

    def watch(self, found: Iterator[Block], ctx: TaskContext, start: float, share: float) -> Iterator[Block]:
        """Yield the blocks, and now and then say how far it is, from `start` on over a `share` of the whole."""
        known, words = self._count, tr("Setting the pages")
        number = 0
        for number, block in enumerate(found, start=1):
            if number % _OFTEN == 1:
                # Of an unknown number of blocks the first thousand bring it half of the way.
                part = number / known if known else number / (number + 1000)
                ctx.progress(start + share * min(part, 1.0), words)
            yield block
        self._count = number


def _heading(report: Report) -> str:
    parts = [report.wishes.name] if report.wishes.name else [tr("A record of practice among people")]
    if report.is_made_up:
        parts.append(tr("made-up data"))
    return " · ".join(parts)


def _number(page: int, pages: int) -> str:
    return tr("{page} of {pages}").format(page=figure(page), pages=figure(pages))


def _uses_letter() -> bool:
    return QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
