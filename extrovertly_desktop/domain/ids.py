"""Identifiers: UUID version 7 (RFC 9562, section 5.7), whose text order is the order of creation."""

import random
import threading
import uuid
from collections.abc import Callable

IdFactory = Callable[[], str]
"""Gives a new identifier at each call."""


class Uuid7Factory:
    """Makes UUIDv7 strings from a clock and a source of randomness that are passed in.

    The standard library has `uuid.uuid7` only from Python 3.14 on and does not take a clock, which made-up vaults
    need to come out the same for the same seed. The twelve bits of `rand_a` count within a millisecond
    (RFC 9562, section 6.2, method 1) and the next millisecond is borrowed when they are used up, so ids keep their
    order however many are made in one go, and also when the clock is set back.
    """

    def __init__(self, now_ms: Callable[[], int], rng: random.Random) -> None:
        self._now_ms = now_ms
        self._rng = rng
        self._lock = threading.Lock()
        self._last = (-1, 0)

    def __call__(self) -> str:
        """Return a new identifier as 36 characters of lowercase hexadecimal with dashes."""
        with self._lock:
            stamp, count = max(self._now_ms(), 0), 0
            if stamp <= self._last[0]:
                stamp, count = self._last[0], self._last[1] + 1
                if count > 0xFFF:
                    stamp, count = stamp + 1, 0
            self._last = (stamp, count)
            tail = self._rng.getrandbits(62)
        value = (stamp & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | count << 64 | 0b10 << 62 | tail
        return str(uuid.UUID(int=value))
