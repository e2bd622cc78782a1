"""A month of events: each day with the titles of what is on, walked through by keyboard."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.events import EARLIEST_YEAR, LATEST_YEAR
from extrovertly_desktop.views.events.month_day import paint_month_day
from extrovertly_desktop.views.events.words import number, status_word, time_span
from extrovertly_desktop.views.journal.history.day_grid import WEEK, shifted, weeks_before
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_focus_ring

_FIRST, _LAST = date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31)
_ROWS = 6
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EventMonthGrid(QWidget):
    """Six weeks at the most, one row each.

    Arrows walk by days and weeks, Page keys by months, Home and End within the month, T goes to today; Enter lists
    the day.

    Attributes:
        today: the person's calendar day.
        current: the day on which the keyboard stands.
        first_weekday: Monday is 0.

    Signals:
        current_changed: the day on which the keyboard stands now.
        day_opened: a day on which something is, clicked or chosen by Enter.
        event_opened: id of the event whose title was clicked.
    """

    current_changed = Signal(object)
    day_opened = Signal(object)
    event_opened = Signal(str)

    def __init__(self, theme: ThemeManager, today: date) -> None:
        super().__init__()
        self._theme = theme
        self.today = self.current = today
        self.first_weekday = 0
        self._days: Mapping[date, Sequence[EventCard]] = {}
        self.setObjectName("events_month_grid")
        self.setAccessibleName(self.tr("Month"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        theme.theme_changed.connect(self.updateGeometry)
        theme.theme_changed.connect(self.update)

    def set_days(self, days: Mapping[date, Sequence[EventCard]]) -> None:
        """Show what is on in the month."""
        self._days = days
        self._describe()
        self.update()

    def has_any(self, day: date) -> bool:
        """Whether something is on that day."""
        return bool(self._days.get(day))

    def go_to(self, day: date) -> None:
        """Stand on a day."""
        day = min(max(day, _FIRST), _LAST)
        if day != self.current:
            self.current = day
            self._describe()
            self.current_changed.emit(day)
            self.update()

    def turn(self, months: int) -> None:
        """Go some months on, or back."""
        self.go_to(shifted(self.current, months))

    def reading(self, day: date, *, most: int | None = None) -> str:
        """Return a day in words: all its events, or so many and how many more there are."""
        cards = self._days.get(day, ())
        if not cards:
            return self.tr("{day}: nothing").format(day=long_day(day))
        told = "; ".join(self._told(card) for card in cards[:most])
        if most is not None and len(cards) > most:
            told = self.tr("{events}; and {count} more").format(events=told, count=number(len(cards) - most))
        return self.tr("{day}: {events}").format(day=long_day(day), events=told)

    def sizeHint(self) -> QSize:
        """Return room for seven fields with a title or two each."""
        em = self._theme.metrics.em
        return QSize(em(6) * WEEK, self._head() + em(5) * _ROWS)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which a day and how much is on can be told."""
        em = self._theme.metrics.em
        return QSize(em(2.6) * WEEK, self._head() + round(em(2) * _ROWS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the month."""
        forward = -1 if self.isRightToLeft() else 1
        steps = {Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        key = Qt.Key(event.key())
        if event.modifiers() not in _BARE:
            super().keyPressEvent(event)
        elif key in steps:
            self.go_to(self.current + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.current.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.go_to(self.current.replace(day=self._length()))
        elif key == Qt.Key.Key_T:
            self.go_to(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the event that was clicked, or else list the day."""
        spot = event.position().toPoint()
        day = self._day_at(spot)
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.go_to(day)
        card = self._card_at(day, spot)
        if card is not None:
            self.event_opened.emit(card.event.id)
        elif day in self._days:
            self.day_opened.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        if self._day_at(event.position().toPoint()) in self._days:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def event(self, event: object) -> bool:
        """Tell of the day under the pointer."""
        if isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.reading(day) if day in self._days and day else "", self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the weekdays, the days, and the ring around the day on which the keyboard stands."""
        painter = QPainter(self)
        self._paint_weekdays(painter)
        for day in self._each_day():
            paint_month_day(painter, self._theme, self._place(day), day, self._days.get(day, ()), today=self.today)
        if self.hasFocus():
            paint_focus_ring(painter, self._place(self.current), self._theme)
        painter.end()

    def _told(self, card: EventCard) -> str:
        parts = (card.event.title, time_span(card), status_word(card))
        return ", ".join(part for part in parts if part)

    def _each_day(self) -> Iterator[date]:
        for day in range(1, self._length() + 1):
            yield self.current.replace(day=day)

    def _length(self) -> int:
        return calendar.monthrange(self.current.year, self.current.month)[1]

    def _day_at(self, spot: QPoint) -> date | None:
        return next((day for day in self._each_day() if self._place(day).contains(spot)), None)

    def _card_at(self, day: date, spot: QPoint) -> EventCard | None:
        cards = self._days.get(day, ())
        lines = paint_month_day(None, self._theme, self._place(day), day, cards, today=self.today)
        return next((card for card, line in zip(cards, lines, strict=False) if line.contains(spot)), None)

    def _place(self, day: date) -> QRect:
        row, column = weeks_before(day, self.first_weekday)
        width, gap = self.width() // WEEK, self._theme.metrics.space(1)
        height = (self.height() - self._head()) // self._rows()
        place = QRect(column * width, self._head() + row * height, width - gap, height - gap)
        if not self.isRightToLeft():
            return place
        return QRect(self.width() - place.right() - 1, place.top(), place.width(), place.height())

    def _rows(self) -> int:
        return weeks_before(self.current.replace(day=self._length()), self.first_weekday)[0] + 1

    def _head(self) -> int:
        return QFontMetrics(self._theme.font("caption")).height() + self._theme.metrics.space(1)

    def _paint_weekdays(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("text_muted"))
        for day_number in range(1, WEEK + 1):
            place = self._place(self.current.replace(day=day_number))
            weekday = self.current.replace(day=day_number).isoweekday()
            name = QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
            painter.drawText(
                QRect(place.left(), 0, place.width(), self._head()), int(Qt.AlignmentFlag.AlignCenter), name
            )

    def _describe(self) -> None:
        self.setAccessibleDescription(self.reading(self.current))
