"""Asking in place before something written would be lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_BESIDE_EM = 34


class LeaveQuestion(QWidget):
    """Save, discard, or keep writing.

    Signals:
        save_wanted, discard_wanted, stay_wanted: the answer.
    """

    save_wanted = Signal()
    discard_wanted = Signal()
    stay_wanted = Signal()

    def __init__(self, theme: ThemeManager, prefix: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(f"{prefix}_leave_question")
        self._words = make_label(self.tr("You have written something that is not saved yet."))
        self._stay = make_button(self.tr("Keep writing"), f"{prefix}_keep_writing")
        self._discard = make_button(self.tr("Discard"), f"{prefix}_discard", variant="quiet")
        self._save = make_button(self.tr("Save"), f"{prefix}_save_and_leave", variant="primary")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(0)
        for button in (self._discard, self._stay, self._save):
            self._buttons.addWidget(button)
        self._row.addLayout(self._buttons)
        self._stay.clicked.connect(self.stay_wanted)
        self._discard.clicked.connect(self.discard_wanted)
        self._save.clicked.connect(self.save_wanted)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def focus_start(self) -> None:
        """Put the keyboard on the answer that loses nothing, and have the question read out."""
        announce(self, self._words.text(), urgent=True)
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_margins(self, across: int, down: int) -> None:
        """Line it up with the form above it; in pixels."""
        self._row.setContentsMargins(across, down, across, down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below the question where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        way = QBoxLayout.Direction
        is_wide = self.width() >= self._theme.metrics.em(_BESIDE_EM)
        self._row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _lay_out(self) -> None:
        self._row.setSpacing(self._theme.metrics.space(2))
        self._buttons.setSpacing(self._theme.metrics.space(2))
        self._arrange()
