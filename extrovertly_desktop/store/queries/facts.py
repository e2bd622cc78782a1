"""Statements that read everything at once: all facts of a person, and all figures that are stored about them.

They are for checking and recounting. They read whole tables by design; nothing a person waits for may use them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, exists, or_, select

from extrovertly_desktop.domain.achievements import Requirement, award_source
from extrovertly_desktop.domain.facts import (
    AchievementFact,
    AttendanceFact,
    CheckInFact,
    EntryFact,
    ExposureFact,
    Facts,
    GoalFact,
)
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.streaks import Pause
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.achievements import StoredProgress
from extrovertly_desktop.store.queries.goals import goals_of
from extrovertly_desktop.store.tables import (
    AchievementRow,
    AttachmentRow,
    EventAttendeeRow,
    EventRow,
    ExposureRow,
    JournalEntryRow,
    MissionRow,
    MoodTrackingRow,
    PointAwardRow,
    ProgressTrackingRow,
    SudsMarkRow,
    UserAchievementRow,
)

_CHUNK = 500
"""Entries whose text is held in memory at once."""


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """What the vault holds of a person's derived rows, by the keys that `recount` uses."""

    awards: Mapping[tuple[AwardKind, str], Award]
    days: Mapping[str, DayProgress]
    progress: Mapping[str, StoredProgress]
    goals: Mapping[str, float]


def load_facts(unit: Unit, user_id: str, pauses: tuple[Pause, ...]) -> Facts:
    """Return all facts of a person; the pauses are part of the preferences, which the caller has read."""
    return Facts(
        entries=_entries(unit, user_id),
        check_ins=_check_ins(unit, user_id),
        exposures=_exposures(unit, user_id),
        attendances=_attendances(unit, user_id),
        achievements=_achievements(unit, user_id),
        placed=_placed(unit, user_id),
        pauses=pauses,
        goals=_goals(unit, user_id),
    )


def load_stored(unit: Unit, user_id: str) -> StoredFigures:
    """Return all derived rows of a person as they are stored."""
    awards = select(PointAwardRow.kind, PointAwardRow.source, PointAwardRow.local_date, PointAwardRow.points)
    days = select(
        ProgressTrackingRow.tracking_date,
        ProgressTrackingRow.confidence_level,
        ProgressTrackingRow.mood,
        ProgressTrackingRow.activities_completed,
        ProgressTrackingRow.journal_entries,
        ProgressTrackingRow.events_attended,
        ProgressTrackingRow.missions_completed,
        ProgressTrackingRow.points_earned,
    ).where(ProgressTrackingRow.user_id == user_id)
    progress = select(
        UserAchievementRow.achievement_id,
        UserAchievementRow.progress,
        UserAchievementRow.max_progress,
        UserAchievementRow.earned_at,
        UserAchievementRow.times_earned,
    ).where(UserAchievementRow.user_id == user_id)
    lines = unit.session.execute(awards.where(PointAwardRow.user_id == user_id))
    return StoredFigures(
        awards={(AwardKind(row[0]), row[1]): Award(AwardKind(row[0]), row[1], row[2], row[3]) for row in lines},
        days={row[0]: DayProgress(*row) for row in unit.session.execute(days)},
        progress={row[0]: StoredProgress(*row[1:]) for row in unit.session.execute(progress)},
        goals={goal.id: goal.current_value for goal in goals_of(unit, user_id) if goal.measure is not None},
    )


def entry_texts(unit: Unit, user_id: str) -> Iterator[tuple[str, str, int | None]]:
    """Yield id, text and stored word count of every entry, binned ones included, a few hundred in memory at a time."""
    statement = select(JournalEntryRow.id, JournalEntryRow.content, JournalEntryRow.word_count).where(
        JournalEntryRow.user_id == user_id
    )
    for row in unit.session.execute(statement.execution_options(yield_per=_CHUNK)):
        yield row[0], row[1], row[2]


def _entries(unit: Unit, user_id: str) -> tuple[EntryFact, ...]:
    has_photo = exists().where(AttachmentRow.entry_id == JournalEntryRow.id)
    statement = select(
        JournalEntryRow.id, JournalEntryRow.created_at, JournalEntryRow.local_date, JournalEntryRow.mood, has_photo
    ).where(JournalEntryRow.user_id == user_id, JournalEntryRow.deleted_at.is_(None))
    return tuple(EntryFact(*row) for row in unit.session.execute(statement))


def _check_ins(unit: Unit, user_id: str) -> tuple[CheckInFact, ...]:
    statement = select(
        MoodTrackingRow.id,
        MoodTrackingRow.created_at,
        MoodTrackingRow.local_date,
        MoodTrackingRow.mood,
        MoodTrackingRow.confidence_level,
    ).where(MoodTrackingRow.user_id == user_id)
    return tuple(CheckInFact(*row) for row in unit.session.execute(statement))


def _exposures(unit: Unit, user_id: str) -> tuple[ExposureFact, ...]:
    is_predicted = or_(
        ExposureRow.worry.is_not(None), ExposureRow.likelihood.is_not(None), ExposureRow.expected_suds.is_not(None)
    )
    statement = (
        select(
            ExposureRow.id,
            ExposureRow.local_date,
            ExposureRow.mission_id,
            MissionRow.category,
            and_(ExposureRow.mission_id.is_not(None), MissionRow.slug.is_(None)),
            ExposureRow.concluded_at,
            ExposureRow.attendance,
            ExposureRow.points_base,
            is_predicted,
            ExposureRow.expected_suds,
            ExposureRow.peak_suds,
            ExposureRow.surprise,
            ExposureRow.learned.is_not(None),
            ExposureRow.evidence.is_not(None),
            ExposureRow.came_true,
            ExposureRow.place,
            ExposureRow.people,
            ExposureRow.time_of_day,
            ExposureRow.safety_behaviours_to_drop,
            ExposureRow.safety_behaviours_used,
        )
        .outerjoin(MissionRow, MissionRow.id == ExposureRow.mission_id)
        .where(ExposureRow.user_id == user_id)
    )
    rows: Iterable[Any] = unit.session.execute(statement)
    return tuple(_exposure(row) for row in rows)


def _exposure(row: Any) -> ExposureFact:  # noqa: ANN401 - a Row of the columns above
    behaviours = (tuple(names or ()) for names in row[-2:])
    return ExposureFact(*(*row[:-2], *behaviours))


def _attendances(unit: Unit, user_id: str) -> tuple[AttendanceFact, ...]:
    statement = (
        select(EventAttendeeRow.id, EventAttendeeRow.local_date, EventRow.comfort_level)
        .join(EventRow, EventRow.id == EventAttendeeRow.event_id)
        .where(EventAttendeeRow.user_id == user_id, EventAttendeeRow.status == "attended")
    )
    return tuple(AttendanceFact(row[0], row[1] or "", row[2]) for row in unit.session.execute(statement))


def _placed(unit: Unit, user_id: str) -> tuple[tuple[str | None, str | None], ...]:
    statement = select(SudsMarkRow.mission_id, SudsMarkRow.event_id).where(
        SudsMarkRow.user_id == user_id, SudsMarkRow.kind == "placed"
    )
    return tuple((row[0], row[1]) for row in unit.session.execute(statement))


def _goals(unit: Unit, user_id: str) -> tuple[GoalFact, ...]:
    measures = ((goal, goal.measure) for goal in goals_of(unit, user_id))
    return tuple(GoalFact(goal.id, measure, goal.counted_from) for goal, measure in measures if measure is not None)


def _achievements(unit: Unit, user_id: str) -> tuple[AchievementFact, ...]:
    awards = select(PointAwardRow.source, PointAwardRow.local_date).where(
        PointAwardRow.user_id == user_id, PointAwardRow.kind == str(AwardKind.ACHIEVEMENT)
    )
    days = {row[0]: row[1] for row in unit.session.execute(awards)}
    statement = select(
        AchievementRow.id,
        AchievementRow.requirements,
        AchievementRow.points_reward,
        AchievementRow.is_active,
        UserAchievementRow.times_earned,
    ).outerjoin(
        UserAchievementRow,
        (UserAchievementRow.achievement_id == AchievementRow.id) & (UserAchievementRow.user_id == user_id),
    )
    return tuple(_achievement(row, days) for row in unit.session.execute(statement))


def _achievement(row: Any, days: Mapping[str, str]) -> AchievementFact:  # noqa: ANN401 - a Row of five columns
    # A day that the ledger does not know is no day: the award is then told as missing.
    earned_on = (days.get(award_source(row.id, number), "") for number in range(1, (row.times_earned or 0) + 1))
    return AchievementFact(
        row.id, Requirement.of(row.requirements), row.points_reward, bool(row.is_active), tuple(earned_on)
    )
