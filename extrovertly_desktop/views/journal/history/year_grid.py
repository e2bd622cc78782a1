"""A year in pixels: twelve small months, each day a square in the colour of its mood."""

from datetime import date

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from extrovertly_desktop.domain.journal_days import JournalDay
from extrovertly_desktop.views.journal.history.day_grid import WEEK, DayGrid, shifted, weeks_before

_ROWS = 6
_MONTHS = 12
_MOST_SQUARE_EM = 1.7
_LEAST_SQUARE_EM = 0.5
_DARK = 0.55
_ACROSS = (3, 4, 6)


class YearGrid(DayGrid):
    """Three, four or six months side by side, as the width allows.

    Beside its colour a square is told apart by a stroke: below the middle for a day that leaned to the unpleasant,
    above it for the pleasant.
    """

    def period(self) -> tuple[date, date]:
        """Return the first and the last day of the current day's year."""
        return date(self.current.year, 1, 1), date(self.current.year, 12, 31)

    def place_of(self, day: date) -> QRect:
        """Return the square of a day."""
        row, column = weeks_before(day, self.first_weekday)
        side = self._side()
        spot = self._month_spot(day.month) + QPoint(column * side, self._head() + row * side)
        return self.mirrored(QRect(spot, QSize(side - self._gap(), side - self._gap())))

    def pages(self, step: int) -> date:
        """Return the same day a year on."""
        return shifted(self.current, 12 * step)

    def sizeHint(self) -> QSize:
        """Return room for twelve months."""
        return self.minimumSizeHint() * 1.2

    def minimumSizeHint(self) -> QSize:
        """Return the least in which squares can be clicked."""
        side = self.theme.metrics.em(_LEAST_SQUARE_EM)
        across = _ACROSS[0]
        return QSize(
            (side * WEEK + self._between()) * across - self._between(),
            (side * _ROWS + self._head() + self._between() // 2) * (_MONTHS // across),
        )

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the names of the months."""
        font = self.theme.font("caption", strong=True)
        for month in range(1, _MONTHS + 1):
            spot = self._month_spot(month)
            place = self.mirrored(QRect(spot, QSize(self._side() * WEEK, self._head())))
            painter.setFont(font)
            is_now = (self.today.year, self.today.month) == (self.current.year, month)
            painter.setPen(self.theme.colour("text" if is_now else "text_muted"))
            name = QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignTop), name)

    def paint_day(self, painter: QPainter, place: QRect, day: date, found: JournalDay | None) -> None:
        """Paint a square."""
        theme, metrics = self.theme, self.theme.metrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        border = theme.colour("text") if day == self.today else theme.colour("hairline")
        painter.setPen(QPen(border, metrics.focus_ring if day == self.today else metrics.hairline))
        if found is not None:
            painter.setBrush(self.mood_fill(found))
        elif day > self.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ground_sunken"))
        else:
            painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 2, 2)
        if found is not None and found.valence is not None:
            self._paint_stroke(painter, box, found.valence)
        painter.restore()

    def _paint_stroke(self, painter: QPainter, box: QRectF, valence: float) -> None:
        if abs(valence) < 0.2:
            return
        mood = self.theme.tokens.mood
        fill = self.theme.mood_colour(valence)
        ink = QColor(mood.ink_light if fill.lightnessF() < _DARK else mood.ink_dark)
        painter.setPen(QPen(ink, self.theme.metrics.hairline))
        height = box.center().y() - valence * box.height() * 0.3
        painter.drawLine(
            round(box.left() + box.width() * 0.25),
            round(height),
            round(box.right() - box.width() * 0.25),
            round(height),
        )

    def _month_spot(self, month: int) -> QPoint:
        row, column = divmod(month - 1, self._across())
        side, between = self._side(), self._between()
        return QPoint(column * (side * WEEK + between), row * (self._head() + side * _ROWS + between // 2))

    def _across(self) -> int:
        """Return how many months side by side give the largest squares."""
        return max(_ACROSS, key=lambda across: (self._side_with(across), across))

    def _side(self) -> int:
        metrics = self.theme.metrics
        largest = self._side_with(self._across())
        return max(metrics.em(_LEAST_SQUARE_EM), min(largest, metrics.em(_MOST_SQUARE_EM)))

    def _side_with(self, across: int) -> int:
        rows = _MONTHS // across
        wide = (self.width() - (across - 1) * self._between()) // (across * WEEK)
        high = (self.height() - rows * (self._head() + self._between() // 2)) // (rows * _ROWS)
        return min(wide, high)

    def _between(self) -> int:
        return self.theme.metrics.space(4)

    def _gap(self) -> int:
        return max(2, self.theme.metrics.space(0.5))

    def _head(self) -> int:
        return QFontMetrics(self.theme.font("caption", strong=True)).height() + self.theme.metrics.space(1)
