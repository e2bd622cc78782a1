"""The endless list: a hundred thousand rows cost no more than those in sight.

Qt's list view lays out every row; a table with rows of one height only multiplies, so that is what stands here.
"""

from array import array

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from extrovertly_desktop.adapters.journal_model import JournalModel, JournalRole
from extrovertly_desktop.views.journal.history.entry_delegate import EntryDelegate
from extrovertly_desktop.views.theme import ThemeManager

_STEP_EM = 3.0
_Flag = QItemSelectionModel.SelectionFlag
_MOST_KEPT = 1000
"""Selected rows that are selected again after another list has come."""


class EntryList(QTableView):
    """Rows of a `JournalModel`; selection and place survive a new vector of keys.

    Signals:
        opened: the id of an entry to read.
        deletion_asked: Delete was pressed.
        selection_counted: how many rows are selected.
        all_wanted: all rows are about to be selected, or the last one gone to; any not listed yet can still join.
    """

    opened = Signal(str)
    deletion_asked = Signal()
    selection_counted = Signal(int)
    all_wanted = Signal()

    def __init__(
        self, theme: ThemeManager, model: JournalModel, object_name: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._entries = theme, model
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self._build()
        self._delegate = EntryDelegate(theme, uniform=True, parent=self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._on_activated)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self._on_selection_changed)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_keys(self, keys: "array[int]", *, keep_place: bool = True) -> None:
        """Show other entries, at the place and with the selection that were there, or from the top."""
        if not keep_place:
            self._entries.set_keys(keys)
            self.scrollToTop()
            return
        current, chosen = self._entries.key_at(self.currentIndex().row()), self._few_selected()
        top = self.rowAt(0)
        top_key, at = self._entries.key_at(top), self.verticalScrollBar().value()
        is_at_top, offset = at == 0, self.rowViewportPosition(max(top, 0))
        row = self.currentIndex().row()
        self._entries.set_keys(keys)
        self._choose_again(current, row, chosen)
        if top_key is not None and not is_at_top:
            place = self._entries.row_of(top_key)
            if place is not None:
                self.verticalScrollBar().setValue(place * self.verticalHeader().defaultSectionSize() - offset)

    def selectAll(self) -> None:
        """Select all rows there are, those not listed yet included."""
        self.all_wanted.emit()
        super().selectAll()

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order; ranges are walked, so that all of a long list costs little."""
        spans = ((part.top(), part.bottom()) for part in self._ranges())
        return sorted({row for top, bottom in spans for row in range(top, bottom + 1)})

    def selected_keys(self) -> "array[int]":
        """Return the keys of the selected rows, in the order of the list."""
        found = (self._entries.key_at(row) for row in self.selected_rows())
        return array("q", [key for key in found if key is not None])

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, at the top of what is in sight."""
        index = self._entries.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def enter(self) -> None:
        """Take the keyboard, with a current row."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._entries.index(max(0, self.rowAt(0))))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the current row where none is: Qt makes one current when the keyboard comes in, and no more."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(
                self.currentIndex(),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete ask for deletion and Escape end a selection of several."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.deletion_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and len(self.selected_rows()) > 1:
            self.setCurrentIndex(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End mean the first and the last row; a table would take them for columns."""
        if action == QAbstractItemView.CursorAction.MoveEnd:
            self.all_wanted.emit()
        rows = self._entries.rowCount()
        if rows and action == QAbstractItemView.CursorAction.MoveHome:
            return self._entries.index(0)
        if rows and action == QAbstractItemView.CursorAction.MoveEnd:
            return self._entries.index(rows - 1)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a whole row as the least that is scrolled to."""
        super().resizeEvent(event)
        self._set_steps()

    def _build(self) -> None:
        self.setProperty("cards", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _ranges(self) -> list[QItemSelectionRange]:
        # The stubs do not know that a selection is a list of ranges.
        found: list[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]
        return found

    def _few_selected(self) -> "array[int]":
        rows = self.selected_rows()
        keys = (self._entries.key_at(row) for row in rows[:_MOST_KEPT])
        return array("q", [key for key in keys if key is not None])

    def _choose_again(self, current: int | None, row: int, chosen: "array[int]") -> None:
        """Select by key what a reset forgot; where the current row is gone, the one in its place becomes current."""
        if current is None or not self._entries.rowCount():
            return
        place = self._entries.row_of(current)
        if place is None:
            place = min(row, self._entries.rowCount() - 1)
            self.selectionModel().setCurrentIndex(self._entries.index(place), _Flag.ClearAndSelect)
            return
        if self.currentIndex().isValid():
            return
        model = self.selectionModel()
        model.setCurrentIndex(self._entries.index(place), _Flag.NoUpdate)
        for key in chosen:
            found = self._entries.row_of(key)
            if found is not None:
                model.select(self._entries.index(found), _Flag.Select)

    def _set_steps(self) -> None:
        self.verticalScrollBar().setSingleStep(self._theme.metrics.em(_STEP_EM))

    def _on_activated(self, index: QModelIndex) -> None:
        entry_id = index.data(JournalRole.ENTRY_ID)
        if entry_id:
            self.opened.emit(entry_id)

    def _on_selection_changed(self) -> None:
        self.selection_counted.emit(sum(part.height() for part in self._ranges()))

    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self._set_steps()
        self.viewport().update()
