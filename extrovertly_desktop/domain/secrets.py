"""Secrets in memory: written over once they are no longer needed, as far as Python lets us.

Python moves nothing, so what is written over is gone from where it lay. Copies that others made (Qt while a key was
typed, the C library while a statement was read) are not reached; the soak test of memory tells which remain.
"""

import ctypes
import gc
import sys

_CHARACTERS = {1: "\xe9\xe8", 2: "\u0152\u0153", 4: "\U0001f600\U0001f601"}
"""Two characters that take so many bytes each (PEP 393)."""


def give_memory_back() -> None:
    """Let go of what nobody refers to any more, and hand free memory back to the system where that can be asked."""
    gc.collect()
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of the GNU C library
        if trim is not None:
            trim(0)


def wipe(secret: bytearray) -> None:
    """Write zeros over a secret; its length stays."""
    secret[:] = bytes(len(secret))


def wipe_bytes(secret: bytes) -> None:
    """Write zeros over bytes that nobody else uses. Other Pythons than CPython are left alone."""
    if sys.implementation.name == "cpython" and len(secret) > 1:  # shorter ones are shared by everybody
        ctypes.memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))


def wipe_text(secret: str) -> None:
    """Write zeros over a text that nobody else uses, one that was typed or put together just now.

    Never give it a literal or a name: those are shared. Other Pythons than CPython are left alone.
    """
    if sys.implementation.name != "cpython" or len(secret) < 2:
        return
    if secret.isascii():
        head = sys.getsizeof("") - 1  # the sign that ends it is part of its size
        ctypes.memset(id(secret) + head, 0, len(secret))
        return
    highest = ord(max(secret))
    width = 1 if highest < 0x100 else 2 if highest < 0x10000 else 4
    sample = _CHARACTERS[width] * 2  # made just now, so that no copy in another encoding hangs on it
    head = sys.getsizeof(sample) - (len(sample) + 1) * width
    ctypes.memset(id(secret) + head, 0, len(secret) * width)
