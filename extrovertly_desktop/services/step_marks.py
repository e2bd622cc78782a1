"""What a person says about how hard a step is: written down, taken back, and what follows from it."""

from collections.abc import Sequence
from typing import TypeVar

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.ladder import MarkKind, StepKind, SudsMark
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.consequences import LADDER_METRICS, Consequences, Touched
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import events as event_store
from extrovertly_desktop.store.queries import missions as mission_store
from extrovertly_desktop.store.queries import suds_marks as store

_MOST_SUDS = 100
_Value = TypeVar("_Value")


class StepMarks:
    """Writes marks inside a deed's unit of work."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences

    def put(
        self, unit: Unit, owner: User, kind: MarkKind, step_kind: StepKind, step_id: str, *, suds: float
    ) -> Done[SudsMark]:
        """Write a mark.

        Raises:
            NotFoundError: if there is no such step.
            UserError: if the figure lies outside 0–100.
        """
        if not 0 <= suds <= _MOST_SUDS:
            raise UserError("A place on the ladder must lie between 0 and 100.", field="suds")
        self._check(unit, step_kind, step_id)
        mark = SudsMark(
            id=self._context.new_id(),
            created_at=self._context.clock.now_ms(),
            kind=kind,
            step_kind=step_kind,
            step_id=step_id,
            local_date=self._context.today(owner).isoformat(),
            suds=float(suds),
        )
        store.add_mark(unit, owner.id, mark)
        return self._settled(unit, owner, mark)

    def withdraw(self, mark_id: str) -> Done[SudsMark]:
        """Take a mark back, as if it had never been made.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mark = store.get_mark(unit, owner.id, mark_id)
            if mark is None:
                raise NotFoundError("That has been taken back already.")
            store.delete_mark(unit, mark_id)
            return self._settled(unit, owner, mark)

    def clear(self, step_kind: StepKind, step_id: str) -> Done[tuple[SudsMark, ...]]:
        """Take every placing of a step back; what was said to be too much or too easy stays.

        Raises:
            NotFoundError: if there is none.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            placed = tuple(store.placings_of(unit, owner.id, step_kind, step_id))
            if not placed:
                raise NotFoundError("That has been taken back already.")
            for mark in placed:
                store.delete_mark(unit, mark.id)
            return self._settled(unit, owner, placed)

    def put_back(self, marks: Sequence[SudsMark]) -> Done[tuple[SudsMark, ...]]:
        """Write marks down again as they were; those that are there are left alone.

        Raises:
            NotFoundError: if their step is gone.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            for mark in marks:
                self._check(unit, mark.step_kind, mark.step_id)
                if store.get_mark(unit, owner.id, mark.id) is None:
                    store.add_mark(unit, owner.id, mark)
            return self._settled(unit, owner, tuple(marks))

    def _settled(self, unit: Unit, owner: User, value: _Value) -> Done[_Value]:
        outcome = self._consequences.settle(unit, owner, Touched(metrics=LADDER_METRICS))
        return Done(value, outcome.points, outcome.earned)

    @staticmethod
    def _check(unit: Unit, step_kind: StepKind, step_id: str) -> None:
        if step_kind is StepKind.EVENT:
            if event_store.get_event(unit, step_id) is None:
                raise NotFoundError("That event is no longer there.")
        elif mission_store.get_mission(unit, step_id) is None:
            raise NotFoundError("There is no such mission. Please choose one from the catalogue.", field="mission")
