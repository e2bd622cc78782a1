"""What the window shows while there is no open vault: that it is being opened, or why it could not be."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label, set_style_property


class OpeningPage(QWidget):
    """A quiet page with one sentence, and ways on when something is wrong.

    Signals:
        retry_wanted: try to open the same vault again.
        other_wanted: choose another vault.
        new_wanted: make a new vault where none is.
    """

    retry_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opening_page")
        self._theme = theme
        self._title = make_label(self.tr("Extrovertly"), "display", wrap=False)
        self._sentence = make_label("", "muted")
        self._sentence.setObjectName("opening_sentence")
        self._retry = make_button(self.tr("Try again"), "opening_retry", variant="primary")
        self._other = make_button(self.tr("Open another vault…"), "opening_other")
        self._new = make_button(self.tr("Make a new one"), "opening_new", variant="primary")
        self._ways = QHBoxLayout()
        self._build()
        self._retry.clicked.connect(self.retry_wanted)
        self._other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)
        self.show_opening()

    def show_opening(self) -> None:
        """Say that the vault is being opened."""
        self._sentence.setText(self.tr("Opening your vault…"))
        self._set_ways_on(visible=False)

    def show_trouble(self, sentence: str, *, can_make: bool = False) -> None:
        """Say what is wrong; screen readers read it out.

        Args:
            sentence: what is wrong.
            can_make: offer to make a new vault, because there is none in that place.
        """
        self._sentence.setText(sentence)
        self._set_ways_on(visible=True, can_make=can_make)
        (self._new if can_make else self._retry).setFocus()
        announce(self._sentence, sentence, urgent=True)

    def _set_ways_on(self, *, visible: bool, can_make: bool = False) -> None:
        # Where there is no file, trying again helps only if a drive was not there yet: it comes last and stands back.
        set_style_property(self._retry, "variant", "plain" if can_make else "primary")
        self._retry.setVisible(visible)
        self._other.setVisible(visible)
        self._new.setVisible(visible and can_make)
        stops = (self._new, self._other, self._retry) if can_make else (self._retry, self._other, self._new)
        for place, button in enumerate(stops):
            self._ways.removeWidget(button)
            self._ways.insertWidget(place, button)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _build(self) -> None:
        space = self._theme.metrics.space
        column = QVBoxLayout(self)
        column.setSpacing(space(4))
        column.addStretch(2)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._ways.setSpacing(space(3))
        for button in (self._retry, self._other, self._new):
            self._ways.addWidget(button)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self._ways)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
