"""The gate: from a text to how much care it asks for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Generic, TypeVar

from extrovertly_desktop.coach.safety.packs import PatternPack
from extrovertly_desktop.coach.safety.phrases import Phrase, fold, folded, key_of
from extrovertly_desktop.coach.safety.surroundings import Weighing
from extrovertly_desktop.coach.safety.tiers import CALM, Assessment, Tier, Topic
from extrovertly_desktop.coach.safety.wording import Sentence, Wording

_OwnerT = TypeVar("_OwnerT")
_COVERED = "_ "
_FRAGMENT = 4
"""A sentence of so few words is read with the one before it as well."""
_MOST_REMEMBERED = 512
_PARAGRAPH = re.compile(r"[^\n]+")


class Gate:
    """Assesses texts by the patterns of a pack.

    What a paragraph gave is remembered by its digest, in memory and nowhere else: whoever goes on writing a long entry
    waits for the new paragraph only, and no words are kept.
    """

    def __init__(self, pack: PatternPack) -> None:
        """Take the patterns in.

        Raises:
            PhraseError: if a phrase does not follow the language of phrases.
        """
        self._wording = Wording(pack.rewrites, pack.fillers, pack.watched)
        self._weighing = Weighing(pack.surroundings, pack.classes)
        self._idioms = _Index(((text, None) for text in pack.idioms.phrases), pack.classes)
        self._folds = _Index(((f"{{{name}}}", name) for name in pack.folded), pack.classes)
        classes = {**pack.classes, **{name: folded(name) for name in pack.folded}}
        self._rules = _Index(((text, rule) for rule in pack.rules for text in rule.phrases), classes)
        self._remembered: dict[bytes, Assessment] = {}

    def assess(self, text: str) -> Assessment:
        """Return how much care a text asks for: the highest tier of any of its sentences, and where those stand."""
        tier, topic = CALM.tier, CALM.topic
        spans: list[tuple[int, int]] = []
        for paragraph in _PARAGRAPH.finditer(text):
            found = self._of(paragraph.group())
            if found.tier > tier:
                tier, topic, spans = found.tier, found.topic, []
            if found.tier == tier:
                begin = paragraph.start()
                spans.extend((begin + start, begin + end) for start, end in found.spans)
        return Assessment(tier, topic, tuple(spans))

    def _of(self, paragraph: str) -> Assessment:
        key = blake2b(paragraph.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._remembered.get(key)
        if known is None:
            known = self._read(paragraph)
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
            self._remembered[key] = known
        return known

    def _read(self, paragraph: str) -> Assessment:
        tier, topic = CALM.tier, CALM.topic
        spans: list[tuple[int, int]] = []
        before: Sentence | None = None
        for sentence in self._wording.sentences(paragraph):
            found, about = self._look(sentence)
            if before is not None and len(sentence.words) <= _FRAGMENT:
                # "I took them. All of them." A fragment goes on with what was begun.
                found, about = max((found, about), self._look(before.with_next(sentence)), key=lambda pair: pair[0])
            before = sentence
            if found > tier:
                tier, topic, spans = found, about, []
            if found == tier and found is not Tier.NONE:
                spans.append((sentence.start, sentence.end))
        return Assessment(tier, topic, tuple(spans))

    def _look(self, sentence: Sentence) -> tuple[Tier, Topic | None]:
        keys = {key_of(word) for word in sentence.words}
        plain = " " + "".join(f"{word} " for word in sentence.words)
        line = plain
        for phrase, _ in self._idioms.near(keys):
            line = phrase.regex.sub(lambda match: _COVERED * match.group().count(" "), line)
        for phrase, name in self._folds.near(keys):
            line = fold(name, line, phrase)
            keys.update(key_of(word) for word in folded(name))
        best: tuple[Tier, Topic | None] = (CALM.tier, CALM.topic)
        for phrase, rule in self._rules.near(keys):
            if rule.tier <= best[0]:
                continue
            for match in phrase.regex.finditer(line):
                first = line.count(" ", 0, match.start()) - 1
                last = line.count(" ", 0, match.end()) - 1
                tier = self._weighing.weigh(rule, plain, sentence, first, last)
                if tier > best[0]:
                    best = (tier, rule.topic)
        return best


class _Index(Generic[_OwnerT]):
    """Phrases by the beginnings of the words that they need."""

    def __init__(self, phrases: Iterable[tuple[str, _OwnerT]], classes: Mapping[str, Sequence[str]]) -> None:
        self._entries: list[tuple[Phrase, _OwnerT]] = []
        self._numbers: dict[str, list[int]] = {}
        for number, (text, owner) in enumerate(phrases):
            phrase = Phrase(text, classes)
            self._entries.append((phrase, owner))
            for key in phrase.keys:
                self._numbers.setdefault(key, []).append(number)

    def near(self, keys: set[str]) -> list[tuple[Phrase, _OwnerT]]:
        """Return the phrases that a sentence with words of these beginnings may hold, in their order."""
        wanted = set(chain.from_iterable(self._numbers.get(key, ()) for key in keys))
        return [self._entries[number] for number in sorted(wanted)]
