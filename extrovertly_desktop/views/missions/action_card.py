"""Where a person stands with a mission, and the one thing to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.missions import MissionStatus
from extrovertly_desktop.views.missions.prediction_lines import PredictionLines
from extrovertly_desktop.views.missions.sheet import MissionSheet
from extrovertly_desktop.views.missions.words import long_date, number
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class ActionCard(Card):
    """One clear action, and quiet ones beside it.

    Signals:
        plan_wanted, varied_wanted, debrief_wanted, removal_wanted, later_wanted, aside_wanted, unhide_wanted: what the
            person asked for.
    """

    plan_wanted = Signal()
    varied_wanted = Signal()
    debrief_wanted = Signal()
    removal_wanted = Signal()
    later_wanted = Signal()
    aside_wanted = Signal()
    unhide_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="mission_action_card", parent=parent)
        self._theme = theme
        self._sentence = make_label("", "body")
        self._sentence.setObjectName("mission_standing")
        self._prediction = PredictionLines(
            theme,
            "mission_prediction",
            self.tr("No prediction is written yet. A guess is enough, and “Change plan” adds one."),
        )
        self._worth = make_label("", "caption")
        self._worth.setObjectName("mission_repeat_points")
        self._plan = make_button(self.tr("Plan it"), "mission_plan", variant="primary")
        self._debrief = make_button(self.tr("How did it go?"), "mission_debrief", variant="primary")
        self._change = make_button(self.tr("Change plan"), "mission_change_plan", variant="quiet")
        self._remove = make_button(self.tr("Remove plan"), "mission_remove_plan", variant="quiet")
        self._later = make_button(self.tr("Keep for later"), "mission_keep", variant="quiet")
        self._aside = make_button(self.tr("Not now"), "mission_not_now", variant="quiet")
        self._aside.setToolTip(self.tr("Set this mission aside; it stays in the catalogue"))
        self._varied = make_button(self.tr("Again, a little different"), "mission_plan_varied")
        self._varied.setToolTip(self.tr("The same plan in another place, with other people, or at another time"))
        self._unhide = make_button(self.tr("Bring it back"), "mission_bring_back")
        self._flow = FlowLayout()
        self._build()
        self._connect()

    def show_sheet(self, sheet: MissionSheet) -> None:
        """Show where the person stands."""
        planned = sheet.plan is not None
        status = sheet.status
        is_open = sheet.unlock is None and sheet.mission.is_active
        self._sentence.setText(self._standing(sheet))
        self._sentence.setVisible(bool(self._sentence.text()))
        self._prediction.setVisible(planned)
        if sheet.plan is not None:
            self._prediction.show_prediction(sheet.plan)
        words = self.tr("Do it again") if sheet.times_done else self.tr("Plan it")
        self._plan.setText(words)
        self._plan.setAccessibleName(words)
        self._plan.setVisible(is_open and not planned)
        self._varied.setVisible(is_open and not planned and bool(sheet.history.attempts))
        self._unhide.setVisible(not sheet.mission.is_active)
        self._worth.setText(self._worth_of(sheet) if is_open else "")
        self._worth.setVisible(bool(self._worth.text()))
        for button in (self._debrief, self._change, self._remove):
            button.setVisible(planned)
        fresh = is_open and not planned and sheet.times_done == 0
        self._later.setVisible(fresh and status is not MissionStatus.ASSIGNED)
        self._aside.setVisible(fresh and status is not MissionStatus.SKIPPED)

    def focus_action(self) -> None:
        """Put the keyboard on the clear action."""
        ways = (self._plan, self._debrief, self._unhide)
        button = next((way for way in ways if not way.isHidden()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        stops: list[QWidget] = [
            self._debrief, self._plan, self._varied, self._unhide, self._change, self._remove, self._later, self._aside,
        ]  # fmt: skip
        for button in stops:
            self._flow.addWidget(button)
        self.add(self._sentence)
        self.add(self._prediction)
        self.add(self._worth)
        self.body.addLayout(self._flow)
        self._lay_out()

    def _connect(self) -> None:
        self._plan.clicked.connect(self.plan_wanted)
        self._varied.clicked.connect(self.varied_wanted)
        self._unhide.clicked.connect(self.unhide_wanted)
        self._change.clicked.connect(self.plan_wanted)
        self._debrief.clicked.connect(self.debrief_wanted)
        self._remove.clicked.connect(self.removal_wanted)
        self._later.clicked.connect(self.later_wanted)
        self._aside.clicked.connect(self.aside_wanted)
        self._theme.theme_changed.connect(self._lay_out)

    def _worth_of(self, sheet: MissionSheet) -> str:
        if sheet.times_done == 0:
            return ""
        text = self.tr("Once more is worth +{points}: half of the first time's {all} points, rounded up.")
        return text.format(points=number(sheet.points_next), all=number(sheet.mission.points))

    def _standing(self, sheet: MissionSheet) -> str:
        if not sheet.mission.is_active:
            hidden = self.tr(
                "You hid this mission. It comes up nowhere until you bring it back; what you wrote is kept."
            )
            return hidden if sheet.plan is None else hidden + " " + self.tr("A plan for it still waits. You expect:")
        if sheet.unlock is not None:
            return self.tr("Still to come. {how}").format(how=sheet.unlock)
        if sheet.plan is not None:
            return self.tr("Planned on {day}. You expect:").format(day=long_date(sheet.plan.local_date))
        if sheet.times_done:
            last = next(item for item in sheet.attempts if item.attendance and item.attendance.counts_as_attempt)
            day = long_date(last.local_date)
            if sheet.times_done == 1:
                return self.tr("You did this on {day}.").format(day=day)
            text = self.tr("You did this {times} times, last on {day}.")
            return text.format(times=number(sheet.times_done), day=day)
        if sheet.status is MissionStatus.ASSIGNED:
            return self.tr("Kept for later.")
        if sheet.status is MissionStatus.SKIPPED:
            return self.tr("Set aside for now. It is here whenever you want it.")
        return ""

    def _lay_out(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(2))
