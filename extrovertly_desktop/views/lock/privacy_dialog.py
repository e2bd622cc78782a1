"""What is chosen about the passphrase, about locking, and about who may look."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.screen_capture import can_keep_out
from extrovertly_desktop.views.lock.choices import LockChoices, Rest
from extrovertly_desktop.views.lock.passphrase_dialog import Deed
from extrovertly_desktop.views.lock.sheet_dialog import SheetDialog
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 42


class PrivacyPanel(QWidget):
    """Everything that is chosen here; it may stand in a dialog or on a page of settings.

    Args:
        theme: the theme in force.
        choices: where the choices are kept.
        is_encrypted: whether the vault has a passphrase.
        uses_keyring: whether the system's keyring has its key; None where there is no keyring.

    Signals:
        deed_wanted: a `Deed`: choose, change or remove the passphrase.
        forgotten_wanted: what if it is forgotten.
        keyring_chosen: whether the system's keyring is to have the vault's key.
        changed: something else was chosen, and is kept already.
    """

    deed_wanted = Signal(object)
    forgotten_wanted = Signal()
    keyring_chosen = Signal(bool)
    changed = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        choices: LockChoices,
        *,
        is_encrypted: bool,
        uses_keyring: bool | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._choices = theme, choices
        self._is_encrypted, self._uses_keyring = is_encrypted, uses_keyring
        self._error = InlineError(theme, "privacy_error")
        self._rest = QComboBox()
        self._session = QCheckBox(self.tr("Lock when the computer sleeps or its screen is locked"))
        self._capture = QCheckBox(self.tr("Keep this window out of screenshots and screen sharing"))
        self._keyring = QCheckBox(self.tr("Let this computer's keyring open the vault"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(4))
        for card in (self._passphrase_card(), self._lock_card(), self._sight_card()):
            column.addWidget(card)
        column.addWidget(self._error)
        self._rest.activated.connect(self._on_rest)
        self._session.toggled.connect(self._on_session)
        self._capture.toggled.connect(self._on_capture)
        self._keyring.clicked.connect(self.keyring_chosen)

    def refuse_keyring(self, sentence: str) -> None:
        """Say why the keyring did not take the key, or let it go."""
        self._keyring.setChecked(not self._keyring.isChecked())
        self._error.show_error(sentence, self._keyring)

    def _passphrase_card(self) -> Card:
        card = Card(self._theme, self.tr("Passphrase"), object_name="privacy_passphrase")
        row = QHBoxLayout()
        row.setSpacing(self._theme.metrics.space(2))
        if self._is_encrypted:
            card.add(make_label(self.tr("This vault and its backups are encrypted. Only your passphrase opens them.")))
            deeds = [
                (Deed.CHANGE, self.tr("Change it…"), "privacy_change"),
                (Deed.REMOVE, self.tr("Do without…"), "privacy_remove"),
            ]
        else:
            card.add(
                make_label(
                    self.tr(
                        "This vault has none: whoever can read the files on this computer can read what you wrote. "
                        "With one, nobody can without it."
                    )
                )
            )
            deeds = [(Deed.CHOOSE, self.tr("Choose a passphrase…"), "privacy_choose")]
        for deed, words, name in deeds:
            button = make_button(words, name, variant="primary" if deed is Deed.CHOOSE else "plain")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, deed=deed: self.deed_wanted.emit(deed))
            row.addWidget(button)
        forgotten = make_button(self.tr("If it is forgotten"), "privacy_forgotten", variant="quiet")
        forgotten.setAutoDefault(False)
        forgotten.clicked.connect(self.forgotten_wanted)
        row.addWidget(forgotten)
        row.addStretch(1)
        card.body.addLayout(row)
        if self._is_encrypted:
            self._add_keyring(card)
        else:
            self._keyring.setParent(self)
            self._keyring.hide()
        return card

    def _add_keyring(self, card: Card) -> None:
        self._keyring.setObjectName("privacy_keyring")
        self._keyring.setChecked(bool(self._uses_keyring))
        self._keyring.setEnabled(self._uses_keyring is not None)
        card.add(self._keyring)
        words = (
            self.tr("No keyring was found on this computer.")
            if self._uses_keyring is None
            else self.tr("A click opens it then, for anybody who sits here while you are logged in.")
        )
        card.add(make_label(words, "caption"))

    def _lock_card(self) -> Card:
        card = Card(self._theme, self.tr("Lock"), object_name="privacy_lock")
        self._rest.setObjectName("privacy_rest")
        for rest, words in (
            (Rest.AT_ONCE, self.tr("at once when I turn to something else")),
            (Rest.ONE, self.tr("after a minute of rest")),
            (Rest.FIVE, self.tr("after 5 minutes of rest")),
            (Rest.FIFTEEN, self.tr("after 15 minutes of rest")),
            (Rest.NEVER, self.tr("only when I say so")),
        ):
            self._rest.addItem(words, rest)
        self._rest.setCurrentIndex(list(Rest).index(self._choices.rest()))
        label = make_label(self.tr("Lock by itself:"), wrap=False)
        label.setBuddy(self._rest)
        self._rest.setAccessibleName(label.text())
        self._session.setObjectName("privacy_session")
        self._session.setChecked(self._choices.locks_with_session())
        row = QHBoxLayout()
        row.setSpacing(self._theme.metrics.space(2))
        row.addWidget(label)
        row.addWidget(self._rest, 1)
        card.body.addLayout(row)
        card.add(self._session)
        for part in (label, self._rest, self._session):
            part.setEnabled(self._is_encrypted)
        words = (
            self.tr("Ctrl+L locks at any time: the vault is closed, and what you are writing is kept in it.")
            if self._is_encrypted
            else self.tr("Without a passphrase a lock only puts the vault out of sight, and only Ctrl+L does it.")
        )
        card.add(make_label(words, "caption"))
        return card

    def _sight_card(self) -> Card:
        card = Card(self._theme, self.tr("Out of sight"), object_name="privacy_sight")
        card.add(make_label(self.tr("F9 blanks the window at once; F9 or Esc brings it back. The vault stays open.")))
        self._capture.setObjectName("privacy_capture")
        self._capture.setChecked(can_keep_out() and self._choices.keeps_out_of_capture())
        self._capture.setEnabled(can_keep_out())
        card.add(self._capture)
        if not can_keep_out():
            card.add(make_label(self.tr("This system gives programs no way to do that."), "caption"))
        return card

    def _on_rest(self, index: int) -> None:
        self._choices.choose_rest(list(Rest)[index])
        self.changed.emit()

    def _on_session(self, locks: bool) -> None:
        self._choices.choose_session(locks=locks)
        self.changed.emit()

    def _on_capture(self, keeps_out: bool) -> None:
        self._choices.choose_capture(keeps_out=keeps_out)
        self.changed.emit()


class PrivacyDialog(SheetDialog):
    """The panel in a dialog of its own; what is chosen holds at once."""

    def __init__(self, theme: ThemeManager, panel: PrivacyPanel, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PrivacyDialog", "Privacy and lock")
        super().__init__(theme, "privacy_dialog", title, _WIDTH_EM, parent)
        close = make_button(self.tr("Close"), "privacy_close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.body.addWidget(panel)
        self.body.addStretch(1)
