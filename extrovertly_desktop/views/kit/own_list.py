"""The list beside a form of one's own things: chosen by arrow, put in order by dragging or by Alt with an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import plain_tip

_SLUG = Qt.ItemDataRole.UserRole
_ICON_EM = 1.7
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One line: its slug, its words, a few more in brackets, a picture, and whether it is out of use."""

    slug: str
    text: str
    note: str = ""
    icon: QIcon | None = None
    is_muted: bool = False


class OwnList(QListWidget):
    """Lines of which one is in hand.

    Args:
        theme: the theme in force.
        name: accessible name.
        object_name: stable name.
        can_order: whether the person may put the lines into another order.

    Signals:
        chosen: the slug of the line the person went to.
        reordered: all slugs in the order the person made (a tuple).
        delete_asked: Delete was pressed on a line.
    """

    chosen = Signal(str)
    reordered = Signal(object)
    delete_asked = Signal()

    def __init__(
        self, theme: ThemeManager, name: str, object_name: str, *, can_order: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._can_order = theme, can_order
        self._rows: tuple[OwnRow, ...] = ()
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        if can_order:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
            # Only a drag moves rows; a move by key asks for the order, and shows it once it is kept.
            self.model().rowsMoved.connect(lambda: self.reordered.emit(self.slugs()))
        self.currentItemChanged.connect(self._on_current_changed)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_rows(self, rows: Sequence[OwnRow]) -> None:
        """Show other lines; the one in hand and the place in the list stay."""
        current, place = self.current_slug(), self.verticalScrollBar().value()
        self._rows = tuple(rows)
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(self._item(row))
        self.set_current(current)
        self.verticalScrollBar().setValue(place)

    def slugs(self) -> tuple[str, ...]:
        """Return the slugs in the order shown."""
        return tuple(str(self.item(place).data(_SLUG)) for place in range(self.count()))

    def current_slug(self) -> str:
        """Return the slug of the line in hand, or an empty one."""
        item = self.currentItem()
        return str(item.data(_SLUG)) if item is not None else ""

    def set_current(self, slug: str) -> None:
        """Take a line in hand without announcing it; an unknown slug leaves none."""
        place = self.slugs().index(slug) if slug in self.slugs() else -1
        with QSignalBlocker(self):
            self.setCurrentRow(place)
        if place >= 0:
            self.scrollToItem(self.item(place))

    def move_current(self, step: int) -> None:
        """Move the line in hand up (negative) or down, as far as there is room."""
        slugs, place = list(self.slugs()), self.currentRow()
        if self._can_order and place >= 0 and 0 <= place + step < len(slugs):
            slugs.insert(place + step, slugs.pop(place))
            self.reordered.emit(tuple(slugs))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a line by Alt with an arrow, ask to delete it by Delete."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        elif event.key() == Qt.Key.Key_Delete and self.current_slug():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _item(self, row: OwnRow) -> QListWidgetItem:
        words = f"{row.text} ({row.note})" if row.note else row.text
        item = QListWidgetItem(words)
        item.setData(_SLUG, row.slug)
        # The style's least height counts for what is painted, not for where the next line begins.
        item.setSizeHint(QSize(0, self._theme.metrics.control_height))
        # Dropped between lines, never onto one, which would take its place.
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setToolTip(plain_tip(row.text))
        if row.icon is not None:
            item.setIcon(row.icon)
        if row.is_muted:
            item.setForeground(self._theme.colour("text_muted"))
        return item

    def _on_current_changed(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(str(current.data(_SLUG)))

    def _on_theme_changed(self) -> None:
        side = self._theme.metrics.em(_ICON_EM)
        self.setIconSize(QSize(side, side))
        self.set_rows(self._rows)
