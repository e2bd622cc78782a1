"""Progress: where the owner stands, days for the charts, attempts, achievements."""

from datetime import date, timedelta

from extrovertly_desktop.domain import points as rules
from extrovertly_desktop.domain.achievements import Achievement
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.progress import DayProgress, Standing
from extrovertly_desktop.domain.streaks import streak, strength
from extrovertly_desktop.services.context import ServiceContext, preferences_of
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import check_ins as check_in_store
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import progress as store

_EVER = "0001-01-01"


class ProgressService:
    """What a person sees of the whole."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def standing(self) -> Standing:
        """Return streak, strength, confidence, points and level as of today.

        The vault stores the streak as of the last active day; here it is seen from today, so that days missed since
        have their effect.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            active = [date.fromisoformat(day) for day in store.active_days(unit, owner.id)]
            is_rated = bool(check_in_store.latest_confidence_by_day(unit, owner.id, 1))
        pauses = preferences_of(owner).pauses()
        run = streak(active, pauses, today)
        level = rules.level(owner.total_points)
        return Standing(
            streak_days=run.days,
            longest_streak=run.longest,
            rest_left=run.rest_left,
            paused=any(pause.holds(today) for pause in pauses),
            strength=strength(active, today),
            confidence_level=owner.confidence_level if is_rated else None,
            total_points=owner.total_points,
            level=level.number,
            level_into=level.into,
            level_span=level.span,
        )

    def days(self, last_days: int | None = None) -> list[DayProgress]:
        """Return the days that hold something, oldest first: the latest so many calendar days, or all."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            first = _EVER if last_days is None else (today - timedelta(days=last_days - 1)).isoformat()
            # A day may be dated tomorrow by someone who travels.
            return store.days_between(unit, owner.id, first, (today + timedelta(days=1)).isoformat())

    def attempts(self, limit: int = 200) -> list[Exposure]:
        """Return the latest concluded attempts, oldest first: prediction beside outcome."""
        with self._context.database.reading() as unit:
            newest = exposure_store.newest_concluded(unit, self._context.owner(unit).id, limit)
        return newest[::-1]

    def achievements(self) -> list[Achievement]:
        """Return the achievements with the person's progress, smallest reward first."""
        with self._context.database.reading() as unit:
            return achievement_store.achievements(unit, self._context.owner(unit).id)
