"""From a text to the topics it is about."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING

from extrovertly_desktop.coach.understanding.features import ShortForms
from extrovertly_desktop.coach.understanding.keywords import KeywordIndex
from extrovertly_desktop.coach.understanding.learned import BEYOND, Learned
from extrovertly_desktop.coach.understanding.minilm import Embedder
from extrovertly_desktop.coach.understanding.policy import Policy
from extrovertly_desktop.coach.understanding.slots import read_slots
from extrovertly_desktop.coach.understanding.topics import Topics
from extrovertly_desktop.coach.understanding.values import Decision, Ranked, Understood, Way

if TYPE_CHECKING:
    import numpy as np

_OFFERED = 3
_MOST_LETTERS = 2000
"""What stands after them changes nothing any more: the model itself reads some 120 words."""
_log = logging.getLogger(__name__)


class MeaningUnavailableError(Exception):
    """Understanding by meaning is not possible here; the message says why."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What it takes to understand by meaning: a model, and what was learned with it."""

    embedder: Embedder
    learned: Learned

    def scores(self, text: str) -> Mapping[str, float]:
        """Return how much speaks for each topic, and for none of them."""
        found: np.ndarray = self.learned.scores(self.embedder.embed([text])[0], text)
        return dict(zip(self.learned.slugs, found.tolist(), strict=True))


class Router:
    """Understands texts: exact sayings first, then by meaning, and by keywords where there is no model."""

    def __init__(
        self,
        topics: Topics,
        policy: Policy,
        forms: ShortForms,
        keywords: KeywordIndex,
        load_meaning: Callable[[], Meaning],
    ) -> None:
        """Take everything in; nothing slow happens before the first text.

        Args:
            topics: all there are.
            policy: when to accept and when to ask.
            forms: what is written out first.
            keywords: the way without a model.
            load_meaning: called once, when it is first needed; may raise MeaningUnavailableError.
        """
        self.topics = topics
        self._policy = policy
        self._forms = forms
        self._keywords = keywords
        self._load_meaning = load_meaning
        self._exact = {_bare(saying): topic.slug for topic in topics for saying in topic.exact}
        self._turn = Lock()
        self._meaning: Meaning | None = None
        self._trouble: str | None = None

    @property
    def trouble(self) -> str | None:
        """Why understanding goes by keywords alone, once that is known; for the log and the settings page."""
        return self._trouble

    def warm(self) -> bool:
        """Load the model now, on the thread that calls: a second at most. Return whether it is there."""
        with self._turn:
            if self._meaning is None and self._trouble is None:
                try:
                    self._meaning = self._load_meaning()
                except MeaningUnavailableError as error:
                    self._trouble = str(error)
                    _log.warning("The coach understands by keywords alone: %s", error)
        return self._meaning is not None

    def point(self, text: str) -> tuple[str, np.ndarray] | None:
        """Return the model's name and a text's point, or None where there is no model; the first call loads it."""
        if not self.warm() or self._meaning is None:
            return None
        embedder = self._meaning.embedder
        return embedder.name, embedder.embed([self._forms.write_out(text[:_MOST_LETTERS])])[0]

    def understand(self, text: str) -> Understood:
        """Return what a text is about; the first call loads the model. May be called from any thread."""
        text = text[:_MOST_LETTERS]
        slots = read_slots(text)
        exact = self._exact.get(_bare(text))
        if exact is not None:
            return Understood(Decision.ACCEPT, (Ranked(exact, 1.0),), slots, Way.EXACT)
        plain = self._forms.write_out(text)
        if self.warm() and self._meaning is not None:
            ranked = _likelihoods(self._meaning.scores(plain), self._policy.meaning.sharpness)
            return Understood(self._policy.meaning.decide(ranked), ranked, slots, Way.MEANING)
        ranked = _shares(self._keywords.scores(plain), self._policy.keywords.sharpness)
        return Understood(self._policy.keywords.decide(ranked), ranked, slots, Way.KEYWORDS)

    def choices(self, understood: Understood) -> Sequence[tuple[str, str]]:
        """Return slug and title of the topics to choose from: the likeliest ones, or none where the menu is shown."""
        if understood.decision is Decision.MENU:
            return ()
        return [(ranked.slug, self.topics[ranked.slug].title) for ranked in understood.topics]


def _bare(text: str) -> str:
    """Return a text in small letters, without signs, and each run of a letter as one: “Hellooo!!” is “helo”."""
    apart = text.casefold().replace("’", "").replace("'", "")
    words = " ".join("".join(letter if letter.isalnum() else " " for letter in apart).split())
    return "".join(letter for letter, _ in groupby(words))


def _likelihoods(scores: Mapping[str, float], sharpness: float) -> tuple[Ranked, ...]:
    top = max(scores.values())
    powers = {slug: math.exp(sharpness * (score - top)) for slug, score in scores.items()}
    whole = sum(powers.values())
    return _best({slug: power / whole for slug, power in powers.items() if slug != BEYOND})


def _shares(scores: Mapping[str, float], sharpness: float) -> tuple[Ranked, ...]:
    """Return likelihoods by keywords: what speaks for a topic against all that speaks for any, and against nothing."""
    whole = 1.0 + sum(score**sharpness for score in scores.values())
    return _best({slug: score**sharpness / whole for slug, score in scores.items()})


def _best(likelihoods: Mapping[str, float]) -> tuple[Ranked, ...]:
    order = sorted(likelihoods, key=lambda slug: (-likelihoods[slug], slug))
    return tuple(Ranked(slug, likelihoods[slug]) for slug in order[:_OFFERED])
