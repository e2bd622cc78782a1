"""When to go by what was understood, when to ask, and when to show the menu."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from extrovertly_desktop.coach.understanding.values import Decision, Ranked

Likelihood = Annotated[float, Field(ge=0.0, le=1.0)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Thresholds(_Strict):
    """What it takes, for one way of understanding.

    Attributes:
        sharpness: what scores are multiplied with before they become likelihoods (softmax).
        accept: the least likelihood of the first topic for going by it.
        offer: the least likelihood of the first three together for asking which.
    """

    sharpness: Annotated[float, Field(gt=0.0)]
    accept: Likelihood
    offer: Likelihood

    def decide(self, topics: Sequence[Ranked]) -> Decision:
        """Return what to do with topics that are ranked by likelihood."""
        if topics and topics[0].score >= self.accept:
            return Decision.ACCEPT
        if sum(topic.score for topic in topics[:3]) >= self.offer:
            return Decision.CHIPS
        return Decision.MENU


class Policy(_Strict):
    """`policy.toml`: the thresholds, fitted on lines that are neither learned from nor measured with."""

    version: Annotated[int, Field(ge=1)]
    meaning: Thresholds
    keywords: Thresholds
