"""One goal: how far it is, when it may be reached, and what can be done about it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.goal_pace import GoalCard
from extrovertly_desktop.domain.goals import GoalStatus
from extrovertly_desktop.views.progress.goals.words import about, how_far, outlook
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.properties import make_button, make_label, set_style_property

_STEPS = 1000
"""Steps of the bar: figures may be fractions."""
_OPEN = (GoalStatus.ACTIVE, GoalStatus.PAUSED)


class GoalRow(QWidget):
    """A goal in the list. It is called `goal_<id>`, and its widgets begin with that name.

    Signals:
        wanted: what the person chose: `edit`, `add_one`, `pause`, `resume`, `complete`, `cancel`, `reopen`, `delete`.
    """

    wanted = Signal(str)

    def __init__(self, theme: ThemeManager, goal_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = f"goal_{name_part(goal_id)}"
        self.setObjectName(self._name)
        self._title = make_label("")
        self._title.setObjectName(f"{self._name}_title")
        self._figure = make_label("", "muted", wrap=False)
        self._figure.setObjectName(f"{self._name}_figure")
        self._purpose = make_label("", "caption")
        self._about = make_label("", "caption")
        self._outlook = make_label("", "muted")
        self._outlook.setObjectName(f"{self._name}_outlook")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._add = make_button(self.tr("+1"), f"{self._name}_add_one")
        self._reopen = make_button(self.tr("Keep it open"), f"{self._name}_keep_open")
        self._complete = make_button(self.tr("Complete"), f"{self._name}_done")
        self._more = QToolButton()
        self._menu = QMenu(self._more)
        self._actions: dict[str, QAction] = {}
        self._build()
        self._connect()

    def show_card(self, card: GoalCard, categories: Mapping[str, str]) -> None:
        """Show how a goal stands now; `categories` are the titles of the categories of missions."""
        goal = card.goal
        is_active, is_kept_by_hand = goal.status is GoalStatus.ACTIVE, goal.measure is None
        far, told = how_far(goal), outlook(card)
        self._title.setText(goal.title)
        self._figure.setText(far)
        for label, text in (
            (self._purpose, goal.description or ""),
            (self._about, about(card, categories)),
            (self._outlook, told),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        set_style_property(self._outlook, "role", "celebrate" if card.is_fresh else "muted")
        has_bar = goal.target_value is not None and (is_active or card.is_fresh)
        self._bar.setVisible(has_bar)
        if goal.target_value:
            self._bar.setValue(round(_STEPS * min(1.0, max(0.0, goal.current_value / goal.target_value))))
        self._bar.setAccessibleName(far)
        self._add.setVisible(is_active and is_kept_by_hand)
        self._add.setAccessibleName(self.tr("Count one more: {title}").format(title=goal.title))
        self._reopen.setVisible(card.is_fresh)
        self._complete.setVisible(is_active and goal.is_reached)
        self._more.setAccessibleName(self.tr("More for the goal {title}").format(title=goal.title))
        for name, offered in (
            ("pause", is_active),
            ("resume", goal.status is GoalStatus.PAUSED),
            ("complete", goal.status in _OPEN),
            ("cancel", goal.status in _OPEN),
            ("reopen", goal.status not in _OPEN),
        ):
            self._actions[name].setVisible(offered)
        self.setAccessibleName(f"{goal.title}: {far}. {told}".strip())

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in order."""
        return [self._add, self._complete, self._reopen, self._more]

    def focus_more(self) -> None:
        """Put the keyboard on what can be done with the goal."""
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._purpose)
        words.addStretch(1)
        head.addLayout(words, 1)
        for part in (self._figure, self._add, self._complete, self._reopen, self._more):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        for below in (self._bar, self._outlook, self._about):
            self._column.addWidget(below)
        self._head, self._words = head, words
        self._more.setObjectName(f"{self._name}_more")
        self._more.setToolTip(self.tr("Edit, pause, complete…"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setObjectName(f"{self._name}_menu")
        self._more.setMenu(self._menu)
        for name, text in (
            ("edit", self.tr("Edit…")),
            ("pause", self.tr("Pause")),
            ("resume", self.tr("Resume")),
            ("complete", self.tr("Complete")),
            ("reopen", self.tr("Open it again")),
            ("cancel", self.tr("Let it go")),
            ("delete", self.tr("Delete")),
        ):
            action = self._menu.addAction(text)
            action.setObjectName(f"{self._name}_{name}")
            self._actions[name] = action
        self._dress()

    def _connect(self) -> None:
        for name, action in self._actions.items():
            action.triggered.connect(partial(self.wanted.emit, name))
        self._add.clicked.connect(partial(self.wanted.emit, "add_one"))
        self._complete.clicked.connect(partial(self.wanted.emit, "complete"))
        self._reopen.clicked.connect(partial(self.wanted.emit, "reopen"))
        self._theme.theme_changed.connect(self._dress)

    def _dress(self) -> None:
        metrics = self._theme.metrics
        self._more.setIcon(self._theme.icon("dots-horizontal"))
        self._column.setSpacing(metrics.space(1.5))
        self._head.setSpacing(metrics.space(2))
        self._words.setSpacing(metrics.space(0.5))
        # The words stand on the line of the buttons beside them.
        lift = max(0, (metrics.control_height - self._title.fontMetrics().height()) // 2)
        self._words.setContentsMargins(0, lift, 0, 0)
        self._figure.setFixedHeight(metrics.control_height)
