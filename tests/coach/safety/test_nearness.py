"""What lies near in meaning gets the one kind line: more of the oblique lines, and little of ordinary talk."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.coach.safety.nearness import Nearness, load_nearness
from extrovertly_desktop.coach.safety.tiers import Tier
from extrovertly_desktop.coach.understanding.loading import load_vocabulary
from extrovertly_desktop.coach.understanding.minilm import MiniLm
from extrovertly_desktop.resource_files import resources_dir

from .fresh import CRISIS, fresh_lines

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


def test_more_of_what_nobody_tuned_for_is_answered(model: MiniLm, nearness: Nearness) -> None:
    """Floors are what was reached on the half of the fresh lines that was neither looked at nor learned from."""
    gate = Gate(load_patterns(CONTENT / "safety"))
    lines = [line for line in fresh_lines() if line.is_held_out]
    near = [nearness.is_near(point) for point in model.embed([line.text for line in lines])]
    answered = [is_near or gate.assess(line.text).tier > Tier.NONE for line, is_near in zip(lines, near, strict=True)]
    of_crisis = [told for line, told in zip(lines, answered, strict=True) if line.kind in CRISIS]
    of_others = [told for line, told in zip(lines, answered, strict=True) if line.kind not in CRISIS]
    assert np.mean(of_crisis) >= 0.89
    assert np.mean(of_others) <= 0.13


def test_talk_about_the_coach_s_topics_is_seldom_taken_for_it(model: MiniLm, nearness: Nearness) -> None:
    path = Path(__file__).parents[1] / "understanding" / "blind.toml"
    texts = [line["text"] for line in tomllib.loads(path.read_text(encoding="utf-8"))["line"]]
    near = [text for text, point in zip(texts, model.embed(texts), strict=True) if nearness.is_near(point)]
    assert len(near) / len(texts) <= 0.03, near


def test_without_what_was_learned_the_patterns_listen_alone(model: MiniLm, tmp_path: Path) -> None:
    assert load_nearness(tmp_path / "missing.npz", model.name) is None
    (tmp_path / "broken.npz").write_bytes(FILE.read_bytes()[:1000])
    assert load_nearness(tmp_path / "broken.npz", model.name) is None
    assert load_nearness(FILE, "another model") is None
