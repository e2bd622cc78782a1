"""Where a trial happens: an empty home, a log, and the way the program is started."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_LONGEST_S = 300


class TrialError(Exception):
    """The program did not do what it should; the text says what was seen."""


class Place:
    """One trial of a program.

    Args:
        out: where the log and pictures go.
        home: the person's home, empty at first.
        program: the words that start the program.

    Attributes:
        complaints: all that commands have written to standard error so far.
    """

    def __init__(self, out: Path, home: Path, program: Sequence[str]) -> None:
        self.out = out
        self.home = home
        self.program = list(program)
        self.complaints = ""
        self._began = time.monotonic()
        self._log = (out / "log.txt").open("a", encoding="utf-8")

    @classmethod
    @contextmanager
    def made(cls, out: Path, program: Sequence[str], root: Path | None, home: Path | None) -> Iterator["Place"]:
        """Make everything ready, and clear it away afterwards; a home that was named stays."""
        out.mkdir(parents=True, exist_ok=True)
        own = Path(tempfile.mkdtemp(prefix="extrovertly-trial-")).resolve() if home is None else home.absolute()
        own.mkdir(parents=True, exist_ok=True)
        words = list(program)
        mounted = None
        if root is not None:
            # The same path inside and outside, so that both see the same home.
            mounted = root / own.relative_to("/")
            mounted.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", str(own), str(mounted)], check=True)
            words = ["chroot", str(root), *words]
        place = cls(out.absolute(), own, words)
        try:
            yield place
        finally:
            place.close()
            if mounted is not None:
                # What was started for the screen may take a moment longer to let go of it.
                subprocess.run(["umount", "--lazy", str(mounted)], check=True)
            if home is None:
                shutil.rmtree(own, ignore_errors=True)

    @property
    def environ(self) -> dict[str, str]:
        """What the program sees of the machine: a home of its own, and no screen."""
        home = str(self.home)
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON", "QT_", "LC_"))
        }
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            kept.pop(name, None)
        places = {"HOME": home, "USERPROFILE": home, "LOCALAPPDATA": str(self.home / "AppData" / "Local")}
        return {**kept, **places, "LANG": "C.UTF-8"}

    def tell(self, text: str) -> None:
        """Write a line into the log, with the seconds since the beginning, and show it."""
        line = f"{time.monotonic() - self._began:7.1f}  {text}"
        self._log.write(line + "\n")
        self._log.flush()
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def run(self, *words: str, said: str | None = None) -> str:
        """Run the program with some words and return what it printed.

        Raises:
            TrialError: if it fails, or takes longer than any command may.
        """
        finished = subprocess.run(
            [*self.program, *words],
            check=False,
            capture_output=True,
            timeout=_LONGEST_S,
            env=self.environ,
            input=(said or "").encode(),
        )
        out, err = finished.stdout.decode("utf-8", "replace"), finished.stderr.decode("utf-8", "replace")
        first = next(iter(out.strip().splitlines()), "")
        self.tell(f"extrovertly {' '.join(words)}  ->  {finished.returncode}  {first[:100]}")
        self.complaints += err
        if finished.returncode != 0:
            raise TrialError(f"{' '.join(words)} ended with {finished.returncode}:\n{out}\n{err}")
        return out

    def ask(self, *words: str) -> Any:  # noqa: ANN401 - whatever the answer is
        """Run the program with some words and return its answer in JSON."""
        return json.loads(self.run("--json", *words))

    def close(self) -> None:
        """End the log."""
        self._log.close()


def check(is_so: object, what: str) -> None:
    """Raise if something is not so.

    Raises:
        TrialError: naming what should have been.
    """
    if not is_so:
        raise TrialError(f"this should be so, and is not: {what}")
