"""The goals: those under way with how far they are, the others folded away."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.goal_pace import GoalCard
from extrovertly_desktop.domain.goals import Goal, GoalStatus
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.goals.deeds import GoalDeeds
from extrovertly_desktop.views.progress.goals.goal_form import GoalForm
from extrovertly_desktop.views.progress.goals.goal_row import GoalRow
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.search_field import SearchField

_SEARCHED_FROM = 6
"""Goals that are seen at a glance; of more, a field finds the one that is wanted."""
_FOLDED = (GoalStatus.PAUSED, GoalStatus.COMPLETED, GoalStatus.CANCELLED)


class GoalsCard(Card):
    """Goals under way, then paused, completed and let go; a new one is set, and one is changed, in place.

    Signals:
        sight_wanted: a part that is to be brought into sight, and what of it matters most where there is little room.
    """

    sight_wanted = Signal(QWidget, QWidget)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "", object_name="goals")
        self.set_title(self.tr("Goals"))
        self._context = context
        self._rows: dict[str, GoalRow] = {}
        self._cards: tuple[GoalCard, ...] = ()
        self._deeds = GoalDeeds(context, self)
        self._add = make_button(self.tr("Set a goal"), "goals_add", variant="quiet", theme=context.theme, icon="plus")
        self._nothing = QWidget()
        self._nothing.setObjectName("goals_empty")
        self._begin = make_button(self.tr("Set a goal"), "goals_empty_action")
        self._search = SearchField()
        self._found: frozenset[str] | None = None
        self._form = GoalForm(context)
        self._place = QWidget()
        self._open = QVBoxLayout(self._place)
        self._folds = {status: _Fold(context, status) for status in _FOLDED}
        self._build()
        self._connect()

    def show_goals(self, cards: list[GoalCard]) -> None:
        """Show the goals as they are now; a row that has the keyboard keeps it."""
        self._cards = tuple(cards)
        categories = self._context.vault.missions.categories()
        there = {card.goal.id for card in cards}
        for goal_id in [key for key in self._rows if key not in there]:
            row = self._rows.pop(goal_id)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        if self._form.goal_id is not None and self._form.goal_id not in there and not self._form.isHidden():
            self._form.hide()
            self._context.notices.say(self.tr("The goal you were changing is there no more, so the form closed."))
        for card in cards:
            self._row(card.goal.id).show_card(card, categories)
        self._search.setVisible(len(cards) > _SEARCHED_FROM or bool(self._search.text()))
        self._look()

    def is_touched(self) -> bool:
        """Whether something is written in the form that is not saved."""
        return self._form.is_touched()

    def ask_before_leaving(self) -> None:
        """Ask what is to become of what is written in the form."""
        self._form.ask_before_leaving()

    def begin_new(self) -> None:
        """Start to set a goal."""
        if self._form.is_touched():
            self._form.ask_before_leaving()
            return
        self._open_form(None)

    def _build(self) -> None:
        self.header.addWidget(self._add)
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            make_label(
                self.tr(
                    "A goal stands here with how far you are, and when you would be there at your pace. "
                    "Most count by themselves: steps among people, evenings with the journal, days in a row."
                ),
                "muted",
            )
        )
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeading)
        self._nothing_column = column
        self._open.setContentsMargins(0, 0, 0, 0)
        self._search.setObjectName("goals_search")
        self._search.setAccessibleName(self.tr("Search goals"))
        self._search.setPlaceholderText(self.tr("Search goals"))
        self._search.setClearButtonEnabled(True)
        self._search.hide()
        self._none_found = make_label("", "muted")
        self._none_found.setObjectName("goals_none_found")
        self._none_found.hide()
        for part in (self._search, self._none_found, self._nothing, self._place, *self._folds.values()):
            self.add(part)
        self._open.addWidget(self._form)
        self._lay_out()

    def _connect(self) -> None:
        self._add.clicked.connect(self.begin_new)
        self._begin.clicked.connect(self.begin_new)
        self._search.textChanged.connect(self._look)
        self._form.left.connect(self._on_form_left)
        self._form.asked.connect(self.sight_wanted)
        for fold in self._folds.values():
            fold.toggle.clicked.connect(self._order_tabs)
        self._context.theme.theme_changed.connect(self._lay_out)

    def _look(self) -> None:
        """Show only the goals with the words that are searched for; without any, all."""
        typed = self._search.text().strip()
        found = self._context.vault.goals.cards(typed=typed) if typed else None
        self._found = None if found is None else frozenset(card.goal.id for card in found)
        self._none_found.setVisible(found == [])
        self._none_found.setText(self.tr("No goal has “{words}” in its title.").format(words=typed))
        self._arrange()

    def _row(self, goal_id: str) -> GoalRow:
        if goal_id not in self._rows:
            row = GoalRow(self._context.theme, goal_id, self._place)
            row.wanted.connect(lambda what: self._on_wanted(goal_id, what))
            self._rows[goal_id] = row
        return self._rows[goal_id]

    def _arrange(self) -> None:
        """Put every row where its goal stands, and the form where it is wanted."""
        cards = [card for card in self._cards if self._found is None or card.goal.id in self._found]
        is_open = {card.goal.id: card.goal.status is GoalStatus.ACTIVE or card.is_fresh for card in cards}
        is_writing, changed = not self._form.isHidden(), self._form.goal_id
        self._open.removeWidget(self._form)
        shown: list[QWidget] = [] if changed is not None else [self._form]
        for goal_id, row in self._rows.items():
            if goal_id not in is_open:
                row.hide()
        for card in cards:
            row = self._rows[card.goal.id]
            is_changed = is_writing and card.goal.id == changed
            if is_open[card.goal.id]:
                shown.append(row)
            if card.goal.id == changed:
                shown.append(self._form)
            row.setVisible(not is_changed)
        for index, part in enumerate(shown):
            self._open.insertWidget(index, part)
        for status, fold in self._folds.items():
            rows = [
                self._rows[card.goal.id] for card in cards if card.goal.status is status and not is_open[card.goal.id]
            ]
            fold.show_rows(rows, is_searched=self._found is not None)
        self._nothing.setVisible(not self._cards and not is_writing)
        self._add.setVisible(bool(self._cards) and not is_writing)
        self._place.setVisible(is_writing or any(is_open.values()))
        self._order_tabs()

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [self._add, self._search, self._begin]
        for index in range(self._open.count()):
            item = self._open.itemAt(index)
            part = None if item is None else item.widget()
            if isinstance(part, (GoalRow, GoalForm)):
                stops += part.stops()
        for fold in self._folds.values():
            stops += [fold.toggle, *(stop for row in fold.rows for stop in row.stops())]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _on_wanted(self, goal_id: str, what: str) -> None:
        if what == "edit":
            self._edit(goal_id)
        else:
            getattr(self._deeds, what)(goal_id)

    def _edit(self, goal_id: str) -> None:
        if self._form.is_touched():
            self._form.ask_before_leaving()
            return
        try:
            goal = self._context.vault.goals.get(goal_id)
        except UserError as error:
            self._context.notices.say(str(error))
            return
        self._open_form(goal)

    def _open_form(self, goal: Goal | None) -> None:
        self._form.open_for(goal)
        self._arrange()
        self._form.focus_start()
        self.sight_wanted.emit(self._form, self._form.stops()[0])

    def _on_form_left(self) -> None:
        changed = self._form.goal_id
        self._arrange()
        if changed is not None and changed in self._rows:
            self._rows[changed].focus_more()
        else:
            (self._add if self._cards else self._begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        metrics = self._context.theme.metrics
        self._open.setSpacing(metrics.space(5))
        self._nothing_column.setSpacing(metrics.space(3))


class _Fold(QWidget):
    """The goals of one status, folded away under a line that says how many there are."""

    def __init__(self, context: ViewContext, status: GoalStatus) -> None:
        super().__init__()
        self._theme = context.theme
        self._is_open = self._is_searched = False
        self._words = {
            GoalStatus.PAUSED: self.tr("Paused ({n})"),
            GoalStatus.COMPLETED: self.tr("Completed ({n})"),
            GoalStatus.CANCELLED: self.tr("Let go ({n})"),
        }[status]
        self.rows: list[GoalRow] = []
        self.setObjectName(f"goals_{status}")
        self.toggle: QPushButton = make_button(
            "", f"goals_{status}_toggle", variant="quiet", theme=context.theme, icon="chevron-down"
        )
        self._content = QWidget()
        self._inner = QVBoxLayout(self._content)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._content)
        self.toggle.clicked.connect(self._on_toggled)
        self._theme.theme_changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: list[GoalRow], *, is_searched: bool) -> None:
        """Show other rows; without any it takes no room, and what was searched for is never folded away."""
        self.rows, self._is_searched = rows, is_searched
        self._dress()
        for index, row in enumerate(rows):
            self._inner.insertWidget(index, row)
        words = self._words.format(n=figure(len(rows)))
        self.toggle.setText(words)
        self.toggle.setAccessibleName(words)
        self.setVisible(bool(rows))

    def _on_toggled(self) -> None:
        self._is_open = not self._is_open
        self._dress()

    def _dress(self) -> None:
        self.toggle.setIcon(self._theme.icon("chevron-up" if self._is_open else "chevron-down", "link"))
        self._content.setVisible(self._is_open or self._is_searched)
        self._inner.setSpacing(self._theme.metrics.space(5))
        self._column.setSpacing(self._theme.metrics.space(3))
