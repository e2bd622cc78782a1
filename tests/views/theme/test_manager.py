"""The theme as the application wears it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.theme.theme import build_style_sheet

VIEWS = Path(__file__).parents[3] / "extrovertly_desktop" / "views"


def test_apply_sets_palette_font_and_style(theme: ThemeManager, qapp: QApplication, qtbot: QtBot) -> None:
    """One call dresses the whole application and tells of it once."""
    with qtbot.waitSignal(theme.theme_changed):
        theme.apply("dark", 150)
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("ground")
    assert qapp.font().pointSizeF() == pytest.approx(theme.metrics.points("body"))
    assert theme.tokens.colours.primary in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


@pytest.mark.parametrize(("asked", "given"), [(10, 80), (80, 80), (135, 135), (900, 200)])
def test_text_size_stays_within_its_range(theme: ThemeManager, asked: int, given: int) -> None:
    """A damaged setting cannot make the words vanish."""
    theme.apply("light", asked)
    assert theme.text_percent == given


def test_system_mode_follows_the_system(theme: ThemeManager, qapp: QApplication) -> None:
    """Where the system does not say, the light theme is worn."""
    theme.apply("system")
    assert theme.mode == "system"
    assert theme.is_dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_controls_grow_with_the_text(theme: ThemeManager, qtbot: QtBot) -> None:
    """At 150 % a button has half as much height again."""
    button, label = QPushButton("Plan"), QLabel("Title")
    label.setProperty("role", "title")
    for widget in (button, label):
        qtbot.addWidget(widget)
        widget.show()
    heights = (button.sizeHint().height(), label.sizeHint().height())
    theme.apply("light", 150)
    assert button.sizeHint().height() >= heights[0] * 1.4
    assert label.sizeHint().height() >= heights[1] * 1.4


def test_bundled_fonts_are_used(theme: ThemeManager) -> None:
    """Inter in two weights, and colour emoji of our own."""
    assert {"Regular", "Semi Bold"} <= set(QFontDatabase.styles("Inter"))
    assert QFontInfo(theme.font("body")).family() == "Inter"
    assert QFontDatabase.applicationEmojiFontFamilies() == ["Noto Color Emoji"]
    assert theme.font("title").weight() > theme.font("body").weight()


def test_every_bundled_font_has_its_licence() -> None:
    """The Open Font License travels with the fonts."""
    fonts = resources_dir() / "fonts"
    for name in ("Inter", "NotoColorEmoji"):
        assert list(fonts.glob(f"{name}-*.[ot]tf"))
        assert "SIL OPEN FONT LICENSE" in (fonts / f"{name}-OFL.txt").read_text(encoding="utf-8")


def test_icons_follow_the_theme(theme: ThemeManager) -> None:
    """The same icon object is painted in the colours of the theme in force."""
    icon = theme.icon("mdi6.heart", "primary")
    seen = []
    for mode in ("light", "dark"):
        theme.apply(mode)  # type: ignore[arg-type]
        image = icon.pixmap(QSize(48, 48)).toImage()
        seen.append(QColor(image.pixel(24, 24)).name())
        assert seen[-1].upper() == theme.tokens.colours.primary
    assert len(set(seen)) == 2
    assert not QIcon(icon).isNull()


def test_unknown_names_are_refused(theme: ThemeManager) -> None:
    """A slip shows at once instead of as an empty space."""
    with pytest.raises(ValueError, match="no-such-icon"):
        theme.icon("no-such-icon")
    with pytest.raises(ValueError, match="beige"):
        theme.colour("beige")
    with pytest.raises(ValueError, match="model_dump"):
        theme.colour("model_dump")


def test_a_style_sheet_cannot_name_a_missing_token(tmp_path: Path) -> None:
    """Templates are filled strictly."""
    (tmp_path / "a.qss").write_text("QLabel { color: $beige; }", encoding="utf-8")
    with pytest.raises(KeyError, match="beige"):
        build_style_sheet(tmp_path, {"text": "#000000"})


def test_no_colour_is_written_outside_the_theme_files() -> None:
    """Colours live in the tokens alone: neither style sheets nor widgets know any."""
    hexes = re.compile(r"#[0-9A-Fa-f]{6}\b")
    sheets = [*(resources_dir() / "styles").glob("*.qss"), *(resources_dir() / "styles" / "images").glob("*.svg")]
    for path in [*sheets, *VIEWS.rglob("*.py")]:
        assert not hexes.findall(path.read_text(encoding="utf-8")), path
