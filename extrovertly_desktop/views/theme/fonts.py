"""Bundled fonts, so that the application looks the same on every machine."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from extrovertly_desktop.views.theme.tokens import TypeScale

FONT_SUFFIXES = frozenset({".otf", ".ttf"})


def register_fonts(folder: Path, scale: TypeScale) -> tuple[str, ...]:
    """Make the fonts in `folder` known to Qt and name the emoji font; return the families that came.

    A font that Qt cannot read is left out: the system's own then takes its place.
    """
    families: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in FONT_SUFFIXES:
            continue
        font_id = QFontDatabase.addApplicationFont(str(path))
        if font_id >= 0:
            families.extend(QFontDatabase.applicationFontFamilies(font_id))
    emoji = [family for family in scale.emoji_families if family in families]
    if emoji:
        QFontDatabase.setApplicationEmojiFontFamilies(emoji)
    return tuple(dict.fromkeys(families))
