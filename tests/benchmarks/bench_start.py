"""Whole-process figures of a cold start on a three-year vault, beside an empty window in the same run."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROBE = Path(__file__).with_name("start_probe.py")
ROUNDS = 9


def _run(*arguments: str) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds and peak memory (MiB) of one process."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(PROBE), *arguments], stdout=subprocess.PIPE, text=True)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)  # the process was waited for behind its back
    assert process.returncode == 0
    assert process.stdout is not None
    with process.stdout as told:
        return wall, usage.ru_utime + usage.ru_stime, float(told.read())


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    vault = tmp_path_factory.mktemp("start") / "demo.vault"
    subprocess.run(
        [sys.executable, "-m", "extrovertly_desktop", "--vault", str(vault), "demo", "--years", "3"], check=True
    )
    return vault


def test_cold_start(three_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {"empty": ("empty",), "window": ("window", str(three_years)), "today": ("today", str(three_years))}
    figures: dict[str, list[tuple[float, float, float]]] = {kind: [] for kind in kinds}
    for turn in range(ROUNDS + 1):
        for kind, arguments in kinds.items():
            figure = _run(*arguments)
            if turn:  # the first round warms the disk cache
                figures[kind].append(figure)
    with capsys.disabled():
        print(f"\n{'':24}{'wall s':>18}{'CPU s':>18}{'MiB':>10}   median (min to max) of {ROUNDS}")
        for kind, rows in figures.items():
            cells = [
                f"{statistics.median(column):.2f} ({min(column):.2f}–{max(column):.2f})"
                for column in list(zip(*rows, strict=True))[:2]
            ]
            memory = statistics.median(row[2] for row in rows)
            print(f"{kind:24}{cells[0]:>18}{cells[1]:>18}{memory:>10.0f}")
