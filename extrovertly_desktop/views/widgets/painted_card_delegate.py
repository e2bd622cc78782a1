"""Rows painted as cards: the base of every list of entries, missions, events and sessions."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from extrovertly_desktop.domain.moods import Face
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face
from extrovertly_desktop.views.widgets.painting import paint_focus_ring, paint_panel

Index = QModelIndex | QPersistentModelIndex
_FACE_EM = 2.4
_ICON_EM = 1.6


@dataclass(frozen=True, slots=True)
class CardContent:
    """What one row shows.

    Attributes:
        title: one line, strong; may be empty.
        body: running text; as many lines as the delegate allows, then an ellipsis.
        caption: small words at the top right, such as a date.
        chips: a few words each, in a line at the foot.
        face: valence and energy (-1 to 1) of a mood face at the left; wins over `icon`.
        face_parts: what the person chose about that face.
        icon: a Material Design icon's name at the left.
        icon_token: colour token of that icon.
        muted: paint the row as over and done.
        struck: strike the title through; a chip should say why.
    """

    title: str = ""
    body: str = ""
    caption: str = ""
    chips: tuple[str, ...] = ()
    face: tuple[float, float] | None = None
    face_parts: Face | None = None
    icon: str | None = None
    icon_token: str = "text_muted"  # noqa: S105 - the name of a colour
    muted: bool = False
    struck: bool = False


class PaintedCardDelegate(QStyledItemDelegate):
    """Paints rows as cards; a subclass says what is on them by `card`.

    The view is prepared by `prepare`. With `uniform=True` every row has the height of a full card (title, all body
    lines, chips), which keeps a list of a hundred thousand rows quick; without, each row is as high as it needs.

    Args:
        theme: the theme in force.
        body_lines: most lines of body text.
        uniform: give all rows one height.
    """

    def __init__(
        self, theme: ThemeManager, *, body_lines: int = 2, uniform: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._body_lines = body_lines
        self._uniform = uniform

    def card(self, index: Index) -> CardContent:
        """Return what a row shows; the display role as a title unless a subclass knows better."""
        return CardContent(title=str(index.data(Qt.ItemDataRole.DisplayRole) or ""))

    def prepare(self, view: QListView) -> None:
        """Make a list view ready for cards: its style, smooth scrolling, hover, and a new layout with a new theme."""
        view.setProperty("cards", "true")
        view.setItemDelegate(self)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(self._uniform)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        # Or only another height would lay the rows out anew, and it is the width that their heights follow from.
        view.setWordWrap(not self._uniform)
        self._theme.theme_changed.connect(view.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the view's width and the height the row's content needs."""
        width = self._width(option)
        if self._uniform:
            return QSize(width, self._height(body_lines=self._body_lines, title=True, chips=True, lead=True))
        card = self.card(index)
        lines = len(self._wrap(card.body, self._text_width(width, card))) if card.body else 0
        lead = card.face is not None or card.icon is not None
        head = bool(card.title or card.caption)
        return QSize(width, self._height(body_lines=lines, title=head, chips=bool(card.chips), lead=lead))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        card = self.card(index)
        metrics = self._theme.metrics
        panel = option.rect.adjusted(metrics.hairline, 0, -metrics.hairline, -metrics.space(2))
        painter.save()
        self._paint_panel(painter, panel, option)
        area = panel.adjusted(metrics.card_padding, metrics.space(3), -metrics.card_padding, -metrics.space(3))
        area = self._paint_lead(painter, area, card)
        area = self._paint_head(painter, area, card)
        area = self._paint_body(painter, area, card)
        self._paint_chips(painter, area, card)
        painter.restore()

    def _paint_panel(self, painter: QPainter, panel: QRect, option: QStyleOptionViewItem) -> None:
        theme, metrics = self._theme, self._theme.metrics
        state: QStyle.StateFlag = option.state
        fill, border = theme.colour("surface"), theme.colour("hairline")
        if state & QStyle.StateFlag.State_Selected:
            fill, border = theme.colour("selection"), theme.colour("primary")
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = theme.colour("hover")
        paint_panel(painter, panel, fill, border, radius=metrics.radius_card, width=metrics.hairline)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, panel, theme, radius=metrics.radius_card)

    def _paint_lead(self, painter: QPainter, area: QRect, card: CardContent) -> QRect:
        lead = self._lead_width(card)
        if lead == 0:
            return area
        side = self._theme.metrics.em(_FACE_EM)
        box = self._mirrored(QRect(area.left(), area.top(), side, side), area)
        if card.face is not None:
            paint_mood_face(painter, box, *card.face, self._theme, face=card.face_parts)
        elif card.icon is not None:
            inset = (side - self._theme.metrics.em(_ICON_EM)) // 2
            token = "text_disabled" if card.muted else card.icon_token
            self._theme.icon(card.icon, token).paint(painter, box.adjusted(inset, inset, -inset, -inset))
        return self._mirrored(area.adjusted(lead, 0, 0, 0), area)

    def _paint_head(self, painter: QPainter, area: QRect, card: CardContent) -> QRect:
        if not (card.title or card.caption):
            return area
        height = self._line("heading")
        taken = 0
        if card.caption:
            font = self._theme.font("caption")
            words = QFontMetrics(font)
            most = area.width() // 2 if card.title else area.width()
            caption = words.elidedText(card.caption, Qt.TextElideMode.ElideRight, most)
            taken = words.horizontalAdvance(caption) + self._theme.metrics.space(3)
            self._draw_line(
                painter, QRect(area.left(), area.top(), area.width(), height), caption, font, "text_muted", end=True
            )
        font = self._theme.font("heading")
        font.setStrikeOut(card.struck)
        title = QFontMetrics(font).elidedText(card.title, Qt.TextElideMode.ElideRight, max(0, area.width() - taken))
        token = "text_muted" if card.muted else "text"
        self._draw_line(painter, QRect(area.left(), area.top(), area.width(), height), title, font, token)
        return area.adjusted(0, height + self._theme.metrics.space(1), 0, 0)

    def _paint_body(self, painter: QPainter, area: QRect, card: CardContent) -> QRect:
        if not card.body:
            return area
        height = self._line("body")
        font = self._theme.font("body")
        top = area.top()
        for line in self._wrap(card.body, area.width()):
            self._draw_line(
                painter,
                QRect(area.left(), top, area.width(), height),
                line,
                font,
                "text_muted" if card.muted else "text",
            )
            top += height
        return area.adjusted(0, top - area.top() + self._theme.metrics.space(2), 0, 0)

    def _paint_chips(self, painter: QPainter, area: QRect, card: CardContent) -> None:
        theme, metrics = self._theme, self._theme.metrics
        font = theme.font("caption")
        words = QFontMetrics(font)
        height, left = self._chip_height(), area.left()
        for chip in card.chips:
            width = words.horizontalAdvance(chip) + 2 * metrics.space(2)
            if left + width > area.right() + 1:
                break
            box = self._mirrored(QRect(left, area.top(), width, height), area)
            paint_panel(
                painter,
                box,
                theme.colour("ground_sunken"),
                theme.colour("hairline"),
                radius=height / 2,
                width=metrics.hairline,
            )
            painter.setFont(font)
            painter.setPen(theme.colour("text_muted"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), chip)
            left += width + metrics.space(1)

    def _draw_line(
        self, painter: QPainter, box: QRect, text: str, font: QFont, token: str, *, end: bool = False
    ) -> None:
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        flags = QStyle.visualAlignment(self._direction(), side | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextSingleLine), text)

    def _wrap(self, text: str, width: int) -> list[str]:
        """Break `text` into at most `body_lines` lines, the last elided when there is more."""
        font = self._theme.font("body")
        flat = " ".join(text.split())
        layout = QTextLayout(flat, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lines: list[str] = []
        layout.beginLayout()
        while len(lines) < self._body_lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, 0))
            start, length = line.textStart(), line.textLength()
            is_last = len(lines) == self._body_lines - 1
            rest = flat[start:] if is_last else flat[start : start + length].rstrip()
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width) if is_last else rest)
        layout.endLayout()
        return lines

    def _mirrored(self, box: QRect, area: QRect) -> QRect:
        return QStyle.visualRect(self._direction(), area, box)

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parent()
        return parent.layoutDirection() if isinstance(parent, QWidget) else QGuiApplication.layoutDirection()

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()

    def _text_width(self, width: int, card: CardContent) -> int:
        metrics = self._theme.metrics
        return width - 2 * metrics.hairline - 2 * metrics.card_padding - self._lead_width(card)

    def _lead_width(self, card: CardContent) -> int:
        if card.face is None and card.icon is None:
            return 0
        return self._theme.metrics.em(_FACE_EM) + self._theme.metrics.space(3)

    def _chip_height(self) -> int:
        return QFontMetrics(self._theme.font("caption")).height() + self._theme.metrics.space(1)

    def _line(self, role: str) -> int:
        font = self._theme.font("heading" if role == "heading" else "body")
        return QFontMetrics(font).lineSpacing() + self._theme.metrics.space(0.5)

    def _height(self, *, body_lines: int, title: bool, chips: bool, lead: bool) -> int:
        metrics = self._theme.metrics
        parts = []
        if title:
            parts.append(self._line("heading"))
        if body_lines:
            parts.append(body_lines * self._line("body"))
        if chips:
            parts.append(self._chip_height())
        content = (
            sum(parts) + metrics.space(1) * (title and len(parts) > 1) + metrics.space(2) * (bool(body_lines) and chips)
        )
        if lead:
            content = max(content, metrics.em(_FACE_EM))
        return content + 2 * metrics.space(3) + metrics.space(2)
