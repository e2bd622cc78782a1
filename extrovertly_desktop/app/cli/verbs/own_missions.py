"""`extrovertly missions add|hide|unhide`: missions of one's own, and those out of sight."""

from argparse import Namespace

from extrovertly_desktop.app.cli.terminal import Terminal
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.missions import Mission
from extrovertly_desktop.domain.own_missions import MissionDraft


def _add(args: Namespace, terminal: Terminal) -> int:
    draft = MissionDraft.of(
        title=readable(args.title, "title"),
        description=readable(args.description, "description"),
        difficulty=args.difficulty,
        category=readable(args.category, "category"),
        typical_suds=args.suds,
        points=args.points,
        time_estimate=readable(args.time, "time"),
        tips=[readable(text, "tip") for text in args.tip],
        places=[readable(text, "place") for text in args.place],
        people=[readable(text, "people") for text in args.people],
        times=args.time_of_day,
    )
    with opened(args) as vault:
        mission = vault.own_missions.create(draft).value
    return _tell(f"Made: {mission.title} (worth {mission.points} points).", mission, terminal)


def _hide(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        mission = vault.own_missions.hide(readable(args.mission, "mission") or "").value
    return _tell(f"Out of sight: {mission.title}.", mission, terminal)


def _unhide(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        mission = vault.own_missions.unhide(readable(args.mission, "mission") or "").value
    return _tell(f"Back in the catalogue: {mission.title}.", mission, terminal)


def _tell(sentence: str, mission: Mission, terminal: Terminal) -> int:
    data = {
        "mission_id": mission.id,
        "slug": mission.slug,
        "title": mission.title,
        "category": mission.category,
        "points": mission.points,
        "is_hidden": not mission.is_active,
    }
    terminal.answer(sentence, data)
    return 0


OWN = {"add": _add, "hide": _hide, "unhide": _unhide}
