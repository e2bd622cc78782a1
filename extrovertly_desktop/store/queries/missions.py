"""Statements about the catalogue of missions and a person's standing with each."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, delete, func, select, text, update

from extrovertly_desktop.domain.ladder import MissionStep
from extrovertly_desktop.domain.missions import Difficulty, Mission, MissionCard, MissionStatus, UserMission, typical_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.tables import ExposureRow, MissionRow, UserMissionRow

_MISSION = (
    MissionRow.id,
    MissionRow.title,
    MissionRow.description,
    MissionRow.difficulty,
    MissionRow.category,
    MissionRow.points,
    MissionRow.time_estimate,
    MissionRow.tips,
    MissionRow.requirements,
    MissionRow.is_active,
    MissionRow.slug,
    MissionRow.typical_suds,
    MissionRow.variant,
    MissionRow.contexts,
)
_ATTENDED = ("done", "left_early")
_DIFFICULTY_ORDER = {Difficulty.BEGINNER: 0, Difficulty.INTERMEDIATE: 1, Difficulty.ADVANCED: 2}


def get_mission(unit: Unit, mission_id: str) -> Mission | None:
    """Return a mission by id."""
    row = unit.session.execute(select(*_MISSION).where(MissionRow.id == mission_id)).one_or_none()
    return None if row is None else _mission(row)


def get_mission_by_slug(unit: Unit, slug: str) -> Mission | None:
    """Return a mission of a content pack by its slug."""
    row = unit.session.execute(select(*_MISSION).where(MissionRow.slug == slug)).one_or_none()
    return None if row is None else _mission(row)


def add_mission(unit: Unit, mission: Mission, created_at: int, pack_digest: str | None = None) -> None:
    """Insert a mission."""
    unit.session.add(MissionRow(id=mission.id, created_at=created_at, pack_digest=pack_digest, **_described(mission)))
    unit.session.flush()


def replace_mission(unit: Unit, mission: Mission, pack_digest: str | None) -> None:
    """Write a mission over the one of the same id."""
    unit.session.execute(
        update(MissionRow)
        .where(MissionRow.id == mission.id)
        .values(pack_digest=pack_digest, **_described(mission))
        .execution_options(synchronize_session=False)
    )


def pack_missions(unit: Unit) -> list[tuple[Mission, str | None]]:
    """Return every mission that came with a content pack, with the digest of what the pack said last."""
    statement = select(*_MISSION, MissionRow.pack_digest).where(MissionRow.slug.is_not(None))
    return [(_mission(row), row.pack_digest) for row in unit.session.execute(statement)]


def mission_steps(unit: Unit) -> list[MissionStep]:
    """Return what the ladder needs of every mission, hidden ones too: without the texts, which take long to read."""
    columns = (
        MissionRow.id,
        MissionRow.title,
        MissionRow.category,
        MissionRow.difficulty,
        MissionRow.typical_suds,
        MissionRow.contexts,
        MissionRow.requirements,
        MissionRow.is_active,
        MissionRow.slug,
    )
    return [
        MissionStep(
            id=row.id,
            title=row.title,
            category=row.category,
            difficulty=Difficulty(row.difficulty),
            typical_suds=typical_of(row.difficulty, row.typical_suds),
            contexts=row.contexts or {},
            requirements=row.requirements,
            is_active=bool(row.is_active),
            is_own=row.slug is None,
        )
        for row in unit.session.execute(select(*columns))
    ]


def categories(unit: Unit) -> dict[str, str]:
    """Return the category of every mission, hidden ones too, by its id."""
    return {row.id: row.category for row in unit.session.execute(select(MissionRow.id, MissionRow.category))}


def category_slugs(unit: Unit) -> set[str]:
    """Return every category that there is a mission of, hidden ones too."""
    return set(unit.session.scalars(select(MissionRow.category).distinct()))


def origin(unit: Unit, mission_id: str) -> tuple[int, str | None]:
    """Return when a mission was made (milliseconds), and the digest of what its pack said last.

    Raises:
        sqlalchemy.exc.NoResultFound: if there is no such mission.
    """
    statement = select(MissionRow.created_at, MissionRow.pack_digest).where(MissionRow.id == mission_id)
    row = unit.session.execute(statement).one()
    return row.created_at, row.pack_digest


def delete_mission(unit: Unit, mission_id: str) -> None:
    """Remove a mission; standings, picks, marks and attempts go along."""
    unit.session.execute(
        delete(MissionRow).where(MissionRow.id == mission_id).execution_options(synchronize_session=False)
    )
    unit.touch("user_missions", "daily_picks", "suds_marks", "exposures")


def attempts_by_mission(unit: Unit, user_id: str, ids: Collection[str] | None = None) -> dict[str, tuple[int, str]]:
    """Return by mission how often the person was there, and the local day of the last time; of some if asked."""
    statement = select(ExposureRow.mission_id, func.count(), func.max(ExposureRow.local_date)).where(
        ExposureRow.user_id == user_id, ExposureRow.attendance.in_(_ATTENDED), ExposureRow.mission_id.is_not(None)
    )
    if ids is not None:
        statement = statement.where(ExposureRow.mission_id.in_(ids))
    grouped = unit.session.execute(statement.group_by(ExposureRow.mission_id))
    return {str(mission_id): (times, last) for mission_id, times, last in grouped}


def done_on_day(unit: Unit, user_id: str, local_date: str) -> set[str]:
    """Return the ids of the missions that the person was there for on a local day."""
    statement = select(ExposureRow.mission_id).where(
        ExposureRow.user_id == user_id,
        ExposureRow.local_date == local_date,
        ExposureRow.attendance.in_(_ATTENDED),
        ExposureRow.mission_id.is_not(None),
    )
    return {str(mission_id) for mission_id in unit.session.scalars(statement)}


def mission_cards(
    unit: Unit,
    user_id: str,
    attempts: Mapping[str, tuple[int, str]],
    *,
    ids: Collection[str] | None = None,
    difficulty: str | None = None,
    category: str | None = None,
    typed: str = "",
    hidden: bool = False,
) -> list[MissionCard]:
    """Return the active missions with the person's standing, easiest first; whether one is locked is not told.

    Args:
        unit: the unit of work.
        user_id: whose standing.
        attempts: how often they were there, and when last, by mission (`attempts_by_mission`).
        ids: only these missions.
        difficulty: only this difficulty.
        category: only this category.
        typed: only missions whose title or description holds all these words.
        hidden: the hidden missions in the place of the active ones.
    """
    statement = select(*_MISSION).where(MissionRow.is_active == int(not hidden))
    if ids is not None:
        statement = statement.where(MissionRow.id.in_(ids))
    if difficulty is not None:
        statement = statement.where(MissionRow.difficulty == difficulty)
    if category is not None:
        statement = statement.where(MissionRow.category == category)
    if typed.strip():
        query = match_query(typed)
        if query is None:
            return []
        hits = text("SELECT rowid FROM missions_fts WHERE missions_fts MATCH :query").bindparams(query=query)
        statement = statement.where(MissionRow.seq.in_(unit.session.execute(hits).scalars().all()))
    # One statement each for all missions: asked mission by mission, a long history takes ten times as long.
    planned = _open_exposures(unit, user_id)
    statuses = _statuses(unit, user_id)
    cards = []
    for mission in map(_mission, unit.session.execute(statement)):
        times, _last = attempts.get(mission.id, (0, ""))
        cards.append(MissionCard(mission, statuses.get(mission.id), planned.get(mission.id), times))
    cards.sort(key=_card_order)
    return cards


def _open_exposures(unit: Unit, user_id: str) -> dict[str, str]:
    """Return the plan that waits for an outcome, by mission."""
    statement = select(ExposureRow.mission_id, ExposureRow.id).where(
        ExposureRow.user_id == user_id, ExposureRow.concluded_at.is_(None), ExposureRow.mission_id.is_not(None)
    )
    return {str(row[0]): str(row[1]) for row in unit.session.execute(statement)}


def _statuses(unit: Unit, user_id: str) -> dict[str, MissionStatus]:
    statement = select(UserMissionRow.mission_id, UserMissionRow.status).where(UserMissionRow.user_id == user_id)
    return {row[0]: MissionStatus(row[1]) for row in unit.session.execute(statement)}


def _card_order(card: MissionCard) -> tuple[int, int, str]:
    mission = card.mission
    return (_DIFFICULTY_ORDER[mission.difficulty], mission.typical_suds or 0, mission.title)


def get_user_mission(unit: Unit, user_id: str, mission_id: str) -> UserMission | None:
    """Return a person's standing with a mission."""
    statement = select(UserMissionRow).where(UserMissionRow.user_id == user_id, UserMissionRow.mission_id == mission_id)
    row = unit.session.execute(statement).scalar_one_or_none()
    return None if row is None else _user_mission(row)


def save_user_mission(unit: Unit, user_id: str, created_at: int, standing: UserMission) -> None:
    """Insert or change a person's standing with a mission (one row a pair)."""
    fields = {
        "status": str(standing.status),
        "assigned_at": standing.assigned_at,
        "started_at": standing.started_at,
        "completed_at": standing.completed_at,
        "notes": standing.notes,
        "difficulty_rating": standing.difficulty_rating,
        "satisfaction_rating": standing.satisfaction_rating,
    }
    if get_user_mission(unit, user_id, standing.mission_id) is None:
        row = UserMissionRow(
            id=standing.id, created_at=created_at, user_id=user_id, mission_id=standing.mission_id, **fields
        )
        unit.session.add(row)
        unit.session.flush()
        return
    unit.session.execute(
        update(UserMissionRow)
        .where(UserMissionRow.user_id == user_id, UserMissionRow.mission_id == standing.mission_id)
        .values(**fields)
        .execution_options(synchronize_session="fetch")
    )


def delete_user_mission(unit: Unit, user_id: str, mission_id: str) -> None:
    """Forget a person's standing with a mission, as if it had never been chosen."""
    unit.session.execute(
        delete(UserMissionRow)
        .where(UserMissionRow.user_id == user_id, UserMissionRow.mission_id == mission_id)
        .execution_options(synchronize_session="fetch")
    )


def _described(mission: Mission) -> dict[str, Any]:
    return {
        "title": mission.title,
        "description": mission.description,
        "difficulty": str(mission.difficulty),
        "category": mission.category,
        "points": mission.points,
        "time_estimate": mission.time_estimate,
        "tips": list(mission.tips) or None,
        "requirements": mission.requirements,
        "is_active": mission.is_active,
        "slug": mission.slug,
        "typical_suds": mission.typical_suds,
        "variant": mission.variant,
        "contexts": mission.contexts or None,
    }


def _mission(row: Row[*tuple[Any, ...]]) -> Mission:
    return Mission(
        id=row.id,
        title=row.title,
        description=row.description,
        difficulty=Difficulty(row.difficulty),
        category=row.category,
        points=row.points,
        time_estimate=row.time_estimate,
        tips=tuple(row.tips or ()),
        requirements=row.requirements,
        is_active=bool(row.is_active),
        slug=row.slug,
        typical_suds=row.typical_suds,
        variant=row.variant,
        contexts=row.contexts or {},
    )


def _user_mission(row: UserMissionRow) -> UserMission:
    return UserMission(
        id=row.id,
        mission_id=row.mission_id,
        status=MissionStatus(row.status),
        assigned_at=row.assigned_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        notes=row.notes,
        difficulty_rating=row.difficulty_rating,
        satisfaction_rating=row.satisfaction_rating,
    )
