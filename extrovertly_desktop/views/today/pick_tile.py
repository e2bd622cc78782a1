"""One of today's three: what it is, what to expect, why it was chosen, and what can be done with it."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.day_picks import DayPick
from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.views.missions.ladder.expectation_bar import ExpectationBar
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.pick_words import figure_words, setting_words, slot_words
from extrovertly_desktop.views.today.title_link import TitleLink
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.painting import paint_focus_ring
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_Deed = Literal["plan", "debrief"]


class PickTile(Card):
    """Shows one pick; hidden while its slot is empty.

    Args:
        theme: the theme in force.
        slot: which of the three; part of its names: `pick_<slot>`, and `_title`, `_plan`, `_debrief`, `_another` and
            `_more` after that.

    Signals:
        opened: the person wants to read about the mission.
        plan_asked: they want to plan it.
        debrief_asked: they want to write down how it went.
        another_asked: another one for this slot.
        judged: it is too much or too easy (`MarkKind`).
        hiding_asked: they do not want to see it any more.
    """

    opened = Signal()
    plan_asked = Signal()
    debrief_asked = Signal()
    another_asked = Signal()
    judged = Signal(object)
    hiding_asked = Signal()

    def __init__(self, theme: ThemeManager, slot: Slot, parent: QWidget | None = None) -> None:
        self._name = f"pick_{slot}"
        super().__init__(theme, object_name=self._name, parent=parent)
        self._slot = slot
        self.pick: DayPick | None = None
        self._deed: tuple[_Deed, bool] | None = None
        self._action: QPushButton | None = None
        self._build()
        self._on_tile_theme_changed()
        theme.theme_changed.connect(self._on_tile_theme_changed)

    def show_pick(self, pick: DayPick | None, *, lead: bool) -> None:
        """Show a pick, or nothing.

        Args:
            pick: what was chosen for the slot.
            lead: whether it holds the screen's one main action.
        """
        self.pick = pick
        self.setVisible(pick is not None)
        if pick is None:
            return
        title = pick.mission.title
        words = self.tr("{slot}: {title}").format(slot=slot_words(self._slot), title=title)
        self.setAccessibleName(words)
        self._link.set_title(title)
        self._link.setAccessibleName(self.tr("Read about “{title}”").format(title=title))
        self._setting.setText(setting_words(pick))
        self._setting.setVisible(bool(self._setting.text()) and not pick.is_done_today)
        self._bar.set_figures(pick.expected_suds, pick.low, pick.high)
        self._figure.setText(figure_words(pick))
        self._reason.setText(pick.sentence)
        for widget in (self._bar, self._figure, self._reason):
            widget.setVisible(not pick.is_done_today)
        self._done.setVisible(pick.is_done_today)
        self._buttons.setVisible(not pick.is_done_today)
        self._show_action("plan" if pick.open_exposure_id is None else "debrief", title, lead=lead)
        is_open = pick.open_exposure_id is not None
        self._another.setVisible(not is_open)
        self._another.setAccessibleName(self.tr("Another one instead of “{title}”").format(title=title))
        self._more.setAccessibleName(self.tr("More for “{title}”").format(title=title))
        self._hide.setEnabled(not is_open)

    def focus_another(self) -> None:
        """Give the keyboard to the button that asks for another."""
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, with the ring around it while its title has the keyboard."""
        super().paintEvent(event)
        if self._link.hasFocus():
            painter = QPainter(self)
            paint_focus_ring(painter, self.rect(), self._theme, radius=self._theme.metrics.radius_card)
            painter.end()

    def _build(self) -> None:
        self._kind = make_label(slot_words(self._slot), "caption")
        self._link = TitleLink(self._theme, f"{self._name}_title")
        self._link.activated.connect(self.opened)
        self._link.focus_moved.connect(self.update)
        self._setting = make_label("")
        self._setting.setObjectName(f"{self._name}_setting")
        self._bar = ExpectationBar(self._theme)
        self._figure = make_label("", "caption")
        self._figure.setObjectName(f"{self._name}_figure")
        self._reason = make_label("", "muted")
        self._reason.setObjectName(f"{self._name}_reason")
        self._done = make_label(self.tr("Done today. That counts, whatever came of it."), "muted")
        self._done.setObjectName(f"{self._name}_done")
        self._head = QVBoxLayout()
        self._head.addWidget(self._kind)
        self._head.addWidget(self._link)
        self._head.addWidget(self._setting)
        self._scale = QVBoxLayout()
        self._scale.addWidget(self._bar)
        self._scale.addWidget(self._figure)
        self.body.addLayout(self._head)
        self.body.addLayout(self._scale)
        self.add(self._reason)
        self.add(self._done)
        self.body.addStretch(1)
        self.add(self._build_buttons())

    def _build_buttons(self) -> QWidget:
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._another = make_button(self.tr("Another one"), f"{self._name}_another", variant="quiet")
        self._another.clicked.connect(self.another_asked)
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}_menu")
        self._entry(menu, self.tr("Read about it"), "read").triggered.connect(self.opened)
        menu.addSeparator()
        much = self._entry(menu, self.tr("Too much for me now"), "too_much")
        much.triggered.connect(lambda: self.judged.emit(MarkKind.TOO_MUCH))
        easy = self._entry(menu, self.tr("Too easy for me now"), "too_easy")
        easy.triggered.connect(lambda: self.judged.emit(MarkKind.TOO_EASY))
        menu.addSeparator()
        self._hide = self._entry(menu, self.tr("Hide this mission"), "hide")
        self._hide.triggered.connect(self.hiding_asked)
        self._more = QToolButton()
        self._more.setObjectName(f"{self._name}_more")
        self._more.setIcon(self._theme.icon("dots-horizontal", "text_muted"))
        self._more.setToolTip(self.tr("More"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setMenu(menu)
        self._row.addWidget(self._another)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        self._buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return self._buttons

    def _entry(self, menu: QMenu, words: str, name: str) -> QAction:
        action = menu.addAction(words)
        action.setObjectName(f"{self._name}_{name}")
        return action

    def _show_action(self, deed: _Deed, title: str, *, lead: bool) -> None:
        if (deed, lead) != self._deed or self._action is None:
            self._deed = (deed, lead)
            self._renew_action(deed, lead=lead)
        words = self.tr("Plan “{title}”") if deed == "plan" else self.tr("How did “{title}” go?")
        if self._action is not None:
            self._action.setAccessibleName(words.format(title=title))

    def _renew_action(self, deed: _Deed, *, lead: bool) -> None:
        text = self.tr("Plan it") if deed == "plan" else self.tr("How did it go?")
        button = make_button(text, f"{self._name}_{deed}", variant="primary" if lead else "plain")
        button.clicked.connect(self.plan_asked if deed == "plan" else self.debrief_asked)
        old, self._action = self._action, button
        self._row.insertWidget(0, button)
        QWidget.setTabOrder(self._link, button)
        QWidget.setTabOrder(button, self._another)
        QWidget.setTabOrder(self._another, self._more)
        if old is not None:
            if old.hasFocus():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _on_tile_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._head.setSpacing(metrics.space(1))
        self._scale.setSpacing(metrics.space(0.5))
        self._row.setSpacing(metrics.space(1))
        side = metrics.icon
        self._more.setIconSize(self._more.iconSize().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
