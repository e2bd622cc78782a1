"""How the report looks: colours of the light theme and the bundled fonts, in lengths of paper."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QFont

TWIPS = 20
"""Twentieths of a point: the unit of everything on the page, and one dot of the writer at 1440 to the inch."""
DOTS_AN_INCH = 1440


class Role(StrEnum):
    """What a text is; with it go size, weight and colour."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    MUTED = "muted"
    CAPTION = "caption"


_POINTS = {
    Role.DISPLAY: 24.0, Role.TITLE: 16.0, Role.HEADING: 11.5, Role.BODY: 10.0, Role.MUTED: 10.0, Role.CAPTION: 8.5,
}  # fmt: skip
_STRONG = frozenset({Role.DISPLAY, Role.TITLE, Role.HEADING})
_FAINT = frozenset({Role.MUTED, Role.CAPTION})


@dataclass(frozen=True, slots=True)
class ReportLooks:
    """Fonts and colours (`#RRGGBB`).

    Attributes:
        families: font families, the first that is there is taken.
        text, muted, hairline, grid, band: inks, from the darkest to the faintest.
        series: colours of what is drawn, told apart in this order.
    """

    families: tuple[str, ...]
    text: str
    muted: str
    hairline: str
    grid: str
    band: str
    series: tuple[str, ...]

    def font(self, role: Role) -> QFont:
        """Return the font of a role, sized in twips."""
        font = QFont(list(self.families))
        font.setPixelSize(round(_POINTS[role] * TWIPS))
        font.setWeight(QFont.Weight.DemiBold if role in _STRONG else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Inter puts other brackets and dashes beside capitals, which come out as nothing when text is copied.
        font.setFeature(QFont.Tag("calt"), 0)
        return font

    def ink(self, role: Role) -> QColor:
        """Return the colour of a role."""
        return QColor(self.muted if role in _FAINT else self.text)
