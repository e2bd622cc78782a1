"""Searches for cases that break a limit, in this process, until the time is over.

With atheris the search follows what of the code each case reaches; where there is none (it exists for Linux alone),
cases are changed blindly. Both make the same changes, and both make a large case of a small one now and then.
"""

import contextlib
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.soak.fuzz.running.limits import MB, Finding, watched
from tests.soak.fuzz.running.mutations import inflated, mutated
from tests.soak.fuzz.running.targets import Target, target

WATCHED = "extrovertly_desktop.exchange"
MOST_BYTES = 65_536
_SHARE_LARGE = 0.15
"""Of the time that may go into large cases."""
_SIZES = (MB // 8, MB // 2, MB, 2 * MB)
_KEPT_BLIND = 400
_MOST_OF_ONE = 3


class Search:
    """Counts, measures and keeps what one search comes upon.

    Args:
        aim: what is searched.
        folder: takes `last` (the case being read, should the process die of it), suspects and the tally.
        seconds: how long.
    """

    def __init__(self, aim: Target, folder: Path, seconds: float, seed: int) -> None:
        self._aim, self._folder = aim, folder
        self._began = time.monotonic()
        self._until = self._began + seconds
        self._rng = random.Random(seed)
        self._tally = {"inputs": 0, "large": 0}
        self._seen: dict[str, int] = {}
        self._large_seconds = 0.0
        self._told = 0.0

    def step(self, data: bytes) -> None:
        """Read one case, and at times a large one made of it; ends the process when the time is over."""
        self._one(data, "inputs")
        began = time.monotonic()
        if self._large_seconds < (began - self._began) * _SHARE_LARGE:
            self._one(inflated(data, self._rng, self._rng.choice(_SIZES)), "large")
            self._large_seconds += time.monotonic() - began
        if time.monotonic() - self._told > 10:
            self._tell()
        if time.monotonic() > self._until:
            self._tell()
            sys.stdout.flush()
            os._exit(0)  # libFuzzer would make a report of its own of anything milder

    def _one(self, data: bytes, count: str) -> None:
        (self._folder / "last").write_bytes(data)
        self._tally[count] += 1
        finding = watched(self._aim, data)
        if finding is not None:
            self._keep(data, finding)

    def _keep(self, data: bytes, finding: Finding) -> None:
        sign = f"{finding.kind} {finding.where}"
        self._seen[sign] = self._seen.get(sign, 0) + 1
        if self._seen[sign] > _MOST_OF_ONE:
            return
        name = hashlib.sha256(data).hexdigest()[:16]
        suspects = self._folder / "suspects"
        suspects.mkdir(exist_ok=True)
        (suspects / name).write_bytes(data)
        print(f"{self._aim.name}: {sign} {name} ({len(data)} bytes)\n{finding.story}", flush=True)

    def _tell(self) -> None:
        self._told = time.monotonic()
        seconds = self._told - self._began
        state = {**self._tally, "seconds": round(seconds), "seen": self._seen}
        (self._folder / "tally.json").write_text(json.dumps(state), "utf-8")


def search(name: str, folder: Path, seconds: float, seed: int) -> None:
    """Search one target; does not return."""
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(ImportError):
        import atheris

        with atheris.instrument_imports(include=[WATCHED]):
            aim = target(name)
        _guided(atheris, aim, folder, Search(aim, folder, seconds, seed), seed)
    aim = target(name)
    _blind(aim, Search(aim, folder, seconds, seed), seed)


def _guided(atheris: Any, aim: Target, folder: Path, found: Search, seed: int) -> None:
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for data in aim.seeds:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)

    def change(data: bytes, most: int, number: int) -> bytes:
        rng = random.Random(number)
        if rng.random() < 0.4:
            return atheris.Mutate(data, most)
        return mutated(data, rng, aim.seeds)[:most]

    options = (f"-max_len={MOST_BYTES}", f"-seed={seed}", "-timeout=600", "-rss_limit_mb=0", "-verbosity=0")
    atheris.Setup(
        [name_of(aim), *options, f"-artifact_prefix={folder}/", str(corpus)], found.step, custom_mutator=change
    )
    atheris.Fuzz()


def _blind(aim: Target, found: Search, seed: int) -> None:
    rng = random.Random(seed)
    kept: list[bytes] = list(aim.seeds)
    while True:
        data = mutated(rng.choice(kept), rng, aim.seeds)[:MOST_BYTES]
        if rng.random() < 0.05:
            # Changes add up where what was changed is changed again.
            kept[len(aim.seeds) + rng.randrange(_KEPT_BLIND) :] = [data]
        found.step(data)


def name_of(aim: Target) -> str:
    return f"fuzz {aim.name}"


def main(arguments: Sequence[str]) -> None:
    name, folder, seconds, seed = arguments
    search(name, Path(folder), float(seconds), int(seed))


if __name__ == "__main__":
    main(sys.argv[1:])
