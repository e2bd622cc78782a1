"""Hears from the system that the computer goes to sleep or that its screen is being locked, where it tells.

Linux: logind (https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html) and the desktop's
screen saver, over D-Bus. Windows and macOS: see the modules beside this one. Where nobody tells, nothing is heard.
"""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SLEEP = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_LOCK = ("org.freedesktop.login1", "", "org.freedesktop.login1.Session", "Lock")
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "ActiveChanged"),
)


class SessionWatch(QObject):
    """Tells when the person's session goes out of sight.

    Signals:
        went_away: the computer is about to sleep, or its screen is locked.
    """

    went_away = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._other: object = None

    def start(self) -> bool:
        """Begin to listen; return whether anybody is there who would tell."""
        # What belongs to one system is read from disk on that system only.
        if sys.platform == "win32":
            from extrovertly_desktop.adapters.session_watch_windows import WindowsSession  # noqa: PLC0415

            self._other = WindowsSession(self.went_away.emit)
            return True
        elif sys.platform == "darwin":  # noqa: RET505 - mypy looks at one system at a time
            from extrovertly_desktop.adapters.session_watch_macos import MacSession  # noqa: PLC0415

            self._other = MacSession(self.went_away.emit)
            return True
        else:
            return self._start_bus()

    def _start_bus(self) -> bool:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - 10 ms that the first paint need not wait for

        heard = False
        # Its stubs ask for bytes where it takes a text.
        system: Any = QDBusConnection.systemBus()
        if system.isConnected():
            heard |= system.connect(*_SLEEP, self, SLOT("_on_switched(bool)"))
            heard |= system.connect(*_LOCK, self, SLOT("_on_told()"))
        session: Any = QDBusConnection.sessionBus()
        if session.isConnected():
            for interface, name in _SAVERS:
                heard |= session.connect("", "", interface, name, self, SLOT("_on_switched(bool)"))
        return bool(heard)

    @Slot(bool)
    def _on_switched(self, away: bool) -> None:
        if away:
            self.went_away.emit()

    @Slot()
    def _on_told(self) -> None:
        self.went_away.emit()
