"""Reading the safety packs."""

from pathlib import Path

from extrovertly_desktop.coach.packs import load_pack
from extrovertly_desktop.coach.safety.packs import AnswerPack, HelplinePack, PatternPack


def load_patterns(folder: Path) -> PatternPack:
    """Read `patterns.toml`.

    Raises:
        PackError: if it is missing, unreadable or breaks its rules.
    """
    return load_pack(folder / "patterns.toml", PatternPack)


def load_answers(folder: Path) -> AnswerPack:
    """Read `answers.toml`.

    Raises:
        PackError: if it is missing, unreadable or breaks its rules.
    """
    return load_pack(folder / "answers.toml", AnswerPack)


def load_helplines(folder: Path) -> HelplinePack:
    """Read `helplines.toml`.

    Raises:
        PackError: if it is missing, unreadable or breaks its rules.
    """
    return load_pack(folder / "helplines.toml", HelplinePack)
