"""The page for a damaged vault: go back to a backup, or rescue what can be read. Nothing is lost by either."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QWidget

from extrovertly_desktop.adapters.task_runner import Task, TaskRunner
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, WrongPassphrase
from extrovertly_desktop.domain.rescue import RescueReport
from extrovertly_desktop.services.salvage import DamagedVault, Repaired
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.backups.words import row_words, table_words
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label

if TYPE_CHECKING:
    from extrovertly_desktop.domain.clock import Clock

_PARTS = 1000
MakeDamaged = Callable[[str | None], DamagedVault]
"""Makes what can be done for the vault, given its passphrase or None."""


class DamagePage(Page):
    """Says what is wrong and offers two ways on.

    Args:
        theme: the theme in force.
        tasks: the worker.
        make: makes what can be done, given the passphrase.
        clock: tells days and times.
        sentence: what is wrong.
        is_encrypted: whether a passphrase has to be asked for.
        can_open: whether it could be opened all the same.

    Signals:
        repaired: the vault can be opened again.
        open_anyway: open it as it is.
        other_wanted: open another vault.
    """

    repaired = Signal()
    open_anyway = Signal()
    other_wanted = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        tasks: TaskRunner,
        make: MakeDamaged,
        clock: "Clock",
        sentence: str,
        *,
        is_encrypted: bool,
        can_open: bool,
    ) -> None:
        super().__init__(theme, title="", object_name="damage_page")
        self.set_title(self.tr("Your vault is damaged"))
        self._theme, self._tasks, self._make, self._clock = theme, tasks, make, clock
        self._task: Task | None = None
        self._sentence = make_label(sentence)
        self._sentence.setObjectName("damage_sentence")
        self._passphrase = QLineEdit()
        self._is_encrypted, self._can_open = is_encrypted, can_open
        backups = make(None).backups()
        self._newest = backups[0] if backups else None
        self._back = make_button(self.tr("Go back to it"), "damage_go_back", variant="primary")
        self._rescue = make_button(
            self.tr("Rescue what can be read"), "damage_rescue", variant="plain" if backups else "primary"
        )
        self._bar = QProgressBar()
        self._error = InlineError(theme, "damage_error")
        self._told = make_label("")
        self._told.setObjectName("damage_told")
        self._open = make_button(self.tr("Open the vault"), "damage_open", variant="primary")
        self._anyway = make_button(self.tr("Open it as it is"), "damage_anyway", variant="quiet")
        self._other = make_button(self.tr("Open another vault…"), "damage_other", variant="quiet")
        self._ways: list[QWidget] = []
        self._fill()
        self._back.clicked.connect(self._on_back)
        self._rescue.clicked.connect(self._on_rescue)
        self._open.clicked.connect(self.repaired)
        self._anyway.clicked.connect(self.open_anyway)
        self._other.clicked.connect(self.other_wanted)
        announce(self, sentence, urgent=True)

    def _fill(self) -> None:
        self.add(self._sentence)
        if self._is_encrypted:
            self._passphrase.setObjectName("damage_passphrase")
            self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
            self._passphrase.setAccessibleName(self.tr("Passphrase of the vault"))
            self._passphrase.setPlaceholderText(self.tr("Passphrase of the vault"))
            self.add(self._passphrase)
        if self._newest is not None:
            moment, detail = row_words(self._newest, self._clock)
            self._add_way(
                self.tr("Go back to the newest backup"),
                self.tr(
                    "{moment} ({detail}). It was checked when it was made. What you wrote since is not in it."
                ).format(moment=moment, detail=detail),
                self._back,
            )
        self._add_way(
            self.tr("Rescue what can be read"),
            self.tr(
                "Everything that still makes sense goes into a new vault, the newest with it, and you are told what "
                "could not be read."
            ),
            self._rescue,
        )
        self._bar.setObjectName("damage_progress")
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        for part in (self._bar, self._told, self._open):
            part.hide()
        self._anyway.setVisible(self._can_open)
        self.add(self._bar)
        self.add(self._error)
        self.add(self._told)
        row = QHBoxLayout()
        for button in (self._open, self._anyway, self._other):
            row.addWidget(button)
        row.addStretch(1)
        self.add(row)
        self._ways.append(
            make_label(
                self.tr("Whichever you choose, the damaged file stays beside the vault under a name of its own."),
                "muted",
            )
        )
        self.add(self._ways[-1])
        self.add_stretch()

    def _add_way(self, title: str, words: str, button: QWidget) -> None:
        card = Card(self._theme, title)
        row = QHBoxLayout()
        row.addWidget(make_label(words), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.setSpacing(self._theme.metrics.space(3))
        card.body.addLayout(row)
        self._ways.append(card)
        self.add(card)

    def _on_back(self) -> None:
        newest = self._newest
        if newest is not None:
            self._work(lambda damaged, ctx: damaged.go_back(newest.path, ctx))

    def _on_rescue(self) -> None:
        self._work(lambda damaged, ctx: damaged.repair(ctx))

    def _work(self, deed: Callable[[DamagedVault, TaskContext], Repaired]) -> None:
        if self._task is not None:
            return
        passphrase, make = self._passphrase.text() or None, self._make
        self._error.clear()
        self._bar.setValue(0)
        self._set_busy(busy=True)
        task = self._task = self._tasks.start(lambda ctx: deed(make(passphrase), ctx))
        task.progressed.connect(lambda share, _text: self._bar.setValue(round(share * _PARTS)))
        task.succeeded.connect(self._on_repaired)
        task.failed.connect(self._on_failed)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        for button in (self._back, self._rescue, self._anyway, self._other):
            button.setEnabled(not busy)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._set_busy(busy=False)
        if not isinstance(error, (UserError, EnvironmentFault)):
            raise error
        self._error.show_error(str(error), self._passphrase if isinstance(error, WrongPassphrase) else None)

    def _on_repaired(self, done: Repaired) -> None:
        self._task = None
        self._set_busy(busy=False)
        self._passphrase.clear()
        for part in (*self._ways, self._passphrase, self._anyway, self._other, self._sentence):
            part.hide()
        self.set_title(self.tr("Your vault can be opened again"))
        lines = [self._summary(done.report)] if done.report is not None else [self.tr("It is what the backup holds.")]
        if done.kept is not None:
            lines.append(self.tr("The damaged file is kept as {name}.").format(name=done.kept.name))
        self._told.setText("\n\n".join(lines))
        self._told.show()
        self._open.show()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._told.text())

    def _summary(self, report: RescueReport) -> str:
        number = QLocale().toString
        known = ("journal_entries", "mood_tracking", "exposures", "events", "social_goals", "coach_messages")
        lines = []
        for table in known:
            told = report.tables.get(table)
            if told is None or not (told.rescued or told.missing):
                continue
            line = self.tr("{name}: {count} rescued").format(name=table_words(table), count=number(told.rescued))
            if told.doubtful:
                line += self.tr(", {count} of them with doubtful letters").format(count=number(told.doubtful))
            if told.missing:
                line += self.tr(", {count} seen but not readable").format(count=number(told.missing))
            lines.append(line)
        if report.damaged_pages:
            words = self.tr("{count} of {all} pages of the file are damaged; what stood only there is lost.")
            lines.append(words.format(count=number(report.damaged_pages), all=number(report.pages)))
        if report.log:
            lines.append(report.log)
        return "\n".join(lines) or self.tr("Nothing could be read.")
