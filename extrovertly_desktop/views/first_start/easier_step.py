"""What the person would like to become easier."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


class EasierStep(StepPart):
    """A dozen things to choose from, and room for one's own words; kept as `user_profiles.social_goals`."""

    def __init__(self, theme: ThemeManager, vault: "OpenVault") -> None:
        self._vault = vault
        super().__init__(
            theme,
            "first_easier_step",
            self.tr("What would you like to become easier?"),
            self.tr("As many as you like, or none yet. You can change this at any time under “Your profile”."),
        )
        words = (
            self.tr("Small talk"),
            self.tr("Phone calls"),
            self.tr("Meeting new people"),
            self.tr("Speaking up in a group"),
            self.tr("Saying no"),
            self.tr("Asking for help"),
            self.tr("Eating or writing while others watch"),
            self.tr("Giving a talk"),
            self.tr("Being at parties"),
            self.tr("Making friends"),
            self.tr("Dating"),
            self.tr("Saying what I think"),
        )
        self._offered = words
        self._chips = ChipRow(
            theme, self.accessibleName(), "first_easier", [(each, each) for each in words], parent=self
        )
        self._own = TagEdit(theme, self.tr("In your own words"), "first_easier_own", parent=self)
        field = self._own.findChild(QLineEdit)
        if field is not None:
            field.setPlaceholderText(self.tr("Such as: ringing at a neighbour’s door"))
        self._error = InlineError(theme, "first_easier_error")
        label = make_label(self.tr("Or in your own words"), "heading")
        label.setBuddy(self._own)
        self.body.addWidget(self._chips)
        self.body.addSpacing(theme.metrics.space(3))
        for part in (label, self._own, self._error):
            self.body.addWidget(part)
        self._chips.selection_changed.connect(self._save)
        self._own.tags_changed.connect(self._save)

    def has_answer(self) -> bool:
        """Whether anything was chosen."""
        return bool(self._chips.selection() or self._own.tags() or self._own.has_pending())

    def enter(self) -> None:
        """Show what was chosen before."""
        goals = self._vault.own_profile.read().social_goals
        self._chips.set_selection(goals)
        self._own.set_tags(goal for goal in goals if goal not in self._offered)

    def leave(self) -> bool:
        """Take what stands in the field along."""
        self._own.commit_pending()
        return self._save()

    def _save(self) -> bool:
        self._error.clear()
        try:
            self._vault.own_profile.set_goals((*self._chips.selection(), *self._own.tags()))
        except UserError as error:
            self._error.show_error(str(error), self._own)
            return False
        self.answered.emit()
        return True
