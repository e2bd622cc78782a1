"""Reading the safety packs."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from extrovertly_desktop.coach.safety.packs import AnswerPack, HelplinePack, PatternPack

_PackT = TypeVar("_PackT", bound=BaseModel)


class SafetyPackError(Exception):
    """A safety pack that cannot be used: which file, and what is wrong with it. A fault of the installation."""


def load_patterns(folder: Path) -> PatternPack:
    """Read `patterns.toml`.

    Raises:
        SafetyPackError: if it is missing, unreadable or breaks its rules.
    """
    return _load(folder / "patterns.toml", PatternPack)


def load_answers(folder: Path) -> AnswerPack:
    """Read `answers.toml`.

    Raises:
        SafetyPackError: if it is missing, unreadable or breaks its rules.
    """
    return _load(folder / "answers.toml", AnswerPack)


def load_helplines(folder: Path) -> HelplinePack:
    """Read `helplines.toml`.

    Raises:
        SafetyPackError: if it is missing, unreadable or breaks its rules.
    """
    return _load(folder / "helplines.toml", HelplinePack)


def _load(path: Path, pack_type: type[_PackT]) -> _PackT:
    try:
        return pack_type.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SafetyPackError(f"{path.name}: {error}") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ", ".join(str(step) for step in fault["loc"])
        raise SafetyPackError(f"{path.name}: {place}: {fault['msg']}") from error
