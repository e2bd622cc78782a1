"""How an entry looks in the history."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from extrovertly_desktop.adapters.journal_model import EntryLook, JournalRole
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, Index, PaintedCardDelegate

_UNITS = "utf-16-le"
_FACE_EM = 2.2
_SMALL_EM = 1.0
_DAY_EM = 3.4
_LINES = 2
_KEPT = 80
_PICTURES_KEPT = 40
_UNKNOWN = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Lines of a text that were laid out once, and how high they are."""

    layout: QTextLayout
    height: float


class EntryDelegate(PaintedCardDelegate):
    """The day in the margin where one begins; beside it a card with face, first lines, tags, lock and photo."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._laid: OrderedDict[tuple[object, ...], _Laid] = OrderedDict()
        self._pictures: OrderedDict[bytes, QPixmap] = OrderedDict()

    def card(self, index: Index) -> CardContent:
        """Return the words of a row, for whoever asks for them as a card."""
        look = index.data(JournalRole.LOOK)
        return CardContent(body=look.text if isinstance(look, EntryLook) else "")

    def forget(self) -> None:
        """Lay out everything anew: sizes or colours have changed."""
        self._laid.clear()

    def row_height(self) -> int:
        """Return the height of every row in pixels."""
        metrics = self._theme.metrics
        lines = self._line("caption") + _LINES * self._line("body") + self._chip_height()
        return max(lines, metrics.em(_FACE_EM)) + metrics.space(2 + 2 + 1 + 1 + 2)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the width of the view and the height of every row."""
        return QSize(self._width(option), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row; an empty card while its entry is gone."""
        metrics = self._theme.metrics
        look = index.data(JournalRole.LOOK)
        whole = option.rect
        margin = metrics.em(_DAY_EM)
        panel = self._mirrored(whole.adjusted(margin, 0, -metrics.hairline, -metrics.space(2)), whole)
        painter.save()
        self._paint_panel(painter, panel, option)
        if isinstance(look, EntryLook):
            if index.data(JournalRole.STARTS_DAY):
                place = QRect(whole.left(), whole.top(), margin - metrics.space(2), panel.height())
                self._paint_day(painter, self._mirrored(place, whole), look)
            self._paint_inside(painter, panel, look)
        painter.restore()

    def _paint_day(self, painter: QPainter, place: QRect, look: EntryLook) -> None:
        """Paint weekday, day and month one below the other; the year only when it is not this one."""
        locale = QLocale()
        month = locale.standaloneMonthName(look.day.month, QLocale.FormatType.ShortFormat)
        rows: list[tuple[str, QFont, str]] = [
            (
                locale.standaloneDayName(look.day.isoweekday(), QLocale.FormatType.ShortFormat),
                self._theme.font("caption"),
                "text_muted",
            ),
            (locale.toString(look.day.day), self._theme.font("title"), "text"),
            (month, self._theme.font("caption"), "text_muted"),
        ]
        if look.with_year:
            rows.append((f"{look.day.year}", self._theme.font("caption"), "text_muted"))
        top = place.top() + self._theme.metrics.space(1)
        for words, font, token in rows:
            height = round(QFontMetrics(font).height() * (0.95 if font.bold() else 1))
            painter.setFont(font)
            painter.setPen(self._theme.colour(token))
            box = QRect(place.left(), top, place.width(), height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), words)
            top += height

    def _paint_inside(self, painter: QPainter, panel: QRect, look: EntryLook) -> None:
        metrics = self._theme.metrics
        area = panel.adjusted(metrics.space(3), metrics.space(2), -metrics.space(3), -metrics.space(2))
        side = metrics.em(_FACE_EM)
        box = QRect(area.left(), area.top() + metrics.space(1), side, side)
        self._paint_face(painter, QRectF(self._mirrored(box, area)), look)
        area = self._mirrored(area.adjusted(side + metrics.space(3), 0, 0, 0), area)
        area = self._paint_picture(painter, area, look)
        area = self._paint_moment(painter, area, look)
        laid = self._lay_out(look, area.width())
        painter.setPen(self._theme.colour("text"))
        laid.layout.draw(painter, QPointF(area.left(), area.top()))
        below = area.adjusted(0, _LINES * self._line("body") + metrics.space(1), 0, 0)
        self._paint_chips(painter, below, CardContent(chips=look.tags))

    def _paint_face(self, painter: QPainter, box: QRectF, look: EntryLook) -> None:
        valence, energy = _UNKNOWN if look.mood is None else (look.mood.valence, look.mood.energy)
        face = None if look.mood is None else look.mood.face
        paint_mood_face(painter, box, valence, energy, self._theme, face=face)

    def _paint_moment(self, painter: QPainter, area: QRect, look: EntryLook) -> QRect:
        metrics, height = self._theme.metrics, self._line("caption")
        side, right = metrics.em(_SMALL_EM), area.right() + 1
        signs = [("lock-outline", look.is_private), ("image-multiple-outline", look.photos > 1)]
        for icon, shown in signs:
            if not shown:
                continue
            box = QRect(right - side, area.top() + (height - side) // 2, side, side)
            self._theme.icon(icon, "text_muted").paint(painter, self._mirrored(box, area))
            right -= side + metrics.space(1)
        font = self._theme.font("caption")
        words = QFontMetrics(font).elidedText(look.moment, Qt.TextElideMode.ElideRight, max(0, right - area.left()))
        self._draw_line(painter, QRect(area.left(), area.top(), area.width(), height), words, font, "text_muted")
        return area.adjusted(0, height + metrics.space(1), 0, 0)

    def _paint_picture(self, painter: QPainter, area: QRect, look: EntryLook) -> QRect:
        """Paint the first photo at the far side, or a mark where there is a photo and no small picture of it."""
        if not look.photos:
            return area
        metrics = self._theme.metrics
        side = area.height()
        box = self._mirrored(QRect(area.right() + 1 - side, area.top(), side, side), area)
        picture = self._picture(look.thumbnail)
        if picture is None:
            inset = (side - metrics.icon) // 2
            self._theme.icon("image-outline", "text_muted").paint(painter, box.adjusted(inset, inset, -inset, -inset))
        else:
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(box), metrics.radius_control, metrics.radius_control)
            painter.save()
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipPath(outline)
            short = min(picture.width(), picture.height())
            middle = QRect((picture.width() - short) // 2, (picture.height() - short) // 2, short, short)
            painter.drawPixmap(box, picture, middle)
            painter.restore()
        return self._mirrored(area.adjusted(0, 0, -side - metrics.space(3), 0), area)

    def _picture(self, encoded: bytes | None) -> QPixmap | None:
        if not encoded:
            return None
        picture = self._pictures.get(encoded)
        if picture is None:
            picture = QPixmap()
            picture.loadFromData(encoded)
            self._pictures[encoded] = picture
            while len(self._pictures) > _PICTURES_KEPT:
                self._pictures.popitem(last=False)
        return None if picture.isNull() else picture

    def _lay_out(self, look: EntryLook, width: int) -> _Laid:
        known = (look.text, look.marks, width)
        laid = self._laid.get(known)
        if laid is None:
            laid = self._laid[known] = self._new_layout(look, width)
            while len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        return laid

    def _new_layout(self, look: EntryLook, width: int) -> _Laid:
        """Break the text into at most so many lines; when there is more, the last ends in an ellipsis."""
        font = self._theme.font("body")
        layout = _layout(look.text, font)
        # Marks are wider than what stands around them: lines have to be broken with them in place.
        marks = [(_units(look.text[:start]), _units(look.text[:end])) for start, end in look.marks]
        layout.setFormats([self._mark(start, end - start) for start, end in marks])
        starts = _break(layout, width, self._line("body"))
        if len(starts) > _LINES:
            encoded, cut = look.text.encode(_UNITS), 2 * starts[_LINES - 1]
            kept, rest = encoded[:cut].decode(_UNITS), encoded[cut:].decode(_UNITS)
            # Marks are strong and wider: measured so, the last line has room for them.
            wide = self._theme.font("body", strong=bool(look.marks))
            last = QFontMetrics(wide).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            layout = _layout(kept + last, font)
        length = _units(layout.text())
        layout.setFormats([self._mark(start, end - start) for start, end in marks if end <= length])
        _break(layout, width, self._line("body"), is_final=True)
        return _Laid(layout, layout.boundingRect().height())

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        sign = QTextCharFormat()
        sign.setBackground(self._theme.colour("celebrate_soft"))
        sign.setForeground(self._theme.colour("text"))
        sign.setFontWeight(QFont.Weight.DemiBold)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, sign
        return found


def _units(text: str) -> int:
    """Return how long Qt takes a text to be: in UTF-16 units, of which an emoji has two."""
    return len(text.encode(_UNITS)) // 2


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _break(layout: QTextLayout, width: int, height: int, *, is_final: bool = False) -> list[int]:
    """Lay out one line more than is shown, or at last only those, and return where each begins."""
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= _LINES - is_final:
        line = layout.createLine()
        if not line.isValid():
            break
        is_last = is_final and len(starts) == _LINES - 1
        line.setLineWidth(max(1, width) * (2 if is_last else 1))
        line.setPosition(QPointF(0, len(starts) * height))
        starts.append(line.textStart())
    layout.endLayout()
    return starts
