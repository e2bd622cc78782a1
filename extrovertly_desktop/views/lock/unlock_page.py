"""What stands in the vault's place while it is locked."""

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.lock.passphrase_field import PassphraseField
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 30
_SECOND_MS = 1_000


class UnlockPage(QWidget):
    """Asks for the passphrase of a vault, or only for a click where there is none.

    Signals:
        passphrase_given: a passphrase (`object`, so that Qt makes no copy of it).
        open_wanted: open a vault that has none.
        keyring_wanted: open it by the system's keyring.
        other_wanted: choose another vault.
        forgotten_wanted: what if the passphrase is forgotten.
    """

    passphrase_given = Signal(object)
    open_wanted = Signal()
    keyring_wanted = Signal()
    other_wanted = Signal()
    forgotten_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_page")
        self._theme = theme
        self._needs_passphrase = True
        self._left = 0
        self._title = make_label("", "display", wrap=False)
        self._title.setObjectName("unlock_title")
        self._sentence = make_label("", "muted")
        self._sentence.setObjectName("unlock_sentence")
        self._field = PassphraseField(theme, self.tr("Passphrase"), "unlock_passphrase")
        self._error = InlineError(theme, "unlock_error")
        self._open = make_button(self.tr("Unlock"), "unlock_open", variant="primary")
        self._keyring = make_button(self.tr("Open with the system's keyring"), "unlock_keyring")
        self._forgotten = make_button(self.tr("Forgotten?"), "unlock_forgotten", variant="quiet")
        self._other = make_button(self.tr("Open another vault…"), "unlock_other", variant="quiet")
        self._wait = QTimer(self)
        self._wait.setInterval(_SECOND_MS)
        self._build()
        self._connect()

    def ask(
        self,
        name: str,
        *,
        needs_passphrase: bool,
        was_open: bool,
        has_keyring: bool,
        seconds: int = 0,
        others: bool = True,
    ) -> None:
        """Begin to ask.

        Args:
            name: the vault's file name.
            needs_passphrase: whether it has one; without, a click opens it.
            was_open: whether it was locked just now, rather than not opened yet.
            has_keyring: whether the system's keyring has its key.
            seconds: for how long no passphrase is taken yet.
            others: whether another vault may be chosen instead.
        """
        self._needs_passphrase = needs_passphrase
        self._title.setText(self.tr("Locked") if was_open else self.tr("Welcome back"))
        if not needs_passphrase:
            words = self.tr(
                "This vault has no passphrase, so it is only out of sight: whoever sits here can open it again. "
                "You can give it one under “Privacy and lock”."
            )
        elif was_open:
            words = self.tr("“{name}” is closed. Your passphrase opens it where you left off.").format(name=name)
        else:
            words = self.tr("“{name}” is protected by your passphrase.").format(name=name)
        self._sentence.setText(words)
        self._field.setVisible(needs_passphrase)
        self._forgotten.setVisible(needs_passphrase)
        self._other.setVisible(others)
        self._open.setText(self.tr("Unlock") if needs_passphrase else self.tr("Open again"))
        self._open.setAccessibleName(self._open.text())
        self._keyring.setVisible(needs_passphrase and has_keyring)
        self.clear()
        self.set_busy(busy=False)
        self._start_waiting(seconds)

    def focus_start(self) -> None:
        """Put the keyboard where one goes on."""
        (self._field if self._needs_passphrase and self._field.isEnabled() else self._open).setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Take nothing while a passphrase is being tried."""
        for part in (self._field, self._open, self._keyring, self._other):
            part.setEnabled(not busy and (self._left == 0 or part is self._other))

    def refuse(self, sentence: str, seconds: int = 0) -> None:
        """Say why it did not open, and take no passphrase for a while."""
        self._field.clear()
        self.set_busy(busy=False)
        self._error.show_error(sentence)
        self._start_waiting(seconds)
        self.focus_start()

    def clear(self) -> None:
        """Let go of whatever was typed."""
        self._field.clear()
        self._error.clear()

    def _build(self) -> None:
        space = self._theme.metrics.space
        panel = QWidget()
        panel.setMaximumWidth(self._theme.metrics.em(_WIDTH_EM))
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(space(4), 0, space(4), 0)
        inner.setSpacing(space(4))
        inner.addWidget(self._title)
        inner.addWidget(self._sentence)
        inner.addWidget(self._field)
        inner.addWidget(self._error)
        inner.addWidget(self._open)
        inner.addWidget(self._keyring)
        foot = QHBoxLayout()
        foot.setSpacing(space(2))
        foot.addWidget(self._forgotten)
        foot.addStretch(1)
        foot.addWidget(self._other)
        inner.addLayout(foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(panel, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open)
        self._field.entered.connect(self._on_open)
        self._field.changed.connect(self._error.clear)
        self._keyring.clicked.connect(self.keyring_wanted)
        self._forgotten.clicked.connect(self.forgotten_wanted)
        self._other.clicked.connect(self.other_wanted)
        self._wait.timeout.connect(self._on_second)

    def _on_open(self) -> None:
        if self._left or not self._open.isEnabled():
            return
        if not self._needs_passphrase:
            self.open_wanted.emit()
            return
        if self._field.is_empty():
            self._error.show_error(self.tr("Please type your passphrase."), self._field.line)
            return
        self._error.clear()
        passphrase = self._field.text()
        self._field.clear()
        self.set_busy(busy=True)
        self.passphrase_given.emit(passphrase)

    def _start_waiting(self, seconds: int) -> None:
        self._left = seconds
        self.set_busy(busy=False)
        self._say_left()
        if seconds:
            self._wait.start()
            announce(self._open, self._open.text())
        else:
            self._wait.stop()

    def _on_second(self) -> None:
        self._left = max(0, self._left - 1)
        self._say_left()
        if self._left == 0:
            self._wait.stop()
            self.set_busy(busy=False)
            self.focus_start()

    def _say_left(self) -> None:
        if self._left:
            seconds = QLocale().toString(self._left)
            self._open.setText(self.tr("A short pause: {seconds} s").format(seconds=seconds))
        elif self._needs_passphrase:
            self._open.setText(self.tr("Unlock"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens from anywhere on the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_open()
        else:
            super().keyPressEvent(event)
