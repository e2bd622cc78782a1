"""What stands in the vault's place while its file is written anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_PARTS = 1000
_WIDTH_EM = 30


class WorkingPage(QWidget):
    """A sentence, how far it is, and a way to stop.

    Signals:
        stop_wanted: leave everything as it was.
    """

    stop_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("working_page")
        space = theme.metrics.space
        self._title = make_label("", "title")
        self._title.setObjectName("working_title")
        self._words = make_label(
            self.tr("Nothing is lost if this is interrupted: until the last moment the vault stays as it is."), "muted"
        )
        self._bar = QProgressBar()
        self._bar.setObjectName("working_bar")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._stop = make_button(self.tr("Stop"), "working_stop")
        panel = QWidget()
        panel.setMaximumWidth(theme.metrics.em(_WIDTH_EM))
        inner = QVBoxLayout(panel)
        inner.setSpacing(space(3))
        for part in (self._title, self._words, self._bar):
            inner.addWidget(part)
        inner.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(panel, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self._stop.clicked.connect(self.stop_wanted)

    def begin(self, title: str) -> None:
        """Show what is being done, from the beginning."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._bar.setValue(0)
        self._stop.setEnabled(True)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, title)

    def show_progress(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self._bar.setValue(round(share * _PARTS))
