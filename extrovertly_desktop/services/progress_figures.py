"""Figures for the charts that look closer than a day's row."""

from datetime import date, tzinfo

from extrovertly_desktop.domain.clock import MS_PER_DAY, from_ms
from extrovertly_desktop.domain.noted import CheckInMoment, DayMoods
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.store.queries import progress_figures as store

_MS_PER_HOUR = 3_600_000


class ProgressFigureService:
    """Reads what was noted from one local day to another, both included; either may be left open."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def moods_noted(self, first: date | None = None, last: date | None = None) -> list[DayMoods]:
        """Return the moods noted on each day, by check-ins and by entries outside the bin; oldest day first."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            return store.moods_between(unit, owner.id, *_days(first, last))

    def check_in_moments(self, first: date | None = None, last: date | None = None) -> list[CheckInMoment]:
        """Return day, hour, mood and confidence of each check-in, by day."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            rows = store.check_in_moments(unit, owner.id, *_days(first, last))
        hour_of = _WallHours(self._context.clock.zone()).hour_of
        return [CheckInMoment(day, hour_of(at_ms), mood, level) for day, at_ms, mood, level in rows]


class _WallHours:
    """Reads hours off the wall clock of a zone: one look at the zone a day, unless its clocks are changed on it."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._offsets: dict[int, int | None] = {}

    def hour_of(self, at_ms: int) -> int:
        """Return the hour, 0–23, of an instant."""
        day = at_ms // MS_PER_DAY
        if day not in self._offsets:
            starts, ends = self._offset(day * MS_PER_DAY), self._offset((day + 1) * MS_PER_DAY)
            self._offsets[day] = starts if starts == ends else None
        offset = self._offsets[day]
        if offset is None:
            return from_ms(at_ms, self._zone).hour
        return (at_ms + offset) % MS_PER_DAY // _MS_PER_HOUR

    def _offset(self, at_ms: int) -> int:
        offset = from_ms(at_ms, self._zone).utcoffset()
        return round(offset.total_seconds() * 1000) if offset is not None else 0


def _days(first: date | None, last: date | None) -> tuple[str, str]:
    return (first or date.min).isoformat(), (last or date.max).isoformat()
