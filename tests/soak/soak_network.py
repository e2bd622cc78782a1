"""The real application under `strace`: whom it connects to, and what it writes where.

python packaging/dev.py soak -k network
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.trust.machine import PASSPHRASE, WORD, told_by

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, which is there on Linux alone"),
]
ROOT = Path(__file__).resolve().parents[2]
_CONNECT = re.compile(r"\bconnect\(\d+(?:<[^>]*>)?, \{sa_family=(\w+)(.*?)\}")
_REACHED = re.compile(r'sun_path=(@?"[^"]*")')
_INTERNET = re.compile(r"\b(?:socket|connect|bind|sendto|sendmsg)\(.*?\b(AF_INET6?)\b")
_OPENED = re.compile(r'openat\([^,]+, "([^"]+)", ([A-Z_|0-9a-zx]+)')
_WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")
_NO_PLACE = ("/dev/", "/proc/", "/sys/", "/memfd:")
"""Written to as well, and nothing is kept there."""


def environment(home: Path) -> dict[str, str]:
    """Return the surroundings of a person who has just logged in for the first time."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "VIRTUAL_ENV") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(home / "tmp"),
    }


def extrovertly(home: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extrovertly_desktop", *words],
        env=environment(home), cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def with_a_screen(command: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return how a command runs with a display and a bus of its own, or without either where there is none."""
    if shutil.which("xvfb-run") and shutil.which("dbus-run-session"):
        return ["xvfb-run", "-a", "dbus-run-session", "--", *command], {"QT_QPA_PLATFORM": "xcb"}
    return command, {"QT_QPA_PLATFORM": "offscreen"}


def test_the_window_connects_to_nothing_but_the_desktop_and_writes_nothing_in_the_open(tmp_path: Path) -> None:
    home, chosen, log = tmp_path / "home", tmp_path / "chosen", tmp_path / "strace.txt"
    for folder in (home / "tmp", chosen):
        folder.mkdir(parents=True)
    secret, vault = tmp_path / "secret", home / "my.vault"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    extrovertly(home, "--vault", str(vault), "init", "--name", f"{WORD}name")
    extrovertly(home, "--vault", str(vault), "encrypt", "--new-passphrase-file", str(secret))

    traced, more = with_a_screen(
        ["strace", "-f", "-qq", "-s", "200", "-e", "trace=%network,openat,open,creat", "-o", str(log),
         sys.executable, "-m", "tests.soak.traced_window", str(vault), PASSPHRASE, f"{WORD}saw", str(chosen)]
    )  # fmt: skip
    done = subprocess.run(
        traced, env=environment(home) | more, cwd=ROOT, capture_output=True, text=True, check=False, timeout=800
    )
    assert "once through" in done.stdout, done.stderr[-3000:]
    assert done.returncode == 0, done.stderr[-3000:]

    text = log.read_text(encoding="utf-8", errors="replace")
    reached = Counter(
        f"{family} {where[1] if (where := _REACHED.search(rest)) else rest[:60]}"
        for family, rest in _CONNECT.findall(text)
    )
    internet = _INTERNET.findall(text)
    written = {
        Path(path) for path, how in _OPENED.findall(text) if any(sign in how for sign in _WRITES)
        and not path.startswith(_NO_PLACE)
    }  # fmt: skip
    places = Counter(
        str(path.parent.relative_to(tmp_path)) if path.is_relative_to(tmp_path) else str(path) for path in written
    )
    print(f"\n{len(text.splitlines()):,} calls; connected to: {dict(reached) or 'nothing'}")
    print(f"internet sockets: {len(internet)}; files opened to be written: {dict(places)}")

    assert {name.partition(" ")[0] for name in reached} <= {"AF_UNIX"}
    assert internet == []
    assert [path for path in written if not path.is_relative_to(tmp_path) and not _is_of_the_display(path)] == []
    told = {
        str(path.relative_to(home)): held
        for path in home.rglob("*") if path.is_file() and (held := told_by(path.read_bytes()))
    }  # fmt: skip
    assert told == {}
    assert any(told_by(path.read_bytes()) for path in chosen.rglob("*.md"))


def _is_of_the_display(path: Path) -> bool:
    """Whether a file belongs to the desktop's own machinery, such as the lock of the test's X server."""
    return path.name.startswith((".X", "dbus-", "xvfb-run"))
