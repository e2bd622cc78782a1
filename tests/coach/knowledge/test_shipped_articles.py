"""A proof-reader's eye over the articles: enough of them, each where it belongs, plain, modest, with its sources."""

import re
from itertools import chain, combinations

import pytest

from extrovertly_desktop.coach.knowledge.articles import Article, Source
from extrovertly_desktop.coach.knowledge.library import Library
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.coach.safety.tiers import Tier
from extrovertly_desktop.coach.understanding.loading import load_topics
from extrovertly_desktop.coach.understanding.topics import Topics
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.resource_files import resources_dir
from tests.content.prose import jaccard, reading_grade, too_alike, topics, words_of

CONTENT = resources_dir() / "content"
FEWEST = 70
SHORTEST, LONGEST = 90, 260
"""Words of body and step together."""
HIGHEST_GRADE, AVERAGE_GRADE = 8.5, 6.5
"""Flesch–Kincaid grades of one article, and of all as a mean."""
ALIKE = 0.2
"""The share of meaning-bearing words that two articles may have in common."""
BUTTON = 40
"""Letters that a title may have, so that it fits on a chip uncut."""

# What orders, gushes, claims too much or puts somebody down.
UNFIT = re.compile(
    r"\b(just relax|calm down now|cheer up|man up|get over it|toughen|be yourself|don’t worry|no big deal|normal people"
    r"|lazy|pathetic|weird|crazy|insane|stupid|you failed|you should|you must|you ought|you have to"
    r"|guarantee\w*|cure[sd]?|proven|proves? that|studies prove|always works|will make you|miracle|scientifically"
    r"|amazing|awesome|boyfriend|girlfriend|husband|wife)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(behaviors?|colors?|favorite|neighbors?|centers?|practicing|gray|honor|\w+ (?:organiz|realiz|apologiz)\w+)\b",
    re.IGNORECASE,
)
TYPEWRITER = re.compile(r"['\"]|\.\.\.|  |!|\bhttps?:")
QUOTED = re.compile(r"“[^”]*”")
YEAR = re.compile(r" \((19|20)\d\d\), \S")
PUBLISHERS = ("Press", "Addison-Wesley")


@pytest.fixture(scope="module")
def known() -> Topics:
    return load_topics(CONTENT)


def words_to_read(article: Article) -> str:
    return f"{article.title}.\n{article.summary}\n\n{article.body}\n\n{article.step}"


def test_there_are_enough_and_no_title_stands_twice(library: Library) -> None:
    assert len(library) >= FEWEST
    assert len({article.title.casefold() for article in library}) == len(library)
    assert [article.title for article in library if len(article.title) > BUTTON] == []


def test_every_lead_of_a_topic_has_its_article_and_every_article_its_topics(library: Library, known: Topics) -> None:
    leads = {lead.removeprefix("article:") for topic in known for lead in topic.leads_to if lead.startswith("article:")}
    assert {lead for lead in leads if library.article(lead) is None} == set()
    for article in library:
        assert article.topics, article.slug
        assert [topic for topic in article.topics if topic not in known] == [], article.slug
        assert article.slug not in known or article.topics[0] == article.slug, article.slug


def test_every_article_is_reached_from_a_topic_by_its_chips(library: Library, known: Topics) -> None:
    reached: set[str] = set()
    ahead = [lead for topic in known for lead in topic.leads_to if lead.startswith("article:")]
    while ahead:
        slug = ahead.pop().removeprefix("article:")
        if slug not in reached:
            reached.add(slug)
            ahead += [chip.value for chip in library.turn(slug).chips if chip.value.startswith("article:")]
    assert {article.slug for article in library} - reached == set()


def test_missions_are_in_the_catalogue(library: Library) -> None:
    catalogue = {mission.slug for mission in load_catalogue(CONTENT).missions}
    named = {article.slug: article.mission for article in library if article.mission}
    assert {slug: mission for slug, mission in named.items() if mission not in catalogue} == {}
    assert len(named) >= len(library) / 2


def test_they_are_short_and_read_easily(library: Library) -> None:
    grades = {}
    for article in library:
        assert SHORTEST <= len(words_of(f"{article.body} {article.step}")) <= LONGEST, article.slug
        assert 2 <= len(article.body.split("\n\n")) <= 4, article.slug
        assert len(words_of(article.summary)) <= 24, article.slug
        assert article.summary.endswith("."), article.slug
        grades[article.slug] = reading_grade(f"{article.body} {article.step}")
    assert {slug: grade for slug, grade in grades.items() if grade > HIGHEST_GRADE} == {}
    assert sum(grades.values()) / len(grades) <= AVERAGE_GRADE


def test_each_ends_in_one_step_that_can_be_done(library: Library) -> None:
    for article in library:
        text = library.turn(article.slug).text
        assert text.endswith(f"*One small step:* {article.step}"), article.slug
        assert text.count("One small step") == 1, article.slug
        assert len(words_of(article.step)) <= 40, article.slug
        assert article.step.endswith((".", ".”", "”.")), article.slug
        assert "\n" not in article.step, article.slug
        assert "?" not in QUOTED.sub("", article.step), article.slug


def test_sources_are_whole_and_agree_with_each_other(library: Library) -> None:
    by_place: dict[str, set[str]] = {}
    for article in library:
        assert len(article.sources) <= 3, article.slug
        for source in article.sources:
            assert is_whole(source), (article.slug, source.text)
            if source.doi:
                by_place.setdefault(source.doi.casefold(), set()).add(source.text.partition("),")[0])
        assert len({source.words for source in article.sources}) == len(article.sources), article.slug
    assert {doi: said for doi, said in by_place.items() if len(said) > 1} == {}


def is_whole(source: Source) -> bool:
    """Authors, a year and a title; and a doi, an address, or the publisher of a book."""
    if not YEAR.search(source.text) and not source.url:
        return False
    return bool(source.doi) != bool(source.url) or source.text.endswith(PUBLISHERS)


def test_a_source_without_a_year_or_a_place_is_not_whole() -> None:
    assert is_whole(Source(text="Wolpe (1969), The Practice of Behavior Therapy, Pergamon Press"))
    assert not is_whole(Source(text="Wolpe (1969), The Practice of Behavior Therapy"))
    assert not is_whole(Source(text="Wolpe, The Practice of Behavior Therapy", doi="10.1000/182"))


def test_findings_of_the_gate_are_expected(library: Library) -> None:
    gate = Gate(load_patterns(CONTENT / "safety"))
    alarming = {article.slug for article in library if gate.assess(words_to_read(article)).tier > Tier.NONE}
    gentle = {article.slug for article in library if article.gentle}
    assert alarming - gentle == set()
    assert len(gentle) <= len(library) / 10


@pytest.mark.parametrize(
    "pattern", [UNFIT, AMERICAN, TYPEWRITER], ids=["tone", "American spelling", "typewriter marks"]
)
def test_tone_and_spelling(library: Library, pattern: re.Pattern[str]) -> None:
    read = chain.from_iterable((article.title, article.summary, article.body, article.step) for article in library)
    assert [(match.group(), text) for text in read if (match := pattern.search(text))] == []


def test_no_two_say_the_same(library: Library) -> None:
    assert too_alike((article.body for article in library), size=4, limit=0.02) == []
    assert too_alike((article.step for article in library), size=3, limit=0.2) == []
    assert too_alike((article.summary for article in library), size=2, limit=0.3) == []
    about = {article.slug: topics(f"{article.title} {article.summary} {article.body}") for article in library}
    assert [pair for pair in combinations(about, 2) if jaccard(about[pair[0]], about[pair[1]]) > ALIKE] == []
