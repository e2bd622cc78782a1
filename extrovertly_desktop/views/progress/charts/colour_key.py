"""What the colours of a field stand for: the scales of mood, confidence and counts, and the row that explains them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from extrovertly_desktop.adapters.charts.year_pixels import PixelMeasure
from extrovertly_desktop.views.progress.charts.painted import blend
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.theme import ThemeManager

_LOW, _HIGH = 1.0, 10.0
_FAINTEST = 0.28
_STEPS = 5
_SWATCH_EM = 0.85


class ColourScale:
    """Turns a value of a measure into a colour.

    Args:
        theme: the theme in force.
        measure: what the values are.
        most: the count that gets the full colour; only for counts.
    """

    def __init__(self, theme: ThemeManager, measure: PixelMeasure, most: float = 1.0) -> None:
        self._theme, self._measure, self._most = theme, measure, max(1.0, most)

    def colour(self, value: float) -> QColor:
        """Return the colour of a valence, a confidence or a count."""
        if self._measure is PixelMeasure.MOOD:
            return self._theme.mood_colour(value)
        if self._measure is PixelMeasure.CONFIDENCE:
            share = (value - _LOW) / (_HIGH - _LOW)
        else:
            share = (value - 1) / (self._most - 1) if self._most > 1 else 1.0
        ground, ink = self._theme.colour("surface"), QColor(self._theme.tokens.chart.series[0])
        return blend(ground, ink, _FAINTEST + (1 - _FAINTEST) * share)

    def samples(self) -> list[QColor]:
        """Return colours from the lowest value to the highest."""
        if self._measure is PixelMeasure.MOOD:
            return [QColor(colour) for colour in self._theme.tokens.mood.ramp]
        low, high = (_LOW, _HIGH) if self._measure is PixelMeasure.CONFIDENCE else (1.0, self._most)
        steps = max(1, min(_STEPS, round(high - low + 1)))
        return [self.colour(low + (high - low) * step / max(1, steps - 1)) for step in range(steps)]

    def ends(self) -> tuple[str, str]:
        """Return what stands before and after the samples."""
        if self._measure is PixelMeasure.MOOD:
            return _tr("unpleasant"), _tr("pleasant")
        if self._measure is PixelMeasure.CONFIDENCE:
            return figure(_LOW), figure(_HIGH)
        return figure(1) if self._most > 1 else "", figure(self._most)


def key_height(theme: ThemeManager) -> float:
    """Return the height of the row, in pixels."""
    return max(QFontMetricsF(theme.font("caption")).height(), theme.metrics.em(_SWATCH_EM))


def paint_key(painter: QPainter, row: QRectF, scale: ColourScale, theme: ThemeManager, empty: str = "") -> None:
    """Paint the samples between their ends, and after them an empty field with what it means.

    Args:
        painter: paints it; its font is left changed.
        row: where; from its left.
        scale: the colours.
        theme: the theme in force.
        empty: the words for a field without a value; none leaves it out.
    """
    low, high = scale.ends()
    left = _write(painter, theme, row, row.left(), low)
    left = _swatches(painter, theme, row, left, scale.samples())
    left = _write(painter, theme, row, left, high)
    if empty:
        left += theme.metrics.space(4)
        left = _swatches(painter, theme, row, left, [None])
        _write(painter, theme, row, left, empty)


def _write(painter: QPainter, theme: ThemeManager, row: QRectF, left: float, words: str) -> float:
    painter.setFont(theme.font("caption"))
    painter.setPen(QColor(theme.tokens.chart.label))
    width = QFontMetricsF(theme.font("caption")).horizontalAdvance(words) + 1
    centre = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(QRectF(left, row.top(), width, row.height()), centre, words)
    return left + width + theme.metrics.space(1.5)


def _swatches(
    painter: QPainter, theme: ThemeManager, row: QRectF, left: float, colours: Sequence[QColor | None]
) -> float:
    side, gap = theme.metrics.em(_SWATCH_EM), theme.metrics.space(0.5)
    for colour in colours:
        box = QRectF(left, row.center().y() - side / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_field(painter, box, colour, theme)
        left += side + gap
    return left + theme.metrics.space(1)


def paint_field(painter: QPainter, box: QRectF, colour: QColor | None, theme: ThemeManager) -> None:
    """Paint one field: filled with a colour, or, without one, only its border."""
    border = theme.colour("hairline") if colour is None else QColor(theme.tokens.mood.rim)
    border.setAlphaF(1.0 if colour is None else 0.35)
    painter.setPen(QPen(border, theme.metrics.hairline))
    painter.setBrush(Qt.BrushStyle.NoBrush if colour is None else colour)
    painter.drawRoundedRect(box, 2, 2)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)
