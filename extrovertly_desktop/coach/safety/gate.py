"""The gate: from a text to how much care it asks for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import Generic, TypeVar

from extrovertly_desktop.coach.safety.packs import PatternPack, Rule
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
        heard = [_Heard(rule, tuple(Phrase(text, pack.classes) for text in rule.beside)) for rule in pack.rules]
        self._rules = _Index(((text, each) for each in heard for text in each.rule.phrases), classes)
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
        alone = CALM.tier
        sentences = self._wording.sentences(paragraph)
        around = " " + "".join(f"{word} " for sentence in sentences for word in sentence.words)
        for sentence in sentences:
            found, about = self._look(sentence, around)
            of_before, alone = alone, found
            if before is not None and len(sentence.words) <= _FRAGMENT:
                # "I took them. All of them." A fragment goes on with what was begun, and counts for what it adds.
                both = self._look(before.with_next(sentence), around, seam=len(before.words))
                if both[0] > max(found, of_before):
                    found, about = both
            before = sentence
            if found > tier:
                tier, topic, spans = found, about, []
            if found == tier and found is not Tier.NONE:
                spans.append((sentence.start, sentence.end))
        if Tier.NONE < tier <= Tier.OTHER_HARM and self._weighing.is_settled(around):
            return CALM
        return Assessment(tier, topic, tuple(spans))

    def _look(self, sentence: Sentence, around: str, seam: int | None = None) -> tuple[Tier, Topic | None]:
        """Return the highest tier in a sentence; of two that were put together, only what reaches over their seam."""
        words = set(sentence.words)
        keys = {key_of(word) for word in words}
        plain = " " + "".join(f"{word} " for word in sentence.words)
        line = plain
        for phrase, _ in self._idioms.near(words, keys):
            line = phrase.regex.sub(lambda match: _COVERED * match.group().count(" "), line)
        for phrase, name in self._folds.near(words, keys):
            shorter = fold(name, line, phrase)
            if shorter != line:
                line = shorter
                words.update(folded(name))
        best: tuple[Tier, Topic | None] = (CALM.tier, CALM.topic)
        for phrase, heard in self._rules.near(words, keys):
            rule = heard.rule
            if rule.tier <= best[0]:
                continue
            for match in phrase.regex.finditer(line):
                if not heard.counts_in(around):
                    break
                first = line.count(" ", 0, match.start()) - 1
                last = line.count(" ", 0, match.end()) - 1
                if seam is not None and not first < seam < last:
                    continue
                tier = self._weighing.weigh(rule, plain, sentence, first, last)
                if tier > best[0]:
                    best = (tier, rule.topic)
        return best


@dataclass(frozen=True, slots=True)
class _Heard:
    """A rule, and what must stand in the same paragraph for its phrases to mean anything."""

    rule: Rule
    beside: tuple[Phrase, ...]

    def counts_in(self, around: str) -> bool:
        return not self.beside or any(phrase.regex.search(around) for phrase in self.beside)


class _Index(Generic[_OwnerT]):
    """Phrases by the beginnings of the words that they need."""

    def __init__(self, phrases: Iterable[tuple[str, _OwnerT]], classes: Mapping[str, Sequence[str]]) -> None:
        self._entries: list[tuple[Phrase, _OwnerT]] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        for number, (text, owner) in enumerate(phrases):
            phrase = Phrase(text, classes)
            self._entries.append((phrase, owner))
            for word in phrase.words:
                self._by_word.setdefault(word, []).append(number)
            for stem in phrase.stems:
                self._by_stem.setdefault(stem, []).append(number)

    def near(self, words: AbstractSet[str], keys: AbstractSet[str]) -> list[tuple[Phrase, _OwnerT]]:
        """Return the phrases that a sentence with these words, and so these beginnings, may hold, in their order."""
        wanted = set(chain.from_iterable(self._by_word[word] for word in words & self._by_word.keys()))
        wanted.update(chain.from_iterable(self._by_stem[key] for key in keys & self._by_stem.keys()))
        entries = self._entries
        return [entries[number] for number in sorted(wanted) if entries[number][0].may_stand_among(words, keys)]
