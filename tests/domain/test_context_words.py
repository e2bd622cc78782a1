"""Words of a context: read as a person would say them, stored as the catalogue does."""

import pytest

from extrovertly_desktop.content.packs import People, Place
from extrovertly_desktop.domain.context_words import answer_of, counted_as, stored_of
from extrovertly_desktop.domain.recommendation import ContextKind


@pytest.mark.parametrize(("kind", "words"), [(ContextKind.PLACE, Place), (ContextKind.PEOPLE, People)])
def test_every_word_of_the_catalogue_comes_back_from_the_field(kind: ContextKind, words: type[Place | People]) -> None:
    for word in map(str, words):
        answer = answer_of(kind, word)
        assert stored_of(kind, answer) == stored_of(kind, answer.upper()) == word
        assert counted_as(kind, answer) == counted_as(kind, word) == word


def test_own_words_stay_and_count_as_what_they_mean() -> None:
    for own in ("Café Blue, on Main Street", "the library", ""):
        assert answer_of(ContextKind.PLACE, own) == stored_of(ContextKind.PLACE, own) == own
    assert counted_as(ContextKind.PLACE, "The  Library") == "library"
    assert counted_as(ContextKind.PLACE, "Café") == counted_as(ContextKind.PLACE, "at a cafe") == "cafe"
    assert counted_as(ContextKind.PEOPLE, "my family") == "family"
    assert counted_as(ContextKind.PLACE, "my garden") == "my garden"
