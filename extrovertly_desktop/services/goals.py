"""Goals: set, followed, put aside, reached, let go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import isfinite

from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.goal_pace import GoalCard, first_day, pace
from extrovertly_desktop.domain.goals import MOST, Countable, Goal, GoalDraft, GoalStatus
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.context import Done, ServiceContext, preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import goals as store

_OPEN = frozenset({GoalStatus.ACTIVE, GoalStatus.PAUSED})
_ENDED = frozenset({GoalStatus.COMPLETED, GoalStatus.CANCELLED})
_IS = {
    GoalStatus.ACTIVE: "under way",
    GoalStatus.COMPLETED: "completed",
    GoalStatus.PAUSED: "paused",
    GoalStatus.CANCELLED: "cancelled",
}


class GoalService:
    """What a person does with goals.

    A goal that counts something follows by itself, in the deed's own transaction (`services/consequences`): it counts
    from the local day on which it was set or given something else to count, whatever its status; only an active one is
    completed by reaching its target. Every change is taken back exactly by `put_back` with the goal as it was.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def cards(self, status: GoalStatus | str | None = None, typed: str = "") -> list[GoalCard]:
        """Return the goals in the order in which they were set.

        Args:
            status: only those of one status.
            typed: only those whose title holds all these words.
        """
        wanted = None if status is None else GoalStatus(status)
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            if typed.strip():
                found = store.search_goals(unit, owner.id, typed, wanted)
            else:
                found = store.goals_of(unit, owner.id, wanted)
            return [self._card(unit, owner, goal) for goal in found]

    def get(self, goal_id: str) -> Goal:
        """Return a goal.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            return self._goal(unit, self._context.owner(unit), goal_id)

    def draft_of(self, goal_id: str) -> GoalDraft:
        """Return a goal as the form shows it.

        Raises:
            NotFoundError: if it is not there.
        """
        goal = self.get(goal_id)
        # Made without checks: an imported goal may hold what could not be typed here, and has to be seen to be mended.
        return GoalDraft.model_construct(
            title=goal.title,
            description=goal.description,
            category=goal.category,
            target_value=goal.target_value,
            target_date=goal.due,
        )

    def create(self, draft: GoalDraft) -> Done[Goal]:
        """Set a goal.

        Raises:
            UserError: if its day has passed, or if it is reached already.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            _check_due(draft.target_date, today)
            now = self._context.clock.now_ms()
            goal = Goal(
                id=self._context.new_id(),
                created_at=now,
                title=draft.title,
                description=draft.description,
                category=draft.category,
                target_value=draft.target_value,
                current_value=0.0,
                target_date=draft.target_date.isoformat() if draft.target_date else None,
                status=GoalStatus.ACTIVE,
                counted_from=today.isoformat(),
            )
            goal = replace(goal, current_value=self._value(unit, owner, goal))
            _check_not_there_yet(goal)
            store.add_goal(unit, owner.id, goal)
        return Done(goal)

    def edit(self, goal_id: str, draft: GoalDraft) -> Done[Goal]:
        """Change a goal. What is counted anew counts from today; a target that is reached by now completes it.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the day is a new one that has passed, or if the new figure is reached already.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._goal(unit, owner, goal_id)
            today = self._context.today(owner)
            if draft.target_date != before.due:
                _check_due(draft.target_date, today)
            after = replace(
                before,
                title=draft.title,
                description=draft.description,
                category=draft.category,
                target_value=draft.target_value,
                target_date=draft.target_date.isoformat() if draft.target_date else None,
            )
            if after.measure != before.measure and after.measure is not None:
                after = replace(after, counted_from=today.isoformat())
                after = replace(after, current_value=self._value(unit, owner, after))
                _check_not_there_yet(after)
            else:
                after = after.settled(self._context.clock.now_ms(), was_reached=before.is_reached)
            return self._write(unit, before, after)

    def set_value(self, goal_id: str, value: float) -> Done[Goal]:
        """Say how far a goal is that is kept by hand; reaching its target completes it.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it counts by itself, is neither active nor paused, or the figure is no figure.
        """
        return self._move(goal_id, lambda _before: value)

    def add(self, goal_id: str, step: float = 1.0) -> Done[Goal]:
        """Add to a goal that is kept by hand; reaching its target completes it.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it counts by itself, is neither active nor paused, or the sum is no figure.
        """
        return self._move(goal_id, lambda before: before + step)

    def pause(self, goal_id: str) -> Done[Goal]:
        """Put an active goal aside for a while: nothing is said of its pace or its day."""
        return self._turn(goal_id, GoalStatus.PAUSED, {GoalStatus.ACTIVE})

    def resume(self, goal_id: str) -> Done[Goal]:
        """Take a paused goal up again; one that was reached meanwhile stays open until the person completes it."""
        return self._turn(goal_id, GoalStatus.ACTIVE, {GoalStatus.PAUSED})

    def complete(self, goal_id: str) -> Done[Goal]:
        """Call a goal reached, whatever its figure."""
        return self._turn(goal_id, GoalStatus.COMPLETED, _OPEN)

    def cancel(self, goal_id: str) -> Done[Goal]:
        """Let a goal go; it is kept, and can be reopened."""
        return self._turn(goal_id, GoalStatus.CANCELLED, _OPEN)

    def reopen(self, goal_id: str) -> Done[Goal]:
        """Take up a goal that was completed or cancelled; one beyond its target then stays open."""
        return self._turn(goal_id, GoalStatus.ACTIVE, _ENDED)

    def put_back(self, goal: Goal) -> Done[Goal]:
        """Make a goal what it was; what it counts by itself is counted as of now.

        Raises:
            NotFoundError: if it is not there any more.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            self._goal(unit, owner, goal.id)
            back = replace(goal, current_value=self._value(unit, owner, goal))
            store.replace_goal(unit, back)
        return Done(back)

    def delete(self, goal_id: str) -> Done[Goal]:
        """Delete a goal; `restore` puts it back.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            goal = self._goal(unit, self._context.owner(unit), goal_id)
            store.delete_goal(unit, goal.id)
        return Done(goal)

    def restore(self, goal: Goal) -> Done[Goal]:
        """Put a deleted goal back; one that is there is left alone."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            there = store.get_goal(unit, owner.id, goal.id)
            if there is not None:
                return Done(there)
            back = replace(goal, current_value=self._value(unit, owner, goal))
            store.add_goal(unit, owner.id, back)
        return Done(back)

    def _move(self, goal_id: str, moved: Callable[[float], float]) -> Done[Goal]:
        with self._context.database.unit() as unit:
            before = self._goal(unit, self._context.owner(unit), goal_id)
            if before.measure is not None:
                raise UserError("This goal counts by itself, so there is nothing to set.", field="current_value")
            _check_status(before, _OPEN)
            value = moved(before.current_value)
            if not isfinite(value) or not 0 <= value <= MOST:
                raise UserError(f"Please choose a figure from 0 to {MOST:,}.", field="current_value")
            return self._write(unit, before, before.at(value, self._context.clock.now_ms()))

    def _turn(self, goal_id: str, status: GoalStatus, allowed: frozenset[GoalStatus] | set[GoalStatus]) -> Done[Goal]:
        with self._context.database.unit() as unit:
            before = self._goal(unit, self._context.owner(unit), goal_id)
            _check_status(before, allowed)
            after = before.with_status(status, self._context.clock.now_ms())
            store.replace_goal(unit, after)
        return Done(after)

    def _write(self, unit: Unit, before: Goal, after: Goal) -> Done[Goal]:
        if after != before:
            store.replace_goal(unit, after)
        is_new = after.status is GoalStatus.COMPLETED and before.status is not GoalStatus.COMPLETED
        return Done(after, earned=(after,) if is_new else ())

    def _card(self, unit: Unit, owner: User, goal: Goal) -> GoalCard:
        today = self._context.today(owner)
        due = goal.due
        days_left = None if due is None else (due - today).days
        told = pace(goal, self._recent(unit, owner, goal, today), today)
        ended = None
        if goal.completed_at is not None:
            ended = local_day(goal.completed_at, self._context.clock.zone(), preferences_of(owner).day_start_hour)
        return GoalCard(goal, told, days_left, ended, is_fresh=ended == today)

    def _recent(self, unit: Unit, owner: User, goal: Goal, today: date) -> float:
        """Return what the pace is told from; nothing is counted for a goal that has none."""
        if goal.measure is None or goal.status is not GoalStatus.ACTIVE:
            return goal.current_value
        pauses = preferences_of(owner).pauses()
        if goal.measure.counts is Countable.STREAK:
            chain = store.chain_since(unit, owner.id, goal.counted_from, pauses)
            return float(chain.last_active == today)
        if not goal.measure.counts.is_sum:
            return 0.0
        since = first_day(date.fromisoformat(goal.counted_from), today)
        return store.measured(unit, owner.id, goal.measure, since.isoformat(), pauses)

    def _value(self, unit: Unit, owner: User, goal: Goal) -> float:
        if goal.measure is None:
            return goal.current_value
        return store.measured(unit, owner.id, goal.measure, goal.counted_from, preferences_of(owner).pauses())

    def _goal(self, unit: Unit, owner: User, goal_id: str) -> Goal:
        goal = store.get_goal(unit, owner.id, goal_id)
        if goal is None:
            raise NotFoundError("That goal is not there any more. Please look at the list again.")
        return goal


def _check_status(goal: Goal, allowed: frozenset[GoalStatus] | set[GoalStatus]) -> None:
    if goal.status not in allowed:
        way = "Please reopen it first." if goal.status in _ENDED else "There is nothing to do."
        raise UserError(f"This goal is {_IS[goal.status]}. {way}")


def _check_due(due: date | None, today: date) -> None:
    if due is not None and due < today:
        raise UserError("That day has passed. Please choose today or a day to come.", field="target_date")


def _check_not_there_yet(goal: Goal) -> None:
    if goal.measure is not None and goal.is_reached:
        raise UserError(
            f"You are there already: {goal.current_value:g} so far. Please choose more than that.",
            field="target_value",
        )
