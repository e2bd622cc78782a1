"""Importing a calendar: a look at what it would change, and nothing written without consent."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.calendar_values import ImportPreview, ImportResult
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.event_sheet import calendar_day
from extrovertly_desktop.views.events.import_preview_page import ImportPreviewPage
from extrovertly_desktop.views.events.import_start_page import ImportStartPage
from extrovertly_desktop.views.events.import_undo import ImportUndo
from extrovertly_desktop.views.events.import_words import import_button, summary
from extrovertly_desktop.views.widgets.progress_page import ProgressPage
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM = 66, 48
_SHARE = 0.94


class ImportDialog(QDialog):
    """Asks for a calendar, reads it on the worker, shows what it would bring and imports what is ticked.

    It opens by one of its `open_…` and goes by itself. What could not be read leads back to the beginning with a
    sentence. Stopping while it reads or writes leaves everything as it was.

    Signals:
        imported: an `ImportResult`; before it closes.
    """

    imported = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._name, self._may_let_go = "", False
        self._preview: ImportPreview | None = None
        self.setObjectName("import_dialog")
        self.setWindowTitle(self.tr("Import a calendar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = context.theme
        self._start = ImportStartPage(theme)
        self._progress = ProgressPage(theme, "import")
        self._look = ImportPreviewPage(theme, context.vault.events.categories(), calendar_day(context.vault.clock))
        self._scroll = QScrollArea()
        self._pages = QStackedWidget()
        self._cancel = make_button(self.tr("Cancel"), "import_cancel", variant="quiet")
        self._import = make_button("", "import_apply", variant="primary")
        self._build()
        self._connect()

    def open_with(self, data: bytes, name: str) -> None:
        """Look at the bytes of a calendar, called `name` to the person, such as a file's name."""
        self.open()
        self._read(lambda _context: data, name)

    def open_path(self, path: Path) -> None:
        """Look at a calendar file; it is read from disk on the worker."""
        self.open()
        self._read(_reading(path), path.name)

    def open_file(self) -> None:
        """Ask first where the calendar is."""
        self._show(self._start)
        self.open()
        self._start.focus_start(on_text=False)

    def open_paste(self) -> None:
        """Ask first where the calendar is, with the keyboard in the box for its text."""
        self._show(self._start)
        self.open()
        self._start.focus_start(on_text=True)

    def reject(self) -> None:
        """Close; text that was pasted is let go only when that is asked for twice."""
        if self._pages.currentWidget() is self._start and self._start.has_text() and not self._may_let_go:
            self._may_let_go = True
            self._start.show_error(self.tr("There is text in the box. Close once more to let it go."))
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close; while something is read or written, that is stopped and nothing is changed."""
        if self._task is not None and not self._is_writing():
            # It may yet end with a sentence that nobody waits for any more.
            self._task.failed.connect(_let_go)
            self._task.cancel()
            self._task = None
        elif self._task is not None:
            # What is being written is over soon, or stops at its next step: the dialog waits to tell which.
            self._task.cancel()
            return
        super().done(result)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        # On a small screen with large text the preview scrolls, so that the buttons below stay in sight.
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._look.setProperty("page", "true")
        self._scroll.setWidget(self._look)
        for page in (self._start, self._progress, self._scroll):
            self._pages.addWidget(page)
        for button in (self._cancel, self._import):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.space(2))
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._import)
        column = QVBoxLayout(self)
        edge = metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        column.addWidget(make_label(self.tr("Import a calendar"), "title"))
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        wanted = QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        parent = self.parentWidget()
        self.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() * _SHARE))
        self._show(self._start)

    def _connect(self) -> None:
        self._start.file_chosen.connect(lambda path: self._read(_reading(path), path.name))
        self._start.text_given.connect(self._on_text_given)
        self._progress.stop_wanted.connect(self._on_stop)
        self._look.count_changed.connect(self._on_count_changed)
        self._look.problems_unfolded.connect(self._show_end)
        self._cancel.clicked.connect(self.reject)
        self._import.clicked.connect(self._on_import)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self._on_submitted)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(self._scroll if page is self._look else page)
        self._import.setVisible(page is self._look)
        self._cancel.setVisible(page is not self._progress)

    def _show_end(self) -> None:
        bar = self._scroll.verticalScrollBar()
        # Only once there is room for what has just unfolded.
        QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    def _read(self, source: Callable[[TaskContext], bytes], name: str) -> None:
        importer = self._context.vault.calendar_import
        self._name = name
        task = self._context.tasks.start(lambda context: importer.preview(source(context), context))
        self._follow(task, self.tr("Reading the calendar…"))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_unreadable)
        task.cancelled.connect(self._on_reading_stopped)

    def _follow(self, task: Task, words: str) -> None:
        self._task = task
        self._show(self._progress)
        self._progress.follow(task, words)

    def _is_writing(self) -> bool:
        return self._preview is not None

    def _on_text_given(self, text: str) -> None:
        self._may_let_go = False
        data = text.encode("utf-8", "surrogatepass")
        self._read(lambda _context: data, self.tr("the text you pasted"))

    def _on_read(self, preview: ImportPreview) -> None:
        self._task = None
        self._preview = preview
        self._look.show_preview(preview, self._name)
        self._show(self._look)
        self._look.focus_start()

    def _on_unreadable(self, error: Exception) -> None:
        self._task = None
        self._show(self._start)
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._start.show_error(str(error))
        self._start.focus_start(on_text=self._start.has_text())

    def _on_reading_stopped(self) -> None:
        self._task = None
        self._show(self._start)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_count_changed(self, count: int) -> None:
        words = import_button(count)
        self._import.setText(words)
        self._import.setAccessibleName(words)
        self._import.setEnabled(count > 0)

    def _on_submitted(self) -> None:
        if self._pages.currentWidget() is self._start:
            self._start.submit()
        elif self._pages.currentWidget() is self._scroll and self._import.isEnabled():
            self._on_import()

    def _on_import(self) -> None:
        preview, importer = self._preview, self._context.vault.calendar_import
        if preview is None:
            return
        choices = self._look.choices()
        task = self._context.tasks.start(lambda context: importer.apply(preview, choices, context))
        self._follow(task, self.tr("Importing…"))
        task.succeeded.connect(self._on_imported)
        task.failed.connect(self._on_refused)
        task.cancelled.connect(self._on_writing_stopped)

    def _on_imported(self, done: Done[ImportResult]) -> None:
        self._task = None
        undo = ImportUndo(self._context, done.value)
        self._context.notices.tell(done, summary(done.value), undo=undo.start)
        self.imported.emit(done.value)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self._task = None
        self._show(self._look)
        if not isinstance(error, UserError):
            raise error
        self._look.show_error(str(error))

    def _on_writing_stopped(self) -> None:
        self._task = None
        self._show(self._look)
        self._look.show_error(self.tr("Stopped. Nothing was imported."))


def _let_go(error: Exception) -> None:
    if not isinstance(error, UserError):
        raise error


def _reading(path: Path) -> Callable[[TaskContext], bytes]:
    def read(context: TaskContext) -> bytes:
        from extrovertly_desktop.exchange.icalendar_file import refuse_by_size  # noqa: PLC0415 - costs start-up time

        context.progress(0.0)
        try:
            refuse_by_size(path.stat().st_size)
            return path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(type(error).__name__)
            words = QCoreApplication.translate(
                "ImportDialog", "“{name}” could not be opened ({reason}). Please check that it is still there."
            )
            raise UserError(words.format(name=path.name, reason=reason)) from None

    return read
