"""What deeds on events did, kept so that each can be taken back exactly."""

from dataclasses import dataclass

from extrovertly_desktop.domain.events import Attendance, Event
from extrovertly_desktop.domain.exposure import Exposure


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event before and after a deed, so that the deed can be taken back."""

    before: Event
    after: Event


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer to an event did, so that it can be taken back exactly.

    Attributes:
        event_id: the event.
        before, after: where the person stood and stands with it; None for no answer.
        plan_before, plan_after: the prediction or debrief of it then and now; None for none.
        note: a sentence when something else was done than asked: a full event keeps the person as interested.
    """

    event_id: str
    before: Attendance | None
    after: Attendance | None
    plan_before: Exposure | None = None
    plan_after: Exposure | None = None
    note: str | None = None
