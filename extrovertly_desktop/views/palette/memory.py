"""What was opened from the list lately. Kept only as long as the vault is open, and nowhere on the disk."""

from extrovertly_desktop.domain.palette import PaletteItem, PaletteKind
from extrovertly_desktop.services.palette_ranking import Folded

_MOST = 6


class PaletteMemory:
    """The last few things that were opened, latest first.

    Attributes:
        shelf: what could be listed the last time, so that the next need not wait for it.
    """

    def __init__(self) -> None:
        self.shelf: tuple[Folded, ...] = ()
        self._items: list[PaletteItem] = []

    def note(self, item: PaletteItem) -> None:
        """Remember that something was opened."""
        self._items = [item, *(each for each in self._items if (each.kind, each.id) != (item.kind, item.id))][:_MOST]

    def items(self) -> tuple[PaletteItem, ...]:
        """Return them, latest first."""
        return tuple(self._items)

    def keys(self) -> tuple[tuple[PaletteKind, str], ...]:
        """Return their kinds and ids, latest first."""
        return tuple((item.kind, item.id) for item in self._items)
