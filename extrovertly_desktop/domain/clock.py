"""Time as it is passed in: a clock, and the rules that turn an instant into a person's calendar day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

MS_PER_DAY = 86_400_000


class Clock(Protocol):
    """Tells the time and the zone in which the person reads it."""

    def now_ms(self) -> int:
        """Return the instant, in milliseconds since the epoch, UTC."""
        ...

    def zone(self) -> tzinfo:
        """Return the person's time zone."""
        ...


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is set: for made-up vaults and for tests.

    Attributes:
        instant_ms: milliseconds since the epoch, UTC.
        time_zone: the zone it pretends to be in.
    """

    instant_ms: int
    time_zone: tzinfo = UTC

    def now_ms(self) -> int:
        """Return the instant it was last set to."""
        return self.instant_ms

    def zone(self) -> tzinfo:
        """Return the zone it pretends to be in."""
        return self.time_zone

    def advance(self, **parts: float) -> None:
        """Move on by a `timedelta` given as its keyword arguments."""
        self.instant_ms += round(timedelta(**parts).total_seconds() * 1000)

    def set_local(self, moment: datetime) -> None:
        """Set the clock to a wall-clock time; a naive one is read in the clock's own zone."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=self.time_zone)
        self.instant_ms = to_ms(aware)


def to_ms(moment: datetime) -> int:
    """Return an aware datetime as milliseconds since the epoch.

    Raises:
        ValueError: if the datetime is naive, since guessing a zone moves entries to another day.
    """
    if moment.tzinfo is None:
        raise ValueError("An instant needs a time zone.")
    whole = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return whole // timedelta(milliseconds=1)


def from_ms(instant_ms: int, zone: tzinfo) -> datetime:
    """Return an instant as a wall-clock datetime in a zone."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=instant_ms)).astimezone(zone)


def local_day(instant_ms: int, zone: tzinfo, day_start_hour: int = 0) -> date:
    """Return the calendar day a person would say it is: before `day_start_hour` it is still yesterday."""
    wall = from_ms(instant_ms, zone)
    day = wall.date()
    return day - timedelta(days=1) if wall.hour < day_start_hour else day


def week_start(day: date, first_weekday: int = 0) -> date:
    """Return the first day of the week that holds `day`; `first_weekday` counts from Monday = 0."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def named_zone(name: str) -> tzinfo:
    """Return an IANA zone by name.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: if there is none of that name.
    """
    return ZoneInfo(name)
