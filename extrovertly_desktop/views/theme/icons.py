"""Line icons (Material Design Icons) that take their colour from the theme each time they are painted."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

FONT_PATTERN = "materialdesignicons6-webfont-[0-9]*.ttf"
NAMES_PATTERN = "materialdesignicons6-webfont-charmap-*.json"
PREFIX = "mdi6."
_GLYPH_SHARE = 0.94


class ColourSource(Protocol):
    """What gives the colour of a token at the moment of painting."""

    def colour(self, name: str) -> QColor:
        """Return the colour of a token."""
        ...


class IconFont:
    """The glyphs of QtAwesome's Material Design set.

    Only its font and table of names are read: importing the whole package costs a quarter of a second at start.
    """

    def __init__(self) -> None:
        folder = self._folder()
        font_id = QFontDatabase.addApplicationFont(str(next(folder.glob(FONT_PATTERN))))
        self._family = QFontDatabase.applicationFontFamilies(font_id)[0]
        table: dict[str, str] = json.loads(next(folder.glob(NAMES_PATTERN)).read_text(encoding="utf-8"))
        self._glyphs = table

    @staticmethod
    def _folder() -> Path:
        spec = find_spec("qtawesome")
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError("The package QtAwesome, which holds the icons, is missing.")
        return Path(spec.submodule_search_locations[0]) / "fonts"

    def glyph(self, name: str) -> str:
        """Return the character of an icon (`heart` or `mdi6.heart`).

        Raises:
            ValueError: there is no such icon.
        """
        code = self._glyphs.get(name.removeprefix(PREFIX))
        if code is None:
            raise ValueError(f"There is no icon named {name!r}.")
        return chr(int(code, 16))

    def font(self, pixels: int) -> QFont:
        """Return the icon font at a height in pixels."""
        font = QFont(self._family)
        font.setPixelSize(max(1, pixels))
        return font


class ThemedIconEngine(QIconEngine):
    """Paints one glyph in a token's colour, so that icons follow a change of theme by themselves."""

    def __init__(self, glyphs: IconFont, glyph: str, colours: ColourSource, token: str, checked: str) -> None:
        super().__init__()
        self._glyphs, self._glyph, self._colours = glyphs, glyph, colours
        self._token, self._checked = token, checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph centred in `rect`."""
        token = self._checked if state == QIcon.State.On else self._token
        if mode == QIcon.Mode.Disabled:
            token = "text_disabled"  # noqa: S105 - the name of a colour
        painter.save()
        painter.setPen(self._colours.colour(token))
        painter.setFont(self._glyphs.font(round(rect.height() * _GLYPH_SHARE)))
        painter.drawText(QRectF(rect), int(Qt.AlignmentFlag.AlignCenter), self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph on a transparent ground."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return a copy, which Qt asks for when an icon is detached."""
        return ThemedIconEngine(self._glyphs, self._glyph, self._colours, self._token, self._checked)
