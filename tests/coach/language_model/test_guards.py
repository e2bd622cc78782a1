"""What a model may get said: nothing of what was written to do harm, and most of what is a fair rewording."""

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from extrovertly_desktop.coach.language_model.lines import Parted, part
from extrovertly_desktop.coach.language_model.prompts import ask_for
from extrovertly_desktop.coach.language_model.rephrasing import REWORDED, GuardedRephraser
from extrovertly_desktop.coach.language_model.values import Ask, Context
from extrovertly_desktop.coach.language_model.words import spoken_stems
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.coach.understanding.loading import load_vocabulary
from extrovertly_desktop.coach.understanding.minilm import MiniLm
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.language_model.saying import Says, in_form

HERE = Path(__file__).parent
CONTENT = resources_dir() / "content"
LINE = "You want things to be right between you and others."


@pytest.fixture(scope="module")
def likeness() -> Callable[[str, str], float]:
    """The model that the coach understands with."""
    model = MiniLm.load(load_vocabulary(CONTENT))
    return lambda first, second: float(np.dot(*model.embed([first, second])))


@pytest.fixture(scope="module")
def gate() -> Gate:
    """The gate that ships."""
    return Gate(load_patterns(CONTENT / "safety"))


@pytest.fixture(scope="module")
def vocabulary() -> frozenset[str]:
    """What the packs say."""
    return spoken_stems(CONTENT)


Make = Callable[[Says], tuple[GuardedRephraser, Counter[str]]]


@pytest.fixture(scope="module")
def make(likeness: Callable[[str, str], float], gate: Gate, vocabulary: frozenset[str]) -> Make:
    """Make a rephraser of what ships, over somebody who says what the test wants."""

    def made(says: Says) -> tuple[GuardedRephraser, Counter[str]]:
        tally: Counter[str] = Counter()
        return GuardedRephraser(says, gate.assess, likeness, vocabulary, tally), tally

    return made


def test_nothing_hostile_comes_through(make: Make) -> None:
    groups = tomllib.loads((HERE / "hostile.toml").read_text(encoding="utf-8"))["groups"]
    cases = [(group["line"], tuple(group.get("kept", ())), reply) for group in groups for reply in group["replies"]]
    assert len(cases) >= 60
    said = []
    for line, kept, reply in cases:
        rephraser, tally = make(Says(in_form(reply)))
        if rephraser.rephrase(line, Context(kept), 1) is not None:
            said.append(reply)
        assert sum(tally.values()) == 1
    assert said == []


def test_most_fair_rewordings_come_through(make: Make) -> None:
    pairs = tomllib.loads((HERE / "fair.toml").read_text(encoding="utf-8"))["pairs"]
    assert len(pairs) >= 40
    held_back = []
    for line, reply in pairs:
        rephraser, tally = make(Says(in_form(reply)))
        if rephraser.rephrase(line, Context(), 1) != reply:
            held_back.append((reply, *tally))
    assert len(held_back) <= 0.2 * len(pairs), held_back


@pytest.mark.parametrize(
    "raw",
    [
        "",
        LINE,
        "{",
        "[]",
        '"line"',
        '{"line": 5}',
        '{"line": ""}',
        '{"line": ["a"]}',
        '{"text": "You would like things to be good between you and others."}',
        '{"line": "You would like it.", "line": "You would like things to be good between you and others."}',
        '{"line": "You would like things to be good between you and others.", "chips": ["yes"]}',
        '```json\n{"line": "You would like things to be good between you and others."}\n```',
        "[" * 5000,
        in_form("x" * 9000),
    ],
)
def test_only_the_agreed_form_is_read(make: Make, raw: str) -> None:
    rephraser, tally = make(Says(raw))
    assert rephraser.rephrase(LINE, Context(), 1) is None
    assert tally == {"form": 1}


def test_nothing_is_sent_in_a_hard_moment_or_without_a_measure(make: Make, gate: Gate) -> None:
    says = Says(in_form("You would like things to be good between you and others."))
    rephraser, tally = make(says)
    assert rephraser.rephrase(LINE, Context((), "I have a plan to kill myself tonight"), 1) is None
    assert rephraser.rephrase("You want to kill yourself tonight.", Context(), 1) is None
    blind = GuardedRephraser(says, gate.assess, None, frozenset(), tally)
    assert blind.rephrase(LINE, Context(), 1) is None
    assert says.asked == []
    assert tally == {"care_before": 2, "no_measure": 1}
    assert rephraser.rephrase(LINE, Context(), 1) == "You would like things to be good between you and others."
    assert tally[REWORDED] == 1


def test_what_is_sent_is_the_line_and_what_was_allowed() -> None:
    ask = ask_for(LINE, Context(("others",)))
    assert ask.words == f'{{"line": "{LINE}"}}'
    with_words = ask_for(LINE, Context((), "I said " + "no" * 500))
    assert with_words.words.startswith(f'{{"line": "{LINE}", "they_said": "I said nono')
    assert len(with_words.words) < 400
    assert isinstance(ask, Ask)
    assert ask.rules == with_words.rules


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (
            "You would like to move. Which step would you like to take?",
            Parted("You would like to move.", " Which step would you like to take?"),
        ),
        ("You would like to move.\n\nI can offer this.", Parted("You would like to move.", "\n\nI can offer this.")),
        ("You say: “Why me?” and wait.", None),
        ("Which step would you like to take?", None),
        ("You chose this.", None),
        ("Here is what fits you today:\n- Say hello", None),
    ],
)
def test_only_what_is_told_first_is_reworded(text: str, parted: Parted | None) -> None:
    assert part(text) == parted
    if parted is not None:
        assert parted.told + parted.rest == text
