"""The topics as they ship, and that what was learned from them is up to date."""

from collections import Counter
from itertools import chain

import pytest

from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.coach.safety.tiers import Tier
from extrovertly_desktop.coach.understanding.features import word_features
from extrovertly_desktop.coach.understanding.learned import load_learned
from extrovertly_desktop.coach.understanding.loading import LEARNED_FILE, load_short_forms, load_topics
from extrovertly_desktop.coach.understanding.topics import Topics
from extrovertly_desktop.resource_files import resources_dir

CONTENT = resources_dir() / "content"
FEWEST_TOPICS = 78
TABS = {"tab:today", "tab:journal", "tab:missions", "tab:events", "tab:progress", "tab:help"}


@pytest.fixture(scope="module")
def topics() -> Topics:
    return load_topics(CONTENT)


def test_there_are_topics_enough_and_each_leads_somewhere(topics: Topics) -> None:
    assert len(topics) >= FEWEST_TOPICS
    assert len({topic.title for topic in topics}) == len(topics)
    talk = {"greeting", "thanks", "goodbye"}
    assert {topic.slug for topic in topics if not topic.leads_to} == talk
    leads = set(chain.from_iterable(topic.leads_to for topic in topics))
    assert {lead for lead in leads if lead.startswith("tab:")} <= TABS


def test_reflections_reflect_and_alarm_nobody(topics: Topics) -> None:
    gate = Gate(load_patterns(CONTENT / "safety"))
    lines = [line for topic in topics for line in topic.reflection]
    assert [line for line in lines if "?" in line or "!" in line] == []
    assert [line for line in lines if len(line.split()) > 25] == []
    assert [line for line in lines if gate.assess(line).tier > Tier.NONE] == []
    assert len(set(lines)) == len(lines)


def test_what_was_learned_belongs_to_these_examples_and_words(topics: Topics) -> None:
    # When this fails: python -m tests.benchmarks.learn_topics
    learned = load_learned(CONTENT / LEARNED_FILE, topics.digest())
    forms = load_short_forms(CONTENT)
    labelled = list(topics.labelled())
    assert len(learned.points) == len(labelled)
    texts_with = Counter(feature for text, _ in labelled for feature in word_features(forms.write_out(text)))
    fewest = min(texts_with[feature] for feature in learned.features)
    assert fewest > 1
    assert set(learned.features) == {feature for feature, texts in texts_with.items() if texts >= fewest}


def test_two_examples_that_say_the_same_are_refused(topics: Topics) -> None:
    with pytest.raises(ValueError, match="stands twice"):
        Topics(topics.groups, ["Something else", "something  ELSE"])
    with pytest.raises(ValueError, match="two topics"):
        Topics([*topics.groups, topics.groups[0]], [])
