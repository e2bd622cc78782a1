"""What a list of entries can hold: everything, the hits of a search, or this day in earlier years."""

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


@dataclass(frozen=True, slots=True)
class Listing:
    """One way to fill the list; everything, newest first, unless more is said.

    Attributes:
        typed: the search whose hits are listed; "" for none.
        is_ranked: best match first; only the best of many hits are listed then.
        is_on_this_day: this day in earlier years.
    """

    typed: str = ""
    is_ranked: bool = False
    is_on_this_day: bool = False

    @property
    def is_short(self) -> bool:
        """Whether all of it is known as quickly as its beginning."""
        return self.is_ranked or self.is_on_this_day

    def beginning(self, vault: "OpenVault", limit: int) -> "array[int]":
        """Return the newest keys, at most so many."""
        if self.typed:
            return vault.search.keys(self.typed, limit=limit)
        return vault.journal.newest_keys(limit)

    def whole(self, vault: "OpenVault") -> "array[int]":
        """Return all keys; may be asked for on the worker."""
        if self.is_on_this_day:
            return vault.journal.keys_on_this_day()
        if self.typed:
            return vault.search.keys(self.typed, "best" if self.is_ranked else "newest")
        return vault.journal.keys()
