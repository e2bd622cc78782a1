"""How the columns of any table are put into words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.exchange.bringing.found import Found, FoundCheckIn, FoundEntry, Problem
from extrovertly_desktop.exchange.csv_table import DayOrder, Role, TableLook
from extrovertly_desktop.services.transfer.values import SampleRow

PROBLEM = ""
"""Stands for a row that becomes nothing, in place of a table."""


def role_words() -> dict[Role, str]:
    """Return what a column may mean, in the order in which it is offered."""
    translate = QCoreApplication.translate
    return {
        Role.WHEN: translate("Columns", "Day and time"),
        Role.DATE: translate("Columns", "Day"),
        Role.TIME: translate("Columns", "Time of day"),
        Role.TITLE: translate("Columns", "Title"),
        Role.TEXT: translate("Columns", "Text"),
        Role.MOOD: translate("Columns", "Mood"),
        Role.INTENSITY: translate("Columns", "How strong the mood is"),
        Role.CONFIDENCE: translate("Columns", "Confidence"),
        Role.TAGS: translate("Columns", "Tags"),
        Role.TRIGGERS: translate("Columns", "Activities, people, places"),
        Role.CONTEXT: translate("Columns", "Kept in words"),
        Role.PRIVATE: translate("Columns", "Whether it is private"),
        Role.IGNORE: translate("Columns", "Leave out"),
    }


def order_words() -> dict[DayOrder, str]:
    """Return the orders in which days are written."""
    translate = QCoreApplication.translate
    return {
        DayOrder.DAY_FIRST: translate("Columns", "day, month, year (31.12.2026)"),
        DayOrder.MONTH_FIRST: translate("Columns", "month, day, year (12/31/2026)"),
        DayOrder.YEAR_FIRST: translate("Columns", "year, month, day (2026-12-31)"),
    }


def column_names(look: TableLook, *, has_header: bool) -> list[str]:
    """Return what columns are called: by the first row, or by their numbers where that holds no names."""
    if has_header and look.has_header:
        return [column.name for column in look.columns]
    first = look.rows[0] if has_header and look.rows else ()
    named = [" ".join(cell.split()) for cell in first]
    return [(named[place] if place < len(named) else "") or str(place + 1) for place in range(len(look.columns))]


def sample_rows(found: Iterable[Found | Problem]) -> list[SampleRow]:
    """Return what the first rows of a table become, a line each; those that become nothing say why."""
    rows = []
    for each in found:
        if isinstance(each, Problem):
            rows.append(SampleRow(PROBLEM, "", each.what))
        elif isinstance(each, FoundEntry):
            details = [*([each.mood.name] if each.mood is not None else ()), *each.tags]
            rows.append(_row("journal_entries", each, each.text, details))
        elif isinstance(each, FoundCheckIn):
            rows.append(_row("mood_tracking", each, each.context, [each.mood.name, *each.triggers]))
    return rows


def _row(table: str, found: FoundEntry | FoundCheckIn, text: str, details: list[str]) -> SampleRow:
    when = found.when.local.strftime("%Y-%m-%dT%H:%M")
    return SampleRow(table, when, " ".join(text.split()), tuple(details))
