"""How hard a passphrase is to guess, as a bar and in words, while it is typed."""

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from extrovertly_desktop.domain.passphrases import Estimate, Strength
from extrovertly_desktop.domain.secrets import wipe_text
from extrovertly_desktop.services.passphrase import estimate
from extrovertly_desktop.views.lock.passphrase_field import PassphraseField
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_PAUSE_MS = 150
_MINUTE, _HOUR, _DAY, _YEAR = 60.0, 3600.0, 86_400.0, 31_557_600.0
_CENTURY = 100 * _YEAR


class StrengthBar(QWidget):
    """Follows a field. It never refuses anything."""

    def __init__(self, theme: ThemeManager, field: PassphraseField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._bar = QProgressBar()
        self._bar.setObjectName("strength_bar")
        self._bar.setAccessibleName(self.tr("How hard it is to guess"))
        self._bar.setRange(0, len(Strength))
        self._bar.setTextVisible(False)
        self._words = make_label("", "caption")
        self._words.setObjectName("strength_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(1))
        column.addWidget(self._bar)
        column.addWidget(self._words)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.look)
        field.changed.connect(self._later.start)
        self.look()

    def look(self) -> None:
        """Estimate what stands in the field now."""
        typed = self._field.text()
        if not typed:
            self._bar.setValue(0)
            self._words.setText(self.tr("Four or five words that have nothing to do with each other work well."))
            return
        found = estimate(typed)
        wipe_text(typed)
        self._bar.setValue(found.strength + 1)
        self._words.setText(self._told(found))

    def _told(self, found: Estimate) -> str:
        judged = {
            Strength.GUESSED_AT_ONCE: self.tr("Very easy to guess."),
            Strength.WEAK: self.tr("Easy to guess."),
            Strength.FAIR: self.tr("Fair."),
            Strength.GOOD: self.tr("Good."),
            Strength.STRONG: self.tr("Strong."),
        }[found.strength]
        words = self.tr("{judged} Somebody with a copy of the file and a fast computer would need {long}.")
        return words.format(judged=judged, long=self._long(found.seconds))

    def _long(self, seconds: float) -> str:
        if seconds < _MINUTE:
            return self.tr("less than a minute")
        if seconds >= _CENTURY:
            return self.tr("centuries")
        for unit, one, many in (
            (_YEAR, self.tr("a year"), self.tr("{n} years")),
            (_DAY, self.tr("a day"), self.tr("{n} days")),
            (_HOUR, self.tr("an hour"), self.tr("{n} hours")),
            (_MINUTE, self.tr("a minute"), self.tr("{n} minutes")),
        ):
            if seconds >= unit:
                number = int(seconds / unit)
                return one if number == 1 else many.format(n=QLocale().toString(number))
        return self.tr("less than a minute")
