"""Rungs of the ladder, painted."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from extrovertly_desktop.adapters.ladder_model import Heading, LadderRole, key_of
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.views.missions.ladder.expectation_bar import paint_expectation
from extrovertly_desktop.views.missions.ladder.words import category_words, figure, heading_words, marks
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_focus_ring, paint_panel

Index = QModelIndex | QPersistentModelIndex
_BAR_EM, _BAR_SHARE = 14.0, 0.26
_FIGURE_EM = 2.0
_LIFTED_OPACITY = 0.35


class RungDelegate(QStyledItemDelegate):
    """Paints a rung as a slim card, and a mark of the scale as a line of words.

    Args:
        theme: the theme in force.
        categories: titles of the categories by slug.
        view: the list it paints for.
    """

    def __init__(self, theme: ThemeManager, categories: Mapping[str, str], view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._categories = categories
        self._view = view
        self._preview: tuple[str, float] | None = None
        self._lifted: str | None = None
        view.setProperty("cards", "true")
        view.setItemDelegate(self)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        theme.theme_changed.connect(view.scheduleDelayedItemsLayout)

    def set_preview(self, key: str | None, suds: float = 0.0) -> None:
        """Show a step as if it stood elsewhere, or nothing so."""
        self._preview = None if key is None else (key, suds)

    def set_lifted(self, key: str | None) -> None:
        """Fade the step that is in hand, or none."""
        self._lifted = key

    def row_height(self) -> int:
        """Return the height of a rung, the room below it included, in pixels."""
        metrics = self._theme.metrics
        lines = self._line("body") + self._line("caption")
        return lines + metrics.space(0.5) + 2 * metrics.space(2) + metrics.space(1.5)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the list's width and the height of a rung or of a heading."""
        width = self._view.viewport().width()
        if isinstance(index.data(LadderRole.HEADING), Heading):
            return QSize(width, self._line("caption") + self._theme.metrics.space(3))
        return QSize(width, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        rung = index.data(LadderRole.RUNG)
        heading = index.data(LadderRole.HEADING)
        painter.save()
        if isinstance(heading, Heading):
            self._paint_heading(painter, option.rect, heading)
        elif isinstance(rung, Rung):
            key = key_of(rung.kind, rung.id)
            if key == self._lifted:
                painter.setOpacity(_LIFTED_OPACITY)
                self.paint_rung(painter, option.rect, rung, option.state)
            else:
                self.paint_rung(painter, option.rect, self._previewed(key, rung), option.state)
        painter.restore()

    def paint_rung(self, painter: QPainter, row: QRect, rung: Rung, state: QStyle.StateFlag) -> None:
        """Paint one rung into a row's room."""
        theme, metrics = self._theme, self._theme.metrics
        panel = row.adjusted(metrics.hairline, 0, -metrics.hairline, -metrics.space(1.5))
        self._paint_panel(painter, panel, state)
        area = panel.adjusted(metrics.card_padding, metrics.space(2), -metrics.card_padding, -metrics.space(2))
        side = metrics.icon
        icon, token = _icon(rung)
        top = area.top() + (area.height() - side) // 2
        theme.icon(icon, token).paint(painter, self._mirrored(QRect(area.left(), top, side, side), area))
        bar = min(metrics.em(_BAR_EM), round(area.width() * _BAR_SHARE))
        number = metrics.em(_FIGURE_EM)
        words = area.adjusted(side + metrics.space(3), 0, -bar - number - metrics.space(4), 0)
        self._paint_words(painter, words, area, rung)
        middle = QRect(area.right() - number - bar + 1, area.top(), bar, area.height())
        is_mirrored = self._direction() == Qt.LayoutDirection.RightToLeft
        figures = (rung.expected, rung.low, rung.high)
        box = QRectF(self._mirrored(middle, area))
        paint_expectation(painter, box, theme, figures, mirrored=is_mirrored, muted=rung.is_locked)
        end = QRect(area.right() - number + 1, area.top(), number, area.height())
        token = "text_muted" if rung.is_locked else "text"
        self._write(painter, self._mirrored(end, area), figure(rung.expected), theme.font("heading"), token, end=True)

    def _paint_words(self, painter: QPainter, words: QRect, area: QRect, rung: Rung) -> None:
        theme = self._theme
        first = QRect(words.left(), words.top(), words.width(), self._line("body"))
        below = first.bottom() + 1 + theme.metrics.space(0.5)
        second = QRect(words.left(), below, words.width(), self._line("caption"))
        font = QFont(theme.font("body"))
        font.setWeight(theme.font("heading").weight())
        self._write(painter, self._mirrored(first, area), rung.title, font, "text_muted" if rung.is_locked else "text")
        told = [category_words(rung, self._categories), *marks(rung)]
        self._write(painter, self._mirrored(second, area), " · ".join(told), theme.font("caption"), "text_muted")

    def _paint_panel(self, painter: QPainter, panel: QRect, state: QStyle.StateFlag) -> None:
        theme, metrics = self._theme, self._theme.metrics
        fill, border = theme.colour("surface"), theme.colour("hairline")
        if state & QStyle.StateFlag.State_Selected:
            fill, border = theme.colour("selection"), theme.colour("primary")
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = theme.colour("hover")
        paint_panel(painter, panel, fill, border, radius=metrics.radius_control, width=metrics.hairline)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, panel, theme)

    def _paint_heading(self, painter: QPainter, row: QRect, heading: Heading) -> None:
        theme, metrics = self._theme, self._theme.metrics
        font = theme.font("caption")
        room = row.adjusted(metrics.space(1), 0, 0, -metrics.space(1))
        self._write(painter, room, heading_words(heading), font, "text_muted")
        taken = QFontMetrics(font).horizontalAdvance(heading_words(heading)) + metrics.space(4)
        if taken < row.width():
            line = self._mirrored(QRect(row.left() + taken, room.center().y(), row.width() - taken, 1), row)
            painter.fillRect(line.adjusted(0, 0, 0, metrics.hairline - 1), theme.colour("hairline"))

    def _previewed(self, key: str, rung: Rung) -> Rung:
        if self._preview is None or self._preview[0] != key:
            return rung
        return standing_at(rung, self._preview[1])

    def _write(self, painter: QPainter, box: QRect, text: str, font: QFont, token: str, *, end: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        flags = QStyle.visualAlignment(self._direction(), side | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def _line(self, role: str) -> int:
        return QFontMetrics(self._theme.font("caption" if role == "caption" else "body")).lineSpacing()

    def _mirrored(self, box: QRect, area: QRect) -> QRect:
        return QStyle.visualRect(self._direction(), area, box)

    def _direction(self) -> Qt.LayoutDirection:
        return self._view.layoutDirection()


def standing_at(rung: Rung, suds: float) -> Rung:
    """Return a rung as it is shown while it is moved: nothing says yet how sure that figure is."""
    return replace(rung, expected=suds, low=suds, high=suds)


def _icon(rung: Rung) -> tuple[str, str]:
    """Return the icon that marks a rung, and the token of its colour."""
    if rung.is_locked:
        return "lock-outline", "text_disabled"
    if rung.is_mastered:
        return "check-all", "primary"
    if rung.times_done:
        return "check", "primary"
    if rung.kind is StepKind.EVENT:
        return "calendar-blank-outline", "text_muted"
    return "circle-outline", "outline"
