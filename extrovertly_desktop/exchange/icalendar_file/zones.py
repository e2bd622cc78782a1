"""Time zones: which one a file means by a name, and how one is described in a file."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from extrovertly_desktop.exchange.icalendar_file.content_lines import folded, parsed
from extrovertly_desktop.exchange.icalendar_file.zone_writing import vtimezone

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?00)?", re.IGNORECASE)
_UTC_NAMES = frozenset({"UTC", "Z", "ETC/UTC", "GMT", "ZULU", "TZONE://MICROSOFT/UTC", "COORDINATED UNIVERSAL TIME"})
_KEPT = frozenset({"DTSTART", "RRULE", "RDATE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"})
_YEARLY = re.compile(
    r"(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[+-]?\d[A-Z]{2}|BYMONTHDAY=[-\d,]+|BY(?:HOUR|MINUTE|SECOND)=\d{1,2}|BYDAY=[A-Z]{2}"
    r"|WKST=[A-Z]{2}|UNTIL=\d{8}(?:T\d{6}Z?)?)(?:;|$)",
    re.IGNORECASE,
)
_MOST_LINES = 1000
_NAME_WITHOUT = re.compile(r"[^A-Za-z0-9]+")


class CustomZone(tzinfo):
    """A zone that only its file describes.

    Attributes:
        key: its name, with a digest of its rules, so that two files that call different rules alike stay apart.
        ics: its VTIMEZONE, each line with its end.
    """

    def __init__(self, key: str, ics: str, rules: tzinfo) -> None:
        self.key = key
        self.ics = ics
        self._rules = rules

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return how far the clock is ahead of UTC."""
        return self._rules.utcoffset(self._inside(moment))

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Return how far the clock is ahead of standard time."""
        return self._rules.dst(self._inside(moment))

    def tzname(self, moment: datetime | None) -> str | None:
        """Return what the time is called: CET, CEST."""
        return self._rules.tzname(self._inside(moment))

    def fromutc(self, moment: datetime) -> datetime:
        """Return a UTC time, given with this zone attached, as this zone's."""
        return self._rules.fromutc(moment.replace(tzinfo=self._rules)).replace(tzinfo=self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CustomZone) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"CustomZone({self.key!r})"

    def _inside(self, moment: datetime | None) -> datetime | None:
        return None if moment is None else moment.replace(tzinfo=self._rules)


class Zones:
    """The zones that one VCALENDAR knows: those the world knows by name, and those it describes."""

    def __init__(self) -> None:
        self._described: dict[str, list[str]] = {}
        self._found: dict[str, tzinfo | None] = {}

    def describe(self, tzid: str, lines: list[str]) -> None:
        """Take up a VTIMEZONE.

        Args:
            tzid: its name.
            lines: unfolded, from BEGIN to END.
        """
        self._described.setdefault(_plain(tzid), lines)

    def named(self, tzid: str) -> tzinfo | None:
        """Return the zone meant by a name, or None if nothing tells.

        A name from the IANA database; one of Windows; a path that ends in one of either; one described in the file,
        by the place it names if it names one; a whole number of hours from UTC.
        """
        name = _plain(tzid)
        if name not in self._found:
            self._found[name] = well_known(name) or self._from_description(name)
        return self._found[name]

    def _from_description(self, name: str) -> tzinfo | None:
        lines = self._described.get(name)
        if lines is None or len(lines) > _MOST_LINES:
            return None
        for line in lines:
            if line.upper().startswith(("X-LIC-LOCATION:", "X-LIC-LOCATION;")):
                place = well_known(_plain(line.partition(":")[2]))
                if place is not None:
                    return place
        return _custom(name, lines)


@lru_cache(maxsize=256)
def well_known(name: str) -> tzinfo | None:
    """Return the zone of an IANA or Windows name, of a path that ends in one, or of an offset in whole hours."""
    if name.upper() in _UTC_NAMES:
        return UTC
    parts = name.strip("/").split("/")
    for begin in range(min(len(parts), 8)):
        candidate = "/".join(parts[begin:])
        zone = _iana(WINDOWS_TO_OLSON.get(candidate, candidate))
        if zone is not None:
            return zone
    match = _OFFSET.fullmatch(name)
    if match and int(match.group(2)) <= 12:
        # The signs of these zones are POSIX's: Etc/GMT-2 is two hours ahead.
        return _iana(f"Etc/GMT{'-' if match.group(1) == '+' else '+'}{int(match.group(2))}")
    return None


def _iana(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        # Whatever stands in a file is tried as a name: paths, folders, names too long for a file.
        return None


def _plain(tzid: str) -> str:
    return tzid.strip().strip("\"'").strip()


def _custom(name: str, lines: list[str]) -> CustomZone | None:
    """Return a zone by its description, or None if the description makes no sense.

    Only what decides the time is kept, and only rules that come once a year: anything else would be a way to keep the
    machine busy.
    """
    kept: list[str] = []
    for number, raw in enumerate(lines):
        line = parsed(number, raw)
        if line is None:
            continue
        if line.name == "RRULE" and _YEARLY.sub("", line.value.strip()):
            return None
        if line.name in _KEPT or (
            line.name in {"BEGIN", "END"} and line.value.strip().upper() in {"STANDARD", "DAYLIGHT"}
        ):
            kept.append(
                f"{line.name}:{line.value.strip().upper()}" if line.name != "TZNAME" else f"TZNAME:{line.value}"
            )
    digest = hashlib.sha256("\n".join(kept).encode()).hexdigest()[:12]
    # A description written here is named so already.
    key = name if name.endswith(f"-{digest}") else f"{_NAME_WITHOUT.sub('-', name).strip('-')[:40] or 'Zone'}-{digest}"
    ics = "".join(folded(line) for line in ["BEGIN:VTIMEZONE", f"TZID:{key}", *kept, "END:VTIMEZONE"])
    return custom_zone(key, ics)


@lru_cache(maxsize=256)
def custom_zone(key: str, ics: str) -> CustomZone | None:
    """Return a zone from its VTIMEZONE, or None if it makes no sense."""
    try:
        component = icalendar.Timezone.from_ical(ics)
        rules = component.to_tz(lookup_tzid=False) if isinstance(component, icalendar.Timezone) else None
        if rules is None or rules.utcoffset(datetime(2026, 1, 1)) is None:  # noqa: DTZ001 - a clock time to be read in it
            return None
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        # What the reader of zones raises for descriptions that lack something has no common base.
        return None
    return CustomZone(key, ics, rules)


def described(zones: Iterable[tzinfo], first_year: int, last_year: int) -> str:
    """Return the VTIMEZONEs of zones, right from the first to the last year and beyond where a rule says so.

    Zones that were described by a file are described as they were there.
    """
    texts: dict[str, str] = {}
    for zone in zones:
        if isinstance(zone, CustomZone):
            texts[zone.key] = zone.ics
        elif isinstance(zone, ZoneInfo) and zone.key:
            texts[zone.key] = vtimezone(zone, first_year, last_year)
    return "".join(texts[name] for name in sorted(texts))
