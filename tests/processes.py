"""Other processes: to lock a vault, to change it, to be killed, or to have fewer rights than the tests may have."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SECONDS = 60


def run_python(code: str, *arguments: str) -> str:
    """Run Python code in a process of its own, with arguments in `sys.argv[1:]`; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def running_python(code: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Start Python code beside the test, wait for its first line, and end it by closing its standard input."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert process.stdout.readline(), "the other process did not start"
        yield process
    finally:
        process.stdin.close()
        process.wait(_SECONDS)
        process.stdout.close()
