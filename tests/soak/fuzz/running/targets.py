"""The targets: every module beside this folder that has a `fuzz_one` and `seeds`."""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[1]
_IS_TARGET = re.compile(r"^def fuzz_one\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at.

    Attributes:
        name: of the format, as its module is called.
        fuzz_one: reads one case; raises whatever must never come out of a reader.
        seeds: cases to begin with.
    """

    name: str
    fuzz_one: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def names() -> list[str]:
    """Return the names of all targets; none of them is imported, for one may want to watch while they are."""
    return sorted(path.stem for path in _FOLDER.glob("*.py") if _IS_TARGET.search(path.read_text("utf-8")))


def target(name: str) -> Target:
    """Import one target."""
    module = importlib.import_module(f"tests.soak.fuzz.{name}")
    return Target(name, module.fuzz_one, tuple(module.seeds()))
