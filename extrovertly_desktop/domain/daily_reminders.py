"""Reminders of every day: at which times and on which days, when it is to be quiet, and how one is put off."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.clock import from_ms, to_ms
from extrovertly_desktop.domain.drafts import Draft, OptionalShortText
from extrovertly_desktop.domain.errors import UserError

MOST_TIMES = 4
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
FIRST_TIME = time(19)
"""What is offered to somebody who wants to be reminded and has said no time yet."""
NIGHT = (time(22), time(8))
"""The quiet hours that are offered first."""
EVENING, MORNING = time(19), time(9)
"""What “this evening” and “tomorrow” mean when a reminder is put off."""


class DailyPlan(Draft):
    """When a person wants to be reminded each day, and when they want quiet.

    Attributes:
        times: by the wall clock, wherever the person is; none for no reminder.
        weekdays: on which days, Monday = 0.
        words: what it says in place of our own neutral words.
        quiet_from, quiet_until: no notice of the desktop comes between them, over midnight too; both or neither.
    """

    times: tuple[time, ...] = Field(default=(), max_length=MOST_TIMES, title="times")
    weekdays: tuple[int, ...] = Field(default=EVERY_DAY, title="days")
    words: OptionalShortText = Field(default=None, max_length=limits.ANCHOR, title="what it says")
    quiet_from: time | None = Field(default=None, title="quiet hours")
    quiet_until: time | None = Field(default=None, title="quiet hours")

    @field_validator("times")
    @classmethod
    def _in_order(cls, times: tuple[time, ...]) -> tuple[time, ...]:
        return tuple(sorted({each.replace(second=0, microsecond=0, tzinfo=None) for each in times}))

    @field_validator("weekdays")
    @classmethod
    def _known_days(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if any(day not in EVERY_DAY for day in days):
            raise ValueError("Please choose from the seven days of the week.")
        if not days:
            raise ValueError("Please choose at least one day, or turn the reminder off.")
        return tuple(sorted(set(days)))

    @field_validator("quiet_until")
    @classmethod
    def _some_hours(cls, until: time | None, info: Any) -> time | None:  # noqa: ANN401 - pydantic's
        begin = info.data.get("quiet_from")
        if (begin is None) != (until is None):
            raise ValueError("Quiet hours need a beginning and an end.")
        if begin is not None and begin == until:
            raise ValueError("Quiet hours would last all day. Please choose another end.")
        return until

    @model_validator(mode="after")
    def _heard(self) -> Self:
        if any(self.is_quiet(each) for each in self.times):
            raise ValueError("A reminder lies in the quiet hours. Please move one of them.")
        return self

    @classmethod
    def read(cls, stored: object) -> "DailyPlan":
        """Read what the preferences hold; what cannot be read counts as not chosen."""
        if isinstance(stored, Mapping):
            with suppress(UserError):
                return cls.of(**{name: stored[name] for name in cls.model_fields if name in stored})
        return cls()

    def is_quiet(self, moment: time) -> bool:
        """Whether a time of day lies in the quiet hours."""
        begin, end = self.quiet_from, self.quiet_until
        if begin is None or end is None:
            return False
        return begin <= moment < end if begin < end else moment >= begin or moment < end

    def quiet_end(self, now_ms: int, zone: tzinfo) -> int | None:
        """Return when the quiet hours that hold an instant end, in milliseconds; None outside of them."""
        wall = from_ms(now_ms, zone)
        if self.quiet_until is None or not self.is_quiet(wall.time()):
            return None
        day = wall.date() if wall.time() < self.quiet_until else wall.date() + timedelta(days=1)
        return _instant(day, self.quiet_until, zone)

    def next_after(self, instant_ms: int, zone: tzinfo) -> int | None:
        """Return the first reminder after an instant, in milliseconds, or None without any."""
        first = from_ms(instant_ms, zone).date()
        for ahead in range(len(EVERY_DAY) + 1):
            for due in self._of_day(first + timedelta(days=ahead), zone):
                if due > instant_ms:
                    return due
        return None

    def latest_of_day(self, instant_ms: int, zone: tzinfo) -> int | None:
        """Return the latest reminder of the day that was due by an instant, in milliseconds, or None."""
        due = [each for each in self._of_day(from_ms(instant_ms, zone).date(), zone) if each <= instant_ms]
        return due[-1] if due else None

    def _of_day(self, day: date, zone: tzinfo) -> list[int]:
        return [_instant(day, each, zone) for each in self.times] if day.weekday() in self.weekdays else []


@dataclass(frozen=True, slots=True)
class DueDaily:
    """A reminder of the day that wants to be told.

    Attributes:
        id: it begins with `daily:`, which no other reminder's does.
        due_at: when it was due, in milliseconds.
        words: the person's own words, or None for ours.
    """

    id: str
    due_at: int
    words: str | None


class Snooze(StrEnum):
    """For how long a reminder is put off."""

    TEN_MINUTES = "ten_minutes"
    HOUR = "hour"
    EVENING = "evening"
    TOMORROW = "tomorrow"

    def until(self, now_ms: int, zone: tzinfo) -> int:
        """Return when it comes back, in milliseconds; an evening that has begun is tomorrow's."""
        wall = from_ms(now_ms, zone)
        match self:
            case Snooze.TEN_MINUTES:
                return now_ms + 10 * 60_000
            case Snooze.HOUR:
                return now_ms + 60 * 60_000
            case Snooze.EVENING:
                late = wall.time() >= EVENING
                return _instant(wall.date() + timedelta(days=late), EVENING, zone)
            case _:
                return _instant(wall.date() + timedelta(days=1), MORNING, zone)


def snoozes(now_ms: int, zone: tzinfo, before_ms: int | None = None) -> tuple[Snooze, ...]:
    """Return how a reminder can be put off now.

    Args:
        now_ms: now, in milliseconds.
        zone: where the person is.
        before_ms: when what it is about begins, unless that is past; a reminder of it comes back no later.
    """
    offered = [each for each in Snooze if each is not Snooze.EVENING or from_ms(now_ms, zone).time() < EVENING]
    if before_ms is not None and before_ms > now_ms:
        offered = [each for each in offered if each.until(now_ms, zone) <= before_ms]
    return tuple(offered)


def _instant(day: date, moment: time, zone: tzinfo) -> int:
    return to_ms(datetime.combine(day, moment, tzinfo=zone))
