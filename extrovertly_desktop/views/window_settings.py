"""What this machine remembers of the window: its place, theme, text size, and how tabs are looked at."""

from contextlib import suppress
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QByteArray, QSettings

from extrovertly_desktop.views.theme.manager import ThemeMode

_GEOMETRY = "window/geometry"
_THEME = "looks/theme"
_TEXT = "looks/text_percent"
_CHOICES = "choices/"


class WindowSettings:
    """Reads and writes the settings file; anything unreadable counts as not set."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def geometry(self) -> QByteArray | None:
        """Return the window's place and size as Qt keeps it."""
        value = self._settings.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) else None

    def remember_geometry(self, geometry: QByteArray) -> None:
        """Keep the window's place and size."""
        self._settings.setValue(_GEOMETRY, geometry)
        self._write()

    def theme_mode(self) -> ThemeMode:
        """Return the theme that was chosen."""
        value = self._settings.value(_THEME, "system")
        modes: tuple[ThemeMode, ...] = get_args(ThemeMode)
        return next((mode for mode in modes if mode == value), "system")

    def text_percent(self) -> int:
        """Return the text size that was chosen, in percent."""
        try:
            return int(str(self._settings.value(_TEXT, 100)))
        except ValueError:
            return 100

    def remember_looks(self, mode: ThemeMode, text_percent: int) -> None:
        """Keep theme and text size."""
        self._settings.setValue(_THEME, mode)
        self._settings.setValue(_TEXT, text_percent)
        self._write()

    def choice(self, name: str) -> str:
        """Return how a tab was last looked at, by a stable name; empty if that was never chosen."""
        value = self._settings.value(_CHOICES + name, "")
        return value if isinstance(value, str) else ""

    def remember_choice(self, name: str, value: str) -> None:
        """Keep how a tab is looked at."""
        self._settings.setValue(_CHOICES + name, value)
        self._write()

    def _write(self) -> None:
        """Write the file so that nobody else on this machine can read it; where it cannot be, nothing is remembered."""
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._settings.sync()
        with suppress(OSError):
            self._file.chmod(0o600)
