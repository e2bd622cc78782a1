"""Paints what was found: a quiet heading, or an icon, a title, and a few words at the end of the line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from extrovertly_desktop.adapters.palette_model import PaletteRole
from extrovertly_desktop.domain.palette import PaletteItem
from extrovertly_desktop.views.palette.words import ICONS, beside
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_panel

Index = QModelIndex | QPersistentModelIndex
_LINE_EM = 2.3
_HEADING_EM = 2.1
_MOST_BESIDE = 0.4


class PaletteRowDelegate(QStyledItemDelegate):
    """Rows of a `PaletteModel`."""

    def __init__(self, theme: ThemeManager, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the view's width and the height of a line or a heading."""
        is_item = isinstance(index.data(PaletteRole.ITEM), PaletteItem)
        return QSize(self._view.viewport().width(), self._theme.metrics.em(_LINE_EM if is_item else _HEADING_EM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        item = index.data(PaletteRole.ITEM)
        painter.save()
        if isinstance(item, PaletteItem):
            self._paint_item(painter, option, item)
        else:
            area = option.rect.adjusted(self._edge(), 0, -self._edge(), -self._theme.metrics.space(1))
            painter.setFont(self._theme.font("caption", strong=True))
            painter.setPen(self._theme.colour("text_muted"))
            self._draw(painter, area, str(index.data() or ""), Qt.AlignmentFlag.AlignLeading, bottom=True)
        painter.restore()

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, item: PaletteItem) -> None:
        theme, metrics = self._theme, self._theme.metrics
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            fill = theme.colour("selection" if is_chosen else "hover")
            border = theme.colour("primary" if is_chosen else "hover")
            paint_panel(painter, option.rect, fill, border, radius=metrics.radius_control, width=metrics.hairline)
        area = option.rect.adjusted(self._edge(), 0, -self._edge(), 0)
        side = metrics.icon
        icon = QRect(area.left(), area.center().y() - side // 2, side, side)
        theme.icon(ICONS[item.kind], "primary" if is_chosen else "text_muted").paint(painter, self._mirror(icon, area))
        area = self._mirror(area.adjusted(side + metrics.space(3), 0, 0, 0), area)
        words, font = beside(item), theme.font("caption")
        taken = 0
        if words:
            measures = QFontMetrics(font)
            words = measures.elidedText(words, Qt.TextElideMode.ElideRight, int(area.width() * _MOST_BESIDE))
            taken = measures.horizontalAdvance(words) + metrics.space(3)
            painter.setFont(font)
            painter.setPen(theme.colour("on_selection" if is_chosen else "text_muted"))
            self._draw(painter, area, words, Qt.AlignmentFlag.AlignTrailing)
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.colour("on_selection" if is_chosen else "text"))
        title = QFontMetrics(font).elidedText(item.title, Qt.TextElideMode.ElideRight, max(0, area.width() - taken))
        self._draw(painter, area, title, Qt.AlignmentFlag.AlignLeading)

    def _draw(self, painter: QPainter, area: QRect, text: str, side: Qt.AlignmentFlag, *, bottom: bool = False) -> None:
        height = Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(QGuiApplication.layoutDirection(), side | height)
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), text)

    def _mirror(self, box: QRect, area: QRect) -> QRect:
        return QStyle.visualRect(QGuiApplication.layoutDirection(), area, box)

    def _edge(self) -> int:
        return self._theme.metrics.space(3)
