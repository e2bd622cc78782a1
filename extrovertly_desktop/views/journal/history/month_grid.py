"""A month: each day in the colour of its mood, with its face and how many entries it holds."""

import calendar
from datetime import date

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from extrovertly_desktop.domain.journal_days import JournalDay
from extrovertly_desktop.views.journal.history.day_grid import WEEK, DayGrid, weeks_before
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face
from extrovertly_desktop.views.widgets.painting import paint_panel

_ROWS = 6
_MOST_CELL_EM = 6.0
_FACE_EM = 2.0
_LEAST_FACE_EM = 1.4
_TINT = 0.28
"""How much of the mood's colour a field takes; the face has it whole."""


class MonthGrid(DayGrid):
    """Six weeks at the most, one row each."""

    def period(self) -> tuple[date, date]:
        """Return the first and the last day of the current day's month."""
        first = self.current.replace(day=1)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])

    def place_of(self, day: date) -> QRect:
        """Return the field of a day."""
        row, column = weeks_before(day, self.first_weekday)
        width, height, gap = *self._cell(), self.theme.metrics.space(1)
        spot = QPoint(column * width, self._head() + row * height)
        return self.mirrored(QRect(spot, QSize(width - gap, height - gap)))

    def sizeHint(self) -> QSize:
        """Return room for seven fields side by side."""
        em = self.theme.metrics.em
        return QSize(em(4) * WEEK, self._head() + em(4) * _ROWS)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which day and face can be told apart."""
        em = self.theme.metrics.em
        return QSize(em(2.4) * WEEK, self._head() + round(em(1.9) * _ROWS))

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the names of the weekdays."""
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("text_muted"))
        width, gap = self._cell()[0], self.theme.metrics.space(1)
        for column in range(WEEK):
            name = QLocale().standaloneDayName((self.first_weekday + column) % WEEK + 1, QLocale.FormatType.ShortFormat)
            place = self.mirrored(QRect(column * width, 0, width - gap, self._head()))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)

    def paint_day(self, painter: QPainter, place: QRect, day: date, found: JournalDay | None) -> None:
        """Paint a field: number, face, and the count when there are several entries."""
        theme, metrics = self.theme, self.theme.metrics
        fill = theme.colour("surface") if found is None else _blend(theme.colour("surface"), self.mood_fill(found))
        border = theme.colour("primary") if day == self.today else theme.colour("hairline")
        width = metrics.focus_ring if day == self.today else metrics.hairline
        if day > self.today:
            fill = theme.colour("ground")
        paint_panel(painter, place, fill, border, radius=metrics.radius_control, width=width)
        line = QFontMetrics(theme.font("caption")).height()
        down = metrics.space(1)
        # A low field has its one line in the middle, or the figures would be cut off at its foot.
        is_low = place.height() < line + 2 * down
        down = 0 if is_low else down
        inner = place.adjusted(metrics.space(1.5), down, -metrics.space(1.5), -down)
        upright = Qt.AlignmentFlag.AlignVCenter if is_low else Qt.AlignmentFlag.AlignTop
        painter.setFont(theme.font("caption", strong=day == self.today))
        painter.setPen(theme.colour("text_disabled" if day > self.today else "text"))
        painter.drawText(inner, int(upright | self._lead()), QLocale().toString(day.day))
        if found is not None:
            self._paint_found(painter, inner, found, upright)

    def _paint_found(self, painter: QPainter, inner: QRect, found: JournalDay, upright: Qt.AlignmentFlag) -> None:
        painter.setPen(self.theme.colour("text"))
        painter.setFont(self.theme.font("caption"))
        if found.count > 1:
            side = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, int(upright | side), f"×{QLocale().toString(found.count)}")
        below = inner.adjusted(0, QFontMetrics(self.theme.font("caption")).height(), 0, 0)
        if below.height() < self.theme.metrics.em(_LEAST_FACE_EM):
            below = inner  # between the figures, where there is no room under them
        side_length = min(self.theme.metrics.em(_FACE_EM), below.height(), below.width())
        face = QRect(0, 0, side_length, side_length)
        face.moveCenter(below.center())
        paint_mood_face(painter, face, found.valence or 0.0, found.energy or 0.0, self.theme)

    def _lead(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft

    def _head(self) -> int:
        return QFontMetrics(self.theme.font("caption")).height() + self.theme.metrics.space(1)

    def _cell(self) -> tuple[int, int]:
        most = self.theme.metrics.em(_MOST_CELL_EM)
        return self.width() // WEEK, min((self.height() - self._head()) // _ROWS, most)


def _blend(ground: QColor, colour: QColor) -> QColor:
    return QColor.fromRgbF(
        ground.redF() + (colour.redF() - ground.redF()) * _TINT,
        ground.greenF() + (colour.greenF() - ground.greenF()) * _TINT,
        ground.blueF() + (colour.blueF() - ground.blueF()) * _TINT,
    )
