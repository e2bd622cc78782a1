"""`extrovertly goals`: list, set, follow and let go of goals."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from extrovertly_desktop.app.cli.shapes import done_data, done_text
from extrovertly_desktop.app.cli.terminal import Terminal, columns
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.goal_pace import GoalCard
from extrovertly_desktop.domain.goals import Goal, GoalDraft, Measure
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.vaults import OpenVault

_SAID = {
    "pause": "Paused",
    "resume": "Under way again",
    "complete": "Completed",
    "cancel": "Let go",
    "reopen": "Open again",
    "delete": "Deleted",
}


def run(args: Namespace, terminal: Terminal) -> int:
    """Do what was asked of the goals.

    Raises:
        UserError: if what was typed cannot be used.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    deeds = {"list": _list, "add": _add, "set": _set}
    return deeds.get(args.action, _turn)(args, terminal)


def _list(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        cards = vault.goals.cards(args.status, readable(args.search, "search") or "")
    text = columns([_row(card) for card in cards]) or "No goal fits. Set one with: extrovertly goals add TITLE"
    terminal.answer(text, {"goals": [_card_data(card) for card in cards]})
    return 0


def _add(args: Namespace, terminal: Terminal) -> int:
    draft = GoalDraft.of(
        title=readable(args.title, "title"),
        description=readable(args.description, "description"),
        category=readable(args.category, "category"),
        target_value=args.target,
        target_date=readable(args.until, "date"),
    )
    with opened(args) as vault:
        _check_category(vault, draft)
        done = vault.goals.create(draft)
    return _tell("Set", done, terminal)


def _set(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        done = vault.goals.set_value(readable(args.goal, "goal") or "", args.value)
    return _tell("Noted", done, terminal)


def _turn(args: Namespace, terminal: Terminal) -> int:
    goal_id = readable(args.goal, "goal") or ""
    with opened(args) as vault:
        goals = vault.goals
        deeds = {
            "pause": goals.pause,
            "resume": goals.resume,
            "complete": goals.complete,
            "cancel": goals.cancel,
            "reopen": goals.reopen,
            "delete": goals.delete,
        }
        done = deeds[args.action](goal_id)
    return _tell(_SAID[args.action], done, terminal)


def _check_category(vault: OpenVault, draft: GoalDraft) -> None:
    """Refuse a category of missions that does not exist: the goal would wait for ever."""
    measure = Measure.of(draft.category)
    known = vault.missions.categories()
    if measure is not None and measure.mission_category is not None and measure.mission_category not in known:
        raise UserError(f"There is no such category of missions. Please choose one of: {', '.join(known)}.")


def _tell(words: str, done: Done[Goal], terminal: Terminal) -> int:
    goal = done.value
    terminal.answer(done_text(f"{words}: {goal.title} ({_figures(goal)}).", done), done_data("goal", done, _data(goal)))
    return 0


def _figures(goal: Goal) -> str:
    of_all = "" if goal.target_value is None else f" of {goal.target_value:g}"
    return f"{goal.current_value:g}{of_all}"


def _row(card: GoalCard) -> tuple[str, ...]:
    by = f"at this pace by {card.pace.by}" if card.pace.by else ""
    until = f"until {card.goal.target_date}" if card.goal.target_date else ""
    return card.goal.id, str(card.goal.status), _figures(card.goal), until, by, card.goal.title


def _data(goal: Goal) -> dict[str, Any]:
    return {**asdict(goal), "status": str(goal.status)}


def _card_data(card: GoalCard) -> dict[str, Any]:
    pace = {**asdict(card.pace), "kind": str(card.pace.kind), "by": card.pace.by.isoformat() if card.pace.by else None}
    ended = card.completed_on.isoformat() if card.completed_on else None
    return {**_data(card.goal), "pace": pace, "days_left": card.days_left, "completed_on": ended}
