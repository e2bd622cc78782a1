"""Asked in place before a link leaves the application."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class LinkQuestion(Card):
    """Hidden until a link is clicked; shows where it leads and opens it only when told to.

    Signals:
        answered: the question is gone again.
    """

    answered = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="entry_link", parent=parent)
        self._theme = theme
        self._address = ""
        self._words = make_label("")
        self._words.setObjectName("entry_link_text")
        self._open = make_button(self.tr("Open in the browser"), "entry_link_open")
        self._copy = make_button(self.tr("Copy the address"), "entry_link_copy")
        self._leave = make_button(self.tr("Leave it"), "entry_link_leave", variant="quiet")
        actions = QWidget()
        self._flow = FlowLayout(actions)
        for button in (self._copy, self._open, self._leave):
            self._flow.addWidget(button)
        column = QVBoxLayout()
        self.body.addLayout(column)
        column.addWidget(self._words)
        column.addWidget(actions)
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self._leave.clicked.connect(self.forget)
        theme.theme_changed.connect(self._on_own_theme_changed)
        self._on_own_theme_changed()
        self.hide()

    def ask(self, address: str) -> None:
        """Show where a link leads, and what can be done with it."""
        self._address = address
        words = self.tr("This link leads out of your journal, to {address}").format(address=address)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words, urgent=True)

    def forget(self) -> None:
        """Take the question back; nothing is opened."""
        if not self.isHidden():
            self.hide()
            self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the link alone on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
        else:
            super().keyPressEvent(event)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
        self.forget()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.forget()

    def _on_own_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(2))
