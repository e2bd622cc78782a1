"""The fields of the goal form: what is counted, how much of it, and until when."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import day_format
from extrovertly_desktop.domain.goals import MOST, Countable, Measure
from extrovertly_desktop.views.progress.goals.words import countable_words, measure_words
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.calendars import make_date_time_edit
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_LEAST_CHARACTERS = 16
_MOST_CONFIDENCE = 10.0
_USUAL = dt.timedelta(days=60)


class CountsField(QComboBox):
    """What a goal counts: something that follows by itself, or nothing, so that the person keeps count.

    Signals:
        measure_chosen: the person chose something.
    """

    measure_chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._word: str | None = None
        self.setObjectName("goal_form_counts")
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        WheelGuard(self).guard(self)
        self.activated.connect(self.measure_chosen)

    def fill(self, categories: Mapping[str, str]) -> None:
        """Offer everything that can be counted; `categories` are the titles of the categories of missions by slug."""
        self.clear()
        self.addItem(self.tr("I keep count myself"), None)
        for counts in countable_words():
            self.addItem(measure_words(Measure(counts), categories), Measure(counts).stored)
            if counts is Countable.MISSIONS:
                for slug in sorted(categories, key=lambda key: categories[key].casefold()):
                    measure = Measure(Countable.MISSIONS_OF, slug)
                    self.addItem(measure_words(measure, categories), measure.stored)

    def category(self) -> str | None:
        """Return the goal's category, a word of the person's own included."""
        return self.currentData() or self._word

    def measure(self) -> Measure | None:
        """Return what is counted, or None when the person keeps count."""
        return Measure.of(self.currentData())

    def show_category(self, category: str | None, categories: Mapping[str, str]) -> None:
        """Show a goal's category; a word that nothing is counted for is kept as it is."""
        measure = Measure.of(category)
        self._word = category if measure is None else None
        index = 0 if measure is None else self.findData(measure.stored)
        if index < 0 and measure is not None:  # a category whose last mission has gone
            self.addItem(measure_words(measure, categories), measure.stored)
            index = self.count() - 1
        self.setCurrentIndex(index)


class AmountField(QDoubleSpinBox):
    """A figure; nought stands for none. Whole numbers, but for confidence and for what is kept by hand."""

    def __init__(self, object_name: str, name: str, nothing: str = "") -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setRange(0.0, float(MOST))
        self.setDecimals(0)
        self.setSpecialValueText(nothing)
        WheelGuard(self).guard(self)

    def fit(self, measure: Measure | None) -> None:
        """Let it take figures of a measure, or of a goal kept by hand."""
        is_level = measure is not None and measure.counts is Countable.CONFIDENCE
        self.setDecimals(1 if is_level or (measure is None and self.value() != round(self.value())) else 0)
        self.setSingleStep(0.5 if is_level else 1.0)
        self.setMaximum(_MOST_CONFIDENCE if is_level else float(MOST))

    def show_amount(self, value: float | None) -> None:
        """Show a figure, with its decimal if it has one; None shows that there is none."""
        amount = value or 0.0
        self.setDecimals(0 if amount == round(amount) else 1)
        self.setMaximum(float(MOST))
        self.setValue(amount)

    def textFromValue(self, value: float) -> str:
        """Return a figure without needless decimals."""
        return QLocale().toString(value, "f", 0 if value == round(value) else self.decimals())


class DueField(QWidget):
    """Until when, or without a day."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._wants_day = QCheckBox(self.tr("By a certain day"))
        self._wants_day.setObjectName("goal_form_has_day")
        self.day = make_date_time_edit(theme, "goal_form_day", self.tr("The day"))
        self.day.setDisplayFormat(day_format())
        self.day.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._wants_day)
        self._column.addWidget(self.day)
        self._wants_day.toggled.connect(self.day.setVisible)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def show_due(self, due: dt.date | None, today: dt.date) -> None:
        """Show a day, or none; `today` is what a day that is wished for after all is proposed from."""
        self._wants_day.setChecked(due is not None)
        self.day.setVisible(due is not None)
        shown = due or today + _USUAL
        self.day.setDateTime(
            QDateTime(QDate(shown.year, shown.month, shown.day), QTime(12, 0), QTimeZone(QTimeZone.Initialization.UTC))
        )

    def due(self) -> dt.date | None:
        """Return the day, or None."""
        if not self._wants_day.isChecked():
            return None
        day = self.day.date()
        return dt.date(day.year(), day.month(), day.day())

    def _lay_out(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(2))
