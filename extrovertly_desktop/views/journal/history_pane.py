"""Everything written so far: an endless list, and a search while typing."""

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.journal_model import JournalModel, JournalRole
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.entry_delegate import EntryDelegate
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.properties import make_label

_TYPING_MS = 120
"""Long enough that a quick typist's word is searched once."""


class HistoryPane(QWidget):
    """Lists entries newest first.

    Signals:
        opened: the id of an entry to read.
        deletion_asked: the id of an entry the person wants gone.
        writing_asked: the person wants an empty page.
    """

    opened = Signal(str)
    deletion_asked = Signal(str)
    writing_asked = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._is_alone = False
        self.setObjectName("journal_history")
        journal = context.vault.journal
        moods, clock = context.vault.check_ins.moods(), context.vault.clock
        self._model = JournalModel(journal.by_keys, moods, clock, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._build()
        self._connect()
        self._on_theme_changed()

    def reload(self) -> None:
        """List again what there is, keeping the place."""
        current = self._model.key_at(self._list.currentIndex().row())
        self._model.set_keys(self._context.vault.journal.keys(self._search.text()))
        if current is not None and not self._list.currentIndex().isValid():
            row = self._model.row_of(current)
            if row is not None:
                self._list.setCurrentIndex(self._model.index(row))
        self._show_count()

    def focus_start(self) -> None:
        """Put the keyboard into the list, or into the search while there is nothing to list."""
        if self._model.rowCount():
            self._enter_list()
        else:
            self._on_find()

    def set_alone(self, *, alone: bool) -> None:
        """Keep a margin at the far side when no page stands beside the list."""
        self._is_alone = alone
        self._on_theme_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Delete and the way between search and list work from the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._search and self._on_search_key(event):
                return True
            if watched is self._list and event.key() == Qt.Key.Key_Delete:
                self._ask_deletion()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._search = QLineEdit()
        self._search.setObjectName("journal_search")
        self._search.setAccessibleName(self.tr("Search the journal"))
        self._search.setPlaceholderText(self.tr("Search the journal"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(self._theme.icon("magnify", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._count = make_label("", "caption", wrap=False)
        self._count.setObjectName("journal_count")
        self._list = QListView()
        self._list.setObjectName("journal_list")
        self._list.setAccessibleName(self.tr("Entries, newest first"))
        self._list.setModel(self._model)
        EntryDelegate(self._theme, uniform=True, parent=self._list).prepare(self._list)
        self._nothing_yet = EmptyState(
            self._theme,
            "notebook-outline",
            self.tr("What you write is listed here, newest first."),
            object_name="journal_nothing_yet",
        )
        self._nothing_found = EmptyState(
            self._theme,
            "magnify",
            self.tr("No entry holds all of these words. Clear the search to see all entries again."),
            object_name="journal_nothing_found",
        )
        self._stack = QStackedWidget()
        for widget in (self._list, self._nothing_yet, self._nothing_found):
            self._stack.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._search)
        self._column.addWidget(self._count)
        self._column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._search.textEdited.connect(self._on_typed)
        self._search.textChanged.connect(self._on_search_changed)
        self._typing.timeout.connect(self._on_search)
        self._search.installEventFilter(self)
        self._list.installEventFilter(self)
        self._list.activated.connect(self._on_activated)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.parentWidget() or self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._clear_search()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._model.rowCount():
            self._enter_list()
            return True
        return False

    def _enter_list(self) -> None:
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        rows, typed = self._model.rowCount(), self._search.text().strip()
        figure = QLocale().toString(rows)
        if typed:
            words = self.tr("1 entry found") if rows == 1 else self.tr("{count} entries found", None, rows)
        else:
            words = self.tr("1 entry") if rows == 1 else self.tr("{count} entries", None, rows)
        self._count.setText(words.format(count=figure))
        self._count.setVisible(rows > 0)
        empty = self._nothing_found if typed else self._nothing_yet
        self._stack.setCurrentWidget(self._list if rows else empty)

    def _clear_search(self) -> None:
        self._search.clear()
        self._on_search()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_search_changed(self, text: str) -> None:
        # The field's own clearing button edits nothing, so it is heard here.
        if not text:
            self._typing.start()

    def _on_search(self) -> None:
        self._typing.stop()
        self._model.set_keys(self._context.vault.journal.keys(self._search.text()))
        self._list.scrollToTop()
        self._show_count()
        announce(self._count, self._count.text() or self.tr("Nothing found"))

    def _on_find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_activated(self, index: QModelIndex) -> None:
        entry_id = index.data(JournalRole.ENTRY_ID)
        if entry_id:
            self.opened.emit(entry_id)

    def _ask_deletion(self) -> None:
        entry_id = self._list.currentIndex().data(JournalRole.ENTRY_ID)
        if entry_id:
            self.deletion_asked.emit(entry_id)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(5)
        self._column.setContentsMargins(edge, edge, edge if self._is_alone else 0, 0)
        self._column.setSpacing(metrics.space(2))
