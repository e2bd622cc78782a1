"""Whether reminders name the event, for whoever else may see the screen."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox

from extrovertly_desktop.views.context import ViewContext


class ReminderTitlesBox(QCheckBox):
    """The preference `discreet_reminders`, the other way round."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setText(self.tr("Reminders may name the event"))
        self.setObjectName("reminder_titles")
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Otherwise they say: Something you planned is at 19:00."))
        self._keep_up()
        self.clicked.connect(self._on_clicked)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the preference as it is now."""
        super().showEvent(event)
        self._keep_up()

    def _keep_up(self) -> None:
        self.setChecked(not self._context.vault.profile.preferences().discreet_reminders)

    def _on_clicked(self, named: bool) -> None:
        profile = self._context.vault.profile

        def put_back() -> None:
            profile.set_preferences(discreet_reminders=named)
            self._keep_up()

        profile.set_preferences(discreet_reminders=not named)
        words = self.tr("Reminders name the event now.") if named else self.tr("Reminders keep its name back now.")
        self._context.notices.say(words, undo=put_back)
