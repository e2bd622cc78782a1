"""Statements that read everything at once: all facts of a person, and all figures that are stored about them.

They are for checking and recounting. They read whole tables by design; nothing a person waits for may use them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.recount import (
    AchievementFact,
    AttendanceFact,
    CheckInFact,
    EntryFact,
    ExposureFact,
    Facts,
)
from extrovertly_desktop.domain.streaks import Pause
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries.achievements import StoredProgress
from extrovertly_desktop.store.tables import (
    AchievementRow,
    EventAttendeeRow,
    EventRow,
    ExposureRow,
    JournalEntryRow,
    MissionRow,
    MoodTrackingRow,
    PointAwardRow,
    ProgressTrackingRow,
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


def load_facts(unit: Unit, user_id: str, pauses: tuple[Pause, ...]) -> Facts:
    """Return all facts of a person; the pauses are part of the preferences, which the caller has read."""
    return Facts(
        entries=_entries(unit, user_id),
        check_ins=_check_ins(unit, user_id),
        exposures=_exposures(unit, user_id),
        attendances=_attendances(unit, user_id),
        achievements=_achievements(unit, user_id),
        pauses=pauses,
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
    ).where(UserAchievementRow.user_id == user_id)
    lines = unit.session.execute(awards.where(PointAwardRow.user_id == user_id))
    return StoredFigures(
        awards={(AwardKind(row[0]), row[1]): Award(AwardKind(row[0]), row[1], row[2], row[3]) for row in lines},
        days={row[0]: DayProgress(*row) for row in unit.session.execute(days)},
        progress={row[0]: StoredProgress(row[1], row[2], row[3]) for row in unit.session.execute(progress)},
    )


def entry_texts(unit: Unit, user_id: str) -> Iterator[tuple[str, str, int | None]]:
    """Yield id, text and stored word count of every entry, binned ones included, a few hundred in memory at a time."""
    statement = select(JournalEntryRow.id, JournalEntryRow.content, JournalEntryRow.word_count).where(
        JournalEntryRow.user_id == user_id
    )
    for row in unit.session.execute(statement.execution_options(yield_per=_CHUNK)):
        yield row[0], row[1], row[2]


def _entries(unit: Unit, user_id: str) -> tuple[EntryFact, ...]:
    statement = select(
        JournalEntryRow.id, JournalEntryRow.created_at, JournalEntryRow.local_date, JournalEntryRow.mood
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
            ExposureRow.concluded_at,
            ExposureRow.attendance,
            ExposureRow.points_base,
            is_predicted,
            ExposureRow.learned.is_not(None),
            ExposureRow.came_true,
            ExposureRow.place,
            ExposureRow.people,
        )
        .outerjoin(MissionRow, MissionRow.id == ExposureRow.mission_id)
        .where(ExposureRow.user_id == user_id)
    )
    rows: Iterable[Any] = unit.session.execute(statement)
    return tuple(ExposureFact(*row) for row in rows)


def _attendances(unit: Unit, user_id: str) -> tuple[AttendanceFact, ...]:
    statement = (
        select(EventAttendeeRow.id, EventAttendeeRow.local_date, EventRow.comfort_level)
        .join(EventRow, EventRow.id == EventAttendeeRow.event_id)
        .where(EventAttendeeRow.user_id == user_id, EventAttendeeRow.status == "attended")
    )
    return tuple(AttendanceFact(row[0], row[1] or "", row[2]) for row in unit.session.execute(statement))


def _achievements(unit: Unit, user_id: str) -> tuple[AchievementFact, ...]:
    statement = (
        select(
            AchievementRow.id,
            AchievementRow.requirements,
            AchievementRow.points_reward,
            AchievementRow.is_active,
            UserAchievementRow.earned_at,
            PointAwardRow.local_date,
        )
        .outerjoin(
            UserAchievementRow,
            (UserAchievementRow.achievement_id == AchievementRow.id) & (UserAchievementRow.user_id == user_id),
        )
        .outerjoin(
            PointAwardRow,
            (PointAwardRow.user_id == user_id)
            & (PointAwardRow.kind == str(AwardKind.ACHIEVEMENT))
            & (PointAwardRow.source == AchievementRow.id),
        )
    )
    return tuple(_achievement(row) for row in unit.session.execute(statement))


def _achievement(row: Any) -> AchievementFact:  # noqa: ANN401 - a Row of six columns
    metric, threshold = None, 1
    if isinstance(row.requirements, dict) and len(row.requirements) == 1:
        name, threshold = next(iter(row.requirements.items()))
        metric = Metric(name) if name in set(Metric) else None
    earned_on = None if row.earned_at is None else row.local_date or ""
    return AchievementFact(row.id, metric, threshold, row.points_reward, bool(row.is_active), earned_on)
