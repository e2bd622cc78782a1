"""A sheet one paints on that becomes an SVG file, its words staying text.

Qt's own generator writes matrices with six digits, in which a chart whose axis counts the days since the year one comes
apart, and pyqtgraph's exporter fails on Qt 6.11 and later. Here everything is mapped to the sheet first, and written
with hundredths of a pixel (SVG 1.1, www.w3.org/TR/SVG11).
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTextItem,
    QTransform,
)

_DOTS_AN_INCH = 96
_LABEL_HEIGHTS = 3.0
"""How many times as long as it is high a label of an axis may be."""
_FALLBACKS = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_CAPS = {Qt.PenCapStyle.FlatCap: "butt", Qt.PenCapStyle.SquareCap: "square", Qt.PenCapStyle.RoundCap: "round"}
_DASHES = {Qt.PenStyle.DashLine: (4, 3), Qt.PenStyle.DotLine: (1, 2)}


class SvgSheet(QPaintDevice):
    """Paint on it with a `QPainter`, end that, and ask for the `text`.

    Args:
        size: the sheet, in pixels of 1/96 inch.
        title: what it shows, for those who listen.
        description: the same in a paragraph.
    """

    def __init__(self, size: QSize, title: str, description: str) -> None:
        super().__init__()
        self._size, self._title, self._description = size, title, description
        self._engine = _SvgEngine()

    def text(self) -> str:
        """Return the file."""
        width, height = self._size.width(), self._size.height()
        head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
            f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
            f"<title>{escape(self._title)}</title>\n<desc>{escape(self._description)}</desc>\n"
        )
        clips = "".join(
            f'<clipPath id="clip{number}"><path d="{steps}"/></clipPath>\n'
            for steps, number in self._engine.clips.items()
        )
        return head + f"<defs>\n{clips}</defs>\n" + "\n".join(self._engine.parts) + "\n</svg>\n"

    def paintEngine(self) -> QPaintEngine:
        """Return what writes."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Return the sheet's measures."""
        kinds = QPaintDevice.PaintDeviceMetric
        match metric:
            case kinds.PdmWidth:
                return self._size.width()
            case kinds.PdmHeight:
                return self._size.height()
            case kinds.PdmDpiX | kinds.PdmDpiY | kinds.PdmPhysicalDpiX | kinds.PdmPhysicalDpiY:
                return _DOTS_AN_INCH
            case kinds.PdmDepth:
                return 32
            case _:
                return super().metric(metric)


class _SvgEngine(QPaintEngine):
    """Writes what a painter does, one element each."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.parts: list[str] = []
        self._pen, self._brush, self._map = QPen(), QBrush(), QTransform()
        self._opacity, self._clip = 1.0, ""
        self.clips: dict[str, int] = {}

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        # Copies: what the state lends is gone after this call.
        self._map, self._pen, self._brush = QTransform(state.transform()), QPen(state.pen()), QBrush(state.brush())
        self._opacity = state.opacity()
        flags = QPaintEngine.DirtyFlag
        if state.state() & (flags.DirtyClipPath | flags.DirtyClipRegion | flags.DirtyClipEnabled):
            self._clip = self._clip_of()

    def drawPath(self, path: QPainterPath) -> None:
        self._write(path, _fill(self._brush) + self._stroke())

    def drawPolygon(self, points: Sequence[QPointF | QPoint], mode: QPaintEngine.PolygonDrawMode) -> None:  # type: ignore[override]
        path, is_open = QPainterPath(), mode == QPaintEngine.PolygonDrawMode.PolylineMode
        path.addPolygon(QPolygonF([QPointF(point) for point in points]))
        if not is_open:
            path.closeSubpath()
        self._write(path, (' fill="none"' if is_open else _fill(self._brush)) + self._stroke())

    def drawLines(self, lines: Sequence[QLineF]) -> None:  # type: ignore[override]
        path = QPainterPath()
        for line in lines:
            path.moveTo(QPointF(line.p1()))
            path.lineTo(QPointF(line.p2()))
        self._write(path, ' fill="none"' + self._stroke())

    def drawRects(self, rects: Sequence[QRectF | QRect]) -> None:  # type: ignore[override]
        path = QPainterPath()
        for rect in rects:
            path.addRect(QRectF(rect))
        self.drawPath(path)

    def drawEllipse(self, rect: QRectF | QRect) -> None:
        path = QPainterPath()
        path.addEllipse(QRectF(rect))
        self.drawPath(path)

    def drawPoints(self, points: Sequence[QPointF | QPoint]) -> None:  # type: ignore[override]
        pen = self._pen
        grown = 1.0 if pen.isCosmetic() else abs(self._map.determinant()) ** 0.5
        radius, looks = (pen.widthF() or 1.0) * grown / 2, _fill(QBrush(pen.color())) + self._shared()
        for point in points:
            at = self._map.map(QPointF(point))
            self.parts.append(f'<circle cx="{at.x():.2f}" cy="{at.y():.2f}" r="{radius:.2f}"{looks}/>')

    def drawTextItem(self, point: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:
        font, at = item.font(), self._map.map(QPointF(point))  # type: ignore[arg-type]
        words = item.text()
        if not words.strip():
            return
        # The length in pixels: a reader without this font fits its own into the same room. Not every reader can; there
        # labels of axes, and words at the right, grow to both sides of where they belong, and others to their end.
        metrics = QFontMetricsF(font)
        length = metrics.horizontalAdvance(words)
        is_label = length < _LABEL_HEIGHTS * metrics.height() or at.x() > self.paintDevice().width() / 2
        x, anchor = (at.x() + length / 2, "middle") if is_label else (at.x(), "start")
        size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * _DOTS_AN_INCH / 72
        family = quoteattr(f"'{font.family()}', {_FALLBACKS}")
        self.parts.append(
            f'<text x="{x:.2f}" y="{at.y():.2f}" text-anchor="{anchor}" font-family={family} font-size="{size:.2f}" '
            f'font-weight="{int(font.weight())}" textLength="{length:.2f}" lengthAdjust="spacingAndGlyphs" '
            f'fill="{self._pen.color().name()}"{self._shared()}>{escape(words)}</text>'
        )

    def drawPixmap(self, rect: QRectF | QRect, pixmap: QPixmap | QImage, source: QRectF | QRect) -> None:
        self.drawImage(rect, pixmap.toImage() if isinstance(pixmap, QPixmap) else pixmap, source)

    def drawImage(
        self, rect: QRectF | QRect, image: QImage, source: QRectF | QRect, _flags: Qt.ImageConversionFlag | None = None
    ) -> None:
        box, buffer = self._map.mapRect(QRectF(rect)), QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # The stubs want bytes for the format's name, the binding a str.
        image.copy(QRectF(source).toAlignedRect()).save(buffer, "PNG")  # type: ignore[call-overload]
        content = bytes(buffer.data().toBase64().data()).decode()
        self.parts.append(
            f'<image x="{box.x():.2f}" y="{box.y():.2f}" width="{box.width():.2f}" height="{box.height():.2f}" '
            f'preserveAspectRatio="none" xlink:href="data:image/png;base64,{content}"{self._shared()}/>'
        )

    def _write(self, path: QPainterPath, looks: str) -> None:
        steps = _steps(self._map.map(path))
        if steps:
            rule = ' fill-rule="evenodd"' if path.fillRule() == Qt.FillRule.OddEvenFill else ""
            self.parts.append(f'<path d="{steps}"{looks}{rule}{self._shared()}/>')

    def _stroke(self) -> str:
        pen = self._pen
        if pen.style() == Qt.PenStyle.NoPen or pen.color().alpha() == 0:
            return ""
        grown = 1.0 if pen.isCosmetic() else abs(self._map.determinant()) ** 0.5
        width = (pen.widthF() or 1.0) * grown
        looks = f' stroke="{pen.color().name()}" stroke-width="{width:.2f}" stroke-linejoin="round"'
        looks += f' stroke-linecap="{_CAPS.get(pen.capStyle(), "butt")}"'
        if pen.color().alpha() < 255:
            looks += f' stroke-opacity="{pen.color().alphaF():.3f}"'
        if pen.style() in _DASHES:
            looks += f' stroke-dasharray="{",".join(f"{part * width:.2f}" for part in _DASHES[pen.style()])}"'
        return looks

    def _shared(self) -> str:
        return (f' opacity="{self._opacity:.3f}"' if self._opacity < 1 else "") + self._clip

    def _clip_of(self) -> str:
        painter = self.painter()
        if painter is None or not painter.hasClipping():
            return ""
        # By the painter's own transform, with a widget's place on the sheet: while the painter restores an earlier
        # state, the one that it lends here lags behind.
        steps = _steps(painter.deviceTransform().map(painter.clipPath()))
        if not steps:
            return ""
        number = self.clips.setdefault(steps, len(self.clips) + 1)
        return f' clip-path="url(#clip{number})"'


def _fill(brush: QBrush) -> str:
    colour = brush.color()
    if brush.style() == Qt.BrushStyle.NoBrush or colour.alpha() == 0:
        return ' fill="none"'
    opacity = f' fill-opacity="{colour.alphaF():.3f}"' if colour.alpha() < 255 else ""
    return f' fill="{colour.name()}"{opacity}'


def _steps(path: QPainterPath) -> str:
    """Return a path as SVG path data; a curve's three points stand as three elements in Qt."""
    kinds, steps = QPainterPath.ElementType, []
    letters = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        place = QPointF(element)  # type: ignore[call-overload]
        steps.append(f"{letters.get(element.type, '')}{place.x():.2f} {place.y():.2f}")
    return " ".join(steps)
