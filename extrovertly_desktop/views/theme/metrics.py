"""Lengths and type sizes at the text size the person chose."""

from dataclasses import dataclass
from typing import Literal

from extrovertly_desktop.views.theme.tokens import Measures

TypeRole = Literal["caption", "body", "heading", "title", "display"]
"""The five sizes of type."""

MIN_TEXT_PERCENT = 80
MAX_TEXT_PERCENT = 200


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes for one text percentage and one screen resolution.

    Attributes:
        measures: the sizes at 100 %.
        percent: text size, 80 to 200.
        dots_per_inch: logical resolution, which turns points into pixels.
    """

    measures: Measures
    percent: int
    dots_per_inch: float

    @property
    def scale(self) -> float:
        """Text scale as a factor."""
        return self.percent / 100.0

    def space(self, steps: float) -> int:
        """Return a length of `steps` on the 4-px grid; empty space grows more slowly than text."""
        space = self.measures.space
        return round(space.grid * steps * (1.0 + (self.scale - 1.0) * space.growth))

    def points(self, role: TypeRole) -> float:
        """Return the size of a type role in points."""
        sizes: dict[TypeRole, float] = {
            "caption": self.measures.type.caption,
            "body": self.measures.type.body,
            "heading": self.measures.type.heading,
            "title": self.measures.type.title,
            "display": self.measures.type.display,
        }
        return sizes[role] * self.scale

    def em(self, count: float) -> int:
        """Return `count` heights of body text in pixels; use it for anything that must grow with the text."""
        return round(self.points("body") * self.dots_per_inch / 72.0 * count)

    @property
    def icon(self) -> int:
        """Side of an icon that stands beside body text."""
        return self.em(1.3)

    @property
    def control_height(self) -> int:
        """Least height of a button or field."""
        return self.em(2.3)

    @property
    def page_width(self) -> int:
        """Widest column of content."""
        return round(self.measures.space.page_width * self.scale)

    @property
    def card_padding(self) -> int:
        """Space between a card's border and its content."""
        return self.space(self.measures.space.card_padding / self.measures.space.grid)

    @property
    def radius_card(self) -> int:
        """Corner radius of cards."""
        return self.measures.space.radius_card

    @property
    def radius_control(self) -> int:
        """Corner radius of buttons and fields."""
        return self.measures.space.radius_control

    @property
    def hairline(self) -> int:
        """Width of a line that only separates."""
        return self.measures.space.hairline

    @property
    def focus_ring(self) -> int:
        """Width of the line around whatever has the keyboard."""
        return self.measures.space.focus_ring
