"""Where installable builds are made: a folder of their own with a virtual environment that holds nothing else."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from devtools import interpreters, turn
from devtools.commands import hand_over
from devtools.environment import Environment, clean_environ
from devtools.trouble import SetupError, say

ROOT = Path(__file__).resolve().parents[2]
_HELP = ("-h", "--help")


def start(arguments: Sequence[str]) -> int:
    """Make everything ready, then go on with `building` in the new environment; 1 is a set-up that failed."""
    asked = not arguments or bool(set(_HELP) & set(arguments))
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--work", type=Path, default=ROOT / "build")
    work = options.parse_known_args(list(arguments))[0].work.absolute()
    try:
        # Only to tell what can be made, any Python that fits will do.
        python = interpreters.find().path if asked else str(set_up(work))
    except SetupError as trouble:
        say(str(trouble))
        return 1
    environ = {**clean_environ(), "PYTHONPATH": str(ROOT / "packaging"), "PYTHONDONTWRITEBYTECODE": "1"}
    return hand_over([python, "-m", "building", *arguments], environ)


def set_up(work: Path) -> Path:
    """Bring the environment of builds below `work` up to date and return its Python.

    Raises:
        SetupError: when that fails; the text says why.
    """
    work.mkdir(parents=True, exist_ok=True)
    environment = Environment(ROOT, folder=work / "venv", extra="build")
    with turn.taken(ROOT / "pyproject.toml"):
        environment.prepare(environment.look(), interpreters.find)
    return environment.python
