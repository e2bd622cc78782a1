"""Reminders of every day, and the quiet that all reminders keep."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from extrovertly_desktop.domain.clock import from_ms, to_ms
from extrovertly_desktop.domain.daily_reminders import DailyPlan, DueDaily, Snooze
from extrovertly_desktop.services.context import OWNER_KEY, Done, ServiceContext, preferences_of
from extrovertly_desktop.services.kit_shelf import PreferenceKey
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import people

PREFIX = "daily:"
"""How the id of each of them begins."""
_PLAN_KEY = "daily_reminders"
_STATE_KEY = "daily_reminders_told"
_TOLD, _SNOOZED, _SILENT = "told_until", "snoozed_until", "silent_until"


class DailyReminderService:
    """What a person does with reminders of every day, and what tells them.

    The plan stands in the owner's preferences and travels with an export; what was told and put off stays in the vault.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._kept = PreferenceKey(context, _PLAN_KEY)

    def plan(self) -> DailyPlan:
        """Return when the person wants to be reminded, and when they want quiet."""
        with self._context.database.reading() as unit:
            return self._plan(unit)

    def choose(self, plan: DailyPlan) -> Done[DailyPlan]:
        """Write the plan. A time that is past today comes tomorrow. To take it back, choose what `plan` told before."""
        chosen = plan.model_dump(mode="json", exclude_defaults=True) or None
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            others = owner.preferences if isinstance(owner.preferences, dict) else {}
            people.set_user(unit, owner.id, preferences={**others, _PLAN_KEY: chosen})
            self._note(unit, **{_TOLD: self._context.clock.now_ms(), _SNOOZED: None})
        return Done(plan)

    def due(self) -> tuple[DueDaily, ...]:
        """Return what wants to be told now: one at most. None in quiet hours, nor while a pause of the streak runs."""
        now, zone = self._context.clock.now_ms(), self._context.clock.zone()
        with self._context.database.reading() as unit:
            plan, state = self._plan(unit), self._state(unit)
            if self._quiet_end(plan, state, now) is not None or self._is_paused(unit):
                return ()
        snoozed, latest = state.get(_SNOOZED), plan.latest_of_day(now, zone)
        due = [each for each in (latest,) if each is not None and each > (state.get(_TOLD) or 0)]
        due += [snoozed] if snoozed is not None and snoozed <= now else []
        return (DueDaily(f"{PREFIX}{max(due)}", max(due), plan.words),) if due else ()

    def next_due_at(self) -> int | None:
        """Return the instant after now at which the next one may be due, in milliseconds, or None."""
        now, zone = self._context.clock.now_ms(), self._context.clock.zone()
        with self._context.database.reading() as unit:
            plan, snoozed = self._plan(unit), self._state(unit).get(_SNOOZED)
        coming = [plan.next_after(now, zone), snoozed if snoozed is not None and snoozed > now else None]
        return min((each for each in coming if each is not None), default=None)

    def ahead(self, until_ms: int) -> list[int]:
        """Return the instants from now to another at which one will be due, in milliseconds, earliest first."""
        now, zone = self._context.clock.now_ms(), self._context.clock.zone()
        with self._context.database.reading() as unit:
            if self._is_paused(unit):
                return []
            plan, state = self._plan(unit), self._state(unit)
        found, due = [], plan.next_after(now, zone)
        while due is not None and due <= until_ms:
            found.append(due)
            due = plan.next_after(due, zone)
        snoozed = state.get(_SNOOZED)
        if snoozed is not None and now < snoozed <= until_ms:
            found.append(snoozed)
        return sorted(each for each in found if self._quiet_end(plan, state, each) is None)

    def deliver(self) -> None:
        """Note that what was due was told."""
        now = self._context.clock.now_ms()
        with self._context.database.unit() as unit:
            snoozed = self._state(unit).get(_SNOOZED)
            self._note(unit, **{_TOLD: now, _SNOOZED: snoozed if snoozed is not None and snoozed > now else None})

    def snooze(self, until: Snooze) -> Done[int]:
        """Put the one that was told off; return when it comes back, in milliseconds: not within quiet hours."""
        now, zone = self._context.clock.now_ms(), self._context.clock.zone()
        with self._context.database.unit() as unit:
            back = self.heard_at(until.until(now, zone), unit)
            self._note(unit, **{_TOLD: now, _SNOOZED: back})
            return Done(back)

    def pause_today(self) -> Done[int]:
        """Let no reminder come for the rest of the person's day; return until when, in milliseconds.

        Of events that begin before that, reminders wait in the window.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            tomorrow = self._context.today(owner) + timedelta(days=1)
            begins = from_ms(self._context.clock.now_ms(), self._context.clock.zone()).replace(
                year=tomorrow.year, month=tomorrow.month, day=tomorrow.day,
                hour=preferences_of(owner).day_start_hour, minute=0, second=0, microsecond=0,
            )  # fmt: skip
            self._note(unit, **{_SILENT: to_ms(begins), _SNOOZED: None})
            return Done(to_ms(begins))

    def end_pause(self) -> None:
        """Let reminders come again; those of the day that were passed over stay passed over."""
        with self._context.database.unit() as unit:
            self._note(unit, **{_SILENT: None, _TOLD: self._context.clock.now_ms()})

    def is_paused_today(self) -> bool:
        """Whether reminders were paused for today."""
        with self._context.database.reading() as unit:
            return (self._state(unit).get(_SILENT) or 0) > self._context.clock.now_ms()

    def quiet_until(self) -> int | None:
        """Return until when the desktop is to be left in peace now, in milliseconds; None if it need not be."""
        with self._context.database.reading() as unit:
            return self._quiet_end(self._plan(unit), self._state(unit), self._context.clock.now_ms())

    def heard_at(self, instant_ms: int, unit: Unit) -> int:
        """Return an instant, or the end of the quiet that holds it."""
        return self._quiet_end(self._plan(unit), self._state(unit), instant_ms) or instant_ms

    def _quiet_end(self, plan: DailyPlan, state: Mapping[str, int | None], instant_ms: int) -> int | None:
        zone, silent = self._context.clock.zone(), state.get(_SILENT) or 0
        end = max(silent, plan.quiet_end(instant_ms, zone) or 0)
        if end <= instant_ms:
            return None
        # A pause that ends within the quiet hours goes over into them.
        return plan.quiet_end(end, zone) or end

    def _is_paused(self, unit: Unit) -> bool:
        if people.get_meta(unit, OWNER_KEY) is None:
            return True
        owner = self._context.owner(unit)
        today = self._context.today(owner)
        return any(pause.holds(today) for pause in preferences_of(owner).pauses())

    def _plan(self, unit: Unit) -> DailyPlan:
        if people.get_meta(unit, OWNER_KEY) is None:
            return DailyPlan()
        return DailyPlan.read(self._kept.of(self._context.owner(unit)))

    @staticmethod
    def _state(unit: Unit) -> dict[str, int | None]:
        kept = people.get_meta(unit, _STATE_KEY)
        return {name: each for name, each in kept.items() if isinstance(each, int)} if isinstance(kept, dict) else {}

    def _note(self, unit: Unit, **changes: Any) -> None:  # noqa: ANN401 - whole numbers or None
        left = {name: each for name, each in {**self._state(unit), **changes}.items() if each is not None}
        people.set_meta(unit, _STATE_KEY, left)
