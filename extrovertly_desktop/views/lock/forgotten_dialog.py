"""What a forgotten passphrase means, said before it happens and after."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 38


class ForgottenDialog(QDialog):
    """A page to read."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forgotten_dialog")
        self.setWindowTitle(self.tr("If the passphrase is forgotten"))
        space = theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(3))
        column.addWidget(make_label(self.tr("If the passphrase is forgotten"), "title"))
        for heading, text in self._parts():
            column.addSpacing(space(1))
            column.addWidget(make_label(heading, "heading"))
            column.addWidget(make_label(text))
        column.addSpacing(space(2))
        close = make_button(self.tr("Close"), "forgotten_close", variant="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.setMinimumWidth(theme.metrics.em(_WIDTH_EM))
        self.finished.connect(self.deleteLater)

    def _parts(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("There is no second key"),
                self.tr(
                    "The passphrase is the key itself. It is written down nowhere and sent to nobody, so there is "
                    "nothing to reset: without it nobody can read the vault, and neither can we."
                ),
            ),
            (
                self.tr("What is worth a try"),
                self.tr(
                    "Take your time: Caps Lock, another keyboard layout, a space at the end, the way you write "
                    "passphrases elsewhere. Trying often harms nothing, the pauses only grow to a minute. If you let "
                    "the system's keyring open the vault, its button still does."
                ),
            ),
            (
                self.tr("What can still be had"),
                self.tr(
                    "Copies you took out yourself, such as an export or a report, and backups from before the vault "
                    "had this passphrase that lie somewhere else. The vault file stays as it is: should the "
                    "passphrase come back to you, everything is there."
                ),
            ),
            (
                self.tr("To be safe from now on"),
                self.tr(
                    "A note with the passphrase in a place you trust, or a password manager, is a good idea and "
                    "nothing to be ashamed of."
                ),
            ),
        )
