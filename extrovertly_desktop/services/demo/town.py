"""What goes on in the invented town, and what the invented person makes of it: answers, predictions and debriefs."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, ComfortLevel, Event, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.services.demo.chance import pick, whole
from extrovertly_desktop.services.demo.course import Day, DayKind
from extrovertly_desktop.services.demo.diarist import DayStory, Diarist
from extrovertly_desktop.services.demo.words import TownEvent
from extrovertly_desktop.services.vaults import OpenVault

Deed = tuple[int, Callable[[], None]]
"""A minute after midnight and what is done then."""

_FELT = {ComfortLevel.LOW: 34, ComfortLevel.MEDIUM: 48, ComfortLevel.HIGH: 64}
"""The peak SUDS that events bring this person at first."""
_PLACES = {ComfortLevel.LOW: 12, ComfortLevel.MEDIUM: 25, ComfortLevel.HIGH: 60}
_FEARS = "groups"
"""Worries about events are those about groups."""
_WANTS = ("To talk with one new person.", "To stay for the first hour.", "To ask two questions.")
_FIRST_SENTENCES = ("Hello, I am Robin. Is it your first time here?", "May I join you?")
_ANSWERS: dict[AttendeeStatus | None, float] = {
    AttendeeStatus.GOING: 0.6,
    AttendeeStatus.INTERESTED: 0.25,
    None: 0.15,
}
_OPEN: dict[AttendeeStatus | None, float] = {AttendeeStatus.GOING: 0.3, AttendeeStatus.INTERESTED: 0.3, None: 0.4}
"""Of most of what lies further ahead the person has only heard."""
_AHEAD = 7
"""Events still to come when the made-up time ends."""


@dataclass(frozen=True, slots=True)
class _Going:
    event: Event
    felt: float
    likelihood: int | None


class Town:
    """The events of the invented person's days.

    Attributes:
        attended, debriefed: how many events have been attended, and how many of those told about in full.
    """

    def __init__(self, vault: OpenVault, diarist: Diarist, offers: Sequence[TownEvent], rng: random.Random) -> None:
        self._vault = vault
        self._diarist = diarist
        self._offers = offers
        self._rng = rng
        self._going: dict[date, _Going] = {}
        self._next: date | None = None
        self._looked_ahead = False
        self.attended = self.debriefed = 0

    def deeds(self, day: Day, story: DayStory, *, is_ending: bool) -> list[Deed]:
        """Return what is done about events on a day; near the end of the vault some stay ahead."""
        rng = self._rng
        found: list[Deed] = []
        if self._next is None:
            self._next = day.date + timedelta(days=rng.randint(3, 12))
        if is_ending and not self._looked_ahead:
            self._looked_ahead = True
            found.append((8 * 60, lambda: self._look_ahead(day)))
        elif day.date >= self._next and day.kind is DayKind.ORDINARY:
            self._next = day.date + timedelta(days=rng.randint(9, 24))
            found.append((rng.randint(9 * 60, 17 * 60), lambda: self._announce(day, rng.randint(2, 11))))
        going = self._going.pop(day.date, None)
        if going is not None and day.kind is DayKind.ORDINARY:
            event = going.event.begins
            after = min(event.hour * 60 + event.minute + rng.randint(125, 150), 23 * 60 + 40)
            went = rng.random() < 0.85 + 0.4 * day.spell
            found.append((after, (lambda: self._tell(going, day, story)) if went else lambda: self._stay(going)))
        return found

    def _look_ahead(self, day: Day) -> None:
        for number in range(_AHEAD):
            self._announce(day, 2 + 5 * number, _OPEN)

    def _announce(self, day: Day, ahead: int, answers: dict[AttendeeStatus | None, float] = _ANSWERS) -> None:
        rng = self._rng
        offer = rng.choice(self._offers)
        level = offer.comfort_level
        draft = EventDraft.of(
            **offer.model_dump(),
            date=day.date + timedelta(days=ahead),
            end_time=offer.time.replace(hour=min(offer.time.hour + 2, 23)),
            max_attendees=_PLACES[level] if rng.random() < 0.5 else None,
        )
        event = self._vault.events.create(draft).value
        answer = pick(rng, answers)
        if answer is None or event.begins.date() in self._going:
            return
        self._vault.attendance.rsvp(event.id, answer)
        if answer is AttendeeStatus.GOING:
            self._going[event.begins.date()] = self._expecting(event, day)

    def _expecting(self, event: Event, day: Day) -> _Going:
        """Predict, and now and then prepare; return what will be met."""
        rng = self._rng
        felt = _FELT[event.comfort_level] - 14 * day.growth + rng.gauss(0, 7)
        if rng.random() < 0.35:
            return _Going(event, felt, None)
        likelihood = whole(52 - 20 * day.growth + rng.gauss(0, 14), 5, 95, 5)
        draft = PredictionDraft.of(
            worry=self._diarist.worry(_FEARS), likelihood=likelihood, expected_suds=whole(felt + 12, 5, 98, 5)
        )
        self._vault.event_plans.predict(event.id, draft)
        if rng.random() < 0.4:
            ready = PreparationDraft.of(
                want=rng.choice(_WANTS),
                first_sentence=rng.choice(_FIRST_SENTENCES),
                exit_plan="I may leave after an hour, and that is enough.",
            )
            self._vault.event_plans.prepare(event.id, ready)
            self._vault.reminders.set_for(event.id, (120,))
        return _Going(event, felt, likelihood)

    def _tell(self, going: _Going, day: Day, story: DayStory) -> None:
        rng = self._rng
        felt = day.valence + rng.gauss(0.2, 0.35)
        words = AttendanceDraft.of(
            rating=whole(3.3 + 2 * felt, 1, 5) if rng.random() < 0.85 else None,
            feedback=self._diarist.feedback(felt) if rng.random() < 0.7 else None,
        )
        if going.likelihood is None:
            self._vault.attendance.attend(going.event.id, words)
        else:
            self._vault.event_plans.debrief(going.event.id, self._outcome(going), words)
            self.debriefed += 1
        self.attended += 1
        story.lift += 0.15 if felt > 0 else -0.08

    def _outcome(self, going: _Going) -> OutcomeDraft:
        rng = self._rng
        verdict = pick(rng, {"no": 0.78, "partly": 0.15, "yes": 0.07})
        surprise = {"no": 0.85, "partly": 0.5, "yes": 0.2}[verdict] * (going.likelihood or 0) + rng.gauss(5, 10)
        return OutcomeDraft.of(
            attendance="left_early" if rng.random() < 0.08 else "done",
            came_true=verdict,
            evidence=self._diarist.evidence(verdict) if rng.random() < 0.6 else None,
            peak_suds=whole(going.felt + {"no": 0, "partly": 4, "yes": 12}[verdict], 2, 98, 5),
            surprise=whole(surprise, 0, 100, 5),
            learned=self._diarist.learned(verdict) if rng.random() < 0.8 else None,
        )

    def _stay(self, going: _Going) -> None:
        if going.likelihood is None:
            self._vault.attendance.rsvp(going.event.id, AttendeeStatus.NOT_GOING)
            return
        outcome = OutcomeDraft.of(attendance="did_not_go", notes=self._diarist.note())
        self._vault.event_plans.debrief(going.event.id, outcome, AttendanceDraft.of())
