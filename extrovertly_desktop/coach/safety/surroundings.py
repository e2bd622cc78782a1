"""What stands around a finding and changes its weight: a denial, the past, a quotation, laughter."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from extrovertly_desktop.coach.safety.packs import PastRule, Rule, Surroundings
from extrovertly_desktop.coach.safety.phrases import NEGATIONS, Phrase
from extrovertly_desktop.coach.safety.tiers import Tier
from extrovertly_desktop.coach.safety.wording import Sentence

_CLAUSE_ENDS = frozenset({",", "but", "because", "so", "yet", "though", "although", "however", "i", "when", "if"})
_REACH = 6
"""So many words before a finding can deny it."""


class Weighing:
    """Weighs a finding by what stands around it."""

    def __init__(self, pack: Surroundings, classes: Mapping[str, Sequence[str]]) -> None:
        self._pack = pack
        self._classes = classes

    def is_settled(self, around: str) -> bool:
        """Return whether a paragraph tells of something that lies back and is over; its plain words as in `weigh`."""
        return bool(self._past.search(around) and self._settled.search(around) and not self._returning.search(around))

    def weigh(self, rule: Rule, line: str, sentence: Sentence, first: int, last: int) -> Tier:
        """Return the tier that is left of a finding.

        Args:
            rule: the rule that found it.
            line: the sentence's words with a space after each and one before the first.
            sentence: the sentence.
            first, last: the finding's first word and the one behind its last, by number.
        """
        before = " " + "".join(f"{word} " for word in sentence.words[:first])
        if rule.negatable and self._is_denied(before):
            return Tier.NONE
        tier = self._quoted(rule.tier, before, line, quoted=sentence.quoted, found=slice(first, last))
        if tier > Tier.AMBIGUOUS and self._others.search(before):
            tier = Tier.AMBIGUOUS
        if rule.past is not PastRule.KEEPS and self._past.search(line) and not self._now.search(line):
            tier = min(tier, Tier.AMBIGUOUS if rule.past is PastRule.LOWERS else Tier.NONE)
        if tier == Tier.PASSIVE and self._laughter.search(line):
            tier = Tier.AMBIGUOUS
        elif tier == Tier.AMBIGUOUS and self._laughter.search(line):
            tier = Tier.NONE
        return tier

    def _is_denied(self, before: str) -> bool:
        if self._denial.search(before):
            return True
        for word in reversed(before.split()[-_REACH:]):
            if word in NEGATIONS:
                return True
            if word in _CLAUSE_ENDS:
                return False
        return False

    def _quoted(self, tier: Tier, before: str, line: str, *, quoted: tuple[bool, ...], found: slice) -> Tier:
        in_quotes = all(quoted[found])
        if in_quotes and self._own.search(line):
            return tier
        if self._story.search(before) or (in_quotes and self._story.search(line)):
            return Tier.NONE
        return min(tier, Tier.AMBIGUOUS) if in_quotes and not all(quoted) else tier

    @cached_property
    def _denial(self) -> re.Pattern[str]:
        # Directly before the finding: "I do not think | I am suicidal".
        return self._any(self._pack.denials, tail=r"(?:\S+ ){0,2}$")

    @cached_property
    def _past(self) -> re.Pattern[str]:
        return self._any(self._pack.past)

    @cached_property
    def _now(self) -> re.Pattern[str]:
        return self._any(self._pack.now)

    @cached_property
    def _settled(self) -> re.Pattern[str]:
        return self._any(self._pack.settled)

    @cached_property
    def _returning(self) -> re.Pattern[str]:
        return self._any(self._pack.returning)

    @cached_property
    def _laughter(self) -> re.Pattern[str]:
        return self._any(self._pack.laughter)

    @cached_property
    def _story(self) -> re.Pattern[str]:
        return self._any(self._pack.stories)

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return self._any(self._pack.own_voice)

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return self._any(self._pack.others_voice)

    def _any(self, phrases: Sequence[str], tail: str = "") -> re.Pattern[str]:
        sources = (Phrase(text, self._classes).regex.pattern for text in phrases)
        return re.compile(f"(?:{'|'.join(sources)}){tail}")
