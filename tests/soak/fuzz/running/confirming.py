"""Looks at suspects once more in a process that nothing slows down, makes them smaller, and keeps what is left."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.soak.fuzz.running.cases import keep, kept
from tests.soak.fuzz.running.limits import Finding, watched
from tests.soak.fuzz.running.targets import Target, target

_SECONDS = 30.0
"""For making one case smaller; small enough is good enough."""


def confirmed(aim: Target, data: bytes) -> Finding | None:
    """Return what is wrong with a case when it is measured well."""
    finding = watched(aim, data)
    if finding is not None and finding.kind == "memory":
        return watched(aim, data, exact=True)
    return finding


def smaller(data: bytes, still: Callable[[bytes], bool], seconds: float = _SECONDS) -> bytes:
    """Return a shorter case of which `still` holds: pieces are taken away as long as that goes on.

    Args:
        data: a case of which it holds.
        still: asked about every shorter one.
        seconds: when to be content.
    """
    until = time.monotonic() + seconds
    size = max(1, len(data) // 2)
    while size and time.monotonic() < until:
        at, shrunk = 0, False
        while at < len(data) and time.monotonic() < until:
            shorter = data[:at] + data[at + size :]
            if still(shorter):
                data, shrunk = shorter, True
            else:
                at += size
        if not shrunk or size == len(data):
            size //= 2
    return data


def main(arguments: Sequence[str]) -> int:
    """Confirm the suspects in a folder for one format, after the cases that were kept; tell how many are true."""
    name, folder = arguments
    aim = target(name)
    true = 0
    signs: set[str] = set()
    suspects = {path.name: path.read_bytes() for path in sorted(Path(folder).glob("*"))}
    for case, data in {**kept(name), **suspects}.items():
        finding = confirmed(aim, data)
        if finding is None:
            continue
        sign = f"{finding.kind} {finding.where}"
        if sign in signs:
            continue
        print(f"{name}: {sign} ({case})\n{finding.story}", flush=True)
        signs.add(sign)
        true += 1
        if case in suspects:
            print(f"{name}: kept as {keep(name, smaller(data, _stays(aim, finding)))}", flush=True)
    print(f"confirmed {true}")
    return 0


def _stays(aim: Target, finding: Finding) -> Callable[[bytes], bool]:
    def still(data: bytes) -> bool:
        now = confirmed(aim, data)
        return now is not None and (now.kind, now.where) == (finding.kind, finding.where)

    return still


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
