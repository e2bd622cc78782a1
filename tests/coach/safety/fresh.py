"""The lines of fresh readers, cut once into a half for looking at and a half that is only ever counted.

A line's half hangs on its own words and on nothing else, so that a line that is added or moved changes no other's.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extrovertly_desktop.coach.safety.tiers import Tier

CRISIS = ("immediate", "passive", "ideation", "self_harm", "other_harm", "abuse", "eating", "ambiguous")
ORDINARY = ("idiom", "benign", "ordinary", "third_person_past")


@dataclass(frozen=True, slots=True)
class Fresh:
    """One line, and what its writer meant by it."""

    text: str
    kind: str

    @property
    def is_held_out(self) -> bool:
        """Whether it belongs to the half that nobody looks at while patterns are written."""
        return sha256(self.text.encode()).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1: how the gate does on some of the lines."""

    crisis: int
    ordinary: int
    immediate_full: float
    full: float
    any_answer: float
    false_cards: float
    check_ins: float


def fresh_lines() -> list[Fresh]:
    """Return the lines of the first fresh reader; both halves have been looked at since, and learned from."""
    return _lines("fresh_lines.toml")


def blind_lines() -> list[Fresh]:
    """Return those of a second one, who had seen neither patterns nor lines; one half has never been looked at."""
    return _lines("blind_lines.toml")


def _lines(name: str) -> list[Fresh]:
    lines = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["line"]
    return [Fresh(line["text"], line["kind"]) for line in lines]


def figures(lines: Iterable[Fresh], tier_of: Callable[[str], Tier]) -> Figures:
    """Return how the gate does: `full` is any whole card, `check_ins` the one-line questions on ordinary talk."""
    found = [(line.kind, tier_of(line.text)) for line in lines]
    immediate = [tier for kind, tier in found if kind == "immediate"]
    crisis = [tier for kind, tier in found if kind in CRISIS]
    ordinary = [tier for kind, tier in found if kind in ORDINARY]
    return Figures(
        crisis=len(crisis),
        ordinary=len(ordinary),
        immediate_full=_share(tier.is_full for tier in immediate),
        full=_share(tier.is_full for tier in crisis),
        any_answer=_share(tier > Tier.NONE for tier in crisis),
        false_cards=_share(tier.is_full for tier in ordinary),
        check_ins=_share(tier is Tier.AMBIGUOUS for tier in ordinary),
    )


def _share(hits: Iterable[bool]) -> float:
    known = list(hits)
    return sum(known) / max(1, len(known))
