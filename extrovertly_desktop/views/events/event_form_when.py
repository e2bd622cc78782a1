"""When an event begins and ends, by the wall clock."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QLocale, QSignalBlocker, QTime, QTimeZone
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import day_format, field_format, short_day
from extrovertly_desktop.domain.events import EARLIEST_YEAR, LATEST_YEAR, LONGEST_DAYS
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.calendars import make_date_time_edit
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_FIELDS = ("date", "time", "all_day", "end_date", "end_time")
_USUAL = dt.timedelta(hours=2)
_FIELD_EM = 9


class EventWhenField(QWidget):
    """Day and time, all day or not, with or without an end; what was typed is told again as a span.

    The end moves along when the beginning is moved. An end on the day of the beginning but earlier on the clock is
    taken to be after midnight, as `EventDraft` takes it.

    Args:
        theme: the theme in force.
        prefix: stable name; the fields are `<prefix>_date`, `_time`, `_all_day`, `_has_end`, `_end_date`, `_end_time`.
    """

    def __init__(self, theme: ThemeManager, prefix: str) -> None:
        super().__init__()
        self._theme = theme
        self._date = self._day_field(f"{prefix}_date", self.tr("Day"))
        self._time = self._clock_field(f"{prefix}_time", self.tr("Time"))
        self._all_day = self._tick(self.tr("All day"), f"{prefix}_all_day")
        self._has_end = self._tick(self.tr("With an end"), f"{prefix}_has_end")
        self._end_date = self._day_field(f"{prefix}_end_date", self.tr("Last day"))
        self._end_time = self._clock_field(f"{prefix}_end_time", self.tr("Until"))
        self._span = make_label("", "caption")
        self._span.setObjectName(f"{prefix}_span")
        self._begins = self._beginning()
        self._build()
        for field in (self._date, self._time):
            field.dateTimeChanged.connect(self._on_beginning_moved)
        for field in (self._end_date, self._end_time):
            field.dateTimeChanged.connect(self._follow)
        self._all_day.toggled.connect(self._follow)
        self._has_end.toggled.connect(self._on_end_wanted)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def values(self) -> dict[str, Any]:
        """Return the moment by field of `EventDraft`."""
        is_all_day, has_end = self._all_day.isChecked(), self._has_end.isChecked()
        first, last = _day_of(self._date), _day_of(self._end_date)
        return {
            "date": first,
            "time": None if is_all_day else _time_of(self._time),
            "all_day": is_all_day,
            # Left out on the same day, so that an evening may end after midnight without anybody having to say so.
            "end_date": last if has_end and last != first else None,
            "end_time": _time_of(self._end_time) if has_end and not is_all_day else None,
        }

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a moment by field of `EventDraft`."""
        first: dt.date = values["date"]
        begin: dt.time = values["time"] or dt.time(19)
        last, end = values["end_date"], values["end_time"]
        has_end = last is not None or end is not None
        usual = dt.datetime.combine(first, begin) + _USUAL
        fields = (self._date, self._time, self._end_date, self._end_time, self._all_day, self._has_end)
        blockers = [QSignalBlocker(field) for field in fields]
        _show_day(self._date, first)
        _show_time(self._time, begin)
        _show_day(self._end_date, (last or first) if has_end else usual.date())
        _show_time(self._end_time, end or usual.time())
        self._all_day.setChecked(bool(values["all_day"]))
        self._has_end.setChecked(has_end)
        for blocker in blockers:
            blocker.unblock()
        self._begins = self._beginning()
        self._follow()

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `EventDraft`, or None if it is none of these."""
        if field not in _FIELDS:
            return None
        widgets = {"date": self._date, "time": self._time, "all_day": self._all_day}
        if field in {"end_date", "end_time"} and not self._has_end.isChecked():
            return self._has_end
        return widgets.get(field) or (self._end_time if field == "end_time" else self._end_date)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        begin: tuple[QWidget, ...] = (self._date, self._time, self._all_day)
        # Day and time of the end wrap together.
        self._end = QWidget()
        self._end_row = QHBoxLayout(self._end)
        self._end_row.setContentsMargins(0, 0, 0, 0)
        self._end_row.addWidget(self._end_date)
        self._end_row.addWidget(self._end_time)
        end: tuple[QWidget, ...] = (self._has_end, self._end)
        self._rows = [self._row_of(fields) for fields in (begin, end)]
        self._column.addWidget(self._span)
        self.setFocusProxy(self._date)

    def _row_of(self, fields: tuple[QWidget, ...]) -> FlowLayout:
        whole = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        whole.setSizePolicy(policy)
        row = FlowLayout(whole)
        for field in fields:
            row.addWidget(field)
        self._column.addWidget(whole)
        return row

    def _beginning(self) -> dt.datetime:
        return dt.datetime.combine(_day_of(self._date), _time_of(self._time))

    def _on_beginning_moved(self) -> None:
        now = self._beginning()
        moved, self._begins = now - self._begins, now
        # The end goes along, so that what lasts two hours still does.
        end = dt.datetime.combine(_day_of(self._end_date), _time_of(self._end_time)) + moved
        if EARLIEST_YEAR <= end.year <= LATEST_YEAR:
            with QSignalBlocker(self._end_date), QSignalBlocker(self._end_time):
                _show_day(self._end_date, end.date())
                _show_time(self._end_time, end.time())
        self._follow()

    def _on_end_wanted(self, wanted: bool) -> None:
        if wanted and self._all_day.isChecked():
            _show_day(self._end_date, max(_day_of(self._end_date), _day_of(self._date)))
        self._follow()

    def _follow(self) -> None:
        is_all_day, has_end = self._all_day.isChecked(), self._has_end.isChecked()
        self._time.setVisible(not is_all_day)
        self._end.setVisible(has_end)
        self._end_time.setVisible(not is_all_day)
        words = self._span_words() if has_end else ""
        self._span.setText(words)
        self._span.setVisible(bool(words))

    def _span_words(self) -> str:
        first, last = _day_of(self._date), _day_of(self._end_date)
        if self._all_day.isChecked():
            days = (last - first).days + 1
            if not 1 < days <= LONGEST_DAYS:
                return ""
            return self.tr("{count} days, until the end of {day}").format(
                count=QLocale().toString(days), day=short_day(last)
            )
        begin, end = self._beginning(), dt.datetime.combine(last, _time_of(self._end_time))
        if last == first and end < begin:
            end += dt.timedelta(days=1)
        minutes = round((end - begin).total_seconds() / 60)
        if not 0 < minutes <= LONGEST_DAYS * 24 * 60:
            return ""
        lasts = self._duration_words(minutes)
        if end.date() != begin.date():
            return self.tr("Ends on {day} · {lasts}").format(day=short_day(end.date()), lasts=lasts)
        return self.tr("Lasts {lasts}").format(lasts=lasts)

    def _duration_words(self, minutes: int) -> str:
        locale = QLocale()
        hours, rest = divmod(minutes, 60)
        parts = []
        if hours:
            many = self.tr("{count} hours").format(count=locale.toString(hours))
            parts.append(self.tr("1 hour") if hours == 1 else many)
        if rest:
            many = self.tr("{count} minutes").format(count=locale.toString(rest))
            parts.append(self.tr("1 minute") if rest == 1 else many)
        return " ".join(parts)

    def _day_field(self, object_name: str, name: str) -> QDateTimeEdit:
        field = make_date_time_edit(self._theme, object_name, name)
        field.setTimeZone(QTimeZone.utc())  # wall-clock figures; a zone without jumps keeps it from moving them
        field.setDisplayFormat(day_format())
        field.setDateRange(QDate(EARLIEST_YEAR, 1, 1), QDate(LATEST_YEAR, 12, 31))
        return field

    def _clock_field(self, object_name: str, name: str) -> QDateTimeEdit:
        field = QDateTimeEdit()
        field.setObjectName(object_name)
        field.setAccessibleName(name)
        field.setTimeZone(QTimeZone.utc())
        field.setDisplayFormat(field_format().removeprefix(day_format()).strip())
        WheelGuard(field).guard(field)
        return field

    def _tick(self, words: str, object_name: str) -> QCheckBox:
        tick = QCheckBox(words)
        tick.setObjectName(object_name)
        tick.setAccessibleName(words)
        return tick

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        for row in (*self._rows, self._end_row):
            row.setSpacing(metrics.space(2))
        for field in (self._date, self._end_date):
            field.setMinimumWidth(metrics.em(_FIELD_EM))


def _day_of(field: QDateTimeEdit) -> dt.date:
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())


def _time_of(field: QDateTimeEdit) -> dt.time:
    time = field.time()
    return dt.time(time.hour(), time.minute())


def _show_day(field: QDateTimeEdit, day: dt.date) -> None:
    field.setDateTime(QDateTime(QDate(day.year, day.month, day.day), QTime(12, 0), QTimeZone.utc()))


def _show_time(field: QDateTimeEdit, time: dt.time) -> None:
    field.setDateTime(QDateTime(QDate(2000, 1, 1), QTime(time.hour, time.minute), QTimeZone.utc()))
