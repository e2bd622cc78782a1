"""Mood faces drawn from two figures, so that a mood the person made up gets a face too, and can be given another.

Valence (-1 unpleasant … 1 pleasant) bends the mouth and chooses the colour; energy (-1 drained … 1 stirred up) opens
the eyes and the mouth and lifts the brows. The pair is the circumplex of affect (Russell 1980, doi 10.1037/h0077714).
What a person chose for mouth, eyes and brow (`Face`) takes the place of what would follow from the pair.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from extrovertly_desktop.domain.moods import Face
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import plain_tip

_PLAIN = Face()
_LIDS_DOWN = -0.45
_DEFAULT_EM = 2.6
_LIGHTNESS_SPLIT = 0.2


def _clamp(value: float) -> float:
    return min(1.0, max(-1.0, value))


def _ink_on(fill: QColor, theme: ThemeManager) -> QColor:
    """Return the ink that stands out more on `fill`, by relative luminance (WCAG 2.2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    luminance = 0.2126 * linear(fill.redF()) + 0.7152 * linear(fill.greenF()) + 0.0722 * linear(fill.blueF())
    mood = theme.tokens.mood
    return QColor(mood.ink_dark if luminance > _LIGHTNESS_SPLIT else mood.ink_light)


def paint_mood_face(
    painter: QPainter,
    rect: QRect | QRectF,
    valence: float,
    energy: float,
    theme: ThemeManager,
    *,
    face: Face | None = None,
) -> None:
    """Paint a face into the largest circle that fits `rect`; figures outside -1 to 1 count as the nearest end.

    Args:
        painter: paints it.
        rect: in the painter's pixels.
        valence, energy: -1 to 1.
        theme: the theme in force.
        face: what the person chose about it; by default all follows from the two figures.
    """
    valence, energy = _clamp(valence), _clamp(energy)
    area = QRectF(rect)
    side = min(area.width(), area.height())
    if side <= 0:
        return
    fill = theme.mood_colour(valence)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Draw on a circle of radius 1 around the origin; every length below is a share of the face.
    painter.translate(area.center())
    painter.scale(side / 2, side / 2)
    painter.setPen(QPen(QColor(theme.tokens.mood.rim), 0.035))
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(0, 0), 0.97, 0.97)
    ink = _ink_on(fill, theme)
    pen = QPen(ink, 0.11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    chosen = face or _PLAIN
    _paint_eyes(painter, pen, ink, valence, energy if chosen.eyes is None else _clamp(chosen.eyes))
    if chosen.brow is None:
        _paint_brows(painter, pen, valence, energy)
    else:
        _paint_brow_lines(painter, pen, energy, -0.14 * _clamp(chosen.brow))
    _paint_mouth(painter, pen, ink, valence if chosen.mouth is None else _clamp(chosen.mouth), energy)
    painter.restore()


def _paint_eyes(painter: QPainter, pen: QPen, ink: QColor, valence: float, openness: float) -> None:
    for side in (-1, 1):
        centre = QPointF(side * 0.34, -0.16)
        if openness < _LIDS_DOWN:
            # Lids down: a soft curve, turned up when content and down when not.
            path = QPainterPath(QPointF(centre.x() - 0.14, centre.y()))
            bend = 0.13 if valence < 0.25 else -0.11
            path.quadTo(QPointF(centre.x(), centre.y() + bend), QPointF(centre.x() + 0.14, centre.y()))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            continue
        height = 0.115 + 0.055 * openness
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, 0.095, height)


def _paint_brows(painter: QPainter, pen: QPen, valence: float, energy: float) -> None:
    # Two figures cannot tell anger from fear, so an unpleasant mood gets the worried brow, inner ends up: the kinder
    # guess. A pleasant one shows brows only when there is energy to lift them.
    if valence > -0.15 and energy < 0.35:
        return
    _paint_brow_lines(painter, pen, energy, 0.14 * max(0.0, -valence))


def _paint_brow_lines(painter: QPainter, pen: QPen, energy: float, tilt: float) -> None:
    lift = -0.46 - 0.09 * max(0.0, energy)
    painter.setPen(pen)
    for side in (-1, 1):
        inner = QPointF(side * 0.22, lift - tilt)
        outer = QPointF(side * 0.5, lift + tilt * 0.6)
        painter.drawLine(inner, outer)


def _paint_mouth(painter: QPainter, pen: QPen, ink: QColor, valence: float, energy: float) -> None:
    width = 0.3 + 0.1 * abs(valence)
    bend = 0.36 * valence
    middle = 0.4 - 0.12 * valence
    left, right = QPointF(-width, middle), QPointF(width, middle)
    path = QPainterPath(left)
    path.quadTo(QPointF(0, middle + bend), right)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    opening = max(0.0, energy - 0.4) * abs(valence)
    if opening > 0.05:
        lower = middle + bend + (0.5 * opening if valence >= 0 else -0.1 * opening)
        path.quadTo(QPointF(0, lower + 0.12), left)
        painter.setBrush(ink)
    painter.drawPath(path)


class _FaceIconEngine(QIconEngine):
    def __init__(self, valence: float, energy: float, theme: ThemeManager, face: Face | None) -> None:
        super().__init__()
        self._valence, self._energy, self._theme, self._face = valence, energy, theme, face

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint_mood_face(painter, rect, self._valence, self._energy, self._theme, face=self._face)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _FaceIconEngine(self._valence, self._energy, self._theme, self._face)


def mood_icon(valence: float, energy: float, theme: ThemeManager, face: Face | None = None) -> QIcon:
    """Return a face as an icon, for menus, combo boxes and buttons."""
    return QIcon(_FaceIconEngine(valence, energy, theme, face))


class MoodFace(QWidget):
    """One face that is only looked at.

    Args:
        theme: the theme in force.
        title: the mood's name, read out by screen readers.
        valence, energy: -1 to 1.
        em: diameter in heights of body text.
        face: what the person chose about it.
    """

    def __init__(
        self,
        theme: ThemeManager,
        title: str,
        valence: float,
        energy: float,
        *,
        em: float = _DEFAULT_EM,
        face: Face | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._em = theme, em
        self._valence, self._energy, self._face = valence, energy, face
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setToolTip(plain_tip(title))
        theme.theme_changed.connect(self.updateGeometry)

    def set_mood(self, title: str, valence: float, energy: float, face: Face | None = None) -> None:
        """Show another mood."""
        self._valence, self._energy, self._face = valence, energy, face
        self.setAccessibleName(title)
        self.setToolTip(plain_tip(title))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        side = self._theme.metrics.em(self._em)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face."""
        painter = QPainter(self)
        paint_mood_face(painter, self.rect(), self._valence, self._energy, self._theme, face=self._face)
        painter.end()
