"""What the charts draw from: one reading of the vault, and the stretch of days that is looked at."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from extrovertly_desktop.adapters.charts.mood_days import MoodDays, mood_days
from extrovertly_desktop.adapters.charts.rolling import ROLLING_DAYS
from extrovertly_desktop.adapters.charts.spans import ChartRange, Span, ordinal, span_of
from extrovertly_desktop.domain.clock import local_day

if TYPE_CHECKING:
    from extrovertly_desktop.domain.exposure import Exposure
    from extrovertly_desktop.domain.moods import MoodVocabulary
    from extrovertly_desktop.domain.noted import CheckInMoment
    from extrovertly_desktop.domain.progress import DayProgress
    from extrovertly_desktop.services.vaults import OpenVault

_EVERY_ATTEMPT = 1_000_000


class ChartSource:
    """One reading of the vault. Each part is read when a chart first asks for it, and shared by all that do.

    Attributes:
        vault: for the figures that only one chart needs.
        today: the person's calendar day.
        first_weekday: where weeks begin, Monday = 0.
        day_start_hour: before this hour it is still yesterday.
        frames: the stretches of days that were looked at, by range and how many ranges back.
    """

    def __init__(self, vault: "OpenVault") -> None:
        self.vault = vault
        self.frames: dict[tuple[ChartRange, int], ChartFrame] = {}
        preferences = vault.profile.preferences()
        self.today = local_day(vault.clock.now_ms(), vault.clock.zone(), preferences.day_start_hour)
        self.first_weekday = preferences.first_weekday
        self.day_start_hour = preferences.day_start_hour

    @cached_property
    def days(self) -> "tuple[DayProgress, ...]":
        """Every day that holds something, oldest first."""
        return tuple(self.vault.progress.days())

    @cached_property
    def attempts(self) -> "tuple[Exposure, ...]":
        """Every concluded attempt, oldest first."""
        return tuple(self.vault.progress.attempts(_EVERY_ATTEMPT))

    @cached_property
    def mood_days(self) -> MoodDays:
        """What the moods of each day come to, oldest day first."""
        return mood_days(self.vault.progress_figures.moods_noted(), self.moods)

    @cached_property
    def moods(self) -> "MoodVocabulary":
        """The moods a person can choose from."""
        return self.vault.moods.vocabulary()

    @property
    def first_day(self) -> int | None:
        """The first day that holds something, as an ordinal; None without any."""
        return ordinal(self.days[0].tracking_date) if self.days else None

    @property
    def holds_anything(self) -> bool:
        """Whether there is anything at all to draw."""
        return bool(self.days or self.attempts)


@dataclass(frozen=True, slots=True, eq=False)
class ChartFrame:
    """A stretch of days of a source. The same frame is the same object, so that figures are worked out once.

    Attributes:
        source: what the vault held.
        chosen: which range the person chose.
        span: the days it amounts to, as ordinals.
    """

    source: ChartSource
    chosen: ChartRange
    span: Span

    @classmethod
    def of(cls, source: ChartSource, chosen: ChartRange, back: int = 0) -> "ChartFrame":
        """Return the frame of a range, so many ranges back; asked for again it is the same one."""
        if (chosen, back) not in source.frames:
            source.frames[chosen, back] = cls._of(source, chosen, back)
        return source.frames[chosen, back]

    @classmethod
    def _of(cls, source: ChartSource, chosen: ChartRange, back: int) -> "ChartFrame":
        ends = [ordinal(day.tracking_date) for day in (*source.days[:1], *source.days[-1:])]
        return cls(source, chosen, span_of(chosen, source.today, ends, back))

    @property
    def first_day(self) -> str:
        """The first day, ISO text."""
        return date.fromordinal(self.span.first).isoformat()

    @property
    def last_day(self) -> str:
        """The last day, ISO text."""
        return date.fromordinal(self.span.last).isoformat()

    @property
    def days(self) -> "tuple[DayProgress, ...]":
        """The days that hold something up to the last, and a week before the first, which rolling means need."""
        first = date.fromordinal(max(1, self.span.first - ROLLING_DAYS + 1)).isoformat()
        days = self.source.days
        return days[bisect_left(days, first, key=lambda day: day.tracking_date) :]

    @property
    def moments(self) -> "list[CheckInMoment]":
        """The check-ins of the stretch."""
        first, last = date.fromordinal(self.span.first), date.fromordinal(self.span.last)
        return self.source.vault.progress_figures.check_in_moments(first, last)
