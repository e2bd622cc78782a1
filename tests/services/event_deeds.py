"""What a person does with events, for the state machine of the whole vault."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.services.vaults import OpenVault

drafts = st.builds(
    EventDraft.of,
    title=st.just("Board games"),
    date=st.sampled_from(["2026-03-05", "2026-03-20", "2026-04-10"]),
    time=st.just("19:00"),
    category=st.just("hobby"),
    comfort_level=st.sampled_from(["low", "medium", "high"]),
    max_attendees=st.none() | st.just(2),
)


class EventDeeds(RuleBasedStateMachine):
    """Making, answering, predicting, debriefing and removing events, and taking each of it back."""

    vault: OpenVault
    clock: FixedClock

    events: Bundle[str] = Bundle("events")
    gone_events: Bundle[Any] = Bundle("gone_events")
    answers: Bundle[Any] = Bundle("answers")

    def deed(self, do: Any, *arguments: Any) -> Any:
        raise NotImplementedError

    def ago(self, hours: int | None) -> int | None:
        raise NotImplementedError

    @rule(target=events, draft=drafts)
    def add_event(self, draft: EventDraft) -> Any:
        return self.deed(self.vault.events.create, draft).id

    @rule(event=events, draft=drafts)
    def edit_event(self, event: str, draft: EventDraft) -> None:
        change = self.deed(self.vault.events.edit, event, draft)
        if change is not None and draft.max_attendees is None:
            self.deed(self.vault.events.put_back, change)

    @rule(event=events, again=st.booleans())
    def call_off_event(self, event: str, again: bool) -> None:
        self.deed(self.vault.events.cancel if again else self.vault.events.uncancel, event)

    @rule(target=gone_events, event=events)
    def delete_event(self, event: str) -> Any:
        deleted = self.deed(self.vault.events.delete, event)
        return multiple() if deleted is None else deleted

    @rule(deleted=consumes(gone_events))
    def restore_event(self, deleted: Any) -> None:
        self.deed(self.vault.events.restore, deleted)

    @rule(target=answers, event=events, status=st.sampled_from(list(AttendeeStatus)))
    def answer_event(self, event: str, status: AttendeeStatus) -> Any:
        answer = self.deed(self.vault.attendance.rsvp, event, status)
        return multiple() if answer is None else answer

    @rule(target=answers, event=events, rating=st.none() | st.integers(1, 5), back=st.none() | st.integers(0, 288))
    def attend_event(self, event: str, rating: int | None, back: int | None) -> Any:
        draft = AttendanceDraft.of(rating=rating, at_ms=self.ago(back))
        answer = self.deed(self.vault.attendance.attend, event, draft)
        return multiple() if answer is None else answer

    @rule(target=answers, event=events, wholly=st.booleans())
    def unsay_event(self, event: str, wholly: bool) -> Any:
        answer = self.deed(self.vault.attendance.clear if wholly else self.vault.attendance.take_back, event)
        return multiple() if answer is None else answer

    @rule(answer=consumes(answers))
    def put_answer_back(self, answer: Any) -> None:
        self.deed(self.vault.attendance.put_back, answer)

    @rule(event=events, worry=st.none() | st.just("they laugh"))
    def predict_event(self, event: str, worry: str | None) -> None:
        self.deed(self.vault.event_plans.predict, event, PredictionDraft.of(worry=worry, likelihood=60))

    @rule(
        target=answers,
        event=events,
        attendance=st.sampled_from(["done", "left_early", "did_not_go"]),
        learned=st.none() | st.just("they were kind"),
    )
    def debrief_event(self, event: str, attendance: str, learned: str | None) -> Any:
        outcome = OutcomeDraft.of(attendance=attendance, learned=learned)
        answer = self.deed(self.vault.event_plans.debrief, event, outcome, AttendanceDraft.of(feedback=learned))
        return multiple() if answer is None else answer
