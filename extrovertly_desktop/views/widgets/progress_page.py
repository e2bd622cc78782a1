"""How far long work is, in place of what asked for it, and a button to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_PARTS = 1000


class ProgressPage(QWidget):
    """A sentence, a bar, and a way to stop.

    Args:
        theme: the theme in force.
        prefix: what its names begin with: `<prefix>_progress`, `<prefix>_progress_bar`, `<prefix>_stop`.

    Signals:
        stop_wanted: the person stops it.
    """

    stop_wanted = Signal()

    def __init__(self, theme: ThemeManager, prefix: str) -> None:
        super().__init__()
        self.setObjectName(f"{prefix}_progress")
        self._words = make_label("")
        self._words.setObjectName(f"{prefix}_progress_words")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{prefix}_progress_bar")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._stop = make_button(self.tr("Stop"), f"{prefix}_stop")
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
