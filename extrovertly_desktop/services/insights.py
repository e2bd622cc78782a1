"""Weekly insights: written once for each week that is over, read when the person likes."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.domain.clock import week_start
from extrovertly_desktop.domain.insights import Insight, InsightType, InsightWeek, Lacking, Unread
from extrovertly_desktop.domain.people import Preferences, User
from extrovertly_desktop.domain.recommendation import ReasonKind, Slot
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext, preferences_of
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.recommendations import RecommendationService
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import insights as store
from extrovertly_desktop.store.queries import insights_days as day_store
from extrovertly_desktop.store.queries import people

if TYPE_CHECKING:
    from extrovertly_desktop.insights.account import Account
    from extrovertly_desktop.services.insights_wording import Said

META_KEY = "weekly_insights"
"""Where the vault keeps how far the weeks have been told, and the account of all looks."""
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_FRESH = timedelta(weeks=2)
"""Weeks that ended longer ago than this are written as read, but for the newest: an import is no pile of letters."""
_QUIET_DAYS = 4
"""From so many paused days on, nothing is said about a week."""
_SUGGESTED = (Slot.STRETCH, Slot.WITHIN_REACH, Slot.VARIED)
_REMEMBERED = (InsightType.TREND, InsightType.ASSOCIATION, InsightType.CALIBRATION)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which weeks are to be told.

    Attributes:
        first: the first day that holds anything.
        through: the last day that was told before; None before the first time.
        older: weeks before those that were told, which an import has brought; they begin on these days.
        coming: weeks after those that were told.
        last: the last day of the last week that is over.
    """

    first: date
    through: date | None
    older: tuple[date, ...]
    coming: tuple[date, ...]
    last: date


class InsightService:
    """What is said about finished weeks.

    `is_due`, `weeks`, `unread` and `lacking` are quick; `write_due` reads the whole history, loads numpy and belongs in
    a task.
    """

    def __init__(self, context: ServiceContext, moods: MoodService, recommendations: RecommendationService) -> None:
        self._context = context
        self._moods = moods
        self._recommendations = recommendations

    def is_due(self) -> bool:
        """Whether a week has ended with something in it about which nothing has been decided yet."""
        with self._context.database.reading() as unit:
            owner = people.get_user_named_by(unit, OWNER_KEY)
            if owner is None:
                return False
            plan = self._plan(unit, owner, people.get_meta(unit, META_KEY))
            if plan is None:
                return False
            if plan.older or (plan.coming and plan.through is None):
                return True
            after = (plan.through or plan.first - _DAY).isoformat()
            return bool(plan.coming) and day_store.has_activity(unit, owner.id, after, (plan.last + _DAY).isoformat())

    def write_due(self, task: TaskContext | None = None) -> int:
        """Write what there is to say about every week that is over and was not told yet; return how much that is.

        Nothing that was written before is changed. Without enough data for a claim there is none.

        Raises:
            Cancelled: if the person asked to stop; nothing has been written then.
        """
        # Imported here: only a week that is due needs the statistics.
        from extrovertly_desktop.services.insights_telling import Record, Teller, all_looks  # noqa: PLC0415

        task = task or quiet_context()
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            kept = people.get_meta(unit, META_KEY)
            plan = self._plan(unit, owner, kept)
            if plan is None or not (plan.older or plan.coming):
                return 0
            task.progress(0.0)
            life, verdicts, events = self._read(unit, owner, plan)
            record = Record.of(store.told(unit, owner.id, _REMEMBERED))
        claims, accounts = all_looks(life, _accounts(kept, plan, life.first), lambda done: task.progress(0.8 * done))
        told_weeks = {life.week_index(week) for week in plan.coming}
        # What older weeks would have shown is not looked at: see `insights_telling`.
        claims = {index: found for index, found in claims.items() if index in told_weeks}
        teller = Teller(life, claims, verdicts, events, record)
        preferences, weeks = preferences_of(owner), sorted((*plan.older, *plan.coming))
        written: list[tuple[date, Said]] = []
        for number, week in enumerate(weeks):
            task.progress(0.8 + 0.15 * number / len(weeks))
            if not _is_paused(week, preferences):
                written += [(week, said) for said in teller.week(week, is_newest=week + _WEEK > plan.last)]
        newest = week_start(plan.last, preferences.first_weekday)
        if newest in plan.coming and life.is_active(newest) and not _is_paused(newest, preferences):
            said = self._suggestion()
            written += [] if said is None else [(newest, said)]
        task.progress(0.95)
        meta = {
            "first": min(plan.first, *weeks).isoformat(),
            "through": plan.last.isoformat(),
            "accounts": {name: account.to_json() for name, account in accounts.items()},
        }
        return self._write(owner, kept, meta, written)

    def weeks(self, limit: int = 4, before: str | None = None) -> list[InsightWeek]:
        """Return what was said about weeks, newest first.

        Args:
            limit: about so many weeks at most.
            before: only weeks that begin before this day, ISO text.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            starts = store.newest_weeks(unit, owner.id, limit, before)
            found = store.of_weeks(unit, owner.id, starts[-1], starts[0]) if starts else []
        return [_week(start, found) for start in starts]

    def week_of(self, day: date) -> InsightWeek | None:
        """Return what was said about the week that holds a day, or None if nothing was."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            # Whichever day weeks began on then, one of these seven was the first.
            first, last = (day - _WEEK + _DAY).isoformat(), day.isoformat()
            found = store.of_weeks(unit, owner.id, first, last)
        return _week(found[0].week_start, found) if found else None

    def unread(self) -> Unread:
        """Return how much has not been looked at, and the first thing of the newest week among it."""
        with self._context.database.reading() as unit:
            owner = people.get_user_named_by(unit, OWNER_KEY)
            found = [] if owner is None else store.unread(unit, owner.id)
        if not found:
            return Unread(0, None)
        return Unread(len(found), _week(found[0].week_start, found).insights[0])

    def mark_read(self, insight_ids: Collection[str], *, is_read: bool = True) -> None:
        """Note that the person has looked at insights, or that they would rather see them as new."""
        if insight_ids:
            with self._context.database.unit() as unit:
                store.set_read(unit, self._context.owner(unit).id, insight_ids, is_read=is_read)

    def lacking(self) -> Lacking:
        """Return what would have to be noted before the figures could say something."""
        from extrovertly_desktop.insights.rules import Rules  # noqa: PLC0415 - seldom needed

        rules = Rules()
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            days = day_store.count_mood_days(unit, owner.id, rules.least_days)
            outcomes = day_store.count_outcomes(unit, owner.id, _least_forecasts())
        return Lacking(max(0, rules.least_days - days), max(0, _least_forecasts() - outcomes), rules.least_side)

    def _plan(self, unit: Unit, owner: User, kept: object) -> _Plan | None:
        first_text = day_store.first_day(unit, owner.id)
        if first_text is None:
            return None
        weekday = preferences_of(owner).first_weekday
        first = date.fromisoformat(first_text)
        begin = week_start(first, weekday)
        last = week_start(self._context.today(owner), weekday) - _DAY
        weeks = [begin + number * _WEEK for number in range((last - begin + _DAY) // _WEEK)]
        told = kept if isinstance(kept, Mapping) else {}
        through = date.fromisoformat(told["through"]) if "through" in told else None
        before = date.fromisoformat(told["first"]) if "first" in told else None
        coming = tuple(week for week in weeks if through is None or week + _WEEK - _DAY > through)
        older = tuple(week for week in weeks if before is not None and week + _WEEK - _DAY < before)
        return _Plan(first, through, older, coming, last)

    def _read(self, unit: Unit, owner: User, plan: _Plan) -> tuple[Any, Any, Any]:
        from extrovertly_desktop.services.estimation import known  # noqa: PLC0415 - see write_due
        from extrovertly_desktop.services.insights_events import read_events  # noqa: PLC0415
        from extrovertly_desktop.services.insights_series import read_life  # noqa: PLC0415

        weekday = preferences_of(owner).first_weekday
        life = read_life(unit, owner.id, self._moods.of(owner), plan.first, plan.last, first_weekday=weekday)
        told = known(unit, owner.id, self._context.today(owner))
        events = read_events(unit, owner.id, told, self._context.catalogue.mission_categories, plan.last)
        return life, day_store.verdicts(unit, owner.id), events

    def _suggestion(self) -> "Said | None":
        """Return one of today's missions, rather one whose reason is the person's own; None where nothing fits."""
        from extrovertly_desktop.services.insights_questions import suggestion  # noqa: PLC0415 - see write_due

        picks = {pick.slot: pick for pick in self._recommendations.choose().picks if not pick.is_done_today}
        ordered = [picks[slot] for slot in _SUGGESTED if slot in picks]
        if not ordered:
            return None
        own = (pick for pick in ordered if pick.reason is not None and pick.reason.kind is not ReasonKind.TYPICAL)
        pick = next(own, ordered[0])
        return suggestion(pick.mission.title, pick.sentence, pick.mission.id)

    def _write(self, owner: User, kept: object, meta: dict[str, Any], written: "list[tuple[date, Said]]") -> int:
        newest = max((week for week, _ in written), default=date.min)
        oldest_fresh = self._context.today(owner) - _FRESH
        now = self._context.clock.now_ms()
        with self._context.database.unit() as unit:
            if people.get_meta(unit, META_KEY) != kept:
                # Another window has written them meanwhile.
                return 0
            taken = store.kinds_of_weeks(unit, owner.id)
            rows = [
                Insight(
                    id=self._context.new_id(),
                    created_at=now,
                    week_start=week.isoformat(),
                    type=str(said.type),
                    title=said.title,
                    description=said.description,
                    data=said.data,
                    is_read=week != newest and week + _WEEK <= oldest_fresh,
                )
                for week, said in written
                if (week.isoformat(), str(said.type)) not in taken
            ]
            store.add_insights(unit, owner.id, rows)
            people.set_meta(unit, META_KEY, meta)
        return len(rows)


def _accounts(kept: object, plan: _Plan, first: date) -> "dict[str, Account]":
    """Return the accounts that the vault keeps; one that cannot be read is worked out anew from the whole history."""
    from extrovertly_desktop.insights.account import Account  # noqa: PLC0415 - see write_due
    from extrovertly_desktop.services.insights_telling import rebased  # noqa: PLC0415

    found: dict[str, Account] = {}
    if plan.through is not None and isinstance(kept, Mapping):
        for name, account in kept.get("accounts", {}).items():
            with suppress(KeyError, TypeError):
                found[name] = rebased(Account.from_json(account), plan.through, first)
    return found


def _is_paused(week: date, preferences: Preferences) -> bool:
    days = [week + number * _DAY for number in range(7)]
    pauses = preferences.pauses()
    return sum(1 for day in days if any(pause.holds(day) for pause in pauses)) >= _QUIET_DAYS


def _week(start: str, found: Collection[Insight]) -> InsightWeek:
    own = (item for item in found if item.week_start == start)
    return InsightWeek(start, tuple(sorted(own, key=lambda item: (InsightType.place(item.type), item.type))))


def _least_forecasts() -> int:
    from extrovertly_desktop.insights.calibration import LEAST  # noqa: PLC0415 - seldom needed

    return LEAST
