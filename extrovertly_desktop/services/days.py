"""Days: everything of one of them, in one reading."""

from datetime import date, timedelta

from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter
from extrovertly_desktop.domain.events import LONGEST_DAYS, AttendeeStatus
from extrovertly_desktop.domain.goals import Goal, GoalStatus
from extrovertly_desktop.domain.insights import Insight
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.whole_day import WholeDay
from extrovertly_desktop.services.context import ServiceContext, preferences_of
from extrovertly_desktop.services.event_common import asking
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import check_ins as check_in_store
from extrovertly_desktop.store.queries import event_cards as card_store
from extrovertly_desktop.store.queries import goals as goal_store
from extrovertly_desktop.store.queries import insights as insight_store
from extrovertly_desktop.store.queries import journal as journal_store
from extrovertly_desktop.store.queries import whole_day as store

_WEEK = 7
_ANSWERED = frozenset({AttendeeStatus.INTERESTED, AttendeeStatus.GOING, AttendeeStatus.ATTENDED})


class DayService:
    """What belongs to a day."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def today(self) -> date:
        """Return the person's calendar day."""
        with self._context.database.reading() as unit:
            return self._context.today(self._context.owner(unit))

    def of(self, day: date) -> WholeDay:
        """Return everything of a day; a day on which nothing was written is an empty one."""
        iso = day.isoformat()
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            earlier, later = store.days_beside(unit, owner.id, iso)
            return WholeDay(
                day=day,
                check_ins=tuple(check_in_store.check_ins_on_day(unit, owner.id, iso)),
                entries=tuple(reversed(journal_store.entries_on_days(unit, owner.id, [iso]))),
                attempts=tuple(store.attempts_on(unit, owner.id, iso)),
                events=self._events(unit, owner, day),
                awards=tuple(store.awards_on(unit, owner.id, iso)),
                goals=self._goals(unit, owner, day),
                insights=self._insights(unit, owner, day),
                earlier=None if earlier is None else date.fromisoformat(earlier),
                later=None if later is None else date.fromisoformat(later),
            )

    def _events(self, unit: Unit, owner: User, day: date) -> tuple[EventCard, ...]:
        first = day - timedelta(days=LONGEST_DAYS) if day.toordinal() > LONGEST_DAYS else day
        found = card_store.cards_between(unit, asking(self._context, owner), (first, day), EventFilter(), None)
        # An end at midnight does not reach into the day that begins there.
        return tuple(
            card
            for card in found
            if card.status in _ANSWERED
            and max((card.ends or card.event.begins) - timedelta(microseconds=1), card.event.begins).date() >= day
        )

    def _goals(self, unit: Unit, owner: User, day: date) -> tuple[Goal, ...]:
        zone, hour = self._context.clock.zone(), preferences_of(owner).day_start_hour
        completed = goal_store.goals_of(unit, owner.id, GoalStatus.COMPLETED)
        return tuple(
            goal
            for goal in completed
            if goal.completed_at is not None and local_day(goal.completed_at, zone, hour) == day
        )

    def _insights(self, unit: Unit, owner: User, day: date) -> tuple[Insight, ...]:
        # A week begins where the person's weeks began when it was written about, which may have been another day.
        first = day - timedelta(days=_WEEK - 1) if day.toordinal() > _WEEK else day
        found = insight_store.of_weeks(unit, owner.id, first.isoformat(), day.isoformat())
        newest = max((insight.week_start for insight in found), default="")
        return tuple(insight for insight in found if insight.week_start == newest)
