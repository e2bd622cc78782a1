"""Moods of other programs and ours: which of ours a word most likely means."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.exchange.bringing.found import MoodWord
from extrovertly_desktop.services.transfer.fitting import plain_text
from extrovertly_desktop.services.transfer.values import MoodQuestion

NONE = ""
"""Stands for things that have no mood."""
_MIDDLE = 0.5
_MOST_WORDS = 500


class MoodMap:
    """Turns the moods of one file into ours, and keeps count of those that are none here.

    Args:
        vocabulary: the moods to choose from.
        chosen: word → slug, as the person chose now.
        remembered: word → slug, as they chose the last time.
    """

    def __init__(self, vocabulary: MoodVocabulary, chosen: Mapping[str, str], remembered: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._chosen = {word: slug for word, slug in chosen.items() if vocabulary.find(slug)}
        self._remembered = {word: slug for word, slug in remembered.items() if vocabulary.find(slug)}
        self._by_name = {_folded(name): mood.slug for mood in vocabulary for name in (mood.slug, mood.title)}
        self._counts: Counter[str] = Counter()
        self._levels: dict[str, float | None] = {}
        self._answers: dict[str, str] = {}

    def slug_of(self, mood: MoodWord | None) -> str:
        """Return the slug of ours that a mood becomes."""
        word = NONE if mood is None else plain_text(mood.name).strip()
        if word in self._answers:
            self._counts[word] += 1
            return self._answers[word]
        named = self._by_name.get(_folded(word)) if word else None
        if named is not None and word not in self._chosen:
            return named
        level = None if mood is None else mood.level
        slug = self._chosen.get(word) or self._remembered.get(word) or self._nearest(level)
        if len(self._answers) < _MOST_WORDS:
            self._answers[word], self._levels[word] = slug, level
            self._counts[word] += 1
        return slug

    def questions(self) -> tuple[MoodQuestion, ...]:
        """Return the moods that are none here, the commonest first."""
        return tuple(
            MoodQuestion(word, count, self._answers[word], self._levels[word], word in self._remembered)
            for word, count in self._counts.most_common()
        )

    def answers(self) -> dict[str, str]:
        """Return what each word became, to be remembered."""
        return {**self._remembered, **self._answers}

    def _nearest(self, level: float | None) -> str:
        """Return the mood as pleasant as a level from 0 to 1; among equals the stillest, which claims least."""
        wanted = 2 * (_MIDDLE if level is None else min(max(level, 0.0), 1.0)) - 1
        return min(self._vocabulary, key=lambda mood: (round(abs(mood.valence - wanted), 2), abs(mood.energy))).slug


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if sign.isalnum())
