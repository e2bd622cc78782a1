"""Searches that are kept: keeping one, and the list of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.writing_kit import SavedSearch, SavedSearchDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.undo_line import UndoLine
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label, plain_tip
from extrovertly_desktop.views.widgets.room_left import holds

_SLUG = Qt.ItemDataRole.UserRole
_QUERY = Qt.ItemDataRole.UserRole + 1
_WIDTH_EM = 30
_HEIGHT_EM = 26


class SaveSearchBar(QWidget):
    """A slim line that asks for the name of a search.

    Signals:
        finished: the search was kept, or the person left.
    """

    finished = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query = ""
        self.setObjectName("journal_keep_search")
        self._name = QLineEdit()
        self._name.setObjectName("keep_search_name")
        holds(self._name, limits.SEARCH_NAME)
        self._name.setAccessibleName(self.tr("Name of this search"))
        self._name.setPlaceholderText(self.tr("Name of this search"))
        keep = make_button(self.tr("Keep"), "keep_search_keep")
        cancel = make_button(self.tr("Cancel"), "keep_search_cancel", variant="quiet")
        self._error = InlineError(context.theme, "keep_search_error")
        row = QHBoxLayout()
        row.setSpacing(context.theme.metrics.space(2))
        row.addWidget(self._name, 1)
        row.addWidget(keep)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._error)
        keep.clicked.connect(self._on_keep)
        cancel.clicked.connect(self._leave)
        self.hide()

    def ask(self, query: str) -> None:
        """Ask under which name a search is kept."""
        self._query = query
        self._error.clear()
        self._name.clear()
        self.show()
        self._name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter keep and Escape leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        searches = self._context.vault.saved_searches
        try:
            kept = searches.add(SavedSearchDraft.of(name=self._name.text(), query=self._query))
        except UserError as error:
            self._error.show_error(str(error), self._name)
            return
        self._context.notices.say(
            self.tr("Kept as “{name}”; it is offered below the empty search.").format(name=kept.name),
            undo=lambda: searches.delete(kept.slug),
        )
        self._leave()

    def _leave(self) -> None:
        self.hide()
        self.finished.emit()


class SavedSearchesDialog(QDialog):
    """Run, rename and delete what was kept.

    Signals:
        run_asked: the query of a search.
    """

    run_asked = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._searches = context.vault.saved_searches
        self.setObjectName("saved_searches")
        self.setWindowTitle(self.tr("Your searches"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = context.theme.metrics
        self.resize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        self._build()
        self._connect()
        self._reload()

    def _build(self) -> None:
        theme = self._context.theme
        self._nothing = make_label(
            self.tr("A search that you keep is listed here: type one, then choose “Keep this search” beside it."),
            "muted",
        )
        self._list = QListWidget()
        self._list.setObjectName("saved_list")
        self._list.setAccessibleName(self.tr("Your searches"))
        self._run = make_button(self.tr("Search"), "saved_run", variant="primary")
        self._run.setDefault(True)
        self._rename = make_button(self.tr("Rename"), "saved_rename")
        self._delete = make_button(self.tr("Delete"), "saved_delete")
        self._undone = UndoLine(theme, "saved_undo")
        self._error = InlineError(theme, "saved_error")
        close = make_button(self.tr("Close"), "saved_close")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.metrics.space(2))
        for button in (self._rename, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (close, self._run):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        edge = theme.metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.metrics.space(3))
        column.addWidget(make_label(self.tr("Your searches"), "title"))
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        column.addWidget(self._error)
        column.addWidget(self._undone)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._list.itemActivated.connect(self._on_run)
        self._list.itemChanged.connect(self._on_renamed)
        self._list.currentItemChanged.connect(self._update_buttons)
        self._run.clicked.connect(self._on_run)
        self._rename.clicked.connect(lambda: self._list.editItem(self._list.currentItem()))
        self._delete.clicked.connect(self._on_delete)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    def _reload(self) -> None:
        place = max(0, self._list.currentRow())
        searches = self._searches.all()
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._list.clear()
        for search in searches:
            self._list.addItem(_item(search))
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._list.setCurrentRow(min(place, len(searches) - 1))
        self._list.setVisible(bool(searches))
        self._nothing.setVisible(not searches)
        self._rest.setVisible(not searches)
        self._update_buttons()

    def _update_buttons(self) -> None:
        for button in (self._run, self._rename, self._delete):
            button.setEnabled(self._list.currentRow() >= 0)

    def _on_run(self) -> None:
        if self._list.currentRow() >= 0:
            self.run_asked.emit(self._list.currentItem().data(_QUERY))
            self.accept()

    def _on_renamed(self, item: QListWidgetItem) -> None:
        self._error.clear()
        try:
            self._searches.rename(item.data(_SLUG), item.text())
        except UserError as error:
            self._error.show_error(str(error))
        self._reload()

    def _on_delete(self) -> None:
        if self._list.currentRow() < 0:
            return
        removed = self._searches.delete(self._list.currentItem().data(_SLUG))
        self._reload()

        def restore() -> None:
            self._searches.restore(removed)
            self._reload()

        self._undone.tell(self.tr("“{name}” deleted.").format(name=removed.item.name), restore)


def _item(search: SavedSearch) -> QListWidgetItem:
    item = QListWidgetItem(search.name)
    item.setData(_SLUG, search.slug)
    item.setData(_QUERY, search.query)
    item.setToolTip(plain_tip(search.query))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item
