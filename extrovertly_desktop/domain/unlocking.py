"""What a mission asks to be done before it opens (`missions.requirements`), and how that is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Requirements:
    """How many attempts have to be behind a person; all of it has to hold.

    Attributes:
        missions: attempts at any missions.
        by_category: attempts at missions of a category, by its slug.
    """

    missions: int = 0
    by_category: tuple[tuple[str, int], ...] = ()

    @classmethod
    def read(cls, stored: object) -> Self:
        """Read what is stored; what cannot be read asks for nothing, since an import may hold any JSON."""
        if not isinstance(stored, Mapping):
            return cls()
        categories = stored.get("category_missions")
        wanted = categories if isinstance(categories, Mapping) else {}
        pairs = ((str(name), _count(times)) for name, times in wanted.items())
        return cls(_count(stored.get("missions_completed")), tuple(pair for pair in pairs if pair[1]))

    def are_met(self, done: Mapping[str, int]) -> bool:
        """Whether nothing is missing.

        Args:
            done: attempts so far by category slug.
        """
        return sum(done.values()) >= self.missions and all(
            done.get(name, 0) >= times for name, times in self.by_category
        )

    def sentence(self, done: Mapping[str, int], titles: Mapping[str, str]) -> str:
        """Return what opens the mission, in one sentence.

        Args:
            done: attempts so far by category slug.
            titles: titles of the categories by slug.
        """
        wanted = []
        if self.missions:
            wanted.append(_wanted(self.missions, sum(done.values()), ""))
        wanted += [_wanted(times, done.get(name, 0), titles.get(name, name)) for name, times in self.by_category]
        return f"Opens after {' and '.join(wanted)}."


def _wanted(times: int, done: int, title: str) -> str:
    missions = f"{times} mission" if times == 1 else f"{times} missions"
    of = f" of “{title}”" if title else ""
    return f"{missions}{of} ({min(done, times)} of {times} done)"


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
