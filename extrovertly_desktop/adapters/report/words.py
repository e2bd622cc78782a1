"""Figures, days and headings as the report writes them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.adapters.charts.ticks import day_month_year
from extrovertly_desktop.domain.exposure import Attendance, CameTrue
from extrovertly_desktop.domain.report import ReportSection


def tr(words: str) -> str:
    """Return words in the person's language."""
    return QCoreApplication.translate("Report", words)


def figure(value: float, decimals: int = 0) -> str:
    """Return a number with so many decimals."""
    return QLocale().toString(float(value), "f", decimals)


def or_dash(value: float | None) -> str:
    """Return a whole number, or a dash where there is none."""
    return "–" if value is None else figure(value)


def day(iso: str) -> str:
    """Return a local day (ISO text) with its month in letters."""
    return on(date.fromisoformat(iso))


def on(when: date) -> str:
    """Return a day with its month in letters."""
    return day_month_year(when.toordinal(), QLocale())


def section_title(section: ReportSection) -> str:
    """Return the heading of a part."""
    return {
        ReportSection.SUMMARY: tr("Summary"),
        ReportSection.FELT: tr("Confidence and mood"),
        ReportSection.WELL_BEING: tr("Well-being check"),
        ReportSection.PREDICTIONS: tr("Predictions and outcomes"),
        ReportSection.ATTEMPTS: tr("Missions and attempts"),
        ReportSection.EVENTS: tr("Events"),
        ReportSection.GOALS: tr("Goals"),
        ReportSection.ACHIEVEMENTS: tr("Achievements"),
        ReportSection.INSIGHTS: tr("Weekly insights"),
        ReportSection.JOURNAL: tr("Journal entries"),
    }[section]


def came_true(verdict: CameTrue | None) -> str:
    """Return whether a worry came true."""
    if verdict is None:
        return "–"
    return {CameTrue.NO: tr("no"), CameTrue.PARTLY: tr("partly"), CameTrue.YES: tr("yes")}[verdict]


def attendance(went: Attendance | None) -> str:
    """Return what became of an attempt."""
    if went is None:
        return "–"
    return {
        Attendance.DONE: tr("done"),
        Attendance.LEFT_EARLY: tr("left early"),
        Attendance.DID_NOT_GO: tr("did not go"),
    }[went]
