"""How at ease the person is in everyday situations."""

from typing import TYPE_CHECKING

from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.profile.comfort_rows import ComfortRows
from extrovertly_desktop.views.theme.manager import ThemeManager

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


class ComfortStep(StepPart):
    """A dozen situations; `domain.comfort` says what follows from the ratings."""

    def __init__(self, theme: ThemeManager, vault: "OpenVault") -> None:
        self._vault = vault
        super().__init__(
            theme,
            "first_comfort_step",
            self.tr("How at ease are you with these?"),
            self.tr(
                "A first guess is enough, and any may be left out. It only helps to choose where to begin; what you "
                "find out yourself counts for more from your first step on."
            ),
        )
        self._rows = ComfortRows(theme, "first_comfort")
        self.body.addWidget(self._rows)
        self._rows.changed.connect(self._on_changed)

    def has_answer(self) -> bool:
        """Whether anything was rated."""
        return bool(self._rows.ratings())

    def enter(self) -> None:
        """Show what was rated before."""
        self._rows.set_ratings(self._vault.own_profile.read().comfort)

    def _on_changed(self) -> None:
        self._vault.own_profile.set_comfort(self._rows.ratings())
        self.answered.emit()
