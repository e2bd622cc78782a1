"""`extrovertly missions today|reroll|ladder`: what the recommender says."""

from argparse import Namespace

from extrovertly_desktop.app.cli.shapes import picks_data, picks_text, rung_data, rung_row
from extrovertly_desktop.app.cli.terminal import Terminal, columns
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.day_picks import DayPicks
from extrovertly_desktop.domain.recommendation import Slot


def _today(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        chosen = vault.recommendations.choose()
    return _tell(chosen, terminal)


def _reroll(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        chosen = vault.recommendations.reroll(None if args.slot is None else Slot(args.slot))
    return _tell(chosen, terminal)


def _ladder(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        rungs = vault.ladder.rungs()
    text = columns([rung_row(rung) for rung in rungs]) or "The ladder is empty: every mission is hidden."
    terminal.answer(text, {"rungs": [rung_data(rung) for rung in rungs]})
    return 0


def _tell(chosen: DayPicks, terminal: Terminal) -> int:
    text = picks_text(chosen) or "No mission is left to choose from. Please bring back one that is hidden."
    terminal.answer(text, picks_data(chosen))
    return 0


CHOICE = {"today": _today, "reroll": _reroll, "ladder": _ladder}
