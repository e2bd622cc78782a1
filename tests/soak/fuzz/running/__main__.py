"""Aim arbitrary bytes at the readers of all formats, or of some, and keep every case that breaks one.

python3 packaging/dev.py fuzz [FORMAT...] [--minutes N] [--at-once N] [--folder FOLDER] [--seed N]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.soak.fuzz.running.cases import keep
from tests.soak.fuzz.running.targets import names

_SILENT_SECONDS = 240.0
"""After which a search that tells nothing any more is taken to hang beyond what it could break off itself."""
_GRACE_SECONDS = 120.0
_LAST_LINES = 20
_LAST = "last"
"""The case that a search was reading; see `search`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one format."""

    name: str
    minutes: float
    inputs: int
    large: int
    found: int


def main() -> int:
    """Search, confirm, and print a table; 1 if anything was found."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="fuzz") as own:
        folder = Path(given.folder or own)
        with ThreadPoolExecutor(given.at_once) as pool:
            jobs = [
                pool.submit(_searched, name, folder / name, given.minutes * 60, given.seed) for name in given.format
            ]
            outcomes = [job.result() for job in jobs]
    print(f"\n{'format':<20}{'minutes':>8}{'inputs':>10}{'large':>7}{'found':>7}")
    for one in outcomes:
        print(f"{one.name:<20}{one.minutes:>8.1f}{one.inputs:>10}{one.large:>7}{one.found:>7}")
    return int(any(one.found for one in outcomes))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description="Aim arbitrary bytes at the readers of formats.")
    parser.add_argument("format", nargs="*", metavar="FORMAT", help=f"all, unless named: {', '.join(names())}")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each format (default: 10)")
    parser.add_argument("--at-once", type=int, default=min(2, os.cpu_count() or 1), help="formats at a time")
    parser.add_argument("--folder", help="keeps what the search learnt; the next one goes on from there")
    parser.add_argument("--seed", type=int, default=1, help="another number makes another search")
    given = parser.parse_args()
    unknown = sorted(set(given.format) - set(names()))
    if unknown:
        parser.error(f"there is no format called {', '.join(unknown)}")
    given.format = given.format or names()
    return given


def _searched(name: str, folder: Path, seconds: float, seed: int) -> Outcome:
    folder.mkdir(parents=True, exist_ok=True)
    tally = folder / "tally.json"
    tally.unlink(missing_ok=True)
    log = folder / "log"
    with log.open("wb") as file:
        command = _module("search", name, str(folder), str(seconds), str(seed))
        with subprocess.Popen(command, stdout=file, stderr=file) as process:
            ended_well = _waited(process, tally, seconds)
    if not ended_well:
        print(f"{name}: the search did not come to its end. What it told last:", flush=True)
        _print(log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:])
        if (folder / _LAST).exists():
            suspects = folder / "suspects"
            suspects.mkdir(exist_ok=True)
            (suspects / _LAST).write_bytes((folder / _LAST).read_bytes())
    told = json.loads(tally.read_text("utf-8")) if tally.exists() else {"inputs": 0, "large": 0, "seconds": 0}
    found = _confirmed(name, folder / "suspects") or int(not ended_well)
    outcome = Outcome(name, told["seconds"] / 60, told["inputs"], told["large"], found)
    print(f"{name}: {outcome.inputs} cases in {outcome.minutes:.1f} minutes, {found} found", flush=True)
    return outcome


def _waited(process: "subprocess.Popen[bytes]", tally: Path, seconds: float) -> bool:
    """Wait for a search; whether it came to its end. One that is silent for too long is ended."""
    last_told = began = time.time()
    while process.poll() is None:
        time.sleep(0.5)
        if tally.exists():
            last_told = max(last_told, tally.stat().st_mtime)
        now = time.time()
        if now - last_told > _SILENT_SECONDS or now - began > seconds + _SILENT_SECONDS + _GRACE_SECONDS:
            process.kill()
            return False
    return process.returncode == 0


def _confirmed(name: str, suspects: Path) -> int:
    try:
        done = subprocess.run(
            _module("confirming", name, str(suspects)), stdout=subprocess.PIPE, text=True, timeout=1800, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"{name}: a case that was suspected does not come to an end; it is in {suspects}", flush=True)
        return 1
    *story, last = done.stdout.splitlines() or [""]
    _print(story)
    if not last.startswith("confirmed "):
        # Whatever takes the whole process along is worth more than any exception.
        print(f"{name}: looking at what was suspected ended with status {done.returncode}.", flush=True)
        if (suspects / _LAST).exists():
            print(f"{name}: kept as {keep(name, (suspects / _LAST).read_bytes())}", flush=True)
        return 1
    return int(last.split()[1])


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


def _module(which: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"tests.soak.fuzz.running.{which}", *arguments]


if __name__ == "__main__":
    sys.exit(main())
