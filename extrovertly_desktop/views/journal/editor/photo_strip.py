"""The photos of an entry as a strip of small pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from extrovertly_desktop.domain.photos import Photo
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_focus_ring

_SIDE_EM = 5.5
_ID = Qt.ItemDataRole.UserRole


class _PhotoDelegate(QStyledItemDelegate):
    """Draws a small picture as it is, and a ring around the one that has the keyboard."""

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        rect: QRect = option.rect
        side = option.decorationSize
        place = QRect(0, 0, side.width(), side.height())
        place.moveCenter(rect.center())
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, place)
        if current:
            paint_focus_ring(painter, rect, self._theme)


class PhotoStrip(QListWidget):
    """Small pictures side by side. Arrows move, Enter looks, Delete removes, Ctrl+Shift+arrow moves a photo.

    Signals:
        opened: the place of the photo that the person wants to look at.
        removal_asked: the id of a photo.
        reordered: the ids of all photos in their new order.
    """

    opened = Signal(int)
    removal_asked = Signal(str)
    reordered = Signal(list)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._photos: tuple[Photo, ...] = ()
        self.setObjectName("entry_photos")
        self.setAccessibleName(self.tr("Photos"))
        self.setProperty("cards", "true")
        self.setItemDelegate(_PhotoDelegate(theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._on_item_chosen)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def photos(self) -> tuple[Photo, ...]:
        """Return the photos in their order."""
        return self._photos

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show other photos; the current one stays current while it is there."""
        if tuple(photos) == self._photos:
            return
        current, row = self._current_id(), self.currentRow()
        self._photos = tuple(photos)
        self._fill()
        ids = [photo.id for photo in self._photos]
        if ids:
            self.setCurrentRow(ids.index(current) if current in ids else min(max(row, 0), len(ids) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look, remove and move by keyboard."""
        moving = event.modifiers() == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        row = self.currentRow()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if not event.modifiers() and row >= 0:
                self.opened.emit(row)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if row >= 0:
                self.removal_asked.emit(self._photos[row].id)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if moving:
                self._move(row, 1 if (event.key() == Qt.Key.Key_Right) != self.isRightToLeft() else -1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a photo."""
        item = self.itemAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentItem()
        if item is None:
            return
        self.setCurrentItem(item)
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the current photo."""
        row, last = self.currentRow(), len(self._photos) - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        deeds = (
            (self.tr("Look at it"), "photo_look", True, lambda: self.opened.emit(row)),
            (self.tr("Move forward"), "photo_forward", row > 0, lambda: self._move(row, -1)),
            (self.tr("Move back"), "photo_back", row < last, lambda: self._move(row, 1)),
            (self.tr("Remove"), "photo_remove", True, lambda: self.removal_asked.emit(self._photos[row].id)),
        )
        for text, name, possible, deed in deeds:
            action = QAction(text, menu)
            action.setObjectName(name)
            action.setEnabled(possible)
            action.triggered.connect(deed)
            menu.addAction(action)
        return menu

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a photo that was dragged within the strip to its new place."""
        if event.source() is not self:
            event.ignore()
            return
        super().dropEvent(event)
        ids = [str(self.item(row).data(_ID)) for row in range(self.count())]
        if ids != [photo.id for photo in self._photos]:
            # Only once the drag is over: the strip is filled anew by what follows.
            QTimer.singleShot(0, self, lambda: self.reordered.emit(ids))

    def sizeHint(self) -> QSize:
        """Be as high as one row."""
        bar = self.horizontalScrollBar()
        room = bar.sizeHint().height()
        return QSize(super().sizeHint().width(), self._side() + 3 * self._theme.metrics.space(2) + room)

    def _move(self, row: int, by: int) -> None:
        to = row + by
        if not (0 <= row < len(self._photos) and 0 <= to < len(self._photos)):
            return
        ids = [photo.id for photo in self._photos]
        ids[row], ids[to] = ids[to], ids[row]
        self.reordered.emit(ids)

    def _fill(self) -> None:
        self.clear()
        for place, photo in enumerate(self._photos, start=1):
            item = QListWidgetItem(self._icon(photo), "")
            item.setData(_ID, photo.id)
            name = self.tr("Photo {place} of {count}").format(place=place, count=len(self._photos))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setToolTip(self.tr("{name}. Click to look at it.").format(name=name))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setSizeHint(
                QSize(self._side() + self._theme.metrics.space(4), self._side() + self._theme.metrics.space(2))
            )
            self.addItem(item)

    def _icon(self, photo: Photo) -> QIcon:
        picture = QPixmap()
        if not photo.thumbnail or not picture.loadFromData(photo.thumbnail):
            return self._theme.icon("image-outline", "text_muted")
        # Cut to a square, so that portraits and landscapes line up.
        side = min(picture.width(), picture.height())
        return QIcon(picture.copy((picture.width() - side) // 2, (picture.height() - side) // 2, side, side))

    def _side(self) -> int:
        return self._theme.metrics.em(_SIDE_EM)

    def _current_id(self) -> str:
        item = self.currentItem()
        return "" if item is None else str(item.data(_ID))

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.opened.emit(self.row(item))

    def _on_theme_changed(self) -> None:
        side = self._side()
        self.setIconSize(QSize(side, side))
        self.setFixedHeight(self.sizeHint().height())
        row = self.currentRow()
        self._fill()
        self.setCurrentRow(row)
