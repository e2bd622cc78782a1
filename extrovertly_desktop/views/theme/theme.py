"""From tokens to what Qt understands: palette, style sheet, and tinted pictures for it."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from extrovertly_desktop.views.theme.metrics import Metrics
from extrovertly_desktop.views.theme.tokens import Colours, ThemeTokens

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface_raised",
    QPalette.ColorRole.AlternateBase: "ground_sunken",
    QPalette.ColorRole.ToolTipBase: "surface_raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_primary",
    QPalette.ColorRole.Light: "surface_raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "outline",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on_selection",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "primary",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def build_palette(colours: Colours) -> QPalette:
    """Return the palette that Fusion and hand-painted widgets take their colours from."""
    named = colours.named()
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(named[name]))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text_disabled))
    return palette


def style_variables(tokens: ThemeTokens, metrics: Metrics, images: Path) -> dict[str, str]:
    """Return every `$name` that the style templates may use: colours, `Npt` type sizes, `Npx` lengths."""
    kind, space = metrics.measures.type, metrics.measures.space
    handle_lift = metrics.em(0.55)
    lengths = {
        "radius_card": space.radius_card,
        "radius_control": space.radius_control,
        "radius_chip": metrics.em(space.radius_chip / 14),
        "hairline_width": space.hairline,
        "focus_width": space.focus_ring,
        "focus_extra": space.focus_ring - space.hairline,
        "control_height": metrics.control_height,
        "indicator": metrics.em(1.2),
        "arrow": metrics.em(0.9),
        "icon": metrics.icon,
        # A handle is as high as the groove and its lift; a radius above half of that would make it square.
        "handle": metrics.em(0.35) + 2 * handle_lift - 2 * space.focus_ring,
        "handle_radius": (metrics.em(0.35) + 2 * handle_lift) // 2,
        "handle_lift": handle_lift,
        "indicator_radius": metrics.em(1.2) // 2 + space.hairline,
        "track": metrics.em(0.35),
        "track_radius": metrics.em(0.35) // 2,
        "scroll_width": metrics.em(0.85),
        "scroll_radius": max(1, metrics.em(0.85) // 2 - 2),
        "scroll_least": metrics.em(3),
        "field_width": metrics.em(5),
        "calendar_width": metrics.em(22),
        "menu_item": metrics.em(0.4),
        **{f"space_{n}": metrics.space(n) for n in (1, 2, 3, 4, 5, 6, 8)},
        **{f"space_{n}_focused": metrics.space(n) - space.focus_ring + space.hairline for n in (1, 2, 3, 4)},
    }
    return {
        **tokens.colours.named(),
        **{name: f"{length}px" for name, length in lengths.items()},
        "size_caption": f"{metrics.points('caption'):g}pt",
        "size_body": f"{metrics.points('body'):g}pt",
        "size_heading": f"{metrics.points('heading'):g}pt",
        "size_title": f"{metrics.points('title'):g}pt",
        "size_display": f"{metrics.points('display'):g}pt",
        "focus_number": str(space.focus_ring),
        "weight_regular": str(kind.regular_weight),
        "weight_strong": str(kind.strong_weight),
        "images": images.as_posix(),
    }


def build_style_sheet(folder: Path, variables: dict[str, str]) -> str:
    """Fill the templates of `folder` (`*.qss`, by name).

    Raises:
        KeyError: a template names a token that does not exist.
    """
    sheets = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.qss")))
    return "\n".join(Template(sheet).substitute(variables) for sheet in sheets)


def write_images(source: Path, target: Path, colours: Colours) -> None:
    """Write the drawings a style sheet can only name by file (arrows, ticks) in this theme's colours."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.svg")):
        drawing = Template(path.read_text(encoding="utf-8")).substitute(colours.named())
        (target / path.name).write_text(drawing, encoding="utf-8")
