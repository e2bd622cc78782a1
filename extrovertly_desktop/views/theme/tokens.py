"""Design tokens: what the theme files in `resources/themes/` may say, validated."""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""An opaque sRGB colour, `#RRGGBB`."""

Points = Annotated[float, Field(gt=4, lt=72)]
Pixels = Annotated[int, Field(ge=0, le=4000)]
Weight = Annotated[int, Field(ge=100, le=900)]


class _Token(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Colours(_Token):
    """Semantic colours of one theme; each is named for its meaning."""

    ground: Colour
    ground_sunken: Colour
    surface: Colour
    surface_raised: Colour
    hairline: Colour
    outline: Colour
    text: Colour
    text_muted: Colour
    text_disabled: Colour
    primary: Colour
    primary_hover: Colour
    primary_pressed: Colour
    on_primary: Colour
    celebrate: Colour
    celebrate_soft: Colour
    celebrate_hairline: Colour
    on_celebrate: Colour
    focus: Colour
    danger: Colour
    danger_soft: Colour
    danger_hairline: Colour
    selection: Colour
    on_selection: Colour
    hover: Colour
    link: Colour
    shadow: Colour


class ChartColours(_Token):
    """Pens and brushes of charts; `series` are told apart in this order."""

    grid: Colour
    axis: Colour
    label: Colour
    band: Colour
    missing: Colour
    series: Annotated[tuple[Colour, ...], Field(min_length=4)]


class MoodColours(_Token):
    """The mood ramp from low to high valence, and the two inks faces are drawn with."""

    ramp: Annotated[tuple[Colour, ...], Field(min_length=5, max_length=7)]
    ink_dark: Colour
    ink_light: Colour
    rim: Colour

    def step(self, valence: float) -> Colour:
        """Return the ramp's colour for a valence of -1 to 1; values outside count as the nearest end."""
        share = (min(1.0, max(-1.0, valence)) + 1.0) / 2.0
        return self.ramp[min(len(self.ramp) - 1, int(share * len(self.ramp)))]


class ThemeTokens(_Token):
    """Everything one theme file says."""

    name: str
    dark: bool
    colours: Colours
    chart: ChartColours
    mood: MoodColours


class TypeScale(_Token):
    """Font families and the five sizes, in points at 100 %."""

    families: Annotated[tuple[str, ...], Field(min_length=1)]
    emoji_families: tuple[str, ...]
    caption: Points
    body: Points
    heading: Points
    title: Points
    display: Points
    regular_weight: Weight
    strong_weight: Weight


class SpaceScale(_Token):
    """The grid and the fixed lengths, in device-independent pixels at 100 %."""

    grid: Pixels
    page_width: Pixels
    radius_card: Pixels
    radius_control: Pixels
    radius_chip: Pixels
    card_padding: Pixels
    hairline: Pixels
    focus_ring: Pixels
    growth: Annotated[float, Field(ge=0, le=1)]


class Measures(_Token):
    """Sizes that every theme shares."""

    type: TypeScale
    space: SpaceScale


def load_tokens(path: Path) -> ThemeTokens:
    """Read one theme file.

    Raises:
        FileNotFoundError, tomllib.TOMLDecodeError, pydantic.ValidationError: the installation is damaged.
    """
    return ThemeTokens.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def load_measures(path: Path) -> Measures:
    """Read the shared sizes; raises as `load_tokens` does."""
    return Measures.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
