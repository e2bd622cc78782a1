"""The bin: what was deleted waits here, to be restored or removed for good."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.journal_model import JournalModel
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.services.bin import BIN_DAYS
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.entry_list import EntryList
from extrovertly_desktop.views.journal.history.fetching import listed_entries
from extrovertly_desktop.views.journal.history.long_work import LongWork
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class BinPage(QWidget):
    """Lists deleted entries, the latest first, each with the days it still waits."""

    def __init__(self, context: ViewContext, work: LongWork) -> None:
        super().__init__()
        self._context, self._work = context, work
        self._confirmed: Callable[[], None] | None = None
        self.setObjectName("journal_bin_page")
        vault = context.vault
        self._model = JournalModel(
            listed_entries(vault), vault.moods.vocabulary(), vault.clock, self, note=self._days_left
        )
        self._build()
        self._connect()
        self._on_theme_changed()

    def reload(self) -> None:
        """List again what is in the bin."""
        keys = self._context.vault.bin.keys()
        self._model.set_moods(self._context.vault.moods.vocabulary())
        self.list.show_keys(keys)
        self._keep()
        self._bar.setVisible(len(keys) > 0)
        self._words.setVisible(len(keys) > 0)
        self._words.setText(
            self.tr("Deleted entries wait here for {days} days, then they are removed for good.").format(days=BIN_DAYS)
        )
        self._stack.setCurrentWidget(self.list if len(keys) else self._nothing)
        self._on_selection()

    def focus_start(self) -> None:
        """Take the keyboard."""
        if self._model.rowCount():
            self.list.enter()

    def _build(self) -> None:
        theme = self._context.theme
        self._words = make_label("", "caption")
        self._restore = make_button(self.tr("Restore"), "bin_restore", theme=theme, icon="restore")
        self._purge = make_button(self.tr("Delete for good…"), "bin_purge")
        self._empty = make_button(self.tr("Empty the bin…"), "bin_empty", variant="quiet")
        self._bar = QWidget()
        self._flow = FlowLayout(self._bar)
        for button in (self._restore, self._purge, self._empty):
            self._flow.addWidget(button)
        self._question = Card(theme, object_name="bin_question")
        self._asked = make_label("")
        self._asked.setObjectName("bin_asked")
        self._yes = make_button("", "bin_yes", variant="danger")
        self._no = make_button(self.tr("Keep"), "bin_no")
        answers = QHBoxLayout()
        answers.addWidget(self._yes)
        answers.addWidget(self._no)
        answers.addStretch(1)
        self._question.add(self._asked)
        self._question.body.addLayout(answers)
        self.list = EntryList(theme, self._model, "bin_list", self.tr("Deleted entries, latest first"))
        self._nothing = EmptyState(
            theme, "delete-empty-outline", self.tr("The bin is empty."), object_name="bin_nothing"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._bar, self._question):
            self._column.addWidget(widget)
        self._column.addWidget(self._stack, 1)
        self._question.hide()

    def _connect(self) -> None:
        self.list.selection_counted.connect(self._on_selection)
        self.list.opened.connect(lambda _entry_id: self._on_restore())
        self.list.deletion_asked.connect(self._on_purge)
        self._restore.clicked.connect(self._on_restore)
        self._purge.clicked.connect(self._on_purge)
        self._empty.clicked.connect(self._on_empty)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self._context.theme.theme_changed.connect(self._on_theme_changed)

    def _days_left(self, entry: JournalEntry) -> str:
        days = self._context.vault.bin.days_left(entry)
        if days <= 1:
            return self.tr("Last day here")
        return self.tr("{days} days left").format(days=days)

    def _chosen(self) -> list[str]:
        return self._context.vault.journal.ids_of(self.list.selected_keys())

    def _on_selection(self) -> None:
        any_chosen = self.list.selectionModel().hasSelection()
        self._restore.setEnabled(any_chosen)
        self._purge.setEnabled(any_chosen)

    def _on_restore(self) -> None:
        ids = self._chosen()
        if not ids:
            return
        vault = self._context.vault
        self._work.run(len(ids), self.tr("Restoring entries"), lambda ctx: vault.bin.restore(ids, ctx), self._told)

    def _told(self, done: Done[tuple[str, ...]]) -> None:
        moved = done.value
        one, many = self.tr("Entry restored."), self.tr("{count} entries restored.")
        words = one if len(moved) == 1 else many.format(count=QLocale().toString(len(moved)))
        self._context.notices.tell(done, words, undo=lambda: self._put_back(moved))

    def _put_back(self, ids: Sequence[str]) -> None:
        journal = self._context.vault.journal
        self._work.run(
            len(ids), self.tr("Moving entries"), lambda ctx: journal.delete_many(ids, ctx), lambda _done: None
        )

    def _on_purge(self) -> None:
        ids = self._chosen()
        if ids:
            self._ask(len(ids), lambda ctx: self._context.vault.bin.purge(ids, ctx))

    def _on_empty(self) -> None:
        self._ask(self._model.rowCount(), self._context.vault.bin.empty)

    def _ask(self, count: int, remove: Callable[[TaskContext], int]) -> None:
        figure = QLocale().toString(count)
        one, many = (
            self.tr("This entry and its photos will be gone for good."),
            self.tr("These {count} entries and their photos will be gone for good."),
        )
        self._asked.setText(one if count == 1 else many.format(count=figure))
        self._yes.setText(
            self.tr("Delete it for good") if count == 1 else self.tr("Delete {count} for good").format(count=figure)
        )
        self._yes.setAccessibleName(self._yes.text())
        self._confirmed = lambda: self._work.run(count, self.tr("Removing entries"), remove, self._removed)
        self._question.show()
        self._no.setFocus()

    def _removed(self, count: int) -> None:
        one, many = self.tr("Entry removed for good."), self.tr("{count} entries removed for good.")
        self._context.notices.say(one if count == 1 else many.format(count=QLocale().toString(count)))

    def _on_yes(self) -> None:
        confirmed = self._confirmed
        self._keep()
        if confirmed is not None:
            confirmed()
        self.list.setFocus()

    def _on_no(self) -> None:
        self._keep()
        self.list.setFocus()

    def _keep(self) -> None:
        self._confirmed = None
        self._question.hide()

    def _on_theme_changed(self) -> None:
        metrics = self._context.theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._flow.setSpacing(metrics.space(2))
