"""How values look to people in a line, and to programs as JSON: instants in ms, local days as ISO text."""

from dataclasses import asdict
from datetime import tzinfo
from typing import Any

from extrovertly_desktop.app.cli.terminal import counted, one_line
from extrovertly_desktop.domain.achievements import Achievement
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.context_words import context_phrase
from extrovertly_desktop.domain.day_picks import DayPick, DayPicks
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.goals import Goal
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.ladder import Rung
from extrovertly_desktop.domain.missions import MissionCard
from extrovertly_desktop.domain.moods import CheckIn
from extrovertly_desktop.domain.recommendation import ContextKind
from extrovertly_desktop.services.context import Done


def done_data(name: str, done: Done[Any], data: dict[str, Any]) -> dict[str, Any]:
    """Return what a deed brought: the value under its name, points, achievements and goals that were reached."""
    earned = [
        {"id": item.id, "title": item.title, "points_reward": item.points_reward}
        for item in done.earned
        if isinstance(item, Achievement)
    ]
    reached = [{"id": item.id, "title": item.title} for item in done.earned if isinstance(item, Goal)]
    return {name: data, "points": done.points, "earned": earned, "goals_reached": reached}


def done_text(sentence: str, done: Done[Any]) -> str:
    """Return a sentence with the points, achievements and reached goals that a deed brought."""
    lines = [sentence]
    if done.points > 0:
        lines[0] += f" +{counted(done.points, 'point', 'points')}."
    for item in done.earned:
        is_goal = isinstance(item, Goal)
        lines.append(f"Goal reached: {item.title}" if is_goal else f"Achievement: {item.title}. {item.description}")
    return "\n".join(lines)


def entry_data(entry: JournalEntry) -> dict[str, Any]:
    """Return an entry for a program."""
    data = asdict(entry)
    del data["deleted_at"]
    return {**data, "tags": list(entry.tags)}


def entry_row(entry: JournalEntry, zone: tzinfo) -> tuple[str, ...]:
    """Return an entry as one row: when, mood, whether it is private, how it begins, tags."""
    when = from_ms(entry.created_at, zone)
    tags = " ".join(f"#{tag.replace(' ', '-')}" for tag in entry.tags)
    private = "private" if entry.is_private else ""
    return f"{when:%Y-%m-%d %H:%M}", entry.mood, private, f"{one_line(entry.content)}  {tags}".rstrip()


def check_in_data(check_in: CheckIn) -> dict[str, Any]:
    """Return a check-in for a program."""
    return {**asdict(check_in), "triggers": list(check_in.triggers)}


def card_data(card: MissionCard) -> dict[str, Any]:
    """Return a mission with the person's standing for a program."""
    mission = card.mission
    return {
        "id": mission.id,
        "slug": mission.slug,
        "title": mission.title,
        "description": mission.description,
        "difficulty": str(mission.difficulty),
        "category": mission.category,
        "points": mission.points,
        "time_estimate": mission.time_estimate,
        "typical_suds": mission.typical_suds,
        "tips": list(mission.tips),
        "status": None if card.status is None else str(card.status),
        "open_exposure_id": card.open_exposure_id,
        "times_done": card.times_done,
        "is_own": mission.is_own,
        "is_hidden": card.is_hidden,
        "is_picked_today": card.is_picked_today,
        "unlock": card.unlock,
    }


def card_row(card: MissionCard) -> tuple[str, ...]:
    """Return a mission as one row: short name, difficulty, category, typical anxiety, standing, title."""
    mission = card.mission
    suds = "" if mission.typical_suds is None else str(mission.typical_suds)
    standing = "planned" if card.open_exposure_id else f"done ×{card.times_done}" if card.times_done else ""
    if not standing and card.status is not None:
        standing = str(card.status)
    if card.is_locked:
        standing = "locked"
    return mission.slug or mission.id, str(mission.difficulty), mission.category, suds, standing, mission.title


def picks_data(chosen: DayPicks) -> dict[str, Any]:
    """Return the day's missions for a program."""
    return {"local_date": chosen.local_date, "picks": [_pick_data(pick) for pick in chosen.picks]}


def picks_text(chosen: DayPicks) -> str:
    """Return the day's missions for a person: what, where and why."""
    return "\n\n".join(_pick_text(pick) for pick in chosen.picks)


def rung_data(rung: Rung) -> dict[str, Any]:
    """Return a rung of the ladder for a program."""
    figures = {name: round(getattr(rung, name), 1) for name in ("expected", "low", "high", "typical")}
    return {**asdict(rung), **figures, "kind": str(rung.kind), "is_locked": rung.is_locked}


def rung_row(rung: Rung) -> tuple[str, ...]:
    """Return a rung as one row: expected anxiety and its range, how it stands, category, title."""
    done = "mastered" if rung.is_mastered else f"done ×{rung.times_done}" if rung.times_done else ""
    standing = "locked" if rung.is_locked else "placed" if rung.is_placed and not done else done
    return f"{rung.expected:.0f}", f"({rung.low:.0f}–{rung.high:.0f})", standing, rung.category, rung.title


def _pick_data(pick: DayPick) -> dict[str, Any]:
    mission = pick.mission
    return {
        "id": pick.id,
        "slot": str(pick.slot),
        "mission_id": mission.id,
        "slug": mission.slug,
        "title": mission.title,
        "place": pick.place,
        "people": pick.people,
        "time_of_day": pick.time_of_day,
        "expected_suds": round(pick.expected_suds, 1),
        "low": round(pick.low, 1),
        "high": round(pick.high, 1),
        "reason": None if pick.reason is None else pick.reason.as_json(),
        "sentence": pick.sentence,
        "status": None if pick.status is None else str(pick.status),
        "open_exposure_id": pick.open_exposure_id,
        "times_done": pick.times_done,
        "is_done_today": pick.is_done_today,
    }


def _pick_text(pick: DayPick) -> str:
    parts = zip(ContextKind, (pick.place, pick.people, pick.time_of_day), strict=True)
    where = ", ".join(context_phrase(kind, value) for kind, value in parts if value)
    done = ", done today" if pick.is_done_today else ""
    head = f"{pick.mission.title}  [{pick.mission.slug or pick.mission.id}{done}]"
    return "\n".join(line for line in (head, f"  {where}" if where else "", f"  {pick.sentence}".rstrip()) if line)


def exposure_data(exposure: Exposure) -> dict[str, Any]:
    """Return a plan or an attempt for a program."""
    data = asdict(exposure)
    del data["points_base"]
    for name in ("safety_behaviours_to_drop", "safety_behaviours_used"):
        data[name] = list(data[name])
    return data
