"""Missions: choosing, predicting, doing, debriefing."""

from dataclasses import replace

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.exposure import Attendance, Exposure, OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.missions import MissionStatus, SetAside, UserMission
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.consequences import Consequences, Outcome, Touched, exposure_metrics
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.mission_shelf import MissionShelf
from extrovertly_desktop.services.mission_standings import MissionStandings, planned_exposure
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import missions as store


class MissionService(MissionShelf):
    """What a person does with missions, beside looking at them."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        super().__init__(context)
        self._consequences = consequences
        self._standings = MissionStandings(context.clock, context.new_id)

    def assign(self, mission_id: str) -> UserMission:
        """Choose a mission for later: the schema's mission assignment.

        Raises:
            NotFoundError: if there is no such mission.
            UserError: if it is already assigned or planned, or other missions come first.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mission = self._open_mission(unit, owner, mission_id)
            standing = store.get_user_mission(unit, owner.id, mission.id)
            if standing is not None and standing.status in {MissionStatus.ASSIGNED, MissionStatus.IN_PROGRESS}:
                raise UserError("This mission is already on your list.")
            return self._standings.put(unit, owner, mission.id, MissionStatus.ASSIGNED)

    def plan(self, mission_id: str, draft: PredictionDraft) -> Done[Exposure]:
        """Plan a mission with a prediction.

        Raises:
            NotFoundError: if there is no such mission.
            UserError: if it is planned already, or other missions come first.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mission = self._open_mission(unit, owner, mission_id)
            if exposure_store.open_exposure_of_mission(unit, owner.id, mission.id) is not None:
                raise UserError("This mission is already planned. Write down how it went, or change the plan you have.")
            moment = self._context.moment(owner)
            exposure = planned_exposure(self._context.new_id(), moment.at_ms, moment.local_date, mission, draft)
            exposure_store.add_exposure(unit, owner.id, exposure)
            self._standings.put(unit, owner, mission.id, MissionStatus.IN_PROGRESS)
            outcome = self._settle(unit, owner, exposure)
        return Done(exposure, outcome.points, outcome.earned)

    def revise(self, exposure_id: str, draft: PredictionDraft) -> Done[Exposure]:
        """Change the prediction of a plan whose outcome is still to come.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the outcome is written already: a prediction is not changed in hindsight.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            exposure = self._exposure(unit, owner, exposure_id)
            if not exposure.is_open:
                raise UserError("The outcome is already written, so the prediction stays as it was.")
            revised = replace(exposure, **draft.model_dump())
            exposure_store.replace_exposure(unit, revised)
            outcome = self._settle(unit, owner, revised)
        return Done(revised, outcome.points, outcome.earned)

    def complete(self, exposure_id: str, draft: OutcomeDraft) -> Done[Exposure]:
        """Write down how it went; leaving early counts in full, not going is recorded without penalty.

        Writing again over an outcome changes it; the day of the attempt then stays unless one is given.

        Raises:
            NotFoundError: if there is no such plan.
            UserError: if the moment is still to come.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._exposure(unit, owner, exposure_id)
            mission_id = before.mission_id or ""
            mission = self._mission(unit, mission_id)
            if draft.at_ms is None and before.concluded_at is not None:
                at_ms, day = before.concluded_at, before.local_date
            else:
                moment = self._context.moment(owner, draft.at_ms)
                at_ms, day = moment.at_ms, moment.local_date
            exposure = replace(
                before,
                **draft.model_dump(exclude={"at_ms"}),
                concluded_at=at_ms,
                local_date=day,
                points_base=mission.points if before.points_base is None else before.points_base,
            )
            exposure_store.replace_exposure(unit, exposure)
            self._standings.follow_outcome(unit, owner, mission_id)
            outcome = self._settle(unit, owner, exposure, before.local_date)
        return Done(exposure, outcome.points, outcome.earned)

    def reopen(self, exposure_id: str) -> Done[Exposure]:
        """Take an outcome back: the plan waits again with its prediction.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the mission has been planned again meanwhile.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._exposure(unit, owner, exposure_id)
            if before.is_open:
                return Done(before)
            mission_id = before.mission_id or ""
            if exposure_store.open_exposure_of_mission(unit, owner.id, mission_id) is not None:
                raise UserError("This mission has been planned again since, so its last outcome stays.")
            planned = self._context.moment(owner, before.created_at)
            exposure = replace(
                before,
                **OutcomeDraft().model_dump(exclude={"at_ms", "attendance"}),
                attendance=None,
                concluded_at=None,
                local_date=planned.local_date,
                points_base=None,
            )
            exposure_store.replace_exposure(unit, exposure)
            self._standings.put(unit, owner, mission_id, MissionStatus.IN_PROGRESS)
            outcome = self._settle(unit, owner, exposure, before.local_date)
        return Done(exposure, outcome.points, outcome.earned)

    def unplan(self, exposure_id: str) -> Done[Exposure]:
        """Remove a plan whose outcome is still to come, and return it so that `restore_plan` can put it back.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the outcome is written already.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            exposure = self._exposure(unit, owner, exposure_id)
            if not exposure.is_open:
                raise UserError("This attempt has happened, so it stays in your history.")
            exposure_store.delete_exposure(unit, exposure_id)
            self._standings.fall_back(unit, owner, exposure.mission_id or "")
            outcome = self._settle(unit, owner, exposure)
        return Done(exposure, outcome.points, outcome.earned)

    def restore_plan(self, exposure: Exposure) -> Done[Exposure]:
        """Put a removed plan back; one that is there, whatever became of it since, is left alone.

        Raises:
            UserError: if the mission has been planned again meanwhile.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mission = self._mission(unit, exposure.mission_id or "")
            present = exposure_store.get_exposure(unit, owner.id, exposure.id)
            if present is not None:
                return Done(present)
            if exposure_store.open_exposure_of_mission(unit, owner.id, mission.id) is not None:
                raise UserError("This mission has been planned again since.")
            exposure_store.add_exposure(unit, owner.id, exposure)
            self._standings.put(unit, owner, mission.id, MissionStatus.IN_PROGRESS)
            outcome = self._settle(unit, owner, exposure)
        return Done(exposure, outcome.points, outcome.earned)

    def skip(self, mission_id: str) -> SetAside:
        """Set a mission aside for now. A plan for it is concluded as "did not go", which costs nothing.

        `unskip` takes back what this returns.

        Raises:
            NotFoundError: if there is no such mission.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mission = self._mission(unit, mission_id)
            former = store.get_user_mission(unit, owner.id, mission.id)
            planned = exposure_store.open_exposure_of_mission(unit, owner.id, mission.id)
            concluded = None
            if planned is not None:
                moment = self._context.moment(owner)
                concluded = replace(
                    planned,
                    attendance=Attendance.DID_NOT_GO,
                    concluded_at=moment.at_ms,
                    local_date=moment.local_date,
                    points_base=mission.points,
                )
                exposure_store.replace_exposure(unit, concluded)
                self._settle(unit, owner, concluded, planned.local_date)
            standing = self._standings.put(unit, owner, mission.id, MissionStatus.SKIPPED)
        return SetAside(standing, former, planned, concluded)

    def unskip(self, aside: SetAside) -> None:
        """Take back that a mission was set aside: standing and plan are what they were, all at once.

        Raises:
            UserError: if more has been done with the mission meanwhile.
        """
        mission_id = aside.standing.mission_id
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            plan, concluded = aside.plan, aside.concluded
            attempt = None if plan is None else exposure_store.get_exposure(unit, owner.id, plan.id)
            if attempt != concluded or store.get_user_mission(unit, owner.id, mission_id) != aside.standing:
                raise UserError("More has been done with this mission since, so it stays as it is.")
            if plan is not None and concluded is not None:
                exposure_store.replace_exposure(unit, plan)
                self._settle(unit, owner, plan, concluded.local_date)
            self._standings.put_back(unit, owner, mission_id, aside.former)

    def _settle(self, unit: Unit, owner: User, exposure: Exposure, *more_days: str) -> Outcome:
        touched = Touched(
            days={exposure.local_date, *more_days},
            missions={exposure.mission_id} if exposure.mission_id else set(),
            exposures={exposure.id} if exposure.is_open else set(),
            metrics=exposure_metrics(exposure.category),
        )
        return self._consequences.settle(unit, owner, touched)
