"""How well a router understands lines of which it is known what they mean."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extrovertly_desktop.coach.understanding.router import Router
from extrovertly_desktop.coach.understanding.values import Decision, Understood

NONE = "none"
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the topics that are right for it; none for what belongs to no topic."""

    text: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of lines, each as a share 0–1.

    Attributes:
        top_1, top_3: of the lines with a topic, those whose topic came first, or among the first three.
        accepted: of the lines with a topic, those that were gone by.
        precision: of all that was gone by, what was right.
        beyond_accepted: of the lines without a topic, those that were gone by.
        chips: of the lines with a topic, those where a choice was offered.
        chips_right: of those choices, the ones with the right topic.
    """

    lines: int
    beyond: int
    top_1: float
    top_3: float
    accepted: float
    precision: float
    beyond_accepted: float
    chips: float
    chips_right: float


def read_lines(name: str) -> list[Line]:
    """Read `validation.toml` or `blind.toml`."""
    stored = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["line"]
    return [Line(one["text"], frozenset({one["topic"], *one.get("also", ())}) - {NONE}) for one in stored]


def understood(router: Router, lines: Sequence[Line]) -> list[tuple[Line, Understood]]:
    """Return what was understood of each line."""
    return [(line, router.understand(line.text)) for line in lines]


def figures_of(found: Sequence[tuple[Line, Understood]]) -> Figures:
    """Return what came of lines."""
    within = [(line, one) for line, one in found if line.topics]
    beyond = [one for line, one in found if not line.topics]
    accepted = [(line, one) for line, one in found if one.decision is Decision.ACCEPT]
    offered = [(line, one) for line, one in within if one.decision is Decision.CHIPS]
    return Figures(
        lines=len(within),
        beyond=len(beyond),
        top_1=_share(_is_among(line, one, 1) for line, one in within),
        top_3=_share(_is_among(line, one, 3) for line, one in within),
        accepted=_share(one.decision is Decision.ACCEPT for _, one in within),
        precision=_share(one.topic in line.topics for line, one in accepted),
        beyond_accepted=_share(one.decision is Decision.ACCEPT for one in beyond),
        chips=len(offered) / len(within),
        chips_right=_share(_is_among(line, one, 3) for line, one in offered),
    )


def _is_among(line: Line, understood: Understood, first: int) -> bool:
    return any(topic.slug in line.topics for topic in understood.topics[:first])


def _share(truths: Iterable[bool]) -> float:
    each = list(truths)
    return sum(each) / len(each) if each else 0.0
