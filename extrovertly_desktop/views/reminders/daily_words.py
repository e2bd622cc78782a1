"""What reminders of the day say, what putting one off is called, and when it comes back."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.daily_reminders import Snooze
from extrovertly_desktop.views.events.words import clock_time

translate = QCoreApplication.translate


def neutral_words() -> str:
    """Return what a reminder of the day says unless the person chose words: nothing to whoever else may read it."""
    return translate("Reminders", "A moment for yourself, if it suits you now.")


def waiting_words() -> str:
    """Return what is said while the vault is locked."""
    return translate("Reminders", "A reminder waits for you.")


def snooze_words(snooze: Snooze) -> str:
    """Return what a way to put a reminder off is called."""
    return {
        Snooze.TEN_MINUTES: translate("Reminders", "In 10 minutes"),
        Snooze.HOUR: translate("Reminders", "In an hour"),
        Snooze.EVENING: translate("Reminders", "This evening"),
        Snooze.TOMORROW: translate("Reminders", "Tomorrow morning"),
    }[snooze]


def back_words(back: datetime, now: datetime) -> str:
    """Return when a reminder comes back; both by the wall clock."""
    if back.date() == now.date():
        return translate("Reminders", "It comes back at {time}.").format(time=clock_time(back))
    return translate("Reminders", "It comes back tomorrow at {time}.").format(time=clock_time(back))
