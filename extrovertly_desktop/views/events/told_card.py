"""After an event: what was found, or the question about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.domain.exposure import Attendance as Turnout
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.views.events.event_sheet import EventSheet
from extrovertly_desktop.views.missions.attempt_list import AttemptRow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class ToldCard(Card):
    """Asks how it was once there is something to tell, and shows what was told.

    Signals:
        telling_wanted: the person wants to write down how it was, or to change that.
    """

    telling_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="event_told", parent=parent)
        self._row: QWidget | None = None
        self._shown: Exposure | None = None
        self._question = make_label("", "muted")
        self._tell = make_button(self.tr("How was it?"), "event_debrief", variant="primary")
        self.add(self._question)
        self.body.addWidget(self._tell, 0, Qt.AlignmentFlag.AlignLeading)
        self._tell.clicked.connect(self.telling_wanted)

    def show_sheet(self, sheet: EventSheet) -> None:
        """Show what was found, or ask."""
        asks = sheet.can_tell and not sheet.is_told
        self.setVisible(asks or sheet.is_told)
        self.set_title(self._heading(sheet))
        self._question.setText(self._words(sheet))
        for widget in (self._question, self._tell):
            widget.setVisible(asks)
        self._show_outcome(sheet.plan if sheet.is_told else None)

    def focus_action(self) -> bool:
        """Put the keyboard on the question; False if it is not asked."""
        if self._tell.isHidden() or self.isHidden():
            return False
        self._tell.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _heading(self, sheet: EventSheet) -> str:
        if sheet.plan is None or sheet.plan.is_open:
            return self.tr("Looking back")
        stayed = sheet.plan.attendance is Turnout.DID_NOT_GO
        return self.tr("Not this time") if stayed else self.tr("What you found")

    def _words(self, sheet: EventSheet) -> str:
        if sheet.plan is not None:
            return self.tr("You wrote down what you expected. What happened? Not having gone is an answer too.")
        if sheet.status is AttendeeStatus.ATTENDED:
            return self.tr("A few words about what you found are worth having next time.")
        return self.tr(
            "You meant to go. Whether you went, left early or stayed at home: a few words are worth having next time."
        )

    def _show_outcome(self, exposure: Exposure | None) -> None:
        if exposure == self._shown:
            return
        self._shown = exposure
        if self._row is not None:
            self._row.hide()
            self.body.removeWidget(self._row)
            self._row.deleteLater()
            self._row = None
        if exposure is not None:
            row = AttemptRow(self._theme, exposure)
            row.change_wanted.connect(self.telling_wanted)
            self.add(row)
            self._row = row
