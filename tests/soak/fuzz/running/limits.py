"""Reads one case within limits, and tells which of them was broken.

Only a sentence for the person may come out of a reader (the targets see to that), it may take two seconds for each MB
that it was given, and memory may grow to ten times the case. The floors are what a process needs anyway.
"""

import contextlib
import os
import signal
import sys
import time
import traceback
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from extrovertly_desktop.exchange.bringing.sources import MemorySource
from tests.soak.fuzz.running.targets import Target

MB = 1024**2
SECONDS_PER_MB = 2.0
LEAST_SECONDS = 2.0
MOST_GROWTH = 10
LEAST_GROWTH = 64 * MB
_HALT = 5
"""After how many times the limit reading is broken off."""
_EXACT_HALT = 60
"""The same while every object is counted."""
_OWN = ("extrovertly_desktop", "tests")
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Finding:
    """What went wrong with a case.

    Attributes:
        kind: the exception's name, or `time` or `memory`.
        where: file and line where it came out of our code; for `time` and `memory` how far beyond, roughly.
        story: all that a developer wants to see of it.
    """

    kind: str
    where: str
    story: str


class _TooLongError(BaseException):
    """Breaks off a reading; no reader catches it, as it is not an Exception."""


def watched(target: Target, data: bytes, *, exact: bool = False) -> Finding | None:
    """Read one case; return what went wrong, if anything did.

    Args:
        target: what reads it.
        data: the case.
        exact: whether to measure memory object by object, which takes several times as long, and not by what the
            system gave the process, which notices large steps alone.
    """
    before = _resident()
    if exact:
        tracemalloc.start()
    began = time.process_time()
    with _counted() as fed:
        broken = _read(target, data, began, fed, _EXACT_HALT if exact else _HALT)
    took = time.process_time() - began
    if exact:
        grown = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    else:
        grown = _most_resident() - before
    if broken is not None:
        return broken
    most = max(LEAST_SECONDS, SECONDS_PER_MB * max(fed[0], len(data)) / MB)
    if took > most and not exact:
        return Finding("time", "slow", f"{took:.1f} s for {len(data)} bytes, {most:.1f} s allowed")
    if grown > max(LEAST_GROWTH, MOST_GROWTH * len(data)):
        return Finding("memory", "large", f"{grown / MB:.0f} MB for {len(data)} bytes")
    return None


def _read(target: Target, data: bytes, began: float, fed: list[int], halt: int) -> Finding | None:
    def too_long(*_: Any) -> None:
        # What is given counts only once it was given, so the allowance grows while the case is read.
        given = max(fed[0], len(data)) / MB
        if time.process_time() - began > halt * max(LEAST_SECONDS, SECONDS_PER_MB * given):
            raise _TooLongError

    try:
        with _alarm(too_long, halt * LEAST_SECONDS):
            target.fuzz_one(data)
    except _TooLongError as error:
        return Finding("time", _where(error), "broken off:\n" + "".join(traceback.format_exception(error)[-12:]))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        story = "".join(traceback.format_exception(error, limit=-12))
        return Finding(type(error).__name__, _where(error), story[-6000:])
    return None


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if any(f"{os.sep}{name}{os.sep}" in frame.filename for name in _OWN)]
    inner = [frame for frame in own if "tests" not in Path(frame.filename).parts] or own or list(frames)
    return f"{Path(inner[-1].filename).name}:{inner[-1].lineno}" if inner else "?"


@contextlib.contextmanager
def _alarm(ring: Any, seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    # The clock counts what this process works, not what others keep it waiting.
    was = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, LEAST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, was)


@contextlib.contextmanager
def _counted() -> Iterator[list[int]]:
    """Count the bytes that a target gives to readers: one case goes into several places."""
    fed = [0]
    make = MemorySource.__init__

    def counting(self: MemorySource, files: dict[str, bytes], name: str = "") -> None:
        fed[0] += sum(map(len, files.values()))
        make(self, files, name)

    with mock.patch.object(MemorySource, "__init__", counting):
        yield fed


def _resident() -> int:
    """Let the high-water mark begin here, and return what the process has now; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    with contextlib.suppress(OSError):
        _RESET.write_text("5")
    return _line(b"VmRSS:")


def _most_resident() -> int:
    return _line(b"VmHWM:") if sys.platform == "linux" else 0


def _line(name: bytes) -> int:
    for line in _STATUS.read_bytes().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0
