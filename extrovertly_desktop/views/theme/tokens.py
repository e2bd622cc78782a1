"""Design tokens: what the theme files in `resources/themes/` may say, checked as they are read.

They are read before the window paints, so they are checked by hand: reading pydantic from disk alone takes as long as
painting an empty window does.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Colour = str
"""An opaque sRGB colour, `#RRGGBB`."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_POINTS = (4, 72)
_PIXELS = (0, 4000)
_WEIGHTS = (100, 900)


class TokenError(ValueError):
    """A theme file lacks something, or says something that cannot be; the text names it."""


class _Token:
    """What all groups of tokens share: each is made of a table of a theme file that has exactly its fields."""

    @classmethod
    def of(cls, table: object) -> Self:
        """Return the tokens in a table.

        Raises:
            TokenError: if one is missing, unknown, or not what it should be.
        """
        if not isinstance(table, Mapping):
            raise TokenError(f"{cls.__name__} is no table.")
        wrong = sorted({field.name for field in fields(_known(cls))} ^ table.keys())
        if wrong:
            raise TokenError(f"{cls.__name__}: missing or unknown: {', '.join(wrong)}")
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in table.items()})

    def named(self) -> dict[str, Any]:
        """Return the tokens by their names."""
        return asdict(_made(self))


def _known(cls: type) -> "type[DataclassInstance]":
    return cls


def _made(token: Any) -> "DataclassInstance":  # noqa: ANN401 - each group is a dataclass
    instance: DataclassInstance = token
    return instance


@dataclass(frozen=True, slots=True)
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

    def __post_init__(self) -> None:
        """Check every colour."""
        for field in fields(self):
            _check_colours(field.name, [getattr(self, field.name)])


@dataclass(frozen=True, slots=True)
class ChartColours(_Token):
    """Pens and brushes of charts; `series` are told apart in this order."""

    grid: Colour
    axis: Colour
    label: Colour
    band: Colour
    missing: Colour
    series: tuple[Colour, ...]

    _LEAST: ClassVar[int] = 4

    def __post_init__(self) -> None:
        """Check every colour, and that there are enough series."""
        for name in ("grid", "axis", "label", "band", "missing"):
            _check_colours(name, [getattr(self, name)])
        _check_colours("series", self.series, least=self._LEAST)


@dataclass(frozen=True, slots=True)
class MoodColours(_Token):
    """The mood ramp from low to high valence, and the two inks faces are drawn with."""

    ramp: tuple[Colour, ...]
    ink_dark: Colour
    ink_light: Colour
    rim: Colour

    _STEPS: ClassVar[tuple[int, int]] = (5, 7)

    def __post_init__(self) -> None:
        """Check every colour, and that the ramp has five to seven steps."""
        for name in ("ink_dark", "ink_light", "rim"):
            _check_colours(name, [getattr(self, name)])
        least, most = self._STEPS
        _check_colours("ramp", self.ramp, least=least, most=most)

    def step(self, valence: float) -> Colour:
        """Return the ramp's colour for a valence of -1 to 1; values outside count as the nearest end."""
        share = (min(1.0, max(-1.0, valence)) + 1.0) / 2.0
        return self.ramp[min(len(self.ramp) - 1, int(share * len(self.ramp)))]


@dataclass(frozen=True, slots=True)
class ThemeTokens(_Token):
    """Everything one theme file says."""

    name: str
    dark: bool
    colours: Colours
    chart: ChartColours
    mood: MoodColours

    @classmethod
    def of(cls, table: object) -> Self:
        """Return all tokens of a theme; raises as the groups do."""
        groups = {"colours": Colours, "chart": ChartColours, "mood": MoodColours}
        return super(ThemeTokens, cls).of(_grouped(table, groups))

    def __post_init__(self) -> None:
        """Check what is no colour."""
        if not isinstance(self.name, str) or not isinstance(self.dark, bool):
            raise TokenError(f"A theme has a name and is dark or not: {self.name!r}, {self.dark!r}")


@dataclass(frozen=True, slots=True)
class TypeScale(_Token):
    """Font families and the five sizes, in points at 100 %."""

    families: tuple[str, ...]
    emoji_families: tuple[str, ...]
    caption: float
    body: float
    heading: float
    title: float
    display: float
    regular_weight: int
    strong_weight: int

    def __post_init__(self) -> None:
        """Check that there is a family, and every size and weight."""
        if not self.families:
            raise TokenError("The type scale names no font family.")
        for name in ("caption", "body", "heading", "title", "display"):
            _check_number(name, getattr(self, name), *_POINTS)
        for name in ("regular_weight", "strong_weight"):
            _check_number(name, getattr(self, name), *_WEIGHTS, is_whole=True)


@dataclass(frozen=True, slots=True)
class SpaceScale(_Token):
    """The grid and the fixed lengths, in device-independent pixels at 100 %."""

    grid: int
    page_width: int
    radius_card: int
    radius_control: int
    radius_chip: int
    card_padding: int
    hairline: int
    focus_ring: int
    growth: float

    def __post_init__(self) -> None:
        """Check every length."""
        for field in fields(self):
            if field.name != "growth":
                _check_number(field.name, getattr(self, field.name), *_PIXELS, is_whole=True)
        _check_number("growth", self.growth, 0, 1)


@dataclass(frozen=True, slots=True)
class Measures(_Token):
    """Sizes that every theme shares."""

    type: TypeScale
    space: SpaceScale

    @classmethod
    def of(cls, table: object) -> Self:
        """Return all sizes; raises as the groups do."""
        return super(Measures, cls).of(_grouped(table, {"type": TypeScale, "space": SpaceScale}))


def load_tokens(path: Path) -> ThemeTokens:
    """Read one theme file.

    Raises:
        FileNotFoundError, tomllib.TOMLDecodeError, TokenError: the installation is damaged.
    """
    return ThemeTokens.of(tomllib.loads(path.read_text(encoding="utf-8")))


def load_measures(path: Path) -> Measures:
    """Read the shared sizes; raises as `load_tokens` does."""
    return Measures.of(tomllib.loads(path.read_text(encoding="utf-8")))


def _grouped(table: object, groups: Mapping[str, "type[_Token]"]) -> object:
    if not isinstance(table, Mapping):
        return table
    return {name: groups[name].of(value) if name in groups else value for name, value in table.items()}


def _check_colours(name: str, values: Sequence[object], *, least: int = 1, most: int | None = None) -> None:
    if len(values) < least or (most is not None and len(values) > most):
        raise TokenError(f"{name}: {len(values)} colours are too few or too many.")
    for value in values:
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise TokenError(f"{name} is not a colour (#RRGGBB): {value!r}")


def _check_number(name: str, value: object, least: float, most: float, *, is_whole: bool = False) -> None:
    kinds = (int,) if is_whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
        raise TokenError(f"{name} is not a number from {least} to {most}: {value!r}")
