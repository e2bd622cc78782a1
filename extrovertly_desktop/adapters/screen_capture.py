"""Keeps a window out of pictures and recordings of the screen, where the system has a way to.

Windows: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setwindowdisplayaffinity
macOS: https://developer.apple.com/documentation/appkit/nswindow/sharingtype
Linux: neither X11 nor Wayland has one.
"""

import ctypes
import ctypes.util
import sys
from typing import Any

_AFFINITY_NONE, _AFFINITY_EXCLUDED = 0x00, 0x11
_SHARING_NONE, _SHARING_READ_ONLY = 0, 1


def can_keep_out() -> bool:
    """Whether this system has a way to."""
    return sys.platform in {"win32", "darwin"}


def keep_out(window_id: int, *, out: bool) -> bool:
    """Keep a window out of pictures of the screen, or let it in again; return whether the system agreed.

    Args:
        window_id: as `QWidget.winId` tells it.
        out: whether it is to be kept out.
    """
    if sys.platform == "win32":
        library: Any = ctypes.windll
        affinity = _AFFINITY_EXCLUDED if out else _AFFINITY_NONE
        return bool(library.user32.SetWindowDisplayAffinity(window_id, affinity))
    elif sys.platform == "darwin":  # noqa: RET505 - mypy looks at one system at a time
        return _keep_out_on_macos(window_id, _SHARING_NONE if out else _SHARING_READ_ONLY)
    else:
        return False


def _keep_out_on_macos(view: int, sharing: int) -> bool:
    found = ctypes.util.find_library("objc")
    if found is None:
        return False
    objc: Any = ctypes.CDLL(found)
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = (ctypes.c_char_p,)
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", objc))
    window = ask(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    tell(window, objc.sel_registerName(b"setSharingType:"), sharing)
    return True
