"""Windows tells its windows when the session is locked and when the computer goes to sleep.

https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change and
https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast
"""

import ctypes
import ctypes.wintypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QGuiApplication

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 4
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK, _NOTIFY_FOR_THIS_SESSION = 0x02B1, 7, 0


class WindowsSession(QAbstractNativeEventFilter):
    """Looks through what Windows sends, as long as it lives.

    Args:
        tell: called when the session goes out of sight.
    """

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self._tell = tell
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)
        library: Any = getattr(ctypes, "windll", None)
        for window in QGuiApplication.topLevelWindows():
            if library is not None:
                library.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), _NOTIFY_FOR_THIS_SESSION)

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Tell of the two messages; every other one goes its way."""
        told = ctypes.wintypes.MSG.from_address(int(message))
        if (told.message, told.wParam) in {
            (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
            (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
        }:
            self._tell()
        return False, 0
