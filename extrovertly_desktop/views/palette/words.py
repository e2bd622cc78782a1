"""What the list of findings says of its groups and rows."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.adapters.local_dates import long_day, short_day
from extrovertly_desktop.domain.palette import PaletteItem, PaletteKind
from extrovertly_desktop.domain.typed_days import typed_day

ICONS = {
    PaletteKind.ACTION: "gesture-tap",
    PaletteKind.PLACE: "arrow-right",
    PaletteKind.DAY: "calendar-today",
    PaletteKind.MISSION: "flag-outline",
    PaletteKind.EVENT: "calendar-month-outline",
    PaletteKind.ENTRY: "notebook-outline",
    PaletteKind.GOAL: "bullseye-arrow",
    PaletteKind.COACH: "forum-outline",
    PaletteKind.ACHIEVEMENT: "star-outline",
}
_MONTHS = range(1, 13)


def heading(kind: PaletteKind) -> str:
    """Return the words above a group."""
    return {
        PaletteKind.RECENT: _tr("Opened lately"),
        PaletteKind.ACTION: _tr("Do"),
        PaletteKind.PLACE: _tr("Go to"),
        PaletteKind.DAY: _tr("A day"),
        PaletteKind.MISSION: _tr("Missions"),
        PaletteKind.EVENT: _tr("Events"),
        PaletteKind.ENTRY: _tr("Journal"),
        PaletteKind.GOAL: _tr("Goals"),
        PaletteKind.COACH: _tr("Ask the coach"),
        PaletteKind.ACHIEVEMENT: _tr("Achievements"),
    }[kind]


def beside(item: PaletteItem) -> str:
    """Return the few words at the end of a row."""
    if item.key:
        return item.key
    if item.day is not None and item.kind is not PaletteKind.DAY:
        return short_day(item.day)
    return item.detail


def spoken(item: PaletteItem) -> str:
    """Return what a screen reader says of a row."""
    return ", ".join(part for part in (item.title, beside(item), heading(item.kind)) if part)


def day_item(typed: str, today: date) -> PaletteItem | None:
    """Return the day that was typed, in the person's language or in English; None if it is none."""
    called = {_tr("today"): today, _tr("yesterday"): today - timedelta(days=1)}
    day = typed_day(typed, today, _months(), {name.casefold(): each for name, each in called.items()})
    if day is None:
        return None
    iso = day.isoformat()
    return PaletteItem(PaletteKind.DAY, iso, long_day(day), "", "progress", f"day:{iso}", day)


def _months() -> dict[str, int]:
    names = {}
    for locale in (QLocale(QLocale.Language.C), QLocale()):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            for month in _MONTHS:
                for name in (locale.monthName(month, form), locale.standaloneMonthName(month, form)):
                    names[name.casefold().rstrip(".")] = month
    return names


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteWords", text)
