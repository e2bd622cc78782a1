"""How backups and what stands in them are put into words."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from extrovertly_desktop.domain.backups import Backup, Reason
from extrovertly_desktop.domain.clock import Clock, from_ms


def reason_words(reason: Reason) -> str:
    """Return why a backup was made."""
    translate = QCoreApplication.translate
    return {
        Reason.ROLLING: translate("Backups", "after changes"),
        Reason.BY_HAND: translate("Backups", "made by you"),
        Reason.MIGRATION: translate("Backups", "before an update"),
        Reason.IMPORT: translate("Backups", "before an import"),
        Reason.PASSPHRASE: translate("Backups", "before the passphrase changed"),
        Reason.RESTORE: translate("Backups", "before going back to a backup"),
    }[reason]


def table_words(table: str) -> str:
    """Return what people call the rows of a table."""
    translate = QCoreApplication.translate
    return {
        "journal_entries": translate("Backups", "Journal entries"),
        "mood_tracking": translate("Backups", "Check-ins"),
        "exposures": translate("Backups", "Predictions and attempts"),
        "events": translate("Backups", "Events"),
        "social_goals": translate("Backups", "Goals"),
        "coach_conversations": translate("Backups", "Conversations with the coach"),
        "coach_messages": translate("Backups", "Photos"),
    }.get(table, table)


def moment_words(at_ms: int, clock: Clock) -> str:
    """Return a day and a time of day as the person writes them."""
    moment = from_ms(at_ms, clock.zone())
    locale = QLocale()
    day = locale.toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.LongFormat)
    time = locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("Backups", "{day}, {time}").format(day=day, time=time)


def day_words(iso_day: str | None) -> str:
    """Return an ISO date as the person writes it; a dash for none."""
    if iso_day is None:
        return "–"
    day = date.fromisoformat(iso_day)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def size_words(size: int) -> str:
    """Return a number of bytes."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def row_words(backup: Backup, clock: Clock) -> tuple[str, str]:
    """Return the two lines of a backup in a list: when it was made, and all else."""
    parts = [reason_words(backup.reason), size_words(backup.size)]
    if backup.is_elsewhere:
        parts.append(QCoreApplication.translate("Backups", "in your other folder"))
    return moment_words(backup.at_ms, clock), " · ".join(parts)
