"""The part of a time axis that is in sight: it moves and widens within the data, and never leaves it."""


class TimeWindow:
    """A part `shown` of a `whole`, both (left, right) in the axis's own scale.

    Args:
        least: how narrow a part may be; a whole that is no wider cannot be looked at closer.
    """

    def __init__(self, least: float = 5.0) -> None:
        self._least = least
        self.whole = self.shown = (0.0, 1.0)

    @property
    def is_closer(self) -> bool:
        """Whether less than the whole is shown."""
        return self.shown != self.whole

    @property
    def width(self) -> float:
        """How much is shown."""
        return self.shown[1] - self.shown[0]

    def set_whole(self, left: float, right: float) -> None:
        """Take other ends and show everything; the same ends again leave the part as it is."""
        if (left, right) != self.whole:
            self.whole = self.shown = (left, right)

    def show_everything(self) -> bool:
        """Go back to the whole; return whether that changed anything."""
        return self._show(*self.whole)

    def move(self, by: float) -> bool:
        """Show what lies to the right (or to the left, below zero); return whether there was anything."""
        return self._show(self.shown[0] + by, self.shown[1] + by)

    def zoom(self, factor: float, about: float) -> bool:
        """Show so many times as much (less than 1 is closer), the place `about` staying where it is."""
        wanted = max(self._least, self.width * factor)
        share = (about - self.shown[0]) / self.width
        left = about - share * wanted
        return self._show(left, left + wanted)

    def reveal(self, place: float) -> bool:
        """Move just so far that a place is in sight, with a little room beside it."""
        left, right = self.shown
        room = 0.05 * self.width
        if left <= place <= right:
            return False
        return self.move(place - room - left if place < left else place + room - right)

    def _show(self, left: float, right: float) -> bool:
        first, last = self.whole
        width = right - left
        if width >= last - first:
            left, right = first, last
        elif left < first:
            left, right = first, first + width
        elif right > last:
            left, right = last - width, last
        changed = (left, right) != self.shown
        self.shown = (left, right)
        return changed
