"""Bringing in what another program wrote: a look at it, and nothing written without consent."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.transfer.values import PastImport, TransferResult, Undone
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.bring_foot import ASKING, BringFoot, Step
from extrovertly_desktop.views.transfer.bring_pages import BringPages
from extrovertly_desktop.views.transfer.bringing import ANY_TABLE, Bringing, Looked
from extrovertly_desktop.views.transfer.format_chooser import FormatChooser
from extrovertly_desktop.views.transfer.undoing import NoticedUndo, start_undoing, tell_user_errors
from extrovertly_desktop.views.transfer.words import brought_words, undone_words
from extrovertly_desktop.views.widgets.properties import make_label

_WIDTH_EM, _HEIGHT_EM = 66, 50
_SHARE = 0.94


class BringDialog(QDialog):
    """Asks for a file, asks what is open about it, shows what it would bring, brings it in, and offers the way back.

    What cannot be used leads back with a sentence. Stopping while it reads or writes leaves everything as it was.

    Signals:
        calendar_wanted: what was chosen is a calendar, which has a dialog of its own; after this one closed.
    """

    calendar_wanted = Signal(Path)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bringing = Bringing(context, self)
        self._undo: Task | None = None
        self._result: Done[TransferResult] | None = None
        self._asked_moods = False
        self.setObjectName("bring_dialog")
        self.setWindowTitle(self.tr("Bring in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = BringPages(context)
        self._format = FormatChooser(context.theme)
        self._foot = BringFoot(context.theme)
        self._step = self._before = Step.START
        self._build()
        self._connect()
        self._show(Step.START)

    def open_file(self) -> None:
        """Ask first what to bring."""
        self.open()
        self._pages.start.focus_start()

    def open_path(self, path: Path) -> None:
        """Look at a file or folder that was given."""
        self.open()
        self._look(path)

    def done(self, result: int) -> None:
        """Close; what is being read is let go, what is being written is stopped and told of."""
        if self._undo is not None:
            self._undo.cancel()
            return
        if self._bringing.is_writing:
            # It is over soon, or stops at its next step: the dialog waits to tell which.
            self._bringing.cancel()
            return
        self._bringing.let_go()
        if self._result is None and self._pages.has(Step.MOODS):
            self._pages.moods.take_back_made()
        elif self._result is not None and self._result.value.import_id:
            undo = NoticedUndo(self._context, self._result.value.import_id)
            self._context.notices.tell(self._result, brought_words(self._result.value), undo=undo.start)
        super().done(result)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        column = QVBoxLayout(self)
        edge = metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        head = QHBoxLayout()
        head.addWidget(make_label(self.tr("Bring in"), "title", wrap=False))
        head.addStretch(1)
        head.addWidget(self._format)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)
        wanted = QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        parent = self.parentWidget()
        self.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() * _SHARE))

    def _connect(self) -> None:
        bringing, pages = self._bringing, self._pages
        bringing.started.connect(self._on_started)
        bringing.looked.connect(self._on_looked)
        bringing.calendar_found.connect(self._on_calendar)
        bringing.brought.connect(self._on_brought)
        bringing.refused.connect(self._on_refused)
        bringing.stopped.connect(lambda: self._on_refused(self.tr("Stopped. Nothing was written.")))
        pages.chosen.connect(self._look)
        pages.stop_wanted.connect(self._on_stop)
        pages.columns_settled.connect(lambda ready: self._foot.set_ready(ready=ready, step=Step.COLUMNS))
        pages.owner_chosen.connect(self._on_owner_chosen)
        pages.moods_wanted.connect(lambda: self._show(Step.MOODS))
        pages.columns_wanted.connect(lambda: self._show(Step.COLUMNS))
        pages.undo_wanted.connect(self._on_undo)
        pages.past_undo_wanted.connect(self._undo_import)
        self._format.chosen.connect(self._on_format_chosen)
        self._foot.past_wanted.connect(self._show_past)
        self._foot.back_wanted.connect(self._on_back)
        self._foot.cancel_wanted.connect(self.reject)
        self._foot.go_wanted.connect(self._on_go)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self._foot.go)

    def _show(self, step: Step) -> None:
        if step is not Step.PROGRESS:
            self._before = step
        self._step = step
        self._format.setVisible(step in ASKING)
        self._foot.show_step(step)
        if step is Step.PREVIEW:
            self._arrange_preview()
        self._pages.turn_to(step)

    def _arrange_preview(self) -> None:
        seen = self._bringing.seen
        preview = None if seen is None else seen.preview
        if preview is not None:
            can = preview.brings_anything and not preview.needs_owner
            self._foot.set_ready(ready=can, step=Step.PREVIEW, count=sum(preview.would_add.values()))

    def _look(self, path: Path) -> None:
        self._pages.start.clear_error()
        self._asked_moods = False
        self._before = Step.START
        self._bringing.look(path)

    def _show_past(self) -> None:
        # On the worker: names of formats stand in the code of each, which may have to be read from disk.
        transfer = self._context.vault.transfer
        task = self._context.tasks.start(lambda _ctx: transfer.past_imports())
        task.succeeded.connect(self._on_past_known)

    def _on_past_known(self, imports: tuple[PastImport, ...]) -> None:
        self._pages.past.show_imports(imports)
        self._show(Step.PAST)

    def _on_started(self, task: Task, words: str) -> None:
        self._show(Step.PROGRESS)
        self._pages.progress.follow(task, words)
        task.destroyed.connect(self._on_task_gone)

    def _on_task_gone(self) -> None:
        """Close without a word where the vault was closed under what was under way, as a lock does."""
        if any(task is not None and not isValid(task) for task in (self._undo, self._bringing.task)):
            super().done(QDialog.DialogCode.Rejected)

    def _on_looked(self, looked: Looked) -> None:
        preview = looked.preview
        self._format.show_formats(looked, ANY_TABLE if preview is None else preview.format.slug)
        if preview is None:
            if looked.question is not None:
                self._pages.columns.show_question(self._bringing.path, looked.question)
            self._show(Step.COLUMNS)
            return
        self._pages.preview.show_preview(preview)
        if preview.moods:
            self._pages.moods.show_moods(preview)
        asks = any(not mood.is_remembered for mood in preview.moods) and not self._asked_moods
        self._asked_moods = self._asked_moods or not asks
        self._show(Step.MOODS if asks else Step.PREVIEW)

    def _on_format_chosen(self, slug: str) -> None:
        self._asked_moods = False
        self._bringing.look_as(slug)

    def _on_owner_chosen(self, owner_id: str) -> None:
        self._bringing.look_again(owner_id=owner_id, private=self._pages.preview.is_private())

    def _on_calendar(self, path: Path) -> None:
        self.accept()
        self.calendar_wanted.emit(path)

    def _on_refused(self, sentence: str) -> None:
        step, seen = self._before, self._bringing.seen
        self._show(step)
        self._format.show_current()
        if step is Step.PREVIEW and seen is not None and seen.preview is not None:
            self._pages.preview.show_preview(seen.preview)
        if sentence:
            self._pages.asking(step).show_error(sentence)

    def _on_stop(self) -> None:
        self._bringing.cancel()
        if self._undo is not None:
            self._undo.cancel()

    def _on_back(self) -> None:
        seen = self._bringing.seen
        had_preview = seen is not None and seen.preview is not None
        is_known = self._step in {Step.MOODS, Step.COLUMNS} and had_preview and self._asked_moods
        self._show(Step.PREVIEW if is_known else Step.START)

    def _on_go(self) -> None:
        match self._step:
            case Step.COLUMNS:
                self._asked_moods = False
                self._bringing.look_again(mapping=self._pages.columns.mapping())
            case Step.MOODS:
                self._settle_moods()
            case Step.PREVIEW:
                self._bringing.take(private=self._pages.preview.is_private())
            case _:
                self.accept()

    def _settle_moods(self) -> None:
        """Show what the file brings with the moods that were chosen; looked at anew only if that changes anything."""
        self._asked_moods = True
        seen, chosen = self._bringing.seen, self._pages.moods.chosen()
        if seen is not None and seen.preview is not None and dict(seen.preview.decided().moods) == chosen:
            self._show(Step.PREVIEW)
        else:
            self._bringing.look_again(moods=chosen, private=self._pages.preview.is_private())

    def _on_brought(self, done: Done[TransferResult]) -> None:
        self._result = done
        if self._pages.has(Step.MOODS):
            self._pages.moods.forget_made()
        self._pages.result.show_result(done.value)
        self._show(Step.RESULT)

    def _on_undo(self) -> None:
        if self._result is not None:
            self._undo_import(self._result.value.import_id)

    def _undo_import(self, import_id: str) -> None:
        task = start_undoing(self._context, import_id)
        self._undo = task
        self._on_started(task, self.tr("Taking it back…"))
        task.succeeded.connect(self._on_undone)
        task.failed.connect(self._on_undo_failed)
        task.cancelled.connect(lambda: self._end_undo(self.tr("Stopped. Everything is as it was.")))

    def _on_undone(self, done: Done[Undone]) -> None:
        self._undo = None
        if self._before is Step.PAST:
            self._show_past()
            self._context.notices.tell(done, undone_words(done.value))
            return
        self._result = None
        self._pages.result.show_undone(done.value)
        self._show(Step.RESULT)

    def _on_undo_failed(self, error: Exception) -> None:
        self._end_undo("")
        tell_user_errors(self._end_undo)(error)

    def _end_undo(self, sentence: str) -> None:
        self._undo = None
        self._show(self._before)
        if sentence:
            self._pages.asking(self._before).show_error(sentence)
