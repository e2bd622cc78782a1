"""A passphrase, or none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


class ProtectionStep(StepPart):
    """Leads to the choice of a passphrase; the vault is written anew with it and opens at this step again.

    Signals:
        passphrase_wanted: choose one now.
    """

    passphrase_wanted = Signal()

    def __init__(self, theme: ThemeManager, vault: "OpenVault") -> None:
        self._vault = vault
        super().__init__(
            theme,
            "first_protection_step",
            self.tr("Should a passphrase protect it?"),
            self.tr(
                "Without one, whoever can read the files on this computer can read what you wrote. With one, nobody "
                "can without it, and nobody can reset it if you forget it."
            ),
        )
        self._choose = make_button(self.tr("Choose a passphrase…"), "first_passphrase")
        self._told = make_label(self.tr("Your vault is encrypted now. Only your passphrase opens it."), "heading")
        self.body.addWidget(self._told)
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(
            make_label(self.tr("Later is fine too: it is in the menu, under “Privacy and lock”."), "muted")
        )
        self._choose.clicked.connect(self.passphrase_wanted)

    def has_answer(self) -> bool:
        """Whether there is a passphrase."""
        return self._vault.is_encrypted

    def enter(self) -> None:
        """Ask, or tell that it is done."""
        self._told.setVisible(self._vault.is_encrypted)
        self._choose.setVisible(not self._vault.is_encrypted)
