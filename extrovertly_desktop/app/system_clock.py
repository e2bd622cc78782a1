"""The clock of this machine."""

import time
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfoNotFoundError

from tzlocal import get_localzone


class SystemClock:
    """Tells the machine's time in the machine's zone, asked for anew each minute, since people travel."""

    def __init__(self) -> None:
        self._zone: tzinfo | None = None
        self._asked = 0.0

    def now_ms(self) -> int:
        """Return the instant, in milliseconds since the epoch, UTC."""
        return time.time_ns() // 1_000_000

    def zone(self) -> tzinfo:
        """Return the machine's time zone, UTC if it has none that can be read."""
        now = time.monotonic()
        if self._zone is None or now - self._asked > 60:
            self._asked = now
            try:
                self._zone = get_localzone()
            except (ZoneInfoNotFoundError, ValueError, OSError):
                self._zone = UTC
        return self._zone
