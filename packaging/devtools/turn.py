"""One set-up at a time: two terminals that start together must not both install into `.venv`."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from pathlib import Path

from devtools.trouble import say


@contextlib.contextmanager
def taken(file: Path) -> Iterator[None]:
    """Hold an advisory lock on `file`, which must exist and is not written; wait for whoever holds it.

    Where the system has no such lock (Windows, some network folders) this does nothing.
    """
    try:
        fcntl = importlib.import_module("fcntl")
    except ImportError:
        yield
        return
    with file.open("rb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this folder; waiting for it.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks: go on as if alone
        yield
