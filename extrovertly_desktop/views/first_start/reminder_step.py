"""A daily reminder, or none."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from extrovertly_desktop.domain.daily_reminders import FIRST_TIME, DailyPlan
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.first_start.step import StepPart
from extrovertly_desktop.views.reminders.time_row import make_time_edit, show_time, time_of
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


class ReminderStep(StepPart):
    """One time of the day; further times, days and quiet hours are chosen under “Reminders”."""

    def __init__(self, theme: ThemeManager, vault: "OpenVault") -> None:
        self._daily = vault.reminders.daily
        super().__init__(
            theme,
            "first_reminder_step",
            self.tr("Would a reminder help?"),
            self.tr(
                "A quiet word at a time of day that suits you. It never says what this is about, and a day without "
                "an answer is nothing to make up for."
            ),
        )
        self._on = QCheckBox(self.tr("Remind me each day at"))
        self._on.setObjectName("first_reminder")
        self._time = make_time_edit("first_reminder_time", self.tr("Time of the daily reminder"))
        self._error = InlineError(theme, "first_reminder_error")
        row = QHBoxLayout()
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(self._on)
        row.addWidget(self._time)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._error)
        self.body.addWidget(
            make_label(self.tr("More times, certain days and quiet hours: in the menu, under “Reminders”."), "muted")
        )
        self._on.clicked.connect(self._save)
        self._time.timeChanged.connect(self._on_time)

    def has_answer(self) -> bool:
        """Whether they are to be reminded."""
        return self._on.isChecked()

    def enter(self) -> None:
        """Show what is chosen."""
        times = self._daily.plan().times
        self._on.setChecked(bool(times))
        show_time(self._time, times[0] if times else FIRST_TIME)

    def leave(self) -> bool:
        """Take a time along that was typed and not left yet."""
        return self._save()

    def _on_time(self) -> None:
        self._on.setChecked(True)
        self._save()

    def _save(self) -> bool:
        self._error.clear()
        before = self._daily.plan()
        times = (time_of(self._time),) if self._on.isChecked() else ()
        try:
            wanted = DailyPlan.of(**{**before.model_dump(), "times": times})
        except UserError as error:
            self._error.show_error(str(error), self._time)
            return False
        if wanted != before:
            self._daily.choose(wanted)
        self.answered.emit()
        return True
