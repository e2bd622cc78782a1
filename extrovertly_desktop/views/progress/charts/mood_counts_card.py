"""Days by mood: a face, a word, a bar and a figure for each."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from extrovertly_desktop.adapters.charts.daily import MoodCount, MoodCounts
from extrovertly_desktop.adapters.charts.tables import mood_count_table
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face

_ROW_EM, _FACE_EM, _BAR_EM = 2.1, 1.5, 0.9
_WIDEST_WORD_EM = 10
_NAMED = 3


class MoodBars(QWidget):
    """Horizontal bars, painted; every figure is written beside its bar, so nothing needs to be read out."""

    def __init__(self, theme: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: tuple[MoodCount, ...] = ()
        self.setObjectName("mood_bars")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._on_theme_changed)

    def set_counts(self, counts: tuple[MoodCount, ...]) -> None:
        """Show other counts, in this order."""
        self._counts = counts
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return one row a mood."""
        em = self._theme.metrics.em
        return QSize(em(20), em(_ROW_EM) * max(1, len(self._counts)))

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows every row."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows."""
        if not self._counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("body"))
        metrics, em, gap = painter.fontMetrics(), self._theme.metrics.em, self._theme.metrics.space(2)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        word = min(em(_WIDEST_WORD_EM), 1 + max(metrics.horizontalAdvance(count.title) for count in self._counts))
        most = max(count.days for count in self._counts)
        left = em(_FACE_EM) + gap + word + 2 * gap
        # A pixel more than the figure: one that is cut by a fraction is clipped, and gone from a drawing.
        room = max(1, self.width() - left - gap - metrics.horizontalAdvance(figure(most)) - 1)
        for row, count in enumerate(self._counts):
            line = QRectF(0, row * em(_ROW_EM), self.width(), em(_ROW_EM))
            self._paint_row(painter, line, count, (left, max(2.0, room * count.days / most)), word)
        painter.end()

    def _paint_row(
        self, painter: QPainter, line: QRectF, count: MoodCount, bar: tuple[float, float], word: int
    ) -> None:
        theme, em, gap = self._theme, self._theme.metrics.em, self._theme.metrics.space(2)
        middle, left, width = line.center().y(), bar[0], bar[1]
        face = em(_FACE_EM)
        fill = QColor(theme.tokens.chart.missing)
        if count.mood is not None:
            box = self._mirrored(QRectF(0, middle - face / 2, face, face))
            paint_mood_face(painter, box, count.mood.valence, count.mood.energy, theme, face=count.mood.face)
            fill = theme.mood_colour(count.mood.valence)
        painter.setPen(theme.colour("text"))
        title = painter.fontMetrics().elidedText(count.title, Qt.TextElideMode.ElideRight, word)
        leading = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self._mirrored(QRectF(face + gap, line.top(), word, line.height())), leading, title)
        painter.setPen(QPen(QColor(theme.tokens.mood.rim), theme.metrics.hairline))
        painter.setBrush(fill)
        thick, corner = em(_BAR_EM), theme.metrics.space(1)
        painter.drawRoundedRect(self._mirrored(QRectF(left, middle - thick / 2, width, thick)), corner, corner)
        painter.setPen(theme.colour("text_muted"))
        after = QRectF(left + width + gap, line.top(), max(1.0, line.width() - left - width - gap), line.height())
        painter.drawText(self._mirrored(after), leading, figure(count.days))

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right())
        return rect

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class MoodCountsCard(ChartCard):
    """Shows the counts of `MoodCounts`."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "mood_counts", "chart-bar", parent)
        self.set_title(self.tr("Days by mood"))
        self._bars = MoodBars(theme, self.tr("Bars of days by mood"))
        self.set_drawing(self._bars)

    def show_series(self, series: MoodCounts) -> None:
        """Show the counts; without any the whole card steps aside, since the card above says why."""
        self.setVisible(bool(series.counts))
        if not series.counts:
            return
        self._bars.set_counts(series.counts)
        caption = self.tr("Counted is the last mood of each day that has one. Days: {n}.").format(n=figure(series.n))
        self.show_note(ChartNote(self._summary_of(series), caption, partial(mood_count_table, series)))

    def _summary_of(self, series: MoodCounts) -> str:
        named = ", ".join(
            self.tr("{mood} ({days})").format(mood=count.title, days=figure(count.days))
            for count in series.counts[:_NAMED]
        )
        return self.tr("By number of days: {named}.").format(named=named)
