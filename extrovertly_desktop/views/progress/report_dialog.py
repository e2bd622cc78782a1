"""Making a report on paper: what it is to hold, a look at how much that is, and the file, made on the worker."""

from pathlib import Path

from PySide6.QtCore import QDir, QSize, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from extrovertly_desktop.adapters.report import write_report
from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.report import Report
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.report_dialog_form import ReportForm
from extrovertly_desktop.views.progress.report_looks import report_looks
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM = 56, 54
_SHARE = 0.94
_PAUSE_MS = 250
"""How long after the last change the preview is worked out anew."""
_PARTS = 1000


class ReportDialog(QDialog):
    """Asks what a report is to hold, shows how much that is, and writes it; then offers to open it.

    Stopping, and closing while it is made, leaves no file behind.
    """

    def __init__(self, context: ViewContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._service = context, context.vault.report
        self._task: Task | None = None
        self._preview: Task | None = None
        self._path = Path()
        self.setObjectName("report_dialog")
        self.setWindowTitle(self.tr("Make a report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = ReportForm(context)
        self._scroll = QScrollArea()
        self._making, self._made = QWidget(), QWidget()
        self._words = make_label("")
        self._words.setObjectName("report_progress_words")
        self._bar = QProgressBar()
        self._bar.setObjectName("report_progress_bar")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._told = make_label("")
        self._told.setObjectName("report_told")
        self._open_file = make_button(self.tr("Open it"), "report_open_file")
        self._open_folder = make_button(self.tr("Show its folder"), "report_open_folder", variant="quiet")
        self._pages = QStackedWidget()
        self._error = InlineError(context.theme, "report_error")
        self._cancel = make_button(self.tr("Cancel"), "report_cancel", variant="quiet")
        self._save = make_button(self.tr("Save as PDF…"), "report_save", variant="primary")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self._look()
        self._form.focus_start()

    def done(self, result: int) -> None:
        """Close; what is under way is stopped."""
        self._later.stop()
        for task in (self._task, self._preview):
            if task is not None:
                # It may yet end with a sentence that nobody waits for any more.
                task.failed.connect(_let_go)
                task.cancel()
        self._task = self._preview = None
        super().done(result)

    def write(self, path: Path) -> None:
        """Make the report in a file; one that is there is replaced, as the person has agreed to by then."""
        try:
            wishes = self._form.wishes()
            wishes.check()
        except UserError as error:
            self._error.show_error(str(error), self._form.field(error.field))
            return
        self._error.clear()
        self._path = path
        self._service.remember(wishes)
        service, looks = self._service, report_looks(resources_dir())

        def make(ctx: TaskContext) -> int:
            first = TaskContext(lambda share, words: ctx.progress(0.25 * share, words), ctx.is_cancelled)
            report = service.gather(wishes, first)
            rest = TaskContext(lambda share, words: ctx.progress(0.25 + 0.75 * share, words), ctx.is_cancelled)
            return write_report(path, report, looks, replace=True, ctx=rest)

        self._task = self._context.tasks.start(make)
        self._task.progressed.connect(self._on_progressed)
        self._task.succeeded.connect(self._on_made)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_stopped)
        self._bar.setValue(0)
        self._words.setText(self.tr("Making the report…"))
        self._show(self._making)
        self._cancel.setText(self.tr("Stop"))
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._form.setProperty("page", "true")
        self._scroll.setWidget(self._form)
        for page, parts in ((self._making, (self._words, self._bar)), (self._made, (self._told,))):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(metrics.space(3))
            column.addStretch(1)
            for part in parts:
                column.addWidget(part)
            if page is self._made:
                row = QHBoxLayout()
                row.setSpacing(metrics.space(2))
                row.addWidget(self._open_file)
                row.addWidget(self._open_folder)
                row.addStretch(1)
                column.addLayout(row)
            column.addStretch(2)
        for page in (self._scroll, self._making, self._made):
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.space(2))
        foot.addStretch(1)
        for button in (self._cancel, self._save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        edge = metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        column.addWidget(make_label(self.tr("Make a report"), "title"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._error)
        column.addLayout(foot)
        wanted = QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        parent = self.parentWidget()
        self.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() * _SHARE))

    def _connect(self) -> None:
        self._form.changed.connect(self._later.start)
        self._later.timeout.connect(self._look)
        self._cancel.clicked.connect(self._on_cancel)
        self._save.clicked.connect(self._ask_where)
        self._open_file.clicked.connect(lambda: self._open(self._path))
        self._open_folder.clicked.connect(lambda: self._open(self._path.parent))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self._ask_where)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._save.setVisible(page is self._scroll)

    def _look(self) -> None:
        """Work out on the worker what the report would hold."""
        try:
            wishes = self._form.wishes()
            wishes.check()
        except UserError as error:
            self._form.show_refusal(str(error))
            return
        if self._preview is not None:
            self._preview.cancel()
        service = self._service
        task = self._preview = self._context.tasks.start(lambda ctx: service.gather(wishes, ctx))
        task.succeeded.connect(lambda report: self._on_looked(task, report))

    def _on_looked(self, task: Task, report: Report) -> None:
        if task is self._preview:
            self._preview = None
            self._form.show_counts(report)

    def _ask_where(self) -> None:
        if self._pages.currentWidget() is not self._scroll:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
        name = self.tr("report-{day}.pdf").format(day=self._context.vault.days.today().isoformat())
        # The system's own dialog asks before a file that is there is replaced.
        dialog = QFileDialog(self, self.tr("Save the report"), folder, self.tr("PDF (*.pdf)"))
        dialog.setObjectName("report_save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()

    def _on_progressed(self, fraction: float, words: str) -> None:
        self._bar.setValue(round(fraction * _PARTS))
        if words:
            self._words.setText(words)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.reject()

    def _on_made(self, pages: int) -> None:
        self._task = None
        words = self.tr("The report is there: {name}, {n} pages.").format(name=self._path.name, n=figure(pages))
        self._told.setText(words)
        self._cancel.setText(self.tr("Close"))
        self._show(self._made)
        self._open_file.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _on_failed(self, error: Exception) -> None:
        self._back_to_form()
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._error.show_error(str(error))

    def _on_stopped(self) -> None:
        self._back_to_form()
        self._error.show_error(self.tr("Stopped. There is no report."))

    def _back_to_form(self) -> None:
        self._task = None
        self._cancel.setText(self.tr("Cancel"))
        self._show(self._scroll)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._error.show_error(self.tr("The desktop could not open it. It is at {path}.").format(path=path))


def _let_go(error: Exception) -> None:
    if not isinstance(error, UserError):
        raise error
