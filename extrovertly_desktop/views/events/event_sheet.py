"""Everything the page of one event shows, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from extrovertly_desktop.domain.clock import Clock, from_ms
from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.event_rules import prediction_refusal
from extrovertly_desktop.domain.events import Attendance, AttendeeStatus, Event
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.preparations import Preparation
from extrovertly_desktop.services.vaults import OpenVault


@dataclass(frozen=True, slots=True)
class EventSheet:
    """One event and where the person stands with it.

    Attributes:
        card: the event with places and answer; its picture stands apart.
        attendance: the answer with rating and feedback, or None.
        possible: for each answer None if it can be given now, or the sentence that says why not.
        plan: the prediction, with its outcome once that is written, or None.
        preparation: how the person prepares, or None.
        reminders: how many minutes before the beginning reminders are set, earliest first.
        picture: the file of its picture, or None.
        now: the moment this was read, by the wall clock, without a zone.
    """

    card: EventCard
    attendance: Attendance | None
    possible: Mapping[AttendeeStatus, str | None]
    plan: Exposure | None
    preparation: Preparation | None
    reminders: tuple[int, ...]
    picture: bytes | None
    now: datetime

    @property
    def event(self) -> Event:
        """The event, without its picture."""
        return self.card.event

    @property
    def status(self) -> AttendeeStatus | None:
        """The person's answer."""
        return self.card.status

    @property
    def can_predict(self) -> bool:
        """Whether a prediction can be written or changed: not in hindsight, not for what is called off or declined."""
        is_written = self.plan is not None and not self.plan.is_open
        return not is_written and prediction_refusal(self.event, self.status, self.now) is None

    @property
    def can_tell(self) -> bool:
        """Whether to ask how it was: the person was there, or meant to go or predicted it and it has begun."""
        if self.status is AttendeeStatus.ATTENDED:
            return True
        if self.status is not AttendeeStatus.GOING and self.plan is None:
            return False
        return self.possible[AttendeeStatus.ATTENDED] is None and self.event.begins <= self.now

    @property
    def is_told(self) -> bool:
        """Whether the outcome is written."""
        return self.plan is not None and not self.plan.is_open


def read_event_sheet(vault: OpenVault, event_id: str) -> EventSheet:
    """Read an event.

    Raises:
        NotFoundError: if it is not there.
    """
    card = vault.events.card(event_id)
    return EventSheet(
        card=card,
        attendance=vault.attendance.of(event_id),
        possible=vault.attendance.possible(event_id),
        plan=vault.event_plans.of(event_id),
        preparation=vault.event_plans.preparation(event_id),
        reminders=tuple(reminder.minutes_before for reminder in vault.reminders.of(event_id)),
        picture=vault.event_pictures.content(event_id) if card.has_picture else None,
        now=wall_clock(vault.clock),
    )


def wall_clock(clock: Clock) -> datetime:
    """Return now as the clock on the person's wall shows it, without a zone."""
    return from_ms(clock.now_ms(), clock.zone()).replace(tzinfo=None)


def calendar_day(clock: Clock) -> date:
    """Return the day of the calendar it is; events go by that, whatever hour a person's own day starts."""
    return wall_clock(clock).date()
