"""What a forgotten passphrase means, said before it happens and after."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.lock.sheet_dialog import SheetDialog
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 38


class ForgottenDialog(SheetDialog):
    """A page to read."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ForgottenDialog", "If the passphrase is forgotten")
        super().__init__(theme, "forgotten_dialog", title, _WIDTH_EM, parent)
        space, column = theme.metrics.space, self.body
        column.setSpacing(space(2))
        for heading, text in self._parts():
            column.addSpacing(space(1))
            column.addWidget(make_label(heading, "heading"))
            column.addWidget(make_label(text))
        close = make_button(self.tr("Close"), "forgotten_close", variant="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)

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
