"""The page of one day: how it was, what was written, tried, met and earned on it."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.moods import Mood
from extrovertly_desktop.domain.whole_day import WholeDay
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.day import day_words as words
from extrovertly_desktop.views.day.day_row import DayRow, RowContent
from extrovertly_desktop.views.events.words import status_word
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class DayPage(Page):
    """Shows a `WholeDay`; Escape goes back, Alt with the arrows turns to the day before and after.

    Signals:
        left: the person wants to go back to where they came from.
        opened_elsewhere: a tab's slug and the subject it should show.
    """

    left = Signal()
    opened_elsewhere = Signal(str, str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, " ", object_name="day_page")
        self._context = context
        self._day: WholeDay | None = None
        self._build()
        self._on_own_theme_changed()
        context.theme.theme_changed.connect(self._on_own_theme_changed)

    @property
    def day(self) -> date | None:
        """The day in sight, or None before the first."""
        return None if self._day is None else self._day.day

    def show_day(self, day: date) -> None:
        """Show a day, from its beginning."""
        self._read(day)
        self.verticalScrollBar().setValue(0)

    def reload(self) -> None:
        """Read the day in sight anew."""
        if self._day is not None:
            self._read(self._day.day)

    def focus_start(self) -> None:
        """Take the keyboard."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape; turn pages with Alt and the arrows."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif alt and event.key() == Qt.Key.Key_Left:
            self._before.animateClick()
        elif alt and event.key() == Qt.Key.Key_Right:
            self._after.animateClick()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._context.theme
        self._back = make_button(
            self.tr("Back to Progress"), "day_back", variant="quiet", theme=theme, icon="arrow-left"
        )
        self._earlier = make_button("", "day_earlier", variant="quiet")
        self._before = make_button("", "day_before", variant="quiet", theme=theme, icon="chevron-left")
        self._after = make_button("", "day_after", variant="quiet", theme=theme, icon="chevron-right")
        self._later = make_button("", "day_later", variant="quiet")
        for button, name in (
            (self._before, self.tr("Previous day (Alt+Left)")),
            (self._after, self.tr("Next day (Alt+Right)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._turning = QHBoxLayout()
        self._turning.addWidget(self._back)
        self._turning.addStretch(1)
        for button in (self._before, self._after):
            self._turning.addWidget(button)
        self._empty = make_label("", "muted")
        self._empty.setObjectName("day_empty")
        self._beside = QHBoxLayout()
        for button in (self._earlier, self._later):
            self._beside.addWidget(button)
        self._beside.addStretch(1)
        self._place = QWidget()
        self._cards = QVBoxLayout(self._place)
        self._cards.setContentsMargins(0, 0, 0, 0)
        column = self.body
        column.insertLayout(0, self._turning)
        self.add(self._empty)
        self.add(self._place)
        self.add(self._beside)
        self.add_stretch()
        self._back.clicked.connect(self.left)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._earlier.clicked.connect(lambda: self._go(None if self._day is None else self._day.earlier))
        self._later.clicked.connect(lambda: self._go(None if self._day is None else self._day.later))

    def _turn(self, by: int) -> None:
        if self._day is not None:
            self._go(self._day.day + timedelta(days=by))

    def _go(self, day: date | None) -> None:
        if day is not None:
            self.show_day(day)
            announce(self._place, long_day(day))

    def _read(self, day: date) -> None:
        days = self._context.vault.days
        self._day = whole = days.of(day)
        self.set_title(long_day(day))
        # A day may be dated tomorrow by someone who travels.
        self._after.setEnabled(day <= days.today())
        for button, there, text in (
            (self._earlier, whole.earlier, self.tr("← {day}")),
            (self._later, whole.later, self.tr("{day} →")),
        ):
            button.setVisible(there is not None)
            if there is not None:
                button.setText(text.format(day=long_day(there)))
                button.setAccessibleName(self.tr("The nearest day with something: {day}").format(day=long_day(there)))
        self._empty.setVisible(whole.is_empty)
        self._empty.setText(self.tr("Nothing was written down on this day, and that is all right."))
        self._lay_cards(whole)

    def _lay_cards(self, whole: WholeDay) -> None:
        for old in self._place.findChildren(Card, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        for name, title, rows in self._sections(whole):
            if not rows:
                continue
            card = Card(self._context.theme, title, object_name=f"day_{name}")
            for row in rows:
                card.add(DayRow(self._context.theme, row))
            self._cards.addWidget(card)

    def _sections(self, whole: WholeDay) -> Iterator[tuple[str, str, list[RowContent]]]:
        moods, zone = self._context.vault.moods.vocabulary(), self._context.vault.clock.zone()

        def titled(slug: str) -> tuple[Mood | None, str]:
            mood = moods.find(slug)
            return mood, slug if mood is None else mood.title

        check_ins = []
        for item in whole.check_ins:
            mood, title = titled(item.mood)
            heading = words.check_in_title(item, title, zone)
            check_ins.append(
                RowContent(_name("check_in", item.id), heading, words.check_in_lines(item), mood, "circle")
            )
        yield "check_ins", self.tr("How you were"), check_ins
        entries = []
        for entry in whole.entries:
            mood, title = titled(entry.mood)
            heading = words.entry_title(entry, title, zone)
            opens = self._to("journal", entry.id)
            entries.append(
                RowContent(_name("entry", entry.id), heading, words.entry_lines(entry), mood, "notebook-outline", opens)
            )
        yield "entries", self.tr("What you wrote"), entries
        yield (
            "attempts",
            self.tr("What you tried"),
            [
                RowContent(
                    _name("attempt", item.id),
                    item.title,
                    words.attempt_lines(item),
                    icon="flag-outline" if item.mission_id else "calendar-blank-outline",
                    open=self._to("missions", item.mission_id)
                    if item.mission_id
                    else self._to("events", item.event_id),
                )
                for item in whole.attempts
            ],
        )
        yield (
            "events",
            self.tr("Events"),
            [
                RowContent(
                    _name("event", card.event.id),
                    card.event.title,
                    words.event_lines(card, status_word(card)),
                    icon="calendar-blank-outline",
                    open=self._to("events", card.event.id),
                )
                for card in whole.events
            ],
        )
        goals = [
            RowContent(_name("goal", goal.id), goal.title, (goal.description or "",), icon="flag-checkered")
            for goal in whole.goals
        ]
        yield "goals", self.tr("Goals you reached"), goals
        if whole.awards:
            points = self.tr("{n} points").format(n=figure(whole.points))
            yield (
                "points",
                self.tr("What you earned"),
                [RowContent("day_points_row", points, (words.points_line(whole),), icon="star-outline")],
            )
        insights = [
            RowContent(_name("insight", item.id), item.title, (item.description,), icon="lightbulb-outline")
            for item in whole.insights
        ]
        yield "insights", self.tr("What the week showed"), insights

    def _to(self, slug: str, subject: str | None) -> "partial[None]":
        return partial(self.opened_elsewhere.emit, slug, subject or "")

    def _on_own_theme_changed(self) -> None:
        if self._day is not None:
            self._lay_cards(self._day)
        self._cards.setSpacing(self._context.theme.metrics.space(4))


def _name(kind: str, row_id: str) -> str:
    return f"day_{kind}_{name_part(row_id)}"
