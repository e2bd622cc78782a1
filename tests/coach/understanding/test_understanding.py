"""What the coach understands: floors on lines written by somebody else, and what happens when something is missing."""

import shutil
from pathlib import Path

import pytest

from extrovertly_desktop.coach.understanding.keywords import KeywordIndex
from extrovertly_desktop.coach.understanding.loading import (
    LEARNED_FILE,
    load_meaning,
    load_policy,
    load_router,
    load_short_forms,
    load_topics,
    load_vocabulary,
)
from extrovertly_desktop.coach.understanding.minilm import MiniLm, ModelUnavailableError
from extrovertly_desktop.coach.understanding.policy import Thresholds
from extrovertly_desktop.coach.understanding.router import Meaning, MeaningUnavailableError, Router
from extrovertly_desktop.coach.understanding.values import Decision, Ranked, Way
from extrovertly_desktop.resource_files import resources_dir
from tests.coach.understanding.measuring import figures_of, read_lines, understood

CONTENT = resources_dir() / "content"


@pytest.fixture(scope="module")
def without_model() -> Router:
    """A router where the model cannot be had."""

    def load() -> Meaning:
        raise MeaningUnavailableError("the model is not installed")

    topics = load_topics(CONTENT)
    keywords = KeywordIndex(topics.labelled())
    return Router(topics, load_policy(CONTENT), load_short_forms(CONTENT), keywords, load)


def test_lines_that_somebody_else_wrote_are_understood(router: Router) -> None:
    # Every second line; `packaging/dev.py bench -k understanding` goes through all of them.
    figures = figures_of(understood(router, read_lines("blind.toml")[::2]))
    assert figures.lines >= 120
    assert figures.beyond >= 25
    # Somewhat below what was measured, for processors differ a little in how they round int8.
    assert figures.top_1 >= 0.85
    assert figures.top_3 >= 0.93
    assert figures.precision >= 0.93
    assert figures.beyond_accepted <= 0.05
    assert figures.accepted >= 0.5


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("hi", "greeting"),
        ("Heyyyy!!", "greeting"),
        ("Thank you!", "thanks"),
        ("that’s all", "goodbye"),
        ("BYE", "goodbye"),
    ],
)
def test_short_sayings_are_taken_as_they_stand(router: Router, text: str, topic: str) -> None:
    found = router.understand(text)
    assert (found.topic, found.way) == (topic, Way.EXACT)


def test_short_forms_and_misspellings_are_read(router: Router) -> None:
    found = router.understand("cant make fone calls, ppl scare me on teh phone")
    assert "phone_calls" in [topic.slug for topic in found.topics]
    assert load_short_forms(CONTENT).write_out("idk what ppl think, R u sure. Dont") == (
        "i don't know what people think, R you sure. don't"
    )


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "\x00\ud800", "今日は天気がいい", "NEAR AND OR NOT *", '"', "la " * 20000, "é" * 5000]
)
def test_nothing_that_is_typed_makes_it_fall(router: Router, without_model: Router, text: str) -> None:
    assert router.understand(text).decision is not Decision.ACCEPT
    assert without_model.understand(text).decision is not Decision.ACCEPT


def test_without_the_model_keywords_find_the_topic(without_model: Router) -> None:
    found = without_model.understand("I'm scared of making phone calls")
    assert found.way is Way.KEYWORDS
    assert "phone_calls" in [topic.slug for topic in found.topics]
    assert without_model.trouble == "the model is not installed"
    offered = without_model.choices(found)
    assert ("phone_calls", "Phone calls") in offered
    figures = figures_of(understood(without_model, read_lines("validation.toml")))
    assert figures.top_3 >= 0.55
    assert figures.beyond_accepted <= 0.05


def test_another_model_than_the_checked_one_is_not_run(tmp_path: Path) -> None:
    changed = tmp_path / "model.onnx"
    changed.write_bytes(b"something else")
    with pytest.raises(ModelUnavailableError, match="not the one that was checked"):
        MiniLm.load(load_vocabulary(CONTENT), file=changed)
    with pytest.raises(ModelUnavailableError, match="not installed"):
        MiniLm.load(load_vocabulary(CONTENT), file=tmp_path / "gone.onnx")


def test_what_was_learned_from_other_examples_is_not_used(tmp_path: Path) -> None:
    copied = tmp_path / "coach"
    shutil.copytree(CONTENT / "coach" / "topics", copied / "topics")
    shutil.copytree(CONTENT / "coach" / "vocabulary", copied / "vocabulary")
    beyond = copied / "topics" / "beyond.toml"
    beyond.write_text(beyond.read_text(encoding="utf-8").replace("banana", "mango"), encoding="utf-8")
    with pytest.raises(MeaningUnavailableError, match="learn it anew"):
        load_meaning(tmp_path, load_topics(tmp_path))
    (tmp_path / LEARNED_FILE).write_bytes(b"PK damaged")
    assert load_router(tmp_path).understand("I'm afraid of phone calls").way is Way.KEYWORDS


def test_thresholds_part_accepting_from_asking_and_asking_from_the_menu() -> None:
    thresholds = Thresholds(sharpness=1.0, accept=0.6, offer=0.5)
    ranked = (Ranked("blushing", 0.3), Ranked("shaking", 0.2), Ranked("sweating", 0.05))
    assert thresholds.decide((Ranked("blushing", 0.6),)) is Decision.ACCEPT
    assert thresholds.decide(ranked) is Decision.CHIPS
    assert thresholds.decide(ranked[1:]) is Decision.MENU
    assert thresholds.decide(()) is Decision.MENU
