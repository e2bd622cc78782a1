"""The command: which benchmarks to run on which vaults, and what comes of them."""

import argparse
import getpass
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6 import __version__ as qt_version

from benchtools.benchmarks import BENCHMARKS, Setting, growth
from benchtools.corpora import kept
from benchtools.figures import Figure, floors, table
from benchtools.processes import ProbeError

_SIZES = (1_000, 10_000, 100_000)
_QUICK_SIZES = (1_000, 10_000)
_RUNS, _QUICK_RUNS = 9, 3
_ROUNDS, _QUICK_ROUNDS = 20, 6


def main(arguments: Sequence[str]) -> int:
    """Measure; return 0, or 1 if a benchmark could not be carried out. A figure that misses its aim is no failure."""
    options = _parser().parse_args(arguments)
    sizes = options.sizes or (_QUICK_SIZES if options.quick else _SIZES)
    runs = options.runs or (_QUICK_RUNS if options.quick else _RUNS)
    rounds = _QUICK_ROUNDS if options.quick else _ROUNDS
    cache = options.cache or Path(tempfile.gettempdir()) / f"extrovertly-bench-{getpass.getuser()}"
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    figures: list[Figure] = []
    broken = []
    for entries in sizes:
        _tell(f"{entries:,} entries: making the vault, unless it is there …")
        corpus = kept(cache, entries)
        for name in options.names or BENCHMARKS:
            _tell(f"{entries:,} entries: {name} …")
            with tempfile.TemporaryDirectory(prefix="extrovertly-bench-", dir=cache) as folder:
                try:
                    figures += BENCHMARKS[name](Setting(corpus, runs, rounds, Path(folder)))
                except ProbeError as trouble:
                    broken.append(name)
                    _tell(str(trouble))
            # After each, so that a run that is stopped has told what it found.
            _keep(options.json, figures)
    _print(figures)
    return 1 if broken else 0


def machine() -> str:
    """Return in one line what was measured on."""
    python = platform.python_version()
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {python}, Qt {qt_version}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="packaging/bench.py", description="Measure speed and memory on large vaults.", allow_abbrev=False
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", choices=[[], *BENCHMARKS], help=f"only these: {', '.join(BENCHMARKS)}"
    )
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="vaults of so many entries")
    parser.add_argument("--quick", action="store_true", help="fewer runs, and not the largest vault")
    parser.add_argument("--runs", type=int, metavar="N", help="how many processes a start is measured in")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample here, too")
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="where the vaults are kept (default: a temporary folder)"
    )
    return parser


def _print(figures: Sequence[Figure]) -> None:
    print(f"{machine()}, {datetime.now(UTC).date().isoformat()}; load {_load()}\n")
    print(table(figures))
    print(f"\nFloors:\n{floors(figures)}")
    grown = growth(list(figures))
    if grown:
        print("\nFrom 10,000 to 100,000 entries:\n" + "\n".join(f"- {line}" for line in grown))


def _keep(path: Path | None, figures: Sequence[Figure]) -> None:
    if path is not None:
        path.write_text(json.dumps(_document(figures), indent=1, ensure_ascii=False), encoding="utf-8")


def _document(figures: Sequence[Figure]) -> dict[str, object]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return {"machine": machine(), "measured_at": now, "figures": [figure.as_json() for figure in figures]}


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _tell(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()
