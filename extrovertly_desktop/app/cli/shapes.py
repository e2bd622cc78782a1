"""How values look to people in a line, and to programs as JSON: instants in ms, local days as ISO text."""

from dataclasses import asdict
from datetime import tzinfo
from typing import Any

from extrovertly_desktop.app.cli.terminal import counted, one_line
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.missions import MissionCard
from extrovertly_desktop.domain.moods import CheckIn
from extrovertly_desktop.services.context import Done


def done_data(name: str, done: Done[Any], data: dict[str, Any]) -> dict[str, Any]:
    """Return what a deed brought: the value under its name, points and achievements."""
    earned = [{"id": item.id, "title": item.title, "points_reward": item.points_reward} for item in done.earned]
    return {name: data, "points": done.points, "earned": earned}


def done_text(sentence: str, done: Done[Any]) -> str:
    """Return a sentence with the points and achievements that a deed brought."""
    lines = [sentence]
    if done.points > 0:
        lines[0] += f" +{counted(done.points, 'point', 'points')}."
    lines += [f"Achievement: {item.title}. {item.description}" for item in done.earned]
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
    }


def card_row(card: MissionCard) -> tuple[str, ...]:
    """Return a mission as one row: short name, difficulty, category, typical anxiety, standing, title."""
    mission = card.mission
    suds = "" if mission.typical_suds is None else str(mission.typical_suds)
    standing = "planned" if card.open_exposure_id else f"done ×{card.times_done}" if card.times_done else ""
    if not standing and card.status is not None:
        standing = str(card.status)
    return mission.slug or mission.id, str(mission.difficulty), mission.category, suds, standing, mission.title


def exposure_data(exposure: Exposure) -> dict[str, Any]:
    """Return a plan or an attempt for a program."""
    data = asdict(exposure)
    del data["points_base"]
    for name in ("safety_behaviours_to_drop", "safety_behaviours_used"):
        data[name] = list(data[name])
    return data
