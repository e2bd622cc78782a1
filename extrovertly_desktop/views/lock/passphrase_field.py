"""A line for a passphrase: hidden unless one wants to see it, with a word about Caps Lock."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class PassphraseField(QWidget):
    """Takes a passphrase.

    Args:
        theme: the theme in force.
        name: what it asks for; its label and accessible name.
        object_name: of the line; the button is `<object_name>_show`, the hint `<object_name>_caps`.

    Signals:
        changed: something was typed.
        entered: Enter was pressed in it.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: ThemeManager, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = QLineEdit()
        self.line.setObjectName(object_name)
        self.line.setAccessibleName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        # What is typed is for nobody's list of words.
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self._show = make_button(self.tr("Show"), f"{object_name}_show", variant="quiet")
        self._show.setCheckable(True)
        self._show.setAutoDefault(False)
        self._caps = make_label(self.tr("Caps Lock seems to be on."), "caption")
        self._caps.setObjectName(f"{object_name}_caps")
        self._label = make_label(name, "heading")
        self._label.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(1))
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._caps)
        self._caps.hide()
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self._show.toggled.connect(self._on_shown)

    def text(self) -> str:
        """Return what was typed: a text of its own, to be wiped by whoever asked."""
        return self.line.text()

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self.line.text() == ""

    def clear(self) -> None:
        """Let go of what was typed, and hide again what will be."""
        # Zeros take the place of what was typed before it is let go; a line that was filled twice undoes neither.
        self.line.setText("\u2022" * len(self.line.text()))
        self.line.clear()
        self._show.setChecked(False)
        self._caps.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Caps Lock by a letter that is not as Shift would have it: no system tells it everywhere."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_CapsLock:
                self._caps.hide()
            letter = event.text()
            if len(letter) == 1 and letter.lower() != letter.upper():
                is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(letter.isupper() != is_shifted)
        return super().eventFilter(watched, event)

    def _on_shown(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = self.tr("Hide") if shown else self.tr("Show")
        self._show.setText(words)
        self._show.setAccessibleName(words)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
