"""Rewords a line by a model that nobody trusts; whatever is amiss, the line stays as it is written."""

from collections import Counter
from collections.abc import Callable, Mapping

from extrovertly_desktop.coach.language_model.case import Case
from extrovertly_desktop.coach.language_model.guards import broken
from extrovertly_desktop.coach.language_model.prompts import ask_for, line_of
from extrovertly_desktop.coach.language_model.values import Context, NoWordsError, Speaker
from extrovertly_desktop.coach.language_model.words import as_if_said_of_oneself
from extrovertly_desktop.coach.safety.tiers import Assessment, Tier

LEAST_LIKENESS = 0.6
"""Cosine of both lines' embeddings below which the reply speaks of something else."""
REWORDED = "reworded"


class GuardedRephraser:
    """Asks a model for other words, and lets through what passes every guard.

    Args:
        speaker: who is asked.
        assess: the safety gate.
        likeness: how alike two lines are in meaning, 0 to 1; None when it cannot be told, and then nothing is sent.
        vocabulary: the stems of all words that the coach's packs say.
        tally: how often each reason came up; reasons only, never a word of what was said.
    """

    def __init__(
        self,
        speaker: Speaker,
        assess: Callable[[str], Assessment],
        likeness: Callable[[str, str], float] | None,
        vocabulary: frozenset[str],
        tally: Counter[str],
    ) -> None:
        self._speaker = speaker
        self._assess = assess
        self._likeness = likeness
        self._vocabulary = vocabulary
        self._tally = tally

    @property
    def tally(self) -> Mapping[str, int]:
        """How often a line was reworded, and how often it was left for which reason."""
        return self._tally

    def rephrase(self, line: str, context: Context, seconds: float) -> str | None:
        """Return other words for a line, or None when the line has to stay as it is written."""
        try:
            reply = self._reworded(line, context, seconds)
        except NoWordsError as error:
            self._tally[error.reason] += 1
            return None
        self._tally[REWORDED] += 1
        return reply

    def _reworded(self, line: str, context: Context, seconds: float) -> str:
        if self._likeness is None:
            raise NoWordsError("no_measure")
        before = self._tier(line)
        if before.is_full or self._assess(context.last_words).tier.is_full:
            raise NoWordsError("care_before")
        reply = line_of(self._speaker.speak(ask_for(line, context), seconds))
        if reply == line:
            raise NoWordsError("unchanged")
        reason = broken(Case.of(line, reply, context.kept, self._vocabulary))
        if reason is not None:
            raise NoWordsError(reason)
        # Even a figure of speech that asks for care is more than a mere rewording may bring along.
        if self._tier(reply) > before:
            raise NoWordsError("care_after")
        if self._likeness(line, reply) < LEAST_LIKENESS:
            raise NoWordsError("unlike")
        return reply

    def _tier(self, text: str) -> Tier:
        """Assess what the coach says as it stands, and as if the person said it of themselves."""
        return max(self._assess(text).tier, self._assess(as_if_said_of_oneself(text)).tier)
