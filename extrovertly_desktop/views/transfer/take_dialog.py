"""Taking out what is in the vault: what and where to, on the worker, and where it went."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.transfer.values import ExportRequest, ExportResult
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.take_form import CALENDAR, REPORT, TakeForm
from extrovertly_desktop.views.transfer.words import written_words
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.progress_page import ProgressPage
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM = 52, 54
_SHARE = 0.94


class _Step(Enum):
    FORM = auto()
    PROGRESS = auto()
    DONE = auto()


class TakeDialog(QDialog):
    """Asks, writes, and tells where it went. Stopping leaves no file behind.

    Signals:
        report_wanted: a report on paper, which has a dialog of its own; after this one closed.
    """

    report_wanted = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._path = Path()
        self._may_replace = False
        self.setObjectName("take_dialog")
        self.setWindowTitle(self.tr("Take out"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = context.theme
        self._form, self._progress = TakeForm(context), ProgressPage(theme, "take")
        self._scroll = QScrollArea()
        self._made = QWidget()
        self._told = make_label("", "heading")
        self._told.setObjectName("take_told")
        self._counts = make_label("", "muted")
        self._counts.setObjectName("take_counts")
        self._show_folder = make_button(
            self.tr("Show in folder"), "take_show_folder", theme=theme, icon="folder-outline"
        )
        self._pages = QStackedWidget()
        self._error = InlineError(theme, "take_error")
        self._cancel = make_button(self.tr("Cancel"), "take_cancel", variant="quiet")
        self._go = make_button("", "take_go", variant="primary")
        self._build()
        self._connect()
        self._show(_Step.FORM)
        self._form.focus_start()

    def done(self, result: int) -> None:
        """Close; what is under way is stopped, and leaves no file."""
        if self._task is not None:
            # It may yet end with a sentence that nobody waits for any more.
            self._task.failed.connect(_let_go)
            self._task.cancel()
            self._task = None
        super().done(result)

    def go(self) -> None:
        """Write what is wanted, or close once it is there."""
        if self._pages.currentWidget() is self._made:
            self.accept()
        elif self._form.chosen().slug == REPORT:
            self.accept()
            self.report_wanted.emit()
        else:
            self._write()

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._form.setProperty("page", "true")
        self._scroll.setWidget(self._form)
        made = QVBoxLayout(self._made)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(metrics.space(3))
        made.addWidget(self._told)
        made.addWidget(self._counts)
        made.addWidget(self._show_folder, 0, Qt.AlignmentFlag.AlignLeading)
        made.addStretch(1)
        for page in (self._scroll, self._progress, self._made):
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.space(2))
        foot.addStretch(1)
        for button in (self._cancel, self._go):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        edge = metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        column.addWidget(make_label(self.tr("Take out"), "title"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._error)
        column.addLayout(foot)
        wanted = QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        parent = self.parentWidget()
        self.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() * _SHARE))

    def _connect(self) -> None:
        self._form.changed.connect(self._on_changed)
        self._progress.stop_wanted.connect(self._on_stop)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self.go)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self._go.click)

    def _show(self, step: _Step) -> None:
        pages: dict[_Step, QWidget] = {
            _Step.FORM: self._scroll,
            _Step.PROGRESS: self._progress,
            _Step.DONE: self._made,
        }
        self._pages.setCurrentWidget(pages[step])
        self._cancel.setVisible(step is _Step.FORM)
        self._go.setVisible(step is not _Step.PROGRESS)
        self._say_go(step)

    def _say_go(self, step: _Step) -> None:
        words = self.tr("Take out")
        if step is _Step.DONE:
            words = self.tr("Close")
        elif self._may_replace:
            words = self.tr("Replace it")
        elif self._form.chosen().slug == REPORT:
            words = self.tr("Go on")
        self._go.setText(words)
        self._go.setAccessibleName(words)

    def _on_changed(self) -> None:
        self._may_replace = False
        self._error.clear()
        self._say_go(_Step.FORM)

    def _write(self) -> None:
        request, ending = self._form.request(overwrite=self._may_replace), self._form.chosen().ending
        self._error.clear()
        if not request.path.is_absolute():
            self._error.show_error(self.tr("Please say in full where it goes."), self._form.field("path"))
            return
        if ending and request.path.is_file() and not self._may_replace:
            self._may_replace = True
            words = self.tr("There is a file “{name}” already. Replace it, or choose another name?")
            self._error.show_error(words.format(name=request.path.name))
            self._say_go(_Step.FORM)
            return
        vault = self._context.vault
        self._task = self._context.tasks.start(lambda ctx: _written(vault, request, ctx))
        self._task.succeeded.connect(self._on_written)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_stopped)
        self._show(_Step.PROGRESS)
        self._progress.follow(self._task, self.tr("Writing…"))

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_written(self, result: ExportResult) -> None:
        self._task, self._may_replace, self._path = None, False, result.path
        words = self.tr("Written to {path}").format(path=result.path)
        self._told.setText(words)
        counts = written_words(result.written)
        self._counts.setText(counts)
        self._counts.setVisible(bool(counts))
        self._show(_Step.DONE)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _on_failed(self, error: Exception) -> None:
        self._task, self._may_replace = None, False
        self._show(_Step.FORM)
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._error.show_error(str(error), self._form.field(error.field))

    def _on_stopped(self) -> None:
        self._task, self._may_replace = None, False
        self._show(_Step.FORM)
        self._error.show_error(self.tr("Stopped. Nothing was written."))

    def _on_show_folder(self) -> None:
        folder = self._path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._error.show_error(self.tr("The desktop could not open it. It is at {path}.").format(path=folder))


def _written(vault: OpenVault, request: ExportRequest, ctx: TaskContext) -> ExportResult:
    if request.slug == CALENDAR:
        vault.calendar_export.write(request.path, None, ctx)
        return ExportResult(request.path, {})
    return vault.transfer_export.write(request, ctx)


def _let_go(error: Exception) -> None:
    if not isinstance(error, UserError):
        raise error
