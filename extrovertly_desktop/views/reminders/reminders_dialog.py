"""What is chosen about reminders, quiet hours and the background; what is chosen holds at once."""

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.daily_reminders import EVERY_DAY, NIGHT, DailyPlan
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.daily_reminders import DailyReminderService
from extrovertly_desktop.views.lock.sheet_dialog import SheetDialog
from extrovertly_desktop.views.reminders.choices import BackgroundChoices
from extrovertly_desktop.views.reminders.daily_words import neutral_words
from extrovertly_desktop.views.reminders.time_row import TimeRow, make_time_edit, show_time, time_of
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds

_WIDTH_EM = 42


class DailyPanel(QWidget):
    """The daily reminder and quiet hours; it may stand in a dialog or on any other page.

    Args:
        theme: the theme in force.
        daily: where they are kept.

    Signals:
        changed: something else was chosen, and is kept already.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, daily: DailyReminderService) -> None:
        super().__init__()
        self._theme, self._daily = theme, daily
        self._on = QCheckBox(self.tr("Remind me each day"))
        self._times = TimeRow(theme)
        first = QLocale().firstDayOfWeek().value - 1
        days = [(first + ahead) % 7 for ahead in EVERY_DAY]
        short = QLocale.FormatType.ShortFormat
        names = [(str(day), QLocale().standaloneDayName(day + 1, short)) for day in days]
        self._days = ChipRow(theme, self.tr("On these days"), "daily_days", names)
        self._words = QLineEdit()
        self._quiet = QCheckBox(self.tr("Keep quiet hours"))
        self._from = make_time_edit("quiet_from", self.tr("Quiet from"))
        self._until = make_time_edit("quiet_until", self.tr("Quiet until"))
        self._error = InlineError(theme, "daily_error")
        self._rows = QWidget()
        self._hours = QWidget()
        self._build()
        self.show_plan(daily.plan())
        self._connect()

    def show_plan(self, plan: DailyPlan) -> None:
        """Show what is chosen."""
        self._error.clear()
        self._on.setChecked(bool(plan.times))
        self._times.set_times(plan.times)
        self._days.set_selection([str(day) for day in plan.weekdays])
        self._words.setText(plan.words or "")
        begin, end = plan.quiet_from, plan.quiet_until
        self._quiet.setChecked(begin is not None)
        show_time(self._from, begin or NIGHT[0])
        show_time(self._until, end or NIGHT[1])
        self._enable()

    def focus_start(self) -> None:
        """Put the keyboard on the first choice."""
        self._on.setFocus()

    def _build(self) -> None:
        space = self._theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        self._on.setObjectName("daily_on")
        self._words.setObjectName("daily_words")
        self._words.setPlaceholderText(neutral_words())
        holds(self._words, limits.ANCHOR)
        says = make_label(self.tr("It says:"), wrap=False)
        says.setBuddy(self._words)
        self._words.setAccessibleName(says.text())
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(space(3))
        said = QHBoxLayout()
        said.setSpacing(space(2))
        said.addWidget(says)
        said.addWidget(self._words, 1)
        rows.addWidget(self._times)
        rows.addWidget(self._days)
        rows.addLayout(said)
        card = Card(self._theme, self.tr("Each day"), object_name="reminders_daily")
        for part in (self._on, self._rows):
            card.add(part)
        card.add(make_label(self.tr("While your streak is paused, none comes."), "caption"))
        column.addWidget(card)
        quiet = Card(self._theme, self.tr("Quiet"), object_name="reminders_quiet")
        self._quiet.setObjectName("quiet_on")
        hours = QHBoxLayout(self._hours)
        hours.setContentsMargins(0, 0, 0, 0)
        hours.setSpacing(space(2))
        for words, box in ((self.tr("From"), self._from), (self.tr("until"), self._until)):
            label = make_label(words, wrap=False)
            label.setBuddy(box)
            hours.addWidget(label)
            hours.addWidget(box)
        hours.addStretch(1)
        quiet.add(self._quiet)
        quiet.add(self._hours)
        words = self.tr("Reminders of events wait until then too; those of the night itself stand in the window.")
        quiet.add(make_label(words, "caption"))
        column.addWidget(quiet)
        column.addWidget(self._error)

    def _connect(self) -> None:
        for box in (self._on, self._quiet):
            box.clicked.connect(self._keep)
        for edit in (self._from, self._until):
            edit.timeChanged.connect(self._keep)
        self._times.times_changed.connect(self._keep)
        self._days.selection_changed.connect(self._keep)
        self._words.editingFinished.connect(self._keep)

    def _enable(self) -> None:
        self._rows.setEnabled(self._on.isChecked())
        self._hours.setEnabled(self._quiet.isChecked())

    def _keep(self) -> None:
        self._enable()
        self._error.clear()
        is_quiet = self._quiet.isChecked()
        try:
            plan = DailyPlan.of(
                times=self._times.times() if self._on.isChecked() else (),
                weekdays=tuple(int(day) for day in self._days.selection()),
                words=self._words.text(),
                quiet_from=time_of(self._from) if is_quiet else None,
                quiet_until=time_of(self._until) if is_quiet else None,
            )
        except UserError as error:
            fields = {"weekdays": self._days, "times": self._times, "words": self._words, "quiet_until": self._until}
            self._error.show_error(str(error), fields.get(error.field or ""))
            return
        if plan != self._daily.plan():
            self._daily.choose(plan)
            self.changed.emit()


class BackgroundCard(Card):
    """Whether it stays in the tray, and whether it starts with the computer."""

    def __init__(self, theme: ThemeManager, choices: BackgroundChoices) -> None:
        words = QCoreApplication.translate("BackgroundCard", "In the background")
        super().__init__(theme, words, object_name="reminders_background")
        self._choices = choices
        stay = QCheckBox(self.tr("Stay in the tray when the window is closed"))
        stay.setObjectName("background_stay")
        stay.setChecked(choices.has_tray and choices.keeps_running() is True)
        stay.setEnabled(choices.has_tray)
        self._login = QCheckBox(self.tr("Start when I log in"))
        self._login.setObjectName("background_login")
        self._login.setChecked(choices.login.is_on())
        self._login.setEnabled(choices.login.is_possible)
        self.add(stay)
        self.add(self._login)
        said = (
            self.tr(
                "It starts in the tray, without a window. A vault with a passphrase waits there for you to open it."
            )
            if choices.has_tray
            else self.tr("This desktop shows no tray: reminders come while the window is open.")
        )
        self.add(make_label(said, "caption"))
        shortcut = self.tr(
            "For a check-in by one key from anywhere, let your desktop's keyboard settings run: {command}"
        ).format(command="extrovertly --check-in")
        self.add(make_label(shortcut, "caption"))
        stay.clicked.connect(lambda keeps: choices.choose_running(keeps=keeps))
        self._login.clicked.connect(self._on_login)

    def _on_login(self, on: bool) -> None:
        try:
            self._choices.login.turn(on=on)
        finally:
            self._login.setChecked(self._choices.login.is_on())


class RemindersDialog(SheetDialog):
    """All of it in a dialog of its own."""

    def __init__(
        self,
        theme: ThemeManager,
        daily: DailyReminderService,
        choices: BackgroundChoices,
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("RemindersDialog", "Reminders")
        super().__init__(theme, "reminders_dialog", title, _WIDTH_EM, parent)
        self.panel = DailyPanel(theme, daily)
        close = make_button(self.tr("Close"), "reminders_close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.body.setSpacing(theme.metrics.space(4))
        self.body.addWidget(self.panel)
        self.body.addWidget(BackgroundCard(theme, choices))
        self.body.addStretch(1)
        self.panel.focus_start()
