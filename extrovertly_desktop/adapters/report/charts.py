"""The charts of the report, painted for paper. Missing days are gaps; the figures come from `adapters.charts`."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from extrovertly_desktop.adapters.charts.calibration import CalibrationSeries
from extrovertly_desktop.adapters.charts.daily import ConfidenceSeries, MoodCounts
from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.ticks import Tick, date_ticks
from extrovertly_desktop.adapters.charts.well_being import WellBeingSeries
from extrovertly_desktop.adapters.report.looks import TWIPS, ReportLooks, Role

Paint = Callable[[QPainter, QRectF, ReportLooks], None]
_LEFT, _FOOT = 34 * TWIPS, 18 * TWIPS
_TICKS = 8
_MOST_MOODS = 10


class _Plot:
    """Axes in a rectangle, and where a point of their scale lies."""

    def __init__(self, painter: QPainter, rect: QRectF, looks: ReportLooks) -> None:
        self._painter, self._looks = painter, looks
        self._area = rect.adjusted(_LEFT, 6 * TWIPS, -6 * TWIPS, -_FOOT)
        self._window = (0.0, 1.0, 0.0, 1.0)

    def scale(self, window: tuple[float, float, float, float], x: Sequence[Tick], y: Sequence[Tick]) -> None:
        """Draw the axes of a window (left, right, bottom, top) with their ticks."""
        self._window = window
        painter, looks, area = self._painter, self._looks, self._area
        painter.setFont(looks.font(Role.CAPTION))
        height = QFontMetricsF(painter.font()).height()
        for value, words in y:
            at = self.place(window[0], value).y()
            painter.setPen(QPen(QColor(looks.grid), TWIPS * 0.5))
            painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at))
            painter.setPen(looks.ink(Role.CAPTION))
            room = QRectF(area.left() - _LEFT, at - height / 2, _LEFT - 5 * TWIPS, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        for value, words in x:
            at = self.place(value, window[2]).x()
            room = QRectF(at - 40 * TWIPS, area.bottom() + 3 * TWIPS, 80 * TWIPS, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)

    def place(self, x: float, y: float) -> QPointF:
        """Return where a point of the scale lies."""
        left, right, bottom, top = self._window
        return QPointF(
            self._area.left() + (x - left) / (right - left) * self._area.width(),
            self._area.bottom() - (y - bottom) / (top - bottom) * self._area.height(),
        )

    def line(self, points: Sequence[tuple[float, float]], colour: str, points_wide: float = 1.2) -> None:
        """Join points."""
        self._painter.setPen(QPen(QColor(colour), points_wide * TWIPS))
        self._painter.drawPolyline(QPolygonF([self.place(*point) for point in points]))

    def dots(self, points: Sequence[tuple[float, float]], colour: str, size: float) -> None:
        """Draw dots of a diameter in points."""
        pen = QPen(QColor(colour), size * TWIPS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawPoints(QPolygonF([self.place(*point) for point in points]))


def confidence_chart(series: ConfidenceSeries) -> Paint:
    """Return a chart of confidence: a dot a day, and the rolling mean where it is known."""

    def paint(painter: QPainter, rect: QRectF, looks: ReportLooks) -> None:
        plot = _Plot(painter, rect, looks)
        plot.scale(_window(series.span, 1, 10), _dates(series.span), _figures((2, 4, 6, 8, 10)))
        size = 3.0 if len(series.days) < 120 else 1.6
        plot.dots(list(zip(series.days, series.means, strict=True)), looks.hairline, size)
        run: list[tuple[float, float]] = []
        for point in (*series.rolling, None):
            if point is not None:
                run.append((point.day, point.mean))
                continue
            if len(run) > 1:
                plot.line(run, looks.series[0])
            run = []

    return paint


def well_being_chart(series: WellBeingSeries) -> Paint:
    """Return a chart of WHO-5 scores: a dot a check, joined where no long silence lies between."""

    def paint(painter: QPainter, rect: QRectF, looks: ReportLooks) -> None:
        plot = _Plot(painter, rect, looks)
        plot.scale(_window(series.span, 0, 100), _dates(series.span), _figures((0, 25, 50, 75, 100)))
        for run in series.runs:
            points = [(float(point.day), point.score) for point in run]
            if len(points) > 1:
                plot.line(points, looks.series[0])
            plot.dots(points, looks.series[0], 4)

    return paint


def calibration_chart(series: CalibrationSeries) -> Paint:
    """Return a chart of stated likelihood against how often it came true, with 95 % intervals (Wilson 1927)."""

    def paint(painter: QPainter, rect: QRectF, looks: ReportLooks) -> None:
        side = min(rect.width(), rect.height() * 1.7)
        plot = _Plot(painter, QRectF(rect.left(), rect.top(), side, rect.height()), looks)
        ticks = [(share / 100, f"{share} %") for share in (0, 25, 50, 75, 100)]
        plot.scale((-0.03, 1.03, -0.03, 1.03), ticks, ticks)
        plot.line([(0, 0), (1, 1)], looks.hairline, 0.8)
        for part in series.result.bins if series.result is not None else ():
            plot.line([(part.stated, part.rate_low), (part.stated, part.rate_high)], looks.series[0], 0.7)
            plot.dots([(part.stated, part.rate)], looks.series[0], 5)

    return paint


def mood_chart(counts: MoodCounts) -> Paint:
    """Return bars of the days by mood, most frequent first."""

    def paint(painter: QPainter, rect: QRectF, looks: ReportLooks) -> None:
        shown = counts.counts[:_MOST_MOODS]
        most = max((count.days for count in shown), default=1)
        painter.setFont(looks.font(Role.CAPTION))
        line = rect.height() / _MOST_MOODS
        label = 90 * TWIPS
        for number, count in enumerate(shown):
            row = QRectF(rect.left(), rect.top() + number * line, rect.width(), line)
            painter.setPen(looks.ink(Role.BODY))
            words = QRectF(row.left(), row.top(), label - 6 * TWIPS, line)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, count.title)
            width = (row.width() - label - 40 * TWIPS) * count.days / most
            bar = QRectF(row.left() + label, row.top() + line * 0.2, width, line * 0.6)
            painter.fillRect(bar, QColor(looks.series[0]))
            figure = QRectF(bar.right() + 5 * TWIPS, row.top(), 40 * TWIPS, line)
            painter.drawText(
                figure, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, QLocale().toString(count.days)
            )

    return paint


def _window(span: Span, low: float, high: float) -> tuple[float, float, float, float]:
    air = max(0.5, 0.01 * span.days)
    return span.first - air, span.last + air, low - 0.03 * (high - low), high + 0.03 * (high - low)


def _dates(span: Span) -> list[Tick]:
    return date_ticks(span, _TICKS, QLocale())


def _figures(values: Sequence[int]) -> list[Tick]:
    return [(value, QLocale().toString(value)) for value in values]
