"""How strict the search for associations is."""

from dataclasses import dataclass

_FOR_THE_FIRST = 0.8
"""The part of alpha that goes to the first factors, in equal shares."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What must hold before an association is told.

    Attributes:
        alpha: the chance that a life without any association is ever told one, over all factors and all weekly looks
            for ever. Each outcome that is looked at spends its own: with two of them, 0.05 each are 0.10 together.
        equal_shares: that many factors, in the order in which they first had days enough, get the same share of
            alpha; together they get four fifths of it, and all that come later share the last fifth.
        least_days: days with an outcome before the first look.
        least_side: days with a factor, and as many without, before it is looked at.
        effect: the size of effect, in standard deviations of the outcome, that the test is quickest to see.
        season: days between the knots of the slow trend that is held fixed.
    """

    alpha: float = 0.05
    equal_shares: int = 20
    least_days: int = 56
    least_side: int = 14
    effect: float = 0.5
    season: int = 91

    def share(self, rank: int) -> float:
        """Return what the factor of a rank (the first is 0) may spend of alpha; over all ranks it sums to alpha."""
        if rank < self.equal_shares:
            return self.alpha * _FOR_THE_FIRST / self.equal_shares
        return self.alpha * (1 - _FOR_THE_FIRST) * self.equal_shares / (rank * (rank + 1))
