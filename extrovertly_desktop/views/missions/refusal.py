"""Why a mission stays, and what can be done instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class Refusal(Card):
    """A sentence with hiding as the way on; out of sight until it is needed.

    Signals:
        hide_wanted: the person hides the mission instead.
    """

    hide_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="mission_refusal", parent=parent)
        self._words = make_label("")
        self._words.setObjectName("mission_refusal_words")
        self._hide = make_button(self.tr("Hide it instead"), "mission_hide_instead")
        self._leave = make_button(self.tr("Leave it as it is"), "mission_keep_as_is", variant="quiet")
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=theme.metrics.space(2))
        flow.addWidget(self._hide)
        flow.addWidget(self._leave)
        self.add(self._words)
        self.add(buttons)
        self._hide.clicked.connect(self.hide_wanted)
        self._leave.clicked.connect(self.hide)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say why, and offer the other way."""
        self._words.setText(sentence)
        self.show()
        announce(self, sentence)
        self._hide.setFocus(Qt.FocusReason.OtherFocusReason)
