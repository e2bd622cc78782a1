"""Carries out what a person has agreed to in a conversation with the coach, through the services of each thing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extrovertly_desktop.domain.coach import Deed, DeedKind
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.exposure import Exposure, OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.ladder import StepKind
from extrovertly_desktop.domain.missions import Difficulty
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.event_plans import EventPlanService
from extrovertly_desktop.services.goals import GoalService
from extrovertly_desktop.services.journal import JournalService
from extrovertly_desktop.services.ladder import LadderService
from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.services.own_missions import OwnMissionService
from extrovertly_desktop.services.reminders import ReminderService
from extrovertly_desktop.services.safety import SafetyService

_EASY, _HARD = 35, 65
"""Below and from these expected SUDS a step of the person's own counts as beginner's and as advanced."""
_USUAL_SUDS = 45
_OWN_CATEGORY = "conversation"


@dataclass(frozen=True, slots=True)
class Carried:
    """What was written.

    Attributes:
        kind: what sort of thing.
        table, id: its row.
        done: points and achievements that came with it.
        undo: takes it back.
    """

    kind: DeedKind
    table: str
    id: str
    done: Done[Any]
    undo: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Hands:
    """The services that a conversation writes with."""

    missions: MissionService
    own_missions: OwnMissionService
    event_plans: EventPlanService
    goals: GoalService
    journal: JournalService
    reminders: ReminderService
    ladder: LadderService
    safety: SafetyService


class CoachDeeds:
    """Writes what was agreed to. Each deed is a unit of work, as if the person had done it on its tab;
    where it is part of a larger one, it is committed with that."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._ways: Mapping[DeedKind, Callable[[dict[str, Any]], Carried]] = {
            DeedKind.PLAN_MISSION: self._plan_mission,
            DeedKind.OWN_MISSION: self._own_mission,
            DeedKind.PREDICT_EVENT: self._predict_event,
            DeedKind.NOTE_OUTCOME: self._note_outcome,
            DeedKind.SET_GOAL: self._set_goal,
            DeedKind.WRITE_ENTRY: self._write_entry,
            DeedKind.REMIND: self._remind,
            DeedKind.PLACE_STEP: self._place_step,
            DeedKind.WRITE_SAFETY_PLAN: self._write_safety_plan,
        }

    def carry_out(self, deed: Deed) -> Carried:
        """Write it.

        Raises:
            UserError: if it cannot be written as it is; nothing has been then.
        """
        return self._ways[deed.kind](dict(deed.values))

    def _plan_mission(self, values: dict[str, Any]) -> Carried:
        missions = self._hands.missions
        mission_id = self._mission_id(values)
        draft = PredictionDraft.of(**values)
        waiting = next((plan for plan in missions.open_plans() if plan.mission_id == mission_id), None)
        if waiting is None:
            done = missions.plan(mission_id, draft)
            return Carried(
                DeedKind.PLAN_MISSION, "exposures", done.value.id, done, lambda: missions.unplan(done.value.id)
            )
        # A plan that is there is made fuller; what was not spoken of stays as it was.
        before = _predicted(waiting)
        done = missions.revise(waiting.id, PredictionDraft.of(**{**before, **_given(draft)}))
        return Carried(
            DeedKind.PLAN_MISSION,
            "exposures",
            waiting.id,
            done,
            lambda: missions.revise(waiting.id, PredictionDraft.of(**before)),
        )

    def _mission_id(self, values: dict[str, Any]) -> str:
        slug, mission_id = values.pop("mission_slug", None), values.pop("mission_id", None)
        if mission_id is not None:
            return str(mission_id)
        for card in self._hands.missions.cards():
            if slug is not None and card.mission.slug == slug:
                return card.mission.id
        raise UserError("That mission is not in your catalogue any more. Please choose another.")

    def _own_mission(self, values: dict[str, Any]) -> Carried:
        suds = values.get("suds")
        expected = _USUAL_SUDS if suds is None else int(suds)
        title = str(values.get("title", ""))
        draft = MissionDraft.of(
            title=title,
            description=values.get("description") or title,
            category=values.get("category") or _OWN_CATEGORY,
            difficulty=_difficulty(expected),
            typical_suds=expected,
        )
        own = self._hands.own_missions
        done = own.create(draft)
        return Carried(DeedKind.OWN_MISSION, "missions", done.value.id, done, lambda: own.delete(done.value.id))

    def _predict_event(self, values: dict[str, Any]) -> Carried:
        plans = self._hands.event_plans
        event_id = str(values.pop("event_id", ""))
        draft = PredictionDraft.of(**values)
        waiting = plans.of(event_id)
        if waiting is None:
            done = plans.predict(event_id, draft)
            return Carried(
                DeedKind.PREDICT_EVENT, "exposures", done.value.id, done, lambda: plans.withdraw(done.value.id)
            )
        before = _predicted(waiting)
        done = plans.revise(waiting.id, PredictionDraft.of(**{**before, **_given(draft)}))
        return Carried(
            DeedKind.PREDICT_EVENT,
            "exposures",
            waiting.id,
            done,
            lambda: plans.revise(waiting.id, PredictionDraft.of(**before)),
        )

    def _note_outcome(self, values: dict[str, Any]) -> Carried:
        missions = self._hands.missions
        exposure_id = str(values.pop("exposure_id", ""))
        done = missions.complete(exposure_id, OutcomeDraft.of(**values))
        return Carried(DeedKind.NOTE_OUTCOME, "exposures", exposure_id, done, lambda: missions.reopen(exposure_id))

    def _set_goal(self, values: dict[str, Any]) -> Carried:
        goals = self._hands.goals
        done = goals.create(GoalDraft.of(**values))
        return Carried(DeedKind.SET_GOAL, "social_goals", done.value.id, done, lambda: goals.delete(done.value.id))

    def _write_entry(self, values: dict[str, Any]) -> Carried:
        journal = self._hands.journal
        done = journal.write(JournalDraft.of(**values))
        return Carried(
            DeedKind.WRITE_ENTRY, "journal_entries", done.value.id, done, lambda: journal.delete(done.value.id)
        )

    def _remind(self, values: dict[str, Any]) -> Carried:
        reminders = self._hands.reminders
        event_id, minutes = str(values.get("event_id", "")), int(values.get("minutes_before", 0))
        before = [reminder.minutes_before for reminder in reminders.of(event_id)]
        done = reminders.set_for(event_id, [*before, minutes])
        return Carried(DeedKind.REMIND, "events", event_id, done, lambda: reminders.set_for(event_id, before))

    def _place_step(self, values: dict[str, Any]) -> Carried:
        ladder = self._hands.ladder
        kind = StepKind.EVENT if values.get("table") == "events" else StepKind.MISSION
        done = ladder.place(kind, str(values.get("step_id", "")), float(values.get("suds", 0)))
        return Carried(DeedKind.PLACE_STEP, "suds_marks", done.value.id, done, lambda: ladder.withdraw(done.value.id))

    def _write_safety_plan(self, values: dict[str, Any]) -> Carried:
        safety = self._hands.safety
        section, text = str(values.get("section", "")), str(values.get("text", ""))
        before = safety.plan().get(section, "")
        done = safety.write_plan(section, text)
        return Carried(DeedKind.WRITE_SAFETY_PLAN, "users", section, done, lambda: safety.write_plan(section, before))


def _given(draft: PredictionDraft) -> dict[str, Any]:
    return {name: value for name, value in draft.model_dump().items() if value not in (None, ())}


def _predicted(exposure: Exposure) -> dict[str, Any]:
    return {name: getattr(exposure, name) for name in PredictionDraft.model_fields}


def _difficulty(suds: int) -> Difficulty:
    if suds < _EASY:
        return Difficulty.BEGINNER
    return Difficulty.ADVANCED if suds >= _HARD else Difficulty.INTERMEDIATE
