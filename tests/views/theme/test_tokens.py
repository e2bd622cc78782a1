"""What the theme files promise: readable text, and moods that every eye can tell apart."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.theme.tokens import MoodColours, ThemeTokens, TokenError, load_measures, load_tokens

THEMES = ("light", "dark")
TEXTS = ("text", "text_muted", "primary", "danger", "link", "celebrate")
GROUNDS = ("ground", "surface", "surface_raised")
TEXT_CONTRAST = 4.5
PART_CONTRAST = 3.0
LEAST_DIFFERENCE = 8.0

# Full dichromacy, severity 1.0: Machado, Oliveira and Fernandes (2009), doi 10.1109/TVCG.2009.113, in linear RGB.
DEFICIENCIES = {
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> tuple[float, float, float]:
    """Return linear RGB of an sRGB colour (IEC 61966-2-1)."""
    rgb = QColor(colour)

    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(rgb.redF()), channel(rgb.greenF()), channel(rgb.blueF())


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(sum(w * c for w, c in zip(weights, linear(x), strict=True)) for x in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab_seen(colour: str, deficiency: str) -> tuple[float, float, float]:
    """Return CIE L*a*b* (D65) of a colour as an eye with that deficiency sees it."""
    rgb = linear(colour)
    rows = DEFICIENCIES[deficiency]
    red, green, blue = (min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in rows)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    return 116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))


@pytest.fixture(params=THEMES)
def tokens(request: pytest.FixtureRequest) -> ThemeTokens:
    """Each theme in turn."""
    return load_tokens(resources_dir() / "themes" / f"{request.param}.toml")


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_its_ground(tokens: ThemeTokens, text: str, ground: str) -> None:
    """Words are readable wherever they may stand."""
    assert contrast(getattr(tokens.colours, text), getattr(tokens.colours, ground)) >= TEXT_CONTRAST


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_primary", "primary"),
        ("on_primary", "primary_hover"),
        ("on_primary", "primary_pressed"),
        ("on_celebrate", "celebrate"),
        ("text", "celebrate_soft"),
        ("danger", "danger_soft"),
        ("on_selection", "selection"),
        ("text_muted", "selection"),
        ("text_muted", "ground_sunken"),
        ("text_muted", "hover"),
        ("link", "hover"),
        ("link", "ground_sunken"),
        ("text", "danger_soft"),
        ("text_muted", "danger_soft"),
        ("danger", "hover"),
        ("text_muted", "celebrate_soft"),
        ("celebrate", "celebrate_soft"),
        ("primary", "selection"),
    ],
)
def test_words_on_filled_parts_stand_out(tokens: ThemeTokens, text: str, ground: str) -> None:
    """Buttons, notices and chosen rows are readable too."""
    assert contrast(getattr(tokens.colours, text), getattr(tokens.colours, ground)) >= TEXT_CONTRAST


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("part", ["outline", "focus"])
def test_what_can_be_operated_has_a_visible_edge(tokens: ThemeTokens, part: str, ground: str) -> None:
    """Borders of fields and the focus ring meet the ratio for parts of an interface."""
    assert contrast(getattr(tokens.colours, part), getattr(tokens.colours, ground)) >= PART_CONTRAST


def test_chart_labels_and_series_stand_out(tokens: ThemeTokens) -> None:
    """Charts stand on cards."""
    surface = tokens.colours.surface
    assert contrast(tokens.chart.label, surface) >= TEXT_CONTRAST
    for colour in (*tokens.chart.series, tokens.chart.axis):
        assert contrast(colour, surface) >= PART_CONTRAST


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_moods_differ_for_every_eye(tokens: ThemeTokens, deficiency: str) -> None:
    """Any two steps of the ramp are told apart (CIE76 difference)."""
    for one, other in combinations(tokens.mood.ramp, 2):
        pairs = zip(lab_seen(one, deficiency), lab_seen(other, deficiency), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 >= LEAST_DIFFERENCE, (one, other)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_the_mood_ramp_keeps_its_order_for_every_eye(tokens: ThemeTokens, deficiency: str) -> None:
    """Lightness rises with valence."""
    lightness = [lab_seen(colour, deficiency)[0] for colour in tokens.mood.ramp]
    assert lightness == sorted(lightness)


def test_face_ink_stands_out_on_every_mood(tokens: ThemeTokens) -> None:
    """One of the two inks always does."""
    for colour in tokens.mood.ramp:
        inks = (tokens.mood.ink_dark, tokens.mood.ink_light)
        assert max(contrast(ink, colour) for ink in inks) >= PART_CONTRAST


def test_steps_cover_the_whole_range_of_valence(tokens: ThemeTokens) -> None:
    """The ends belong to the ends, and values outside do not fail."""
    mood: MoodColours = tokens.mood
    assert (mood.step(-1), mood.step(-3)) == (mood.ramp[0], mood.ramp[0])
    assert (mood.step(1), mood.step(3)) == (mood.ramp[-1], mood.ramp[-1])
    assert mood.step(0) == mood.ramp[len(mood.ramp) // 2]


def test_unknown_and_malformed_tokens_are_refused(tokens: ThemeTokens) -> None:
    """A typing slip in a theme file is found at once."""
    data = tokens.named()
    data["colours"]["grond"] = "#000000"
    with pytest.raises(TokenError, match="grond"):
        ThemeTokens.of(data)
    data = tokens.named()
    data["colours"]["ground"] = "beige"
    with pytest.raises(TokenError, match="ground"):
        ThemeTokens.of(data)


def test_the_type_scale_rises() -> None:
    """Five sizes, each larger than the one before."""
    scale = load_measures(resources_dir() / "themes" / "measures.toml").type
    sizes = [scale.caption, scale.body, scale.heading, scale.title, scale.display]
    assert sizes == sorted(set(sizes))
