"""The first start: a name, and where everything will be kept."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


class WelcomeDialog(QDialog):
    """Asks what to call the person, and nothing else; accepted once the vault has an owner."""

    def __init__(self, theme: ThemeManager, vault: "OpenVault", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome_dialog")
        self.setWindowTitle(self.tr("Welcome"))
        self._theme = theme
        self._vault = vault
        self._name = QLineEdit()
        self._name.setObjectName("welcome_name")
        self._name.setAccessibleName(self.tr("What should we call you?"))
        self._name.setPlaceholderText(self.tr("Any name you like"))
        self._error = InlineError(theme, "welcome_error")
        self._start = make_button(self.tr("Start"), "welcome_start", variant="primary")
        self._start.setDefault(True)
        self._passphrase = QCheckBox(self.tr("Protect it with a passphrase (later is fine too)"))
        self._passphrase.setObjectName("welcome_passphrase")
        self._build()
        self._connect()
        self._name.setFocus()

    def _build(self) -> None:
        space = self._theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(3))
        column.addWidget(make_label(self.tr("Welcome"), "display"))
        column.addWidget(
            make_label(
                self.tr(
                    "This is a place to practise being with people, at your own pace. You pick a small step, write "
                    "down what you fear, take it, and see for yourself what really happens."
                )
            )
        )
        column.addWidget(
            make_label(
                self.tr(
                    "Nothing is sent anywhere. Everything you write stays in one file on this computer:\n{path}"
                ).format(path=self._vault.path),
                "muted",
            )
        )
        column.addSpacing(space(2))
        label = make_label(self.tr("What should we call you?"), "heading")
        label.setBuddy(self._name)
        column.addWidget(label)
        column.addWidget(self._name)
        column.addWidget(self._passphrase)
        column.addWidget(self._error)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._start)
        column.addLayout(row)
        self.setMinimumWidth(space(130))

    def wants_passphrase(self) -> bool:
        """Whether a passphrase is to be chosen next."""
        return self._passphrase.isChecked()

    def _connect(self) -> None:
        self._start.clicked.connect(self._on_start)
        self._name.textEdited.connect(self._error.clear)

    def _on_start(self) -> None:
        if not self._name.text().strip():
            self._say(self.tr("Any name will do, even a single letter."))
            return
        try:
            self._vault.profile.set_up_owner(UserDraft.of(first_name=self._name.text()))
        except UserError as error:
            self._say(str(error))
            return
        self.accept()

    def _say(self, sentence: str) -> None:
        self._error.show_error(sentence)
        # Wrapped text has no fixed height: the dialog has to ask for the room of the new line itself.
        self.adjustSize()
        self._name.setFocus()
