"""What a reminder says, with or without the name of the event."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.adapters.local_dates import short_day
from extrovertly_desktop.domain.reminders import DueReminder
from extrovertly_desktop.views.events.words import clock_time

_WEEK = 7
_NOW = timedelta(minutes=2)


def sentence(due: DueReminder, now: datetime, *, discreet: bool) -> str:
    """Return what a reminder says: “Something you planned is at 19:00.”

    Args:
        due: the reminder.
        now: the wall clock where the person is, without a zone.
        discreet: leave out what it is and where, for whoever else may see the screen.
    """
    what = QCoreApplication.translate("Reminders", "Something you planned") if discreet else due.title
    if not due.all_day and timedelta(0) <= now - due.begins < _NOW:
        words = QCoreApplication.translate("Reminders", "{what} begins now.")
    elif due.all_day or due.begins > now:
        words = QCoreApplication.translate("Reminders", "{what} is {when}.")
    else:
        words = QCoreApplication.translate("Reminders", "{what} began {when}.")
    said = words.format(what=what, when=_when(due, now))
    if due.location and not discreet:
        place = QCoreApplication.translate("Reminders", "Where: {place}").format(place=due.location)
        return f"{said} {place}"
    return said


def missed_sentence(missed: Sequence[DueReminder], now: datetime) -> str:
    """Return what was missed while nothing ran, as one quiet line."""
    latest = missed[-1]
    words = QCoreApplication.translate("Reminders", "A reminder came while this was closed: {what}, {when}.")
    said = words.format(what=latest.title, when=_when(latest, now))
    others = len(missed) - 1
    if others == 1:
        return said + " " + QCoreApplication.translate("Reminders", "There was 1 more.")
    if others:
        more = QCoreApplication.translate("Reminders", "There were {count} more.")
        return said + " " + more.format(count=QLocale().toString(others))
    return said


def _when(due: DueReminder, now: datetime) -> str:
    day, ahead = due.begins.date(), (due.begins.date() - now.date()).days
    time = "" if due.all_day else clock_time(due.begins)
    if ahead == 0:
        today = QCoreApplication.translate("Reminders", "at {time}").format(time=time)
        return today if time else QCoreApplication.translate("Reminders", "today")
    if ahead in {1, -1}:
        words = (
            QCoreApplication.translate("Reminders", "tomorrow")
            if ahead == 1
            else QCoreApplication.translate("Reminders", "yesterday")
        )
    elif 1 < ahead < _WEEK:
        weekday = QLocale().dayName(day.isoweekday())
        words = QCoreApplication.translate("Reminders", "on {day}").format(day=weekday)
    else:
        shown = short_day(day, with_year=day.year != now.year)
        words = QCoreApplication.translate("Reminders", "on {day}").format(day=shown)
    if not time:
        return words
    return QCoreApplication.translate("Reminders", "{day} at {time}").format(day=words, time=time)
