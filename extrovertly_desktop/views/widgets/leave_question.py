"""Asking in place before something written would be lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label


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
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        for button in (self._discard, self._stay, self._save):
            self._row.addWidget(button)
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

    def _lay_out(self) -> None:
        self._row.setSpacing(self._theme.metrics.space(2))
