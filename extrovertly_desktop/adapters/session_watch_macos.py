"""macOS tells everybody when the screen is locked, by a distributed notification.

https://developer.apple.com/documentation/corefoundation/cfnotificationcenter
"""

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any

_NAMES = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8, _AT_ONCE = 0x08000100, 4
_Heard = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacSession:
    """Listens as long as the application runs; the screen is locked before the computer sleeps.

    Args:
        tell: called when the screen is locked.
    """

    def __init__(self, tell: Callable[[], object]) -> None:
        # Kept for good: macOS calls it whenever it likes.
        self._heard = _Heard(lambda *_told: tell())
        found = ctypes.util.find_library("CoreFoundation")
        if found is None:
            return
        core: Any = ctypes.CDLL(found)
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
        core.CFNotificationCenterAddObserver.restype = None
        core.CFNotificationCenterAddObserver.argtypes = (
            ctypes.c_void_p,
            ctypes.c_void_p,
            _Heard,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_long,
        )
        centre = core.CFNotificationCenterGetDistributedCenter()
        for name in _NAMES:
            text = core.CFStringCreateWithCString(None, name, _UTF8)
            core.CFNotificationCenterAddObserver(centre, None, self._heard, text, None, _AT_ONCE)
