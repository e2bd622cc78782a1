"""The person's own past beside a new prediction."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from extrovertly_desktop.domain.exposure import Attendance, Exposure
from extrovertly_desktop.domain.missions import Evidence, Mission
from extrovertly_desktop.views.missions.words import attendance_words, long_date, number, percent, quoted, verdict
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_label


class EvidenceCard(Card):
    """What was feared before in such missions or events, and what was found."""

    def __init__(self, theme: ThemeManager, object_name: str = "plan_evidence") -> None:
        super().__init__(theme, object_name=object_name)
        self._summary = make_label("", "body")
        self._summary.setObjectName(f"{object_name}_summary")
        self._rows: list[QWidget] = []
        self.set_title(self.tr("Your own evidence"))
        self.add(self._summary)
        self.body.addStretch(1)

    def show_evidence(self, evidence: Evidence, mission: Mission, category: str) -> None:
        """Show the past of a mission and of its category."""
        summary = self._sum_up(evidence, category)
        self.show_past(evidence.recent, summary, lambda exposure: exposure.mission_id == mission.id)

    def show_past(self, recent: Sequence[Exposure], summary: str, is_same: Callable[[Exposure], bool]) -> None:
        """Show what was found before under a sentence that sums it up.

        Args:
            recent: concluded attempts, newest first.
            summary: the sentence.
            is_same: whether an attempt was at the very same thing, so that its title need not be told.
        """
        for row in self._rows:
            row.hide()
            self.body.removeWidget(row)
            row.deleteLater()
        self._rows = []
        self._summary.setText(summary)
        for exposure in recent:
            rule = QFrame()
            rule.setProperty("rule", "true")
            self._append(rule)
            self._append(self._row(exposure, is_same=is_same(exposure)))

    def _sum_up(self, evidence: Evidence, category: str) -> str:
        attempts, other = evidence.attempts, evidence.came_true + evidence.partly
        if attempts == 0 and not evidence.recent:
            return self.tr(
                "Nothing stands here yet, and that is fine: this attempt will be the first entry. From then on, what"
                " you feared and what you found are here to look back on."
            )
        if attempts == 0:
            return self.tr("What you wrote about missions of this kind:")
        if attempts == 1:
            once = (
                self.tr("The one time you looked at it under “{category}”, the worry did not come true.")
                if other == 0
                else self.tr("So far you looked at one worry under “{category}”.")
            )
            return once.format(category=category)
        text = self.tr("In {calm} of {attempts} attempts under “{category}” the worry did not come true.")
        words = text.format(calm=number(attempts - other), attempts=number(attempts), category=category)
        if evidence.partly:
            words += " " + self.tr("Came true in part: {figure}.").format(figure=number(evidence.partly))
        return words

    def _row(self, exposure: Exposure, *, is_same: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metrics.space(1))
        head = [long_date(exposure.local_date)]
        if not is_same:
            head.insert(0, exposure.title)
        if exposure.attendance is not None and exposure.attendance is not Attendance.DONE:
            head.append(attendance_words()[exposure.attendance])
        column.addWidget(make_label(" · ".join(head), "caption"))
        if exposure.worry:
            column.addWidget(make_label(self._worry(exposure)))
        found = " ".join(part for part in (verdict(exposure), self._peaked(exposure)) if part)
        if found:
            column.addWidget(make_label(found))
        if exposure.learned:
            words = self.tr("You learned: {words}").format(words=exposure.learned.strip())
            column.addWidget(make_label(words, "muted"))
        return row

    def _worry(self, exposure: Exposure) -> str:
        worry = quoted(exposure.worry or "")
        if exposure.likelihood is None:
            return worry
        return self.tr("{worry} ({figure} likely).").format(worry=worry, figure=percent(exposure.likelihood))

    def _peaked(self, exposure: Exposure) -> str:
        if exposure.peak_suds is None:
            return ""
        if exposure.expected_suds is None:
            return self.tr("Anxiety peaked at {peak}.").format(peak=number(exposure.peak_suds))
        text = self.tr("Anxiety: expected {expected}, peaked at {peak}.")
        return text.format(expected=number(exposure.expected_suds), peak=number(exposure.peak_suds))

    def _append(self, row: QWidget) -> None:
        self._rows.append(row)
        self.body.insertWidget(self.body.count() - 1, row)
