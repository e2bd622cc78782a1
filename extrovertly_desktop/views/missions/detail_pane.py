"""One mission in full."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.domain.missions import Mission
from extrovertly_desktop.domain.recommendation import Expectation
from extrovertly_desktop.views.missions.action_card import ActionCard
from extrovertly_desktop.views.missions.attempt_list import AttemptCard
from extrovertly_desktop.views.missions.mission_menu import MissionMenu
from extrovertly_desktop.views.missions.refusal import Refusal
from extrovertly_desktop.views.missions.sheet import MissionSheet
from extrovertly_desktop.views.missions.typical_lines import TypicalLines
from extrovertly_desktop.views.missions.words import facts
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class DetailPane(Page):
    """Title, what to do next, description, tips and history of one mission.

    Attributes:
        action: the card with the actions; its signals tell what the person asked for.
        attempts: the card of past attempts.
        menu: what can be done to the mission; its signals tell.
        refusal: says why a mission cannot be deleted, and offers hiding.

    Signals:
        feedback_given: the mission is too much or too easy for the person (`MarkKind`).
        back_wanted: the person goes back to the list (only where list and detail do not fit side by side).
    """

    back_wanted = Signal()
    feedback_given = Signal(object)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="mission_detail", parent=parent)
        self._sheet_shown: MissionSheet | None = None
        self._back = make_button(
            self.tr("All missions"), "mission_back", variant="quiet", theme=theme, icon="arrow-left", parent=self.sheet
        )
        self._name = make_label("", "title")
        self._name.setObjectName("mission_title")
        self._facts = make_label("", "muted")
        self._facts.setObjectName("mission_facts")
        self.menu = MissionMenu(theme, self.sheet)
        self.refusal = Refusal(theme, self.sheet)
        self.action = ActionCard(theme, self.sheet)
        self._about = Card(theme, self.tr("What to do"), object_name="mission_about", parent=self.sheet)
        self._description = make_label("", "body")
        self._typical = TypicalLines(theme, self._about)
        self._expected: Mapping[str, Expectation] = {}
        self._too_much = make_button(
            self.tr("Too much for now"), "mission_too_much", variant="quiet", parent=self._about
        )
        self._too_easy = make_button(
            self.tr("Too easy for me"), "mission_too_easy", variant="quiet", parent=self._about
        )
        self.attempts = AttemptCard(theme, self.sheet)
        self._feedback = FlowLayout()
        self._tips = Card(theme, self.tr("Tips"), object_name="mission_tips", parent=self.sheet)
        self._tip_rows = QVBoxLayout()
        self._variant = make_label("", "body")
        self._variant.setObjectName("mission_variant")
        self._another = make_label(self.tr("Another way to do it"), "heading")
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()
        self._back.clicked.connect(self.back_wanted)
        self._too_much.clicked.connect(lambda: self.feedback_given.emit(MarkKind.TOO_MUCH))
        self._too_easy.clicked.connect(lambda: self.feedback_given.emit(MarkKind.TOO_EASY))
        self._escape.activated.connect(self.back_wanted)
        theme.theme_changed.connect(self._lay_out)

    def show_sheet(self, sheet: MissionSheet) -> None:
        """Show a mission; the scroll position stays if it is the same one."""
        before, self._sheet_shown = self._sheet_shown, sheet
        is_same = before is not None and before.mission.id == sheet.mission.id
        mission = sheet.mission
        self._name.setText(mission.title)
        self.setAccessibleName(mission.title)
        self._facts.setText(" · ".join(facts(mission, sheet.category)))
        self.menu.show_sheet(sheet)
        self.action.show_sheet(sheet)
        for button in (self._too_much, self._too_easy):
            button.setVisible(mission.is_active and sheet.unlock is None)
        if not is_same or not mission.is_active:
            self.refusal.hide()
        if before is None or before.mission != mission:
            self._show_about(mission)
        self.attempts.show_history(sheet.history)
        if not is_same:
            self.verticalScrollBar().setValue(0)

    def show_expected(self, expected: Mapping[str, Expectation]) -> None:
        """Show what missions are likely to bring this person, by their id, from now on."""
        self._expected = expected
        if self._sheet_shown is not None:
            mission = self._sheet_shown.mission
            self._typical.show_figures(mission, expected.get(mission.id))

    def set_back_shown(self, shown: bool) -> None:
        """Offer the way back to the list, or not."""
        self._back.setVisible(shown)
        self._escape.setEnabled(shown)

    def focus_start(self) -> None:
        """Put the keyboard on the one clear action."""
        self.action.focus_action()

    def _build(self) -> None:
        top = QVBoxLayout()
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        line = QHBoxLayout()
        line.addWidget(self._name, 1)
        line.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(line)
        top.addWidget(self._facts)
        self._top = top
        self.add(top)
        self.add(self.refusal)
        self.add(self.action)
        self._about.add(self._description)
        self._about.add(self._typical)
        self._feedback.addWidget(self._too_much)
        self._feedback.addWidget(self._too_easy)
        self._about.body.addLayout(self._feedback)
        self.add(self._about)
        self._tips.body.addLayout(self._tip_rows)
        self._tips.add(self._another)
        self._tips.add(self._variant)
        self.add(self.attempts)
        self.add(self._tips)
        self.add_stretch()
        self._back.hide()
        self.attempts.hide()
        self._lay_out()

    def _show_about(self, mission: Mission) -> None:
        self._description.setText(mission.description)
        self._typical.show_figures(mission, self._expected.get(mission.id))
        self._show_tips(mission)

    def _show_tips(self, mission: Mission) -> None:
        while (item := self._tip_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for tip in mission.tips:
            self._tip_rows.addWidget(self._tip_row(tip))
        self._variant.setText(mission.variant or "")
        for part in (self._variant, self._another):
            part.setVisible(bool(mission.variant))
        self._tips.set_title(self.tr("Tips") if mission.tips else "")
        self._tips.setVisible(bool(mission.tips or mission.variant))

    def _tip_row(self, tip: str) -> QWidget:
        """Return a tip whose further lines begin below its first word, not below the dot."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metrics.space(2))
        row.addWidget(make_label("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(make_label(tip), 1)
        return whole

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._top.setSpacing(metrics.space(1))
        self._feedback.setSpacing(metrics.space(2))
        self._tip_rows.setSpacing(metrics.space(2))
