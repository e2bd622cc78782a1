"""How builds speak to the person at the terminal, and how they start other programs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class BuildError(Exception):
    """The build cannot go on; the text says what is wrong and what to do."""


def say(text: str) -> None:
    """Print a line for a person on stderr; stdout is for the paths of what was made."""
    print(text, file=sys.stderr, flush=True)


def tool(name: str, hint: str) -> str:
    """Return the path of a program that a build needs.

    Raises:
        BuildError: if it is not installed; `hint` says where to get it.
    """
    found = shutil.which(name)
    if found is None:
        raise BuildError(f"This needs {name}, which is not installed. {hint}")
    return found


def call(command: Sequence[object], *, where: Path, environ: Mapping[str, str] | None = None) -> None:
    """Run a program to its end, its words on stderr.

    Raises:
        BuildError: if it fails.
    """
    words = [str(word) for word in command]
    code = subprocess.call(words, cwd=where, stdout=sys.stderr, env={**os.environ, **(environ or {})})
    if code != 0:
        raise BuildError(f"{Path(words[0]).name} failed with status {code}; its own words are above.")
