"""What the weekly looks have spent and told so far, as a value that can be kept as JSON."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from extrovertly_desktop.insights.evidence import Evidence
from extrovertly_desktop.insights.series import Kind


class Standing(StrEnum):
    """How a claim stands after a look."""

    NEW = "new"
    """Told for the first time."""
    HOLDS = "holds"
    """Told before, and its interval still lies on one side of zero."""
    WITHDRAWN = "withdrawn"
    """Told before; this week its interval reached zero: it is not seen any more."""
    SEEN_AGAIN = "seen_again"
    """Withdrawn before; this week it passed the test anew."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That the outcome and a factor go together, as of one week; nothing is said of causes.

    Attributes:
        key, kind: the factor.
        standing: how it stands since this week.
        week: the week of the look.
        evidence: mean difference of the outcome, days with the factor less days without, other things being equal.
        log_e: natural logarithm of the evidence against no association (an e-value).
    """

    key: str
    kind: Kind
    standing: Standing
    week: int
    evidence: Evidence
    log_e: float


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that was made once, and what is kept of that moment to correct later intervals for it.

    Attributes:
        key: the factor.
        week: when it was first told.
        stands: False once it was withdrawn.
        naive, information: estimate and information (1/variance) at the first telling, as they were measured.
        centre, spread: the same estimate and its standard error, corrected for having been told just then.
    """

    key: str
    week: int
    stands: bool
    naive: float
    information: float
    centre: float
    spread: float


@dataclass(frozen=True, slots=True)
class Account:
    """The account of all looks so far.

    Attributes:
        looks: how many weeks were looked at.
        last_week: the last of them, −1 before the first.
        ranked: the keys of all factors that ever had days enough, in that order; their place says what they may spend.
        told: every claim ever told, by first telling.
    """

    looks: int = 0
    last_week: int = -1
    ranked: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()

    def rank(self, key: str) -> int:
        """Return the place of a factor; ValueError when it never had days enough."""
        return self.ranked.index(key)

    def of(self, key: str) -> Told | None:
        """Return what was told of a factor, or None."""
        return next((told for told in self.told if told.key == key), None)

    def enrolled(self, keys: tuple[str, ...]) -> Self:
        """Return it with factors that have days enough now; those known already keep their place."""
        return replace(self, ranked=self.ranked + tuple(key for key in keys if key not in self.ranked))

    def noted(self, told: Told) -> Self:
        """Return it with a claim told anew, or standing otherwise than before."""
        if self.of(told.key) is None:
            return replace(self, told=(*self.told, told))
        return replace(self, told=tuple(told if old.key == told.key else old for old in self.told))

    def closed(self, week: int) -> Self:
        """Return it after the look of a week."""
        return replace(self, looks=self.looks + 1, last_week=week)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self) | {"ranked": list(self.ranked), "told": [asdict(told) for told in self.told]}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Return what `to_json` wrote.

        Raises:
            KeyError, TypeError: if it is something else.
        """
        told = tuple(Told(**one) for one in kept["told"])
        return cls(kept["looks"], kept["last_week"], tuple(kept["ranked"]), told)
