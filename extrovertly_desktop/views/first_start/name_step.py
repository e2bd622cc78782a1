"""What to call the person, and where everything will be kept."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


class NameStep(StepPart):
    """The one step that cannot be left out; the vault has an owner once it is behind."""

    def __init__(self, theme: ThemeManager, vault: "OpenVault") -> None:
        self._vault = vault
        self._name = QLineEdit()
        super().__init__(
            theme,
            "first_name_step",
            self.tr("Welcome"),
            self.tr(
                "This is a place to practise being with people, at your own pace. You pick a small step, write down "
                "what you fear, take it, and see for yourself what really happens."
            ),
        )
        self._error = InlineError(theme, "welcome_error")
        self._build()
        self._name.textEdited.connect(self._error.clear)

    def next_words(self) -> str:
        """Return what the button that goes on says."""
        return self.tr("Start")

    def enter(self) -> None:
        """Show the name, if there is one already."""
        owner = self._vault.profile.owner()
        if owner is not None and not self._name.text():
            self._name.setText(owner.first_name)

    def leave(self) -> bool:
        """Make the owner, or call them otherwise."""
        name = self._name.text().strip()
        if not name:
            self._error.show_error(self.tr("Any name will do, even a single letter."), self._name)
            return False
        owner = self._vault.profile.owner()
        try:
            if owner is None:
                self._vault.profile.set_up_owner(UserDraft.of(first_name=name))
            elif name != owner.first_name:
                self._vault.profile.rename_owner(name)
        except UserError as error:
            self._error.show_error(str(error), self._name)
            return False
        return True

    def _build(self) -> None:
        self._name.setObjectName("welcome_name")
        holds(self._name, limits.NAME)
        self._name.setPlaceholderText(self.tr("Any name you like"))
        label = make_label(self.tr("What should we call you?"), "heading")
        label.setBuddy(self._name)
        self._name.setAccessibleName(label.text())
        self.body.addWidget(
            make_label(
                self.tr(
                    "Nothing is sent anywhere. Everything you write stays in one file on this computer:\n{path}"
                ).format(path=self._vault.path),
                "muted",
            )
        )
        self.body.addSpacing(self._theme.metrics.space(2))
        for part in (label, self._name, self._error):
            self.body.addWidget(part)
