"""Bringing in what another program wrote: a look at it, and nothing written without consent."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.transfer.values import TransferResult, Undone
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.bring_foot import ASKING, BringFoot, Step
from extrovertly_desktop.views.transfer.bringing import ANY_TABLE, Bringing, Looked
from extrovertly_desktop.views.transfer.columns_page import ColumnsPage
from extrovertly_desktop.views.transfer.format_chooser import FormatChooser
from extrovertly_desktop.views.transfer.moods_page import MoodsPage
from extrovertly_desktop.views.transfer.past_page import PastPage
from extrovertly_desktop.views.transfer.preview_page import PreviewPage
from extrovertly_desktop.views.transfer.result_page import ResultPage
from extrovertly_desktop.views.transfer.start_page import StartPage
from extrovertly_desktop.views.transfer.undoing import NoticedUndo, start_undoing, tell_user_errors
from extrovertly_desktop.views.transfer.words import brought_words, undone_words
from extrovertly_desktop.views.widgets.progress_page import ProgressPage
from extrovertly_desktop.views.widgets.properties import make_label

_WIDTH_EM, _HEIGHT_EM = 66, 50
_SHARE = 0.94


class _Page(Protocol):
    """A page that can be turned to."""

    def focus_start(self) -> None: ...
    def show_error(self, sentence: str) -> None: ...


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
        theme = context.theme
        self._pages = QStackedWidget()
        self._start, self._result_page = StartPage(theme), ResultPage(theme)
        self._progress = ProgressPage(theme, "bring")
        self._columns, self._moods, self._preview = ColumnsPage(context), MoodsPage(context), PreviewPage(context)
        self._past = PastPage(context)
        self._foot = BringFoot(theme)
        self._format = FormatChooser(theme)
        self._asking: dict[Step, _Page] = {
            Step.START: self._start,
            Step.COLUMNS: self._columns,
            Step.MOODS: self._moods,
            Step.PREVIEW: self._preview,
            Step.RESULT: self._result_page,
            Step.PAST: self._past,
        }
        self._steps: dict[Step, QWidget] = {}
        self._step = self._before = Step.START
        self._build()
        self._connect()
        self._show(Step.START)

    def open_file(self) -> None:
        """Ask first what to bring."""
        self.open()
        self._start.focus_start()

    def open_path(self, path: Path) -> None:
        """Look at a file or folder that was given."""
        self.open()
        self._look(path)

    def open_past(self) -> None:
        """Show what was brought before."""
        self.open()
        self._show_past()

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
        if self._result is None:
            self._moods.take_back_made()
        elif self._result.value.import_id:
            undo = NoticedUndo(self._context, self._result.value.import_id)
            self._context.notices.tell(self._result, brought_words(self._result.value), undo=undo.start)
        super().done(result)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        for step, page in (
            (Step.START, self._start),
            (Step.PROGRESS, self._progress),
            (Step.COLUMNS, self._columns),
            (Step.MOODS, self._moods),
            (Step.PREVIEW, self._preview),
            (Step.RESULT, self._result_page),
            (Step.PAST, self._past),
        ):
            self._steps[step] = _scrolling(page) if step in ASKING else page
            self._pages.addWidget(self._steps[step])
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
        bringing = self._bringing
        self._start.chosen.connect(self._look)
        self._progress.stop_wanted.connect(self._on_stop)
        bringing.started.connect(self._on_started)
        bringing.looked.connect(self._on_looked)
        bringing.calendar_found.connect(self._on_calendar)
        bringing.brought.connect(self._on_brought)
        bringing.refused.connect(self._on_refused)
        bringing.stopped.connect(lambda: self._on_refused(self.tr("Stopped. Nothing was written.")))
        self._columns.settled.connect(lambda ready: self._foot.set_ready(ready=ready, step=Step.COLUMNS))
        self._format.chosen.connect(self._on_format_chosen)
        self._preview.owner_chosen.connect(self._on_owner_chosen)
        self._preview.moods_wanted.connect(lambda: self._show(Step.MOODS))
        self._preview.columns_wanted.connect(lambda: self._show(Step.COLUMNS))
        self._preview.problems_unfolded.connect(self._show_end)
        self._result_page.undo_wanted.connect(self._on_undo)
        self._past.undo_wanted.connect(self._undo_import)
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
        self._pages.setCurrentWidget(self._steps[step])
        self._foot.show_step(step)
        if step is Step.PREVIEW:
            self._arrange_preview()
        self._format.setVisible(step in ASKING)
        if self.isVisible() and step in self._asking:
            self._asking[step].focus_start()

    def _show_end(self) -> None:
        area = self._steps[Step.PREVIEW]
        if isinstance(area, QScrollArea):
            bar = area.verticalScrollBar()
            # Only once there is room for what has just unfolded.
            QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    def _arrange_preview(self) -> None:
        seen = self._bringing.seen
        preview = None if seen is None else seen.preview
        if preview is not None:
            can = preview.brings_anything and not preview.needs_owner
            self._foot.set_ready(ready=can, step=Step.PREVIEW, count=sum(preview.would_add.values()))

    def _look(self, path: Path) -> None:
        self._start.clear_error()
        self._asked_moods = False
        self._before = Step.START
        self._bringing.look(path)

    def _show_past(self) -> None:
        self._past.show_imports(self._context.vault.transfer.past_imports())
        self._show(Step.PAST)

    def _on_started(self, task: Task, words: str) -> None:
        self._show(Step.PROGRESS)
        self._progress.follow(task, words)

    def _on_looked(self, looked: Looked) -> None:
        if looked.preview is None:
            if looked.question is not None:
                self._columns.show_question(self._bringing.path, looked.question)
            self._format.show_formats(looked, ANY_TABLE)
            self._show(Step.COLUMNS)
            return
        self._format.show_formats(looked, looked.preview.format.slug)
        self._moods.show_moods(looked.preview)
        self._preview.show_preview(looked.preview)
        asks = any(not mood.is_remembered for mood in looked.preview.moods)
        self._show(Step.MOODS if asks and not self._asked_moods else Step.PREVIEW)
        self._asked_moods = self._asked_moods or not asks

    def _on_format_chosen(self, slug: str) -> None:
        self._asked_moods = False
        self._bringing.look_as(slug)

    def _on_owner_chosen(self, owner_id: str) -> None:
        self._bringing.look_again(owner_id=owner_id, private=self._preview.is_private())

    def _on_calendar(self, path: Path) -> None:
        self.accept()
        self.calendar_wanted.emit(path)

    def _on_refused(self, sentence: str) -> None:
        step = self._before
        self._show(step)
        self._format.show_current()
        seen = self._bringing.seen
        if step is Step.PREVIEW and seen is not None and seen.preview is not None:
            self._preview.show_preview(seen.preview)
        if sentence:
            self._asking[step].show_error(sentence)

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
                self._bringing.look_again(mapping=self._columns.mapping())
            case Step.MOODS:
                self._settle_moods()
            case Step.PREVIEW:
                self._bringing.take(private=self._preview.is_private())
            case _:
                self.accept()

    def _settle_moods(self) -> None:
        """Show what the file brings with the moods that were chosen; looked at anew only if that changes anything."""
        self._asked_moods = True
        seen, chosen = self._bringing.seen, self._moods.chosen()
        if seen is not None and seen.preview is not None and dict(seen.preview.decided().moods) == chosen:
            self._show(Step.PREVIEW)
        else:
            self._bringing.look_again(moods=chosen, private=self._preview.is_private())

    def _on_brought(self, done: Done[TransferResult]) -> None:
        self._result = done
        self._moods.forget_made()
        self._result_page.show_result(done.value)
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
        self._result_page.show_undone(done.value)
        self._show(Step.RESULT)

    def _on_undo_failed(self, error: Exception) -> None:
        self._end_undo("")
        tell_user_errors(self._end_undo)(error)

    def _end_undo(self, sentence: str) -> None:
        self._undo = None
        self._show(self._before)
        if sentence:
            self._asking[self._before].show_error(sentence)


def _scrolling(page: QWidget) -> QScrollArea:
    """Let a page scroll on a small screen with large text, so that the buttons below stay in sight."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    page.setProperty("page", "true")
    area.setWidget(page)
    return area
