"""The library: what it refuses, what it finds, and how it says an article."""

from pathlib import Path

import pytest

from extrovertly_desktop.coach.knowledge.articles import Article, Source
from extrovertly_desktop.coach.knowledge.library import Library
from extrovertly_desktop.coach.packs import PackError
from extrovertly_desktop.domain.coach import Chip, MessageType

FILE = """
version = 1
[[articles]]
slug = "{slug}"
title = "A title"
topics = ["blushing"]
summary = "What it is about."
body = "{body}"
step = "Say hello to one person tomorrow."
sources = [{{ text = "Somebody (2001), A study of hellos", doi = "{doi}" }}]
"""
BODY = "A sentence about hellos. " * 10


def article(slug: str, *topics: str, mission: str | None = None) -> Article:
    source = Source(text="Somebody (2001), A study of hellos", doi="10.1000/182")
    return Article(
        slug=slug,
        title=f"About {slug}",
        topics=topics,
        summary="What it is about.",
        body=BODY,
        step="Say hello to one person tomorrow.",
        mission=mission,
        sources=(source,),
    )


def of(*articles: Article) -> Library:
    return Library(articles, "Plan this", "Something else")


def test_an_article_is_said_with_its_step_its_sources_and_ways_on() -> None:
    library = of(article("blushing", "blushing", mission="three-good-mornings"), article("old_fears", "blushing"))
    turn = library.turn("blushing")
    assert turn.message_type is MessageType.ADVICE
    assert turn.text.startswith("**About blushing**\n\nA sentence")
    assert turn.text.endswith("*One small step:* Say hello to one person tomorrow.")
    assert turn.chips == (
        Chip("flow:plan_exposure?slug=three-good-mornings", "Plan this"),
        Chip("article:old_fears", "About old_fears"),
        Chip("menu", "Something else"),
    )
    assert turn.notes == {"sources": ["Somebody (2001), A study of hellos doi 10.1000/182"]}
    assert turn.source == "article:blushing"


def test_without_a_mission_or_kin_there_is_only_something_else() -> None:
    assert of(article("blushing", "blushing")).turn("blushing").chips == (Chip("menu", "Something else"),)


def test_further_articles_share_a_topic_and_are_few() -> None:
    library = of(
        article("third", "shaking", "blushing"),
        article("fourth", "blushing"),
        article("fifth", "blushing"),
        article("shaking", "shaking"),
        article("blushing", "blushing"),
        article("elsewhere", "parties"),
    )
    assert [each.slug for each in library.further("third")] == ["shaking", "blushing"]
    assert [each.slug for each in library.further("blushing")] == ["third", "fourth"]
    assert library.further("elsewhere") == ()


def test_the_article_of_a_topic_comes_first() -> None:
    library = of(article("another", "blushing"), article("blushing", "blushing"), article("parties", "parties"))
    assert [each.slug for each in library.of_topic("blushing")] == ["blushing", "another"]
    assert library.of_topic("sweating") == ()


def test_an_unknown_slug_has_no_article_and_no_title() -> None:
    library = of(article("blushing", "blushing"))
    assert library.article("sweating") is None
    assert library.title("sweating") is None
    with pytest.raises(KeyError):
        library.turn("sweating")


def test_two_of_one_slug_are_refused() -> None:
    with pytest.raises(PackError, match="two articles are called blushing"):
        of(article("blushing", "blushing"), article("blushing", "shaking"))


@pytest.mark.parametrize(
    "broken",
    [
        FILE.format(slug="blushing", body=BODY, doi="11.1000/182"),
        FILE.format(slug="Blushing!", body=BODY, doi="10.1000/182"),
        FILE.format(slug="blushing", body="Too short.", doi="10.1000/182"),
        FILE.format(slug="blushing", body=BODY, doi="10.1000/182") + "colour = 'red'\n",
        "version = ",
    ],
    ids=["no doi", "no slug", "no body", "an unknown field", "no TOML"],
)
def test_a_file_that_is_not_as_it_has_to_be_is_named(tmp_path: Path, broken: str) -> None:
    (tmp_path / "a.toml").write_text(FILE.format(slug="shaking", body=BODY, doi="10.1000/182"), encoding="utf-8")
    assert len(Library.load(tmp_path, "Plan", "Else")) == 1
    (tmp_path / "b.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(PackError, match=r"b\.toml"):
        Library.load(tmp_path, "Plan", "Else")
