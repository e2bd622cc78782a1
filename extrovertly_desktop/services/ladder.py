"""The ladder: every step by what it is likely to bring this person, corrected by hand where they know better."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from extrovertly_desktop.domain.ladder import EventStep, MarkKind, MissionStep, Rung, StepKind, SudsMark
from extrovertly_desktop.domain.recommendation import Expectation
from extrovertly_desktop.recommender.records import Records
from extrovertly_desktop.recommender.steps import Step
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.estimation import Known, known
from extrovertly_desktop.services.mission_locks import unlock_sentence
from extrovertly_desktop.services.step_marks import StepMarks
from extrovertly_desktop.store.queries import exposures as exposure_store


class LadderService:
    """What a person sees of the ladder and does with it."""

    def __init__(self, context: ServiceContext, marks: StepMarks) -> None:
        self._context = context
        self._marks = marks

    def rungs(self) -> tuple[Rung, ...]:
        """Return all missions that are not hidden and the events to come, the lowest first.

        Fits the model (some 40 ms with a long history, and numpy the first time): call it from a task.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            told = known(unit, owner.id, self._context.today(owner), with_upcoming=True)
            planned = {plan.mission_id for plan in exposure_store.open_exposures(unit, owner.id)}
        draft = _Rungs(told, self._context.catalogue.mission_categories, planned)
        expected = told.fit().expect_all()
        rungs = (draft.rung(step, expectation) for step, expectation in zip(told.steps, expected, strict=True))
        shown = (rung for rung in rungs if rung is not None)
        return tuple(sorted(shown, key=lambda rung: (rung.expected, rung.typical, rung.title, rung.id)))

    def expected_of_missions(self) -> dict[str, Expectation]:
        """Return what the person is likely to meet at each mission, by its id, hidden ones too; as slow as `rungs`.

        Empty while they have neither tried, placed nor rated anything: there is nothing of their own to tell then.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            told = known(unit, owner.id, self._context.today(owner))
        if not told.attempts and not told.marks and not told.ease:
            return {}
        figures = zip(told.steps, told.fit().expect_all(), strict=True)
        return {step.key: expectation for step, expectation in figures if step.key in told.missions}

    def expected_of_events(self) -> dict[str, float]:
        """Return what the person is likely to meet at each event to come, SUDS by id; as slow as `rungs`."""
        return {rung.id: rung.expected for rung in self.rungs() if rung.kind is StepKind.EVENT}

    def place(self, kind: StepKind | str, step_id: str, suds: float) -> Done[SudsMark]:
        """Put a step where the person thinks it stands; the model takes it as a strong observation.

        Raises:
            NotFoundError: if there is no such step.
            UserError: if the figure lies outside 0–100.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            return self._marks.put(unit, owner, MarkKind.PLACED, StepKind(kind), step_id, suds=suds)

    def withdraw(self, mark_id: str) -> Done[SudsMark]:
        """Take one placing of a step back: it stands where it was put before, or where it is estimated.

        Raises:
            NotFoundError: if it is not there any more.
        """
        return self._marks.withdraw(mark_id)

    def clear(self, kind: StepKind | str, step_id: str) -> Done[tuple[SudsMark, ...]]:
        """Take every placing of a step back, so that it stands where it is estimated; `put_back` undoes that.

        Raises:
            NotFoundError: if it was never placed.
        """
        return self._marks.clear(StepKind(kind), step_id)

    def put_back(self, marks: Sequence[SudsMark]) -> Done[tuple[SudsMark, ...]]:
        """Write down again what `clear` took away; what is there already is left alone.

        Raises:
            NotFoundError: if the step is gone.
        """
        return self._marks.put_back(marks)


class _Rungs:
    """Makes the rungs of a ladder from what is known."""

    def __init__(self, told: Known, titles: Mapping[str, str], planned: Collection[str | None]) -> None:
        self._told = told
        self._titles = titles
        self._planned = planned
        self._records = Records.of(told.attempts)
        self._placed = {mark.step_id for mark in told.marks if mark.kind is MarkKind.PLACED}

    def rung(self, step: Step, expectation: Expectation) -> Rung | None:
        """Return the rung of a step, or None for one that is hidden or over."""
        mission = self._told.missions.get(step.key)
        if mission is not None:
            return self._of_mission(mission, step, expectation) if mission.is_active else None
        if step.key in self._told.upcoming:
            return self._of_event(self._told.events[step.key], step, expectation)
        return None

    def _of_mission(self, mission: MissionStep, step: Step, expectation: Expectation) -> Rung:
        is_begun = bool(self._records.of_step(step.key).attempts) or step.key in self._planned
        return Rung(
            kind=StepKind.MISSION,
            title=mission.title,
            category=mission.category,
            difficulty=str(mission.difficulty),
            is_own=mission.is_own,
            day=None,
            unlock=unlock_sentence(mission.requirements, self._told.done, self._titles, is_begun=is_begun),
            **self._figures(step, expectation),
        )

    def _of_event(self, event: EventStep, step: Step, expectation: Expectation) -> Rung:
        return Rung(
            kind=StepKind.EVENT,
            title=event.title,
            category=event.category,
            difficulty=event.comfort_level,
            is_own=False,
            day=event.date,
            unlock=None,
            **self._figures(step, expectation),
        )

    def _figures(self, step: Step, expectation: Expectation) -> dict[str, Any]:
        record = self._records.of_step(step.key)
        return {
            "id": step.key,
            "expected": expectation.mean,
            "low": expectation.low,
            "high": expectation.high,
            "typical": step.typical_suds,
            "times_done": record.attempts,
            "last_done": date.fromordinal(record.last_day).isoformat() if record.attempts else None,
            "is_mastered": record.is_mastered,
            "is_placed": step.key in self._placed,
        }
