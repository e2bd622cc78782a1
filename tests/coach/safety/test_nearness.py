"""What lies near in meaning gets the one kind line: more of the oblique lines, and little of ordinary talk."""

import tomllib
from pathlib import Path

import pytest

from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.coach.safety.nearness import Nearness, load_nearness
from extrovertly_desktop.coach.safety.tiers import CALM, Assessment, Tier, Topic
from extrovertly_desktop.coach.understanding.loading import load_short_forms, load_vocabulary
from extrovertly_desktop.coach.understanding.minilm import MiniLm
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.safety.fresh import blind_lines, figures

CONTENT = resources_dir() / "content"
FILE = CONTENT / "safety" / "nearness.npz"


@pytest.fixture(scope="module")
def model() -> MiniLm:
    return MiniLm.load(load_vocabulary(CONTENT))


@pytest.fixture(scope="module")
def nearness(model: MiniLm) -> Nearness:
    learned = load_nearness(FILE, model.name)
    assert learned is not None, "learn it anew: python -m tests.benchmarks.learn_safety"
    return learned


def test_talk_about_the_coach_s_topics_is_seldom_taken_for_it(model: MiniLm, nearness: Nearness) -> None:
    path = Path(__file__).parents[1] / "understanding" / "blind.toml"
    texts = [line["text"] for line in tomllib.loads(path.read_text(encoding="utf-8"))["line"]]
    points = dict(zip(texts, model.embed(texts), strict=True))
    near = [text for text in texts if nearness.weigh(CALM, text, points.__getitem__).tier > Tier.NONE]
    assert len(near) / len(texts) <= 0.03, near


def test_the_half_that_nobody_has_looked_at_is_heard_no_worse_than_when_it_was_counted(
    model: MiniLm, nearness: Nearness
) -> None:
    """What to expect of lines written apart, most of them round the corner: patterns and meaning together.

    Counted in November 2026: 74 of 100 lines that ask for help are answered, 51 by the patterns alone; one of four of
    those in the greatest danger gets the card at once; of 140 ordinary ones five get the kind line and one a card.
    The aim of 95 and 3 is not reached.
    """
    gate, forms = Gate(load_patterns(CONTENT / "safety")), load_short_forms(CONTENT)
    lines = [line for line in blind_lines() if line.is_held_out]

    texts = [line.text for line in lines]
    findings = {text: gate.assess(text) for text in texts}
    parts = [text[start:end] for text in texts for start, end in findings[text].spans]
    every = sorted({*texts, *parts}, key=len)  # those of a run are made equally long
    points = dict(zip(every, model.embed([forms.write_out(each) for each in every]), strict=True))

    def heard(text: str) -> Tier:
        return nearness.weigh(findings[text], text, points.__getitem__).tier

    alone, both = figures(lines, lambda text: findings[text].tier), figures(lines, heard)
    assert both.crisis + both.ordinary == len(lines) >= 250
    assert alone.any_answer >= 0.49
    assert both.any_answer >= 0.72
    assert both.immediate_full >= 0.23
    assert both.false_cards <= 0.008
    assert both.check_ins <= 0.04


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Every morning I am sorry that the night did not keep me", Tier.NONE, Tier.AMBIGUOUS),
        ("I want to go to sleep and never wake up, and I mean it", Tier.AMBIGUOUS, Tier.PASSIVE),
        ("The jam was six feet under the cream", Tier.PASSIVE, Tier.AMBIGUOUS),
        ("The jam was six feet under the cream", Tier.AMBIGUOUS, Tier.NONE),
        ("The jam was six feet under the cream", Tier.IMMEDIATE, Tier.IMMEDIATE),
        ("The jam was six feet under the cream", Tier.OTHER_HARM, Tier.OTHER_HARM),
    ],
)
def test_meaning_and_patterns_are_two_opinions(
    model: MiniLm, nearness: Nearness, text: str, found: Tier, left: Tier
) -> None:
    finding = Assessment(found, Topic.DISTRESS if found is Tier.AMBIGUOUS else None, ((0, len(text)),))
    assert nearness.weigh(finding, text, lambda each: model.embed([each])[0]).tier is left


def test_a_hard_sentence_is_not_drowned_out_by_what_is_chatted_around_it(model: MiniLm, nearness: Nearness) -> None:
    soup, hard = "The soup was good and the jam was sweet. " * 8, "I want to die."
    finding = Assessment(Tier.PASSIVE, Topic.SUICIDE, ((len(soup), len(soup + hard)),))
    assert nearness.weigh(finding, soup + hard, lambda each: model.embed([each])[0]) == finding


def test_without_what_was_learned_the_patterns_listen_alone(model: MiniLm, tmp_path: Path) -> None:
    assert load_nearness(tmp_path / "missing.npz", model.name) is None
    (tmp_path / "broken.npz").write_bytes(FILE.read_bytes()[:1000])
    assert load_nearness(tmp_path / "broken.npz", model.name) is None
    assert load_nearness(FILE, "another model") is None
