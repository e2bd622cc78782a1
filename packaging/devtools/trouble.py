"""How the set-up tools speak to the person at the terminal."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """The set-up cannot go on; the text says what is wrong and what to do."""


def say(text: str) -> None:
    """Print a line for a person on stderr: stdout belongs to the application, whose output may be read by a program."""
    print(text, file=sys.stderr, flush=True)
