"""The Journal tab."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history_pane import HistoryPane
from extrovertly_desktop.views.journal.writing_pane import WritingPane
from extrovertly_desktop.views.tab import Tab
from extrovertly_desktop.views.widgets.chips import ChipRow

_ROOM_EM = 60
"""Narrower than this, the page and the history take turns."""
_PROMPT = "prompt:"
_PAGE_TABLES = frozenset({"journal_drafts", "attachments", "users"})


class JournalTab(Tab):
    """The history beside the page one writes on; in a narrow window one of the two at a time."""

    watched = frozenset({"journal_entries"})

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("journal_tab")
        self._build()
        self._connect()
        self._on_theme_changed()

    def reload(self) -> None:
        """List the entries again, and take up what changed in the open one."""
        self._history.reload()
        self._writing.reload()

    def focus_start(self) -> None:
        """Begin with the page."""
        self._turn_to("write")
        self._writing.focus_text()

    def show_subject(self, subject: str) -> None:
        """Show an empty page on “new”, a prompt to write to on “prompt:…”, or an entry by its id."""
        if not subject:
            return
        if subject == "new":
            self._begin(None)
        elif subject.startswith(_PROMPT):
            self._begin(subject.removeprefix(_PROMPT))
        else:
            self._open(subject)

    def may_close(self) -> bool:
        """Keep what is being written as a draft; only if that fails the window stays, once."""
        if self._writing.keep_safe():
            return True
        self._turn_to("write")
        return False

    def put_away(self) -> bool:
        """Keep what is being written as a draft; return whether nothing would be lost."""
        return self._writing.put_away()

    def place(self) -> str:
        """Return the entry on the page; a page that is new is found again by itself."""
        return self._writing.entry_id() or ""

    def on_tables_changed(self, tables: frozenset[str]) -> None:
        """Take up drafts, photos and the person's own words at once; a draft that is kept lists no entries again."""
        super().on_tables_changed(tables)
        if tables & _PAGE_TABLES and self.isVisible():
            self._writing.keep_up()
            self._history.keep_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Let an untouched “now” be now again."""
        super().showEvent(event)
        self._writing.keep_up()
        self._history.keep_up()

    def _build(self) -> None:
        self._history = HistoryPane(self.context, self)
        self._writing = WritingPane(self.context, self)
        self._turns = ChipRow(
            self.context.theme,
            self.tr("What to show"),
            "journal_turns",
            (("write", self.tr("Write")), ("history", self.tr("History"))),
            single=True,
            keep_one=True,
            parent=self,
        )
        self._turns.set_selection(("write",))
        self._panes = QHBoxLayout()
        self._panes.addWidget(self._history, 2)
        self._panes.addWidget(self._writing, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._turns)
        self._column.addLayout(self._panes, 1)

    def _connect(self) -> None:
        self._history.opened.connect(self._open)
        self._history.day_wanted.connect(lambda day: self.opened_elsewhere.emit("progress", f"day:{day}"))
        self._history.deletion_asked.connect(self._on_deletion_asked)
        self._writing.deletion_asked.connect(self._on_deletion_asked)
        self._turns.selection_changed.connect(self._on_turned)
        self.context.theme.theme_changed.connect(self._on_theme_changed)

    def _begin(self, prompt: str | None) -> None:
        self._turn_to("write")
        self._writing.begin_new(prompt)

    def _open(self, entry_id: str) -> None:
        try:
            entry = self.context.vault.journal.get(entry_id)
        except UserError as error:
            self.context.notices.say(str(error))
            return
        if entry.deleted_at is not None:
            self.context.notices.say(self.tr("That entry is in the bin."))
            return
        self._turn_to("write")
        self._writing.open_entry(entry)

    def _on_deletion_asked(self, entry_id: str) -> None:
        journal, drafts = self.context.vault.journal, self.context.vault.drafts
        if not self._writing.keep_changes_of(entry_id):
            return
        try:
            done = journal.delete(entry_id)
        except UserError as error:
            self.context.notices.say(str(error))
            return
        changes = self._writing.let_changes_go(entry_id)  # only now: what could not be deleted keeps its changes
        self._writing.close_entry(entry_id)

        def put_back() -> None:
            journal.restore(entry_id)
            if changes is not None:
                drafts.restore(changes)

        self.context.notices.tell(done, self.tr("Entry moved to the bin."), undo=put_back)

    def _has_room(self) -> bool:
        return self.width() >= self.context.theme.metrics.em(_ROOM_EM)

    def _turn_to(self, pane: str) -> None:
        with QSignalBlocker(self._turns):
            self._turns.set_selection((pane,))
        self._arrange()

    def _arrange(self) -> None:
        both, turn = self._has_room(), self._turns.selection()
        self._turns.setVisible(not both)
        self._history.set_alone(alone=not both)
        self._history.setVisible(both or "history" in turn)
        self._writing.setVisible(both or "history" not in turn)

    def _on_turned(self, chosen: tuple[str, ...]) -> None:
        self._turn_to(chosen[0])
        if chosen == ("history",):
            self._history.focus_start()

    def _on_theme_changed(self) -> None:
        edge = self.context.theme.metrics.space(5)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._turns.setContentsMargins(edge, edge, edge, 0)
        self._panes.setSpacing(0)
        self._arrange()
