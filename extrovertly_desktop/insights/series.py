"""A person's daily life as values: how they were on each day, and what each day held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

WEEK = 7


class Kind(StrEnum):
    """What a factor is."""

    TAG = "tag"
    TRIGGER = "trigger"
    MISSION = "mission"
    EVENT = "event"
    WEEKDAY = "weekday"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Factor:
    """Something a day can hold.

    Attributes:
        key: its name, unique among the factors of a life and the same in every week, such as `tag:walk`.
        kind: what it is.
        days: for each day whether the day held it; None where nobody can know (a day without any record).
    """

    key: str
    kind: Kind
    days: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class DailySeries:
    """How a person was, day by day, and what their days held.

    Attributes:
        first_day: ordinal of the first day (`date.toordinal`). Weeks are counted from here, so let it be the first day
            of one of the person's weeks, and fill up with None.
        outcome: one figure a day in the person's own units (mean mood valence, mean confidence); None on a day without
            any: a gap, never a zero.
        unit: what the figures are counted in, handed on to every piece of evidence.
        factors: what is looked at beside the outcome. The order does not matter.
    """

    first_day: int
    outcome: tuple[float | None, ...]
    unit: str = "points"
    factors: tuple[Factor, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is not one value a day.

        Raises:
            ValueError: if a factor has other days than the outcome, or two have the same key.
        """
        if any(len(factor.days) != len(self.outcome) for factor in self.factors):
            raise ValueError("A factor must say something, or None, for every day of the outcome.")
        if len({factor.key for factor in self.factors}) != len(self.factors):
            raise ValueError("Two factors have the same key.")

    @classmethod
    def of(
        cls,
        first_day: int,
        outcome: Sequence[float | None],
        factors: Mapping[tuple[str, Kind], Sequence[bool | None]],
        unit: str = "points",
    ) -> "DailySeries":
        """Make one from factors by key and kind; a day whose outcome is missing leaves them as they are given."""
        made = tuple(Factor(key, kind, tuple(days)) for (key, kind), days in factors.items())
        return cls(first_day, tuple(outcome), unit, made)

    @property
    def weeks(self) -> int:
        """How many weeks are over: a week that is not full yet does not count."""
        return len(self.outcome) // WEEK

    def until(self, week_index: int) -> "DailySeries":
        """Return the days up to the end of a week, the first week being 0.

        Raises:
            ValueError: if that week is not over yet.
        """
        if not 0 <= week_index < self.weeks:
            raise ValueError("That week is not over yet.")
        end = WEEK * (week_index + 1)
        cut = tuple(replace(factor, days=factor.days[:end]) for factor in self.factors)
        return replace(self, outcome=self.outcome[:end], factors=cut)

    def with_weekdays(self) -> "DailySeries":
        """Return the same life with the seven weekdays among its factors (`weekday:0` is Monday)."""
        days = range(self.first_day, self.first_day + len(self.outcome))
        seven = tuple(
            # Ordinal 1 is a Monday.
            Factor(f"weekday:{number}", Kind.WEEKDAY, tuple((day - 1) % WEEK == number for day in days))
            for number in range(WEEK)
        )
        return replace(self, factors=self.factors + seven)
