"""The theme in force: applies it to the application and hands its colours, sizes, fonts and icons to widgets."""

from functools import cached_property
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QApplication

from extrovertly_desktop.views.theme.fonts import register_fonts
from extrovertly_desktop.views.theme.icons import IconFont, ThemedIconEngine
from extrovertly_desktop.views.theme.metrics import MAX_TEXT_PERCENT, MIN_TEXT_PERCENT, Metrics, TypeRole
from extrovertly_desktop.views.theme.theme import build_palette, build_style_sheet, style_variables, write_images
from extrovertly_desktop.views.theme.tokens import ThemeTokens, load_measures, load_tokens

ThemeMode = Literal["system", "light", "dark"]
STRONG_ROLES = frozenset({"heading", "title", "display"})


class ThemeManager(QObject):
    """Holds the theme; built once by the composition root and passed to every widget.

    Signals:
        theme_changed: colours or sizes are new. Style sheet and palette are applied already; widgets that paint by
            hand or keep lengths from `metrics` take them again.
    """

    theme_changed = Signal()

    def __init__(self, app: QApplication, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._resources = resources
        self._measures = load_measures(resources / "themes" / "measures.toml")
        self._images = QTemporaryDir()
        self._mode: ThemeMode = "system"
        self._percent = 100
        app.setStyle("Fusion")
        self._system_family = app.font().family()
        register_fonts(resources / "fonts", self._measures.type)
        self._tokens = self._tokens_for(self._mode)
        self._metrics = self._metrics_for(self._percent)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def mode(self) -> ThemeMode:
        """What was asked for: follow the system, or one theme."""
        return self._mode

    @property
    def text_percent(self) -> int:
        """Text size in percent."""
        return self._percent

    @property
    def tokens(self) -> ThemeTokens:
        """The tokens in force."""
        return self._tokens

    @property
    def metrics(self) -> Metrics:
        """The lengths and type sizes in force."""
        return self._metrics

    @property
    def is_dark(self) -> bool:
        """Whether the theme in force is a dark one."""
        return self._tokens.dark

    def apply(self, mode: ThemeMode, text_percent: int = 100) -> None:
        """Put a theme and a text size in force for the whole application.

        A text size outside 80 to 200 percent counts as the nearest end.
        """
        self._mode = mode
        self._percent = min(MAX_TEXT_PERCENT, max(MIN_TEXT_PERCENT, text_percent))
        self._tokens = self._tokens_for(mode)
        self._metrics = self._metrics_for(self._percent)
        images = Path(self._images.path()) / self._tokens.name
        if not images.exists():
            write_images(self._resources / "styles" / "images", images, self._tokens.colours)
        variables = style_variables(self._tokens, self._metrics, images)
        self._app.setPalette(build_palette(self._tokens.colours))
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(build_style_sheet(self._resources / "styles", variables))
        self.theme_changed.emit()

    def colour(self, name: str) -> QColor:
        """Return a semantic colour by its token's name (`primary`, `text_muted`, …).

        Raises:
            ValueError: there is no such token.
        """
        value = getattr(self._tokens.colours, name, None)
        if not isinstance(value, str):
            raise ValueError(f"There is no colour token named {name!r}.")  # noqa: TRY004 - the name is wrong, not its type
        return QColor(value)

    def mood_colour(self, valence: float) -> QColor:
        """Return the mood ramp's colour for a valence of -1 to 1."""
        return QColor(self._tokens.mood.step(valence))

    def font(self, role: TypeRole = "body", *, strong: bool | None = None) -> QFont:
        """Return the font of a type role; headings, titles and display are strong unless told otherwise."""
        scale = self._measures.type
        font = QFont()
        font.setFamilies([*scale.families, self._system_family])
        font.setPointSizeF(self._metrics.points(role))
        heavy = role in STRONG_ROLES if strong is None else strong
        font.setWeight(QFont.Weight(scale.strong_weight if heavy else scale.regular_weight))
        return font

    def icon(self, name: str, token: str = "text", checked_token: str | None = None) -> QIcon:  # noqa: S107 - a colour
        """Return a line icon (`heart` or `mdi6.heart`) in a token's colour; it follows later theme changes.

        Args:
            name: an icon of Material Design Icons.
            token: the colour token it is drawn with.
            checked_token: the colour when its button is checked; the same by default.

        Raises:
            ValueError: there is no icon of that name.
        """
        glyph = self._icon_font.glyph(name)
        return QIcon(ThemedIconEngine(self._icon_font, glyph, self, token, checked_token or token))

    @cached_property
    def _icon_font(self) -> IconFont:
        return IconFont()

    def _tokens_for(self, mode: ThemeMode) -> ThemeTokens:
        name = mode
        if mode == "system":
            is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if is_dark else "light"
        return load_tokens(self._resources / "themes" / f"{name}.toml")

    def _metrics_for(self, percent: int) -> Metrics:
        return Metrics(self._measures, percent, self._app.primaryScreen().logicalDotsPerInch())

    def _on_system_scheme_changed(self) -> None:
        if self._mode == "system":
            self.apply(self._mode, self._percent)
