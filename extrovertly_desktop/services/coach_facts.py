"""What the coach is told of a person before it answers: their own rows, each with its table and id.

The journal is not among its sources: no entry is read, private or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from extrovertly_desktop.domain.coach_facts import AttemptFact, EventFact, Facts, GoalFact, StepFact, WeekFact
from extrovertly_desktop.domain.day_picks import DayPick
from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.domain.exposure import Attendance, Exposure
from extrovertly_desktop.domain.goals import GoalStatus
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.events import EventService
from extrovertly_desktop.services.goals import GoalService
from extrovertly_desktop.services.ladder import LadderService
from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.services.progress import ProgressService
from extrovertly_desktop.services.recommendations import RecommendationService

_ATTEMPTS, _EVENTS, _WEEK = 60, 8, 7
_AHEAD = (AttendeeStatus.GOING, AttendeeStatus.INTERESTED)
_TABLES = {StepKind.MISSION: "missions", StepKind.EVENT: "events"}


@dataclass(frozen=True, slots=True)
class Sources:
    """The services that the facts come from."""

    missions: MissionService
    recommendations: RecommendationService
    ladder: LadderService
    events: EventService
    goals: GoalService
    progress: ProgressService


class CoachFacts:
    """Gathers the facts of one person."""

    def __init__(self, context: ServiceContext, sources: Sources) -> None:
        self._context = context
        self._sources = sources

    def gather(self) -> Facts:
        """Return what there is to know now; as slow as the ladder."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
        picks = self._sources.recommendations.today()
        slugs = {card.mission.id: card.mission.slug or "" for card in self._sources.missions.cards()}
        return Facts(
            user_id=owner.id,
            name=owner.first_name,
            picks=tuple(_picked(pick) for pick in picks.picks if not pick.is_done_today) if picks else (),
            ladder=tuple(_step(rung, slugs) for rung in self._sources.ladder.rungs() if not rung.is_locked),
            open_attempts=tuple(_attempt(plan) for plan in reversed(self._sources.missions.open_plans())),
            attempts=tuple(_attempt(done) for done in reversed(self._sources.progress.attempts(_ATTEMPTS))),
            events=tuple(_event(card) for card in self._sources.events.list(limit=_EVENTS) if card.status in _AHEAD),
            goals=tuple(
                GoalFact(card.goal.id, card.goal.title, card.goal.current_value, card.goal.target_value)
                for card in self._sources.goals.cards(GoalStatus.ACTIVE)
            ),
            week=self._week(),
            today=self._context.today(owner).isoformat(),
        )

    def _week(self) -> WeekFact:
        days = self._sources.progress.days(_WEEK)
        levels = [day.confidence_level for day in days if day.confidence_level is not None]
        return WeekFact(
            attempts=sum(day.missions_completed for day in days),
            entries=sum(day.journal_entries for day in days),
            # A day's activities are its entries, check-ins, attempts and attended events together.
            check_ins=sum(
                day.activities_completed - day.journal_entries - day.missions_completed - day.events_attended
                for day in days
            ),
            events=sum(day.events_attended for day in days),
            confidence=sum(levels) / len(levels) if levels else None,
        )


def _picked(pick: DayPick) -> StepFact:
    mission = pick.mission
    return StepFact(
        "missions",
        mission.id,
        mission.title,
        mission.category,
        round(pick.expected_suds),
        pick.times_done,
        mission.slug or "",
    )


def _step(rung: Rung, slugs: Mapping[str, str]) -> StepFact:
    return StepFact(
        _TABLES[rung.kind],
        rung.id,
        rung.title,
        rung.category,
        round(rung.expected),
        rung.times_done,
        slugs.get(rung.id, ""),
    )


def _attempt(exposure: Exposure) -> AttemptFact:
    went = exposure.attendance is not Attendance.DID_NOT_GO
    return AttemptFact(
        id=exposure.id,
        title=exposure.title,
        category=exposure.category,
        local_date=exposure.local_date,
        is_open=exposure.is_open,
        worry=exposure.worry,
        likelihood=exposure.likelihood,
        expected_suds=exposure.expected_suds,
        peak_suds=exposure.peak_suds if went else None,
        came_true=None if exposure.came_true is None else str(exposure.came_true),
        learned=exposure.learned,
    )


def _event(card: EventCard) -> EventFact:
    event = card.event
    return EventFact(event.id, event.title, event.date, card.status is AttendeeStatus.GOING, card.has_prediction)
