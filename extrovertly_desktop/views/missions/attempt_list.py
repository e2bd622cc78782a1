"""What a person found each time they tried a mission."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.exposure import Attendance, Exposure
from extrovertly_desktop.domain.missions import MissionHistory
from extrovertly_desktop.views.missions.attempt_chart import AttemptChart
from extrovertly_desktop.views.missions.suds_scale import SudsScale
from extrovertly_desktop.views.missions.words import (
    attendance_words,
    compared,
    expectation,
    long_date,
    number,
    percent,
    quoted,
    verdict,
)
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_AT_FIRST = 3


class AttemptRow(QWidget):
    """One attempt: when, what became of it, expected against actual, and what was learned.

    Attributes:
        change: the button to change it.

    Signals:
        change_wanted: the person wants to change what they wrote.
    """

    change_wanted = Signal()

    def __init__(self, theme: ThemeManager, exposure: Exposure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(f"attempt_{exposure.id}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head(exposure))
        figures = expectation(exposure.expected_suds, exposure.peak_suds)
        self.setAccessibleName(" ".join((long_date(exposure.local_date), figures)))
        if figures:
            self._column.addWidget(make_label(figures))
            self._column.addWidget(SudsScale(theme, exposure.expected_suds, exposure.peak_suds))
        for text in self._said(exposure):
            self._column.addWidget(make_label(text))
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def _head(self, exposure: Exposure) -> QHBoxLayout:
        row = QHBoxLayout()
        what = "" if exposure.attendance is Attendance.DONE else self._attendance(exposure)
        words = " · ".join(part for part in (long_date(exposure.local_date), what) if part)
        row.addWidget(make_label(words, "caption"), 1)
        self.change = make_button(self.tr("Change"), f"attempt_change_{exposure.id}", variant="quiet")
        self.change.setAccessibleName(
            self.tr("Change what you wrote on {day}").format(day=long_date(exposure.local_date))
        )
        self.change.clicked.connect(self.change_wanted)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @staticmethod
    def _attendance(exposure: Exposure) -> str:
        return "" if exposure.attendance is None else attendance_words()[exposure.attendance]

    def _said(self, exposure: Exposure) -> list[str]:
        lines: list[str] = []
        if exposure.worry:
            worry = self.tr("Your worry: {words}").format(words=quoted(exposure.worry))
            if exposure.likelihood is not None:
                worry += " " + self.tr("({figure} likely).").format(figure=percent(exposure.likelihood))
            lines.append(" ".join(part for part in (worry, verdict(exposure)) if part))
        elif exposure.came_true is not None:
            lines.append(self.tr("What you feared: {verdict}").format(verdict=verdict(exposure)))
        if exposure.learned:
            lines.append(self.tr("You learned: {words}").format(words=exposure.learned.strip()))
        if exposure.notes:
            lines.append(self.tr("Notes: {words}").format(words=exposure.notes.strip()))
        return lines

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(1))


class AttemptCard(Card):
    """All attempts at a mission, newest first; more than three unfold on demand.

    Signals:
        change_wanted: id of the attempt whose outcome the person wants to change.
    """

    change_wanted = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="mission_attempts", parent=parent)
        self._attempts: tuple[Exposure, ...] = ()
        self._rows: list[QWidget] = []
        self._all = make_button("", "mission_all_attempts", variant="quiet")
        self._all.clicked.connect(self._on_all_wanted)
        self._legend = make_label("", "caption", wrap=False)
        self._legend.setObjectName("mission_attempts_legend")
        self.header.addWidget(self._legend)
        self.set_title(self.tr("What you found"))
        self._chart = AttemptChart(theme)
        self._compared = make_label("", "body")
        self._compared.setObjectName("mission_compared")
        self.add(self._chart)
        self.add(self._compared)

    def show_history(self, history: MissionHistory) -> None:
        """Show attempts, newest first; rows are made anew only if something changed."""
        attempts = tuple(reversed(history.attempts))
        self.setVisible(bool(attempts))
        if attempts != self._attempts:
            self._attempts = attempts
            self._show_line(history.line)
            self._fill(_AT_FIRST)

    def _show_line(self, line: Sequence[Exposure]) -> None:
        """Draw the attempts with figures; a single one is told by its own row."""
        ring = self.tr("ring: expected") if any(item.expected_suds is not None for item in line) else ""
        dot = self.tr("dot: highest") if any(item.peak_suds is not None for item in line) else ""
        self._legend.setText(" · ".join(part for part in (ring, dot) if part))
        self._legend.setVisible(bool(line))
        self._chart.set_attempts(line)
        self._chart.setVisible(len(line) > 1)
        self._compared.setText(compared(line))
        self._compared.setVisible(bool(self._compared.text()))

    def _fill(self, most: int) -> None:
        for row in self._rows:
            row.hide()
            self.body.removeWidget(row)
            row.deleteLater()
        self.body.removeWidget(self._all)
        self._rows = []
        for place, exposure in enumerate(self._attempts[:most]):
            if place:
                self._append(self._rule())
            row = AttemptRow(self._theme, exposure, self)
            row.change_wanted.connect(lambda chosen=exposure.id: self.change_wanted.emit(chosen))
            self._append(row)
        left = len(self._attempts) - most
        self._all.setText(self.tr("Show all {figure} attempts").format(figure=number(len(self._attempts))))
        self._all.setAccessibleName(self._all.text())
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeading)
        self._all.setVisible(left > 0)
        stops = [*(row.change for row in self._rows if isinstance(row, AttemptRow)), self._all]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _append(self, row: QWidget) -> None:
        self._rows.append(row)
        self.body.addWidget(row)

    @staticmethod
    def _rule() -> QFrame:
        rule = QFrame()
        rule.setProperty("rule", "true")
        return rule

    def _on_all_wanted(self) -> None:
        shown = len(self._rows)
        self._fill(len(self._attempts))
        first_new = next(row for row in self._rows[shown:] if isinstance(row, AttemptRow))
        first_new.change.setFocus(Qt.FocusReason.OtherFocusReason)
