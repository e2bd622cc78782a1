"""What the recommender is told about a person: read from the vault in a few statements, in the words it knows.

Nothing here loads numpy before `Known.fit` is called: starting up reads this module and has no use for it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extrovertly_desktop.domain.comfort import ease_by_category, read_comfort
from extrovertly_desktop.domain.context_words import counted_as
from extrovertly_desktop.domain.exposure import Attendance
from extrovertly_desktop.domain.ladder import EventStep, MissionStep, SudsMark
from extrovertly_desktop.domain.recommendation import ContextKind
from extrovertly_desktop.recommender.steps import Attempt, Mark, Step
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import ladder as ladder_store
from extrovertly_desktop.store.queries import missions as mission_store
from extrovertly_desktop.store.queries import people as people_store
from extrovertly_desktop.store.queries import suds_marks as mark_store

if TYPE_CHECKING:
    from extrovertly_desktop.recommender.model import Estimates

EVENT_SUDS = {"low": 25, "medium": 45, "high": 65}
"""What an event typically brings, SUDS, by its comfort level."""
_EVENT = "event: "
"""Keeps the categories of events apart from those of missions: a hobby evening is not the mission category."""
_MOST_UPCOMING = 100
"""Upcoming events on the ladder; further ones come closer by themselves."""


@dataclass(frozen=True)
class Known:
    """All that is known of a person, without what follows from it.

    Attributes:
        today: the person's day.
        missions: every mission by id, hidden ones too.
        events: by id, those that were met or, if asked for, are to come.
        upcoming: ids of those to come.
        attempts: concluded attempts at either, oldest first.
        marks: what they said about how hard a step is, oldest first.
        ease: by category of missions how at ease they said they are, −1 to 1 (`domain.comfort`).
    """

    today: date
    missions: dict[str, MissionStep]
    events: dict[str, EventStep]
    upcoming: frozenset[str]
    attempts: tuple[Attempt, ...]
    marks: tuple[SudsMark, ...]
    ease: dict[str, float] = field(default_factory=dict)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step that evidence may speak of, missions first."""
        missions = (_mission_step(mission) for mission in self.missions.values())
        return (*missions, *(_event_step(event) for event in self.events.values()))

    @cached_property
    def done(self) -> Counter[str]:
        """How many attempts at missions of each category are behind the person."""
        categories = (self.missions[item.step].category for item in self.attempts if self._is_behind(item))
        return Counter(categories)

    def fit(self) -> "Estimates":
        """Return what this says about every step (about 20 ms with 5,000 attempts)."""
        from extrovertly_desktop.recommender.model import fit  # noqa: PLC0415 - loads numpy

        marks = [
            Mark(mark.step_id, date.fromisoformat(mark.local_date).toordinal(), mark.suds, mark.kind)
            for mark in self.marks
        ]
        return fit(self.steps, self.attempts, marks, today=self.today.toordinal(), comfort=self.ease)

    def _is_behind(self, attempt: Attempt) -> bool:
        return attempt.attended and attempt.step in self.missions


def known(unit: Unit, user_id: str, today: date, *, with_upcoming: bool = False) -> Known:
    """Read what is known of a person.

    Args:
        unit: the unit of work.
        user_id: whom it is about.
        today: their day.
        with_upcoming: whether events to come are wanted too.
    """
    attempts = _attempts(exposure_store.observations(unit, user_id))
    marks = tuple(mark_store.marks(unit, user_id))
    missions = {mission.id: mission for mission in mission_store.mission_steps(unit)}
    met = {item.step for item in attempts} | {mark.step_id for mark in marks}
    upcoming = ladder_store.upcoming_events(unit, today.isoformat(), _MOST_UPCOMING) if with_upcoming else []
    events = {event.id: event for event in (*ladder_store.events_by_id(unit, met - missions.keys()), *upcoming)}
    profile = people_store.get_profile(unit, user_id)
    ease = {} if profile is None else ease_by_category(read_comfort(profile.comfort_levels))
    return Known(today, missions, events, frozenset(event.id for event in upcoming), attempts, marks, ease)


def _mission_step(mission: MissionStep) -> Step:
    places, people, times = (mission.contexts.get(name, ()) for name in ("places", "people", "times"))
    return Step(
        key=mission.id,
        category=mission.category,
        typical_suds=mission.typical_suds,
        places=tuple(counted_as(ContextKind.PLACE, value) for value in places),
        people=tuple(counted_as(ContextKind.PEOPLE, value) for value in people),
        times=tuple(counted_as(ContextKind.TIME, value) for value in times),
    )


def _event_step(event: EventStep) -> Step:
    return Step(event.id, f"{_EVENT}{event.category}", EVENT_SUDS.get(event.comfort_level, 45), is_event=True)


def _attempts(rows: Sequence[Any]) -> tuple[Attempt, ...]:
    """Return the rows of `observations` as attempts; thousands of them, so each day and word is read once."""
    if not rows:
        return ()
    missions, events, dates, attendances, peaks, predicted, *context = zip(*rows, strict=True)
    ordinals = {day: date.fromisoformat(day).toordinal() for day in set(dates)}
    words = [
        {word: counted_as(kind, word) if word else None for word in set(column)}
        for kind, column in zip(ContextKind, context, strict=True)
    ]
    stayed_away = str(Attendance.DID_NOT_GO)
    return tuple(
        map(
            Attempt,
            (mission or event for mission, event in zip(missions, events, strict=True)),
            map(ordinals.__getitem__, dates),
            peaks,
            predicted,
            *(map(told.__getitem__, column) for told, column in zip(words, context, strict=True)),
            (attendance != stayed_away for attendance in attendances),
        )
    )
