"""All tags: how often each is used; renaming, merging and deleting them, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from extrovertly_desktop.adapters.search_completion import tag_search
from extrovertly_desktop.adapters.tag_model import SORT_ROLE, TagModel
from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.tags import TagUndo
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.long_work import LongWork, ProgressLine
from extrovertly_desktop.views.journal.history.undo_line import UndoLine
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds

_WIDTH_EM = 30
_HEIGHT_EM = 34

Change = Callable[[TaskContext], TagUndo]


class TagsDialog(QDialog):
    """Lists every tag. While a change is under way it stays open, so that its end and the way back are seen.

    Signals:
        tag_opened: a search for the entries that carry a tag.
    """

    tag_opened = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._tags = context, context.vault.tags
        self._deed: Callable[[str], None] | None = None
        self.setObjectName("tags_dialog")
        self.setWindowTitle(self.tr("Tags"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = context.theme.metrics
        self.resize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        self._model = TagModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._build()
        self._work = LongWork(context, self._progress)
        self._connect()
        self._reload()

    def done(self, result: int) -> None:
        """Close, unless a change is under way: that can be stopped, or is over soon."""
        if not self._work.is_busy:
            super().done(result)

    def _build(self) -> None:
        theme = self._context.theme
        self._filter = QLineEdit()
        self._filter.setObjectName("tags_filter")
        self._filter.setAccessibleName(self.tr("Find a tag"))
        self._filter.setPlaceholderText(self.tr("Find a tag"))
        self._filter.setClearButtonEnabled(True)
        self._nothing = make_label(self.tr("Tags that you give your entries are listed here."), "muted")
        self._table = self._build_table()
        self._open = make_button(self.tr("Show entries"), "tags_open")
        self._rename = make_button(self.tr("Rename…"), "tags_rename")
        self._merge = make_button(self.tr("Merge…"), "tags_merge")
        self._delete = make_button(self.tr("Delete"), "tags_delete")
        self._name = QLineEdit()
        self._name.setObjectName("tags_name")
        holds(self._name, limits.WORD)
        self._apply = make_button("", "tags_apply")
        cancel = make_button(self.tr("Cancel"), "tags_cancel", variant="quiet")
        cancel.clicked.connect(self._close_line)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._name, 1)
        line.addWidget(self._apply)
        line.addWidget(cancel)
        self._line.hide()
        self._progress = ProgressLine(theme)
        self._progress.hide()
        self._undone = UndoLine(theme, "tags_undo")
        self._close = make_button(self.tr("Close"), "tags_close")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.accept)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.metrics.space(2))
        for button in (self._open, self._rename, self._merge, self._delete):
            button.setAutoDefault(False)
            deeds.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self._undone, 1)
        foot.addStretch()
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        edge = theme.metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.metrics.space(3))
        for widget in (make_label(self.tr("Tags"), "title"), self._filter, self._nothing):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addLayout(deeds)
        column.addWidget(self._line)
        column.addWidget(self._progress)
        column.addLayout(foot)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("tags_table")
        table.setAccessibleName(self.tr("All tags"))
        table.setModel(self._sorted)
        table.setSortingEnabled(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._context.theme.metrics.control_height)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        return table

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._sorted.setFilterFixedString)
        self._table.activated.connect(lambda _index: self._on_open())
        self._table.selectionModel().selectionChanged.connect(self._update_buttons)
        self._sorted.modelReset.connect(self._update_buttons)
        self._open.clicked.connect(self._on_open)
        self._rename.clicked.connect(self._on_rename)
        self._merge.clicked.connect(self._on_merge)
        self._delete.clicked.connect(self._on_delete)
        self._work.busy_changed.connect(self._on_busy_changed)
        self._apply.clicked.connect(self._on_apply)
        self._name.returnPressed.connect(self._on_apply)
        for key, deed in ((Qt.Key.Key_Delete, self._on_delete), (Qt.Key.Key_F2, self._on_rename)):
            shortcut = QShortcut(QKeySequence(key), self._table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)

    def _reload(self) -> None:
        uses = self._tags.all()
        self._model.set_uses(uses)
        self._table.setVisible(bool(uses))
        self._nothing.setVisible(not uses)
        self._update_buttons()

    def _chosen(self) -> list[str]:
        rows = self._table.selectionModel().selectedRows()
        return [self._model.tag_at(self._sorted.mapToSource(index).row()) for index in rows]

    def _update_buttons(self) -> None:
        count = 0 if self._work.is_busy else len(self._table.selectionModel().selectedRows())
        self._open.setEnabled(count == 1)
        self._rename.setEnabled(count == 1)
        self._merge.setEnabled(count > 1)
        self._delete.setEnabled(count > 0)

    def _on_busy_changed(self, busy: bool) -> None:
        for widget in (self._filter, self._table, self._undone, self._close):
            widget.setDisabled(busy)
        self._update_buttons()
        if not busy:
            self._table.setFocus()

    def _on_open(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self.tag_opened.emit(tag_search(chosen[0]))
            self.accept()

    def _on_rename(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            old = chosen[0]
            self._ask(
                self.tr("New name"),
                self.tr("Rename"),
                old,
                lambda new: self._change(lambda ctx: self._tags.rename(old, new, ctx), self.tr("Renamed in {count}.")),
            )

    def _on_merge(self) -> None:
        chosen = self._chosen()
        if len(chosen) > 1:
            self._ask(
                self.tr("One tag for all of them"),
                self.tr("Merge"),
                chosen[0],
                lambda into: self._change(
                    lambda ctx: self._tags.merge(chosen, into, ctx), self.tr("Merged in {count}.")
                ),
            )

    def _on_delete(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._change(lambda ctx: self._tags.delete_many(chosen, ctx), self.tr("Taken off {count}."))

    def _change(self, change: Change, words: str) -> None:
        """Carry a change out on the worker: a tag may stand in any number of entries."""
        self._close_line()
        self._undone.clear()
        size = len(self._chosen()) and sum(use.count for use in self._tags.all() if use.tag in set(self._chosen()))

        def done(undo: TagUndo) -> None:
            self._reload()
            entries = self.tr("1 entry") if len(undo.changes) == 1 else self.tr("{count} entries")
            told = words.format(count=entries.format(count=QLocale().toString(len(undo.changes))))
            self._undone.tell(told, lambda: self._take_back(undo))

        self._work.run(size, self.tr("Changing tags"), change, done)

    def _take_back(self, undo: TagUndo) -> None:
        self._work.run(
            len(undo.changes),
            self.tr("Putting tags back"),
            lambda ctx: self._tags.restore(undo, ctx),
            lambda _nothing: self._reload(),
        )

    def _ask(self, name: str, apply: str, begin: str, deed: Callable[[str], None]) -> None:
        self._deed = deed
        self._name.setAccessibleName(name)
        self._name.setPlaceholderText(name)
        self._name.setText(begin)
        self._name.selectAll()
        self._apply.setText(apply)
        self._apply.setAccessibleName(apply)
        self._line.show()
        self._name.setFocus()

    def _on_apply(self) -> None:
        if self._deed is not None:
            self._deed(self._name.text())

    def _close_line(self) -> None:
        self._deed = None
        self._line.hide()
        self._table.setFocus()
