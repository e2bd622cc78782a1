"""`extrovertly insights`: what is said about a week that is over."""

import textwrap
from argparse import Namespace
from dataclasses import asdict
from datetime import date
from typing import Any

from extrovertly_desktop.app.cli.terminal import Terminal
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.insights import Figures, Insight, InsightWeek
from extrovertly_desktop.services.tasks import TaskContext

_WIDTH = 88


def run(args: Namespace, terminal: Terminal) -> int:
    """Write what is due, and tell what is said about the newest week or the one that was asked for.

    Raises:
        UserError: if the date cannot be read.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    day = _day(args.week)
    with opened(args) as vault:
        if vault.insights.is_due():
            vault.insights.write_due(TaskContext(terminal.progress, lambda: False))
        week = next(iter(vault.insights.weeks(1)), None) if day is None else vault.insights.week_of(day)
    if week is None:
        words = "Nothing has been said about that week." if day else "There is nothing to tell yet."
        terminal.answer(words, _data(None))
    else:
        terminal.answer(_text(week), _data(week))
    return 0


def _day(typed: str | None) -> date | None:
    try:
        return None if typed is None else date.fromisoformat(typed)
    except ValueError:
        raise UserError("That date cannot be read. Please write it like 2026-03-01.", field="week") from None


def _text(week: InsightWeek) -> str:
    parts = [f"Week of {week.week_start}"]
    for insight in week.insights:
        lines = [insight.title, *_wrapped(insight.description)]
        if insight.figures is not None and insight.figures.method:
            lines += _wrapped(f"How do we know: {_figures(insight.figures)}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _figures(figures: Figures) -> str:
    told = f"{figures.estimate:.2f} ({figures.low:.2f} to {figures.high:.2f})" if figures.low is not None else ""
    n = "" if figures.n is None else f"n = {figures.n}"
    head = ", ".join(part for part in (told, figures.unit, n) if part)
    rest = " ".join(part for part in (figures.method, figures.what_would_change) if part)
    source = f" ({figures.source}.)" if figures.source else ""
    return f"{head}. {rest}{source}"


def _data(week: InsightWeek | None) -> dict[str, Any]:
    return {
        "week_start": None if week is None else week.week_start,
        "insights": [] if week is None else [_insight(item) for item in week.insights],
    }


def _insight(insight: Insight) -> dict[str, Any]:
    return asdict(insight)
