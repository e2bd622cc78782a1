"""Before and after an event: a prediction, a preparation, the own past beside it, and the debrief."""

from dataclasses import replace

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.event_changes import Answer
from extrovertly_desktop.domain.event_rules import prediction_refusal, refusal
from extrovertly_desktop.domain.events import Attendance, AttendanceDraft, AttendeeStatus, Event
from extrovertly_desktop.domain.exposure import Exposure, OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.missions import Evidence
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.preparations import Preparation, PreparationDraft
from extrovertly_desktop.services.attendance import attended, write_answer
from extrovertly_desktop.services.consequences import Consequences, Touched, exposure_metrics
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.event_common import event_by_id, is_attended, moment_of, settle_answer, wall_clock
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attendances as store
from extrovertly_desktop.store.queries import event_preparations as preparation_store
from extrovertly_desktop.store.queries import exposures as exposure_store

_EVIDENCE = 5


class EventPlanService:
    """What a person writes about an event before and after it."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences

    def of(self, event_id: str) -> Exposure | None:
        """Return the prediction of an event, with its outcome once that is written, or None."""
        with self._context.database.reading() as unit:
            return store.exposure_of_event(unit, self._context.owner(unit).id, event_id)

    # -- before --------------------------------------------------------------------------------------------------------

    def predict(self, event_id: str, draft: PredictionDraft) -> Done[Exposure]:
        """Write down what the person expects of an event; `withdraw` takes it back.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if it has been, was called off, the person is not going, or it is predicted already.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            if store.exposure_of_event(unit, owner.id, event_id) is not None:
                raise UserError("There is a prediction of this event already. You can change that one.")
            before = store.get_attendance(unit, event_id, owner.id)
            reason = prediction_refusal(event, None if before is None else before.status, wall_clock(self._context))
            if reason is not None:
                raise UserError(reason)
            exposure = self._planned(owner, event, draft)
            exposure_store.add_exposure(unit, owner.id, exposure)
            return self._settled(unit, owner, exposure)

    def revise(self, exposure_id: str, draft: PredictionDraft) -> Done[Exposure]:
        """Change a prediction whose outcome is still to come.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the outcome is written already: a prediction is not changed in hindsight.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            revised = replace(self._open(unit, owner, exposure_id), **draft.model_dump())
            exposure_store.replace_exposure(unit, revised)
            return self._settled(unit, owner, revised)

    def withdraw(self, exposure_id: str) -> Done[Exposure]:
        """Remove a prediction whose outcome is still to come; `restore` puts it back.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the outcome is written already.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            exposure = self._open(unit, owner, exposure_id)
            exposure_store.delete_exposure(unit, exposure_id)
            return self._settled(unit, owner, exposure)

    def restore(self, exposure: Exposure) -> Done[Exposure]:
        """Put a removed prediction back; one that is there is left alone.

        Raises:
            NotFoundError: if its event is not there.
            UserError: if the event has been predicted again meanwhile.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, exposure.event_id or "")
            present = store.exposure_of_event(unit, owner.id, event.id)
            if present is not None and present.id != exposure.id:
                raise UserError("There is another prediction of this event since.")
            if present is not None:
                return Done(present)
            exposure_store.add_exposure(unit, owner.id, exposure)
            return self._settled(unit, owner, exposure)

    def preparation(self, event_id: str) -> Preparation | None:
        """Return how the person prepares for an event, or None."""
        with self._context.database.reading() as unit:
            return preparation_store.get_preparation(unit, self._context.owner(unit).id, event_id)

    def prepare(self, event_id: str, draft: PreparationDraft) -> Done[Preparation | None]:
        """Write down how the person wants to go; an empty draft removes it.

        To take it back, prepare with `PreparationDraft.of_preparation` of what there was before.

        Raises:
            NotFoundError: if there is no such event.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event_by_id(unit, event_id)
            if draft.is_empty:
                preparation_store.delete_preparation(unit, owner.id, event_id)
                return Done(None)
            before = preparation_store.get_preparation(unit, owner.id, event_id)
            after = Preparation(
                id=self._context.new_id() if before is None else before.id,
                created_at=self._context.clock.now_ms() if before is None else before.created_at,
                event_id=event_id,
                **draft.model_dump(),
            )
            preparation_store.save_preparation(unit, owner.id, after)
        return Done(after)

    def evidence(self, event_id: str) -> Evidence:
        """Return the person's own past beside a new prediction: the newest outcomes of the same category of events.

        Raises:
            NotFoundError: if there is no such event.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            newest = store.concluded_of_category(unit, owner.id, event.category, _EVIDENCE)
            verdicts = store.verdicts_of_category(unit, owner.id, event.category)
        return Evidence(
            recent=tuple(newest),
            attempts=sum(verdicts.values()),
            came_true=verdicts.get("yes", 0),
            partly=verdicts.get("partly", 0),
        )

    # -- after ---------------------------------------------------------------------------------------------------------

    def debrief(self, event_id: str, outcome: OutcomeDraft, attendance: AttendanceDraft) -> Done[Answer]:
        """Write down how an event went: outcome, attendance, rating and feedback at once.

        Leaving early counts as having been there; not having gone is recorded without penalty. Writing again changes
        it all; the day then stays unless one is given. `AttendanceService.put_back` takes it back.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if the event, or the moment given, is still to come, or an event is rated without having been.
        """
        went = outcome.attendance.counts_as_attempt
        if not went and attendance.rating is not None:
            raise UserError("Only an event you were at can be rated. Please leave the rating empty.", field="rating")
        at_ms = outcome.at_ms if attendance.at_ms is None else attendance.at_ms
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            event = event_by_id(unit, event_id)
            before = store.get_attendance(unit, event_id, owner.id)
            self._check(event, before, went=went)
            plan = store.exposure_of_event(unit, owner.id, event_id)
            if went:
                draft = attendance.model_copy(update={"at_ms": at_ms})
                after = attended(self._context, owner, event, before, draft)
            else:
                after = self._stayed_away(event, before, attendance)
            base = plan or self._planned(owner, event, PredictionDraft())
            said = outcome.model_copy(update={"at_ms": at_ms})
            concluded = self._concluded(owner, event, base, said, after)
            answer = Answer(event_id, before, after, plan, concluded)
            write_answer(unit, owner, answer)
            settled = settle_answer(self._consequences, unit, owner, event, answer)
        return Done(answer, settled.points, settled.earned)

    def _check(self, event: Event, before: Attendance | None, *, went: bool) -> None:
        # A debrief speaks of everything at once, so it may also say that the person was not there after all.
        status = None if before is None or (is_attended(before) and not went) else before.status
        wanted = AttendeeStatus.ATTENDED if went else AttendeeStatus.NOT_GOING
        reason = refusal(event, status, wanted, wall_clock(self._context))
        if reason is not None:
            raise UserError(reason, field="attendance")

    def _stayed_away(self, event: Event, before: Attendance | None, draft: AttendanceDraft) -> Attendance:
        return Attendance(
            id=self._context.new_id() if before is None else before.id,
            event_id=event.id,
            status=AttendeeStatus.NOT_GOING,
            rsvp_at=self._context.clock.now_ms(),
            attended_at=None,
            local_date=None,
            rating=None,
            feedback=draft.feedback,
        )

    def _concluded(self, owner: User, event: Event, plan: Exposure, said: OutcomeDraft, after: Attendance) -> Exposure:
        words = said.model_dump(exclude={"at_ms"})
        if after.attended_at is not None and after.local_date is not None:
            # Both tell of the same evening.
            return replace(plan, **words, concluded_at=after.attended_at, local_date=after.local_date)
        if plan.concluded_at is not None and said.at_ms is None:
            return replace(plan, **words)
        is_over = event.is_over_at <= wall_clock(self._context)
        moment = moment_of(self._context, owner, event, said.at_ms) if is_over else self._context.moment(owner)
        return replace(plan, **words, concluded_at=moment.at_ms, local_date=moment.local_date)

    # -- help ----------------------------------------------------------------------------------------------------------

    def _planned(self, owner: User, event: Event, draft: PredictionDraft) -> Exposure:
        moment = self._context.moment(owner)
        return Exposure(
            id=self._context.new_id(),
            created_at=moment.at_ms,
            local_date=moment.local_date,
            mission_id=None,
            event_id=event.id,
            title=event.title,
            category=event.category,
            **draft.model_dump(),
            **OutcomeDraft().model_dump(exclude={"at_ms", "attendance"}),
            attendance=None,
            concluded_at=None,
            points_base=None,
        )

    def _open(self, unit: Unit, owner: User, exposure_id: str) -> Exposure:
        exposure = exposure_store.get_exposure(unit, owner.id, exposure_id)
        if exposure is None or exposure.event_id is None:
            raise NotFoundError("That prediction is no longer there.")
        if not exposure.is_open:
            raise UserError("The outcome is already written, so the prediction stays as it was.")
        return exposure

    def _settled(self, unit: Unit, owner: User, exposure: Exposure) -> Done[Exposure]:
        touched = Touched(days={exposure.local_date}, metrics=exposure_metrics(exposure.category))
        outcome = self._consequences.settle(unit, owner, touched)
        return Done(exposure, outcome.points, outcome.earned)
