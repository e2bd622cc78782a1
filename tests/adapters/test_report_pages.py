"""The report on pages: what fits stays together, long texts run on, and nothing is lost at the foot of a page."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from extrovertly_desktop.adapters.report import ReportLooks, write_report
from extrovertly_desktop.adapters.report.blocks import Block, LaidOut, NewPage, Row, Text
from extrovertly_desktop.adapters.report.flow import Flow
from extrovertly_desktop.adapters.report.looks import TWIPS
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.report import ReportWishes
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.progress.report_looks import report_looks

AREA = QRectF(0, 0, 480 * TWIPS, 700 * TWIPS)
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def looks() -> ReportLooks:
    return report_looks(resources_dir())


def pages_of(blocks: list[Block], looks: ReportLooks) -> int:
    return Flow(AREA, looks, ("", ""), "{} of {}".format).fill(blocks)


@pytest.mark.usefixtures("qapp")
def test_a_text_of_many_pages_comes_through_line_by_line(looks: ReportLooks, monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[tuple[float, float]] = []
    height = 0.0

    def seen(self: Flow, text: LaidOut, start: float, end: float) -> None:
        nonlocal height
        height = text.height
        assert self._y + end - start <= AREA.height()
        parts.append((start, end))
        self._y += end - start

    monkeypatch.setattr(Flow, "_paint_text", seen)
    assert pages_of([Text("word " * 6000)], looks) == len(parts) > 3
    assert parts[0][0] == 0
    assert parts[-1][1] == height
    assert all(before[1] == after[0] for before, after in pairwise(parts))


@pytest.mark.usefixtures("qapp")
def test_rows_hold_together_and_their_head_comes_again(looks: ReportLooks, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[tuple[int, bool]] = []
    put = Flow._put_row

    def seen(self: Flow, row: Row, height: float) -> None:
        placed.append((self._page, row.is_head))
        put(self, row, height)
        assert self._y <= AREA.height() - 30 * TWIPS + 1

    monkeypatch.setattr(Flow, "_put_row", seen)
    head = Row(("Day", "What"), (1, 3), is_head=True)
    rows: list[Block] = [Row((str(number), "words " * (number % 40)), (1, 3)) for number in range(90)]
    last = pages_of([head, *rows], looks)
    assert last > 2
    assert [page for page, is_head in placed if is_head] == list(range(1, last + 1))
    assert sum(not is_head for _, is_head in placed) == 90


@pytest.mark.usefixtures("qapp")
def test_a_heading_goes_with_what_follows_and_giants_come_to_an_end(looks: ReportLooks) -> None:
    assert pages_of([NewPage()], looks) == 2
    assert pages_of([Text("x"), Row(("y " * 20_000,), (1,)), Text("z")], looks) < 6
    assert pages_of([Text("\n".join("x" * 700)), Text("Heading", keeps_next=True)], looks) > 10


def writing(vault: OpenVault, path: Path, looks: ReportLooks, ctx: TaskContext | None = None) -> int:
    report = vault.report.gather(ReportWishes(TODAY - timedelta(days=9), TODAY, with_private=True, name="Ada"))
    return write_report(path, report, looks, ctx=ctx)


@pytest.mark.usefixtures("qapp")
def test_it_is_written_off_the_gui_thread_and_replaces_nothing(
    vault: OpenVault, clock: FixedClock, tmp_path: Path, looks: ReportLooks
) -> None:
    for days in range(4):
        vault.check_ins.check_in(CheckInDraft.of(mood="okay", confidence_level=4.0 + days))
        vault.journal.write(JournalDraft.of(content="# Café\n\n* ![x](/etc/hostname)\n\n" + "so " * 900, mood="proud"))
        vault.well_being.save({f"who5-{number}": days for number in range(1, 6)})
        clock.advance(days=-1)
    clock.advance(days=4)
    path, pages = tmp_path / "r.pdf", list[int]()
    worker = threading.Thread(target=lambda: pages.append(writing(vault, path, looks)))
    worker.start()
    worker.join()
    made = path.read_bytes()
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == pages[0] > 5
    with pytest.raises(UserError, match="already"):
        writing(vault, path, looks)
    assert path.read_bytes() == made


@pytest.mark.usefixtures("qapp")
def test_stopped_it_leaves_nothing_behind(vault: OpenVault, tmp_path: Path, looks: ReportLooks) -> None:
    answers: Iterator[bool] = iter([False, False, True])
    with pytest.raises(Cancelled):
        writing(vault, tmp_path / "r.pdf", looks, TaskContext(lambda _share, _words: None, lambda: next(answers, True)))
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".pdf"]
