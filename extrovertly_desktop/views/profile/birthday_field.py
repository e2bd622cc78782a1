"""A date of birth, typed as people write dates, or none."""

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLineEdit

from extrovertly_desktop.domain.errors import UserError

_EXAMPLE = QDate(1990, 12, 31)


class BirthdayField(QLineEdit):
    """A line in the order of day, month and year that the person's language uses; ISO dates are read too."""

    def __init__(self, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._example = QLocale().toString(_EXAMPLE, _written())
        self.setPlaceholderText(self.tr("Such as {date}").format(date=self._example))

    def day(self) -> date | None:
        """Return the date, or None for none.

        Raises:
            UserError: if what stands there is no date.
        """
        text = self.text().strip()
        if not text:
            return None
        locale = QLocale()
        long = locale.dateFormat(QLocale.FormatType.LongFormat)
        for written in (_written(), long, "d.M.yyyy", "d MMMM yyyy", "yyyy-MM-dd"):
            found = locale.toDate(text, written)
            if found.isValid():
                return date(found.year(), found.month(), found.day())
        words = self.tr("That date cannot be read. Please write it like {date}, or leave it empty.")
        raise UserError(words.format(date=self._example), field="date_of_birth")

    def set_day(self, day: date | None) -> None:
        """Show a date, or nothing for None."""
        self.setText("" if day is None else QLocale().toString(QDate(day.year, day.month, day.day), _written()))


def _written() -> str:
    """Return the short format of the person's language with all four digits of the year: 31 could be any century."""
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")
