"""How far the reading or the writing of a calendar is, and a button to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_PARTS = 1000


class ImportProgressPage(QWidget):
    """A sentence, a bar, and a way to stop.

    Signals:
        stop_wanted: the person stops it.
    """

    stop_wanted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.setObjectName("import_progress")
        self._words = make_label("")
        self._words.setObjectName("import_progress_words")
        self._bar = QProgressBar()
        self._bar.setObjectName("import_progress_bar")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._stop = make_button(self.tr("Stop"), "import_stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(3))
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(2)
        self._stop.clicked.connect(self._on_stop)

    def follow(self, task: Task, words: str) -> None:
        """Show how far a task is."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setValue(0)
        self._stop.setEnabled(True)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        task.progressed.connect(self._on_progressed)

    def _on_progressed(self, fraction: float, words: str) -> None:
        self._bar.setValue(round(fraction * _PARTS))
        if words:
            self._words.setText(words)

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_wanted.emit()
