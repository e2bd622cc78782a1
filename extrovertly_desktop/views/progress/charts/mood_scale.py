"""The scale of moods beside a chart: faces from unpleasant to pleasant."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face

EDGE = 1.05
"""How far the scale reaches at either end, so that no dot is cut."""
_FACES = (-0.8, -0.4, 0.0, 0.4, 0.8)
_FACE_EM = 1.5


class MoodScale:
    """Puts the scale on a canvas, and takes it off again."""

    def __init__(self, canvas: ChartCanvas, theme: ThemeManager) -> None:
        self._canvas, self._theme = canvas, theme
        self._shown = False
        canvas.set_scale_painter(self._paint)

    def show(self) -> None:
        """Show faces instead of figures."""
        self._shown = True
        room = self._theme.metrics.em(_FACE_EM)
        self._canvas.set_scale([(valence, "") for valence in _FACES], room=room)

    def hide(self) -> None:
        """Show no faces; the caller sets the figures."""
        self._shown = False

    def _paint(self, painter: QPainter) -> None:
        if not self._shown:
            return
        side = self._theme.metrics.em(_FACE_EM)
        for valence in _FACES:
            at = self._canvas.place(self._canvas.left_edge(), valence)
            left = at.x() - side - self._theme.metrics.space(3)
            paint_mood_face(painter, QRectF(left, at.y() - side / 2, side, side), valence, 0.0, self._theme)
