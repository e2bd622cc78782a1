"""One event in full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.views.events.about_card import AboutCard
from extrovertly_desktop.views.events.answer_card import AnswerCard
from extrovertly_desktop.views.events.event_menu import EventMenu
from extrovertly_desktop.views.events.event_sheet import EventSheet
from extrovertly_desktop.views.events.plan_card import PlanCard
from extrovertly_desktop.views.events.series_question import SeriesQuestion
from extrovertly_desktop.views.events.told_card import ToldCard
from extrovertly_desktop.views.events.words import elsewhere_when, full_when, near_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class EventDetail(Page):
    """Title and when, the answer, what goes before and what came after, and what the event is about.

    Attributes:
        answer, plan, told, about: the cards; their signals tell what the person asked for.
        menu: what can be done to the event; its signals tell.
        series: asks what a deed on an event that repeats is meant for.

    Signals:
        back_wanted: the person goes back to what stood here before (only where `set_back` offers it).
    """

    back_wanted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="event_detail", parent=parent)
        self._sheet_shown: EventSheet | None = None
        self._back = make_button("", "event_back", variant="quiet", theme=theme, icon="arrow-left")
        self._name = make_label("", "title")
        self._name.setObjectName("event_title")
        self._off = make_label(self.tr("Called off"), "heading")
        self._off.setObjectName("event_called_off")
        self._when = make_label("", "body")
        self._when.setObjectName("event_when")
        self._elsewhere = make_label("", "caption")
        self._elsewhere.setObjectName("event_elsewhere")
        self._where = make_label("", "body")
        self._where.setObjectName("event_where")
        self._rule = make_label("", "muted")
        self._rule.setObjectName("event_rule")
        self.menu = EventMenu(theme, self.sheet)
        self.series = SeriesQuestion(theme, "event_series_question", self.sheet)
        self.answer = AnswerCard(theme, self.sheet)
        self.plan = PlanCard(theme, self.sheet)
        self.told = ToldCard(theme, self.sheet)
        self.about = AboutCard(theme, self.sheet)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()
        self._back.clicked.connect(self.back_wanted)
        self._escape.activated.connect(self.back_wanted)
        theme.theme_changed.connect(self._lay_out)

    def show_sheet(self, sheet: EventSheet, rule: str = "") -> None:
        """Show an event; the scroll position stays if it is the same one.

        Args:
            sheet: the event.
            rule: how it repeats, in a sentence; empty if it does not.
        """
        before, self._sheet_shown = self._sheet_shown, sheet
        event = sheet.event
        self._name.setText(event.title)
        font = self._name.font()
        font.setStrikeOut(not event.is_active)
        self._name.setFont(font)
        self.setAccessibleName(event.title)
        self._off.setVisible(not event.is_active)
        near = near_day(event.begins.date(), sheet.now.date()).split(" · ", 1)
        when = full_when(sheet.card)
        self._when.setText(f"{near[0]} · {when}" if len(near) > 1 else when)
        self._show(self._elsewhere, elsewhere_when(event))
        self._show(self._where, event.location or "")
        self._show(self._rule, rule)
        self.menu.show_sheet(sheet)
        asks = sheet.can_tell and not sheet.is_told
        self.answer.show_sheet(sheet)
        self.plan.show_sheet(sheet, lead=not asks)
        self.told.show_sheet(sheet)
        self.about.show_sheet(sheet)
        if before is None or before.event.id != event.id:
            self.series.hide()
            self.verticalScrollBar().setValue(0)

    def set_back(self, words: str) -> None:
        """Offer the way back in these words; none for an empty string."""
        self._back.setText(words)
        self._back.setAccessibleName(words)
        self._back.setVisible(bool(words))
        self._escape.setEnabled(bool(words))

    def focus_start(self) -> None:
        """Put the keyboard on the one clear action."""
        if not self.told.focus_action():
            self.answer.focus_action()

    @staticmethod
    def _show(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _build(self) -> None:
        self._top = QVBoxLayout()
        self._top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        line = QHBoxLayout()
        line.addWidget(self._name, 1)
        line.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(line)
        for label in (self._off, self._when, self._elsewhere, self._where, self._rule):
            self._top.addWidget(label)
        self.add(self._top)
        self.add(self.series)
        for card in (self.told, self.answer, self.plan, self.about):
            self.add(card)
        self.add_stretch()
        self._back.hide()
        self._off.hide()
        self._rule.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        self._top.setSpacing(self._theme.metrics.space(1))
