"""Dates, times, periods and durations as a calendar writes them (RFC 5545, 3.3.4 to 3.3.9)."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

from extrovertly_desktop.exchange.icalendar_file.content_lines import ContentLine
from extrovertly_desktop.exchange.icalendar_file.values import Moment, recurrence_text, zone_name

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Years outside are placeholders or mistakes; inside, no sum of times leaves what a datetime can hold. Address books
write birthdays of an unknown year as 1604."""
LONGEST = timedelta(days=3660)

ZoneOf = Callable[[str], tzinfo | None]
"""Finds a zone by the name that a file gives, or None when there is no such zone."""

_MOMENT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?[ ]*(Z?))?", re.IGNORECASE
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?",
    re.ASCII | re.IGNORECASE,
)


class Unreadable(ValueError):  # noqa: N818 - reads as what it says
    """A value is not what it should be; the message is the middle of a sentence: “the date “x” is not one”."""


def moments(line: ContentLine, zone_of: ZoneOf, default: tzinfo | None = None) -> list[Moment]:
    """Return the moments of a line, which are several in RDATE and EXDATE.

    Args:
        line: its TZID says the zone of values that are not in UTC.
        zone_of: finds that zone.
        default: the zone of values that name none, and in which those in UTC are meant, too, in a calendar that says
            so once for all (X-WR-TIMEZONE); None leaves the first floating and the others in UTC.

    Raises:
        Unreadable: naming the value that is no date.
    """
    return [moment(value, line, zone_of, default) for value in line.value.split(",") if value.strip()]


def moment(value: str, line: ContentLine, zone_of: ZoneOf, default: tzinfo | None = None) -> Moment:
    """Return one value of a line as a moment; see `moments`."""
    match = _MOMENT.fullmatch(value.strip())
    if match is None:
        raise Unreadable(f"“{_short(value)}” is not a date")
    year, month, day, hour, minute, second, utc = match.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Unreadable(f"the year {year} is not one a calendar here can show")
    try:
        if hour is None or line.parameters.get("VALUE", "").upper() == "DATE":
            return date(int(year), int(month), int(day))
        # A leap second is the last one of its minute to every clock here.
        clock = datetime(  # noqa: DTZ001 - floating until its zone is known, below
            int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59)
        )
    except ValueError:
        raise Unreadable(f"“{_short(value)}” is a day or time that does not exist") from None
    if utc:
        return clock.replace(tzinfo=UTC) if default is None else clock.replace(tzinfo=UTC).astimezone(default)
    tzid = line.parameters.get("TZID")
    return clock.replace(tzinfo=default if tzid is None else zone_of(tzid))


def periods(line: ContentLine, zone_of: ZoneOf, default: tzinfo | None = None) -> list[tuple[Moment, Moment | None]]:
    """Return the dates of an RDATE, with their ends where they are periods (RFC 5545, 3.3.9).

    Raises:
        Unreadable: naming the value that is no date.
    """
    found: list[tuple[Moment, Moment | None]] = []
    for value in line.value.split(","):
        first, slash, last = value.strip().partition("/")
        if not first:
            continue
        start = moment(first, line, zone_of, default)
        end: Moment | None = None
        if slash and isinstance(start, datetime):
            lasting = duration(last) if last[:1] in "Pp+-" else None
            end = moment(last, line, zone_of, default) if lasting is None else plus(start, lasting)
            if not isinstance(end, datetime) or not comes_after(end, start):
                end = None
        found.append((start, end))
    return found


def duration(value: str) -> timedelta:
    """Return a DURATION (RFC 5545, 3.3.6).

    Raises:
        Unreadable: if it is none, or longer than ten years.
    """
    match = _DURATION.fullmatch(value.strip())
    if match is None or not any(match.groups()[1:]):
        raise Unreadable(f"“{_short(value)}” is not a length of time")
    sign, weeks, days, hours, minutes, seconds = match.groups()
    whole = timedelta(
        weeks=int(weeks or 0),
        days=int(days or 0),
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=int(seconds or 0),
    )
    if whole > LONGEST:
        raise Unreadable(f"“{_short(value)}” is longer than ten years")
    return -whole if sign == "-" else whole


def plus(start: datetime, lasting: timedelta) -> datetime:
    """Return the time that is `lasting` after `start`: whole days by the calendar, the rest by the clock.

    RFC 5545, 3.3.6: a day across a clock change has 23 or 25 hours, an hour always 60 minutes.
    """
    days = timedelta(days=lasting.days)
    shifted = start + days
    if start.tzinfo is None:
        return shifted + (lasting - days)
    return (shifted.astimezone(UTC) + (lasting - days)).astimezone(start.tzinfo)


def comes_after(later: Moment, earlier: Moment) -> bool:
    """Say whether one moment comes after another of the same kind."""
    if isinstance(later, datetime) and isinstance(earlier, datetime):
        if later.tzinfo is not None and earlier.tzinfo is not None:
            return later.astimezone(UTC) > earlier.astimezone(UTC)
        return later.replace(tzinfo=None) > earlier.replace(tzinfo=None)
    return later.toordinal() > earlier.toordinal()


def like(given: Moment, model: Moment) -> Moment:
    """Return a moment as the same kind as another: how dates of a series are told apart needs them to be of one kind.

    A day among times takes the model's time of day; a time among days is its day; a floating time among zoned ones is
    meant in the model's zone, and a zoned one is brought there.
    """
    if not isinstance(model, datetime):
        return given.date() if isinstance(given, datetime) else given
    if not isinstance(given, datetime):
        return datetime.combine(given, model.time(), model.tzinfo)
    if given.tzinfo is None or model.tzinfo is None:
        return given.replace(tzinfo=model.tzinfo)
    here = given.astimezone(model.tzinfo)
    # The second of two equal clock times in autumn cannot be written with a zone's name, only in UTC.
    return here if here.fold == 0 else given.astimezone(UTC)


def stamped(name: str, moment: Moment, *, parameters: str = "") -> str:
    """Return a moment as an unfolded property: `DTSTART;TZID=Europe/Berlin:20260303T180000`.

    Args:
        name: of the property.
        moment: what it says. The second of two equal clock times is written in UTC, since nothing else says which.
        parameters: further ones, each with its semicolon before it.
    """
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE{parameters}:{recurrence_text(moment)}"
    if moment.tzinfo is None:
        return f"{name}{parameters}:{recurrence_text(moment)}"
    if moment.tzinfo is UTC or (moment.fold and moment.utcoffset() != moment.replace(fold=0).utcoffset()):
        return f"{name}{parameters}:{recurrence_text(moment)}"
    local = recurrence_text(moment.replace(tzinfo=None))
    return f"{name};TZID={zone_name(moment.tzinfo)}{parameters}:{local}"


def from_recurrence_text(text: str) -> Moment:
    """Return the moment that `recurrence_text` wrote.

    Raises:
        Unreadable: if it did not write that.
    """
    return moment(text, ContentLine(0, "RECURRENCE-ID", "", text), lambda _tzid: None)


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"
