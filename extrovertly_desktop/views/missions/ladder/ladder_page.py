"""The ladder as a page: all steps by what they are likely to bring, and the person's own word on that."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.ladder_model import LadderModel, key_of
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.hint_line import HintLine
from extrovertly_desktop.views.missions.ladder.corrections import place, take_back
from extrovertly_desktop.views.missions.ladder.ladder_filters import LadderFilters
from extrovertly_desktop.views.missions.ladder.rung_delegate import RungDelegate
from extrovertly_desktop.views.missions.ladder.rung_list import RungList
from extrovertly_desktop.views.missions.ladder.rung_menu import RungMenu
from extrovertly_desktop.views.missions.ladder.rung_panel import RungPanel
from extrovertly_desktop.views.missions.ladder.rungs_reading import Ladder, RungsReading
from extrovertly_desktop.views.missions.ladder.words import heading_words, panel_words, sentence
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_LEAST_EM = 5.5
_LOW_EM = 38
"""In a page lower than this the hint makes room for the rungs, and the filters for the question about one."""


class LadderPage(QWidget):
    """Shows the ladder and lets a person correct it; the tab calls `reload` when a table it shows has changed.

    Signals:
        mission_opened: the person wants to read about a mission (its id).
        event_opened: they want to see an event (its id).
        own_mission_wanted: they want a step of their own that brings this anxiety, 0 to 100.
    """

    mission_opened = Signal(str)
    event_opened = Signal(str)
    own_mission_wanted = Signal(int)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._categories = context.vault.missions.categories()
        self._ladder = Ladder((), {})
        self._wanted: str | None = None
        self._is_known = False
        self._reading = RungsReading(context.vault, context.tasks, self)
        self._filters = LadderFilters(self._theme, self._categories)
        self._model = LadderModel(self._describe, heading_words, self)
        self._list = RungList(self._model)
        self._delegate = RungDelegate(self._theme, self._categories, self._list)
        self._list.use(self._delegate)
        self._panel = RungPanel(context)
        self._pages = QStackedWidget()
        self.setObjectName("ladder_page")
        self._build()
        self._connect()
        self._on_theme_changed()

    def reload(self) -> None:
        """Have the estimates computed again on the worker; what is shown stays until they come."""
        self._reading.read()

    def focus_start(self) -> None:
        """Give the keyboard to the rungs."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._filters.focus_search()

    def reveal(self, kind: StepKind | str, step_id: str) -> None:
        """Stand at a step, without filters if they leave it out; once the ladder is known, if it is not yet."""
        self._wanted = key_of(StepKind(kind), step_id)
        if self._is_known:
            self._stand_where_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the rungs in sight."""
        super().resizeEvent(event)
        self._centre()
        self._make_room()

    def _build(self) -> None:
        self._list.setObjectName("ladder_list")
        self._list.setAccessibleName(self.tr("Your ladder, the highest step first"))
        self._add = make_button(
            self.tr("Add a step here"), "ladder_add_step", theme=self._theme, icon="plus", variant="quiet"
        )
        self._add.setToolTip(self.tr("A step of your own, just above the chosen one (Insert)"))
        self._hint = make_label(
            self.tr("The easiest step stands at the foot. Drag one that is harder or easier for you."),
            "muted",
        )
        self._error = InlineError(self._theme, "ladder_error")
        self._waiting = EmptyState(
            self._theme,
            "ladder",
            self.tr("Working out where each step stands for you…"),
            object_name="ladder_waiting",
        )
        self._nothing = EmptyState(
            self._theme, "text-search-variant", "", self.tr("Show all steps"), object_name="ladder_nothing_found"
        )
        for page in (self._waiting, self._list, self._nothing):
            self._pages.addWidget(page)
        self._panel.hide()
        self._filters.foot.addWidget(self._add)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._filters)
        self._column.addWidget(self._error)
        # Above the rungs: a notice at the foot of the window, with its way back, covers nothing to press.
        self._column.addWidget(self._panel)
        tip = self.tr("A step can also be moved by Alt and the arrows. What is suggested to you learns from its place.")
        self._tip = HintLine(self._context, "ladder", tip, self, "todays_three")
        self._column.addWidget(self._tip)
        self._column.addWidget(self._pages, 1)
        QWidget.setTabOrder(self._filters, self._add)
        QWidget.setTabOrder(self._add, self._panel)
        QWidget.setTabOrder(self._panel, self._list)

    def _connect(self) -> None:
        self._reading.known.connect(self._on_known)
        self._reading.refused.connect(self._error.show_error)
        self._filters.filter_changed.connect(self._on_filter_changed)
        self._filters.left_downwards.connect(self.focus_start)
        self._nothing.action_triggered.connect(self._filters.clear)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.placed.connect(self._place)
        self._list.opened.connect(lambda _key: self._open())
        self._list.correction_wanted.connect(self._panel.ask)
        self._list.menu_wanted.connect(self._show_menu)
        self._list.step_wanted.connect(self.own_mission_wanted)
        self._add.clicked.connect(lambda: self.own_mission_wanted.emit(self._list.gap()))
        self._panel.opened.connect(self._open)
        self._panel.placed.connect(self._on_placed_by_figure)
        self._panel.taking_back_asked.connect(self._take_back)
        self._panel.turned.connect(self._on_panel_turned)
        self._panel.words_changed.connect(self._on_words_changed)
        self._theme.theme_changed.connect(self._on_theme_changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_search)

    def _describe(self, rung: Rung) -> str:
        return sentence(rung, self._categories)

    def _current(self) -> Rung | None:
        return self._model.rung_at(self._list.currentIndex().row())

    def _on_known(self, ladder: Ladder) -> None:
        self._error.clear()
        self._ladder = ladder
        was_known, self._is_known = self._is_known, True
        self._show()
        self._list.forget_preview()
        if self._wanted is not None:
            self._stand_where_wanted()
        elif not was_known:
            self._begin()

    def _show(self) -> None:
        """Show what fits, standing at the same step as before and keeping it in sight."""
        looked_for, key = self._filters.filter(), self._list.current_key()
        top = self._list.visualRect(self._list.currentIndex()).top()
        rungs = [rung for rung in self._ladder.rungs if looked_for.fits(rung)]
        self._model.set_rungs(rungs, self._ladder.anchors if rungs else {})
        self._filters.show_count(len(rungs), len(self._ladder.rungs))
        row = None if key is None else self._model.row_of(key)
        if row is not None:
            self._stay(row, top)
        elif key is not None and rungs:
            self._stand(self._model.rowCount() - 1)
        self._nothing.set_sentence(
            self.tr("No step fits these words and filters.")
            if not looked_for.is_empty
            else self.tr("There is no step yet: every mission is hidden. Bring some back, or write one of your own.")
        )
        self._pages.setCurrentWidget(self._list if rungs else self._nothing)
        self._show_current()

    def _stay(self, row: int, top: int) -> None:
        """Stand at the step as before: at the same height where others came or went, in sight where it moved itself."""
        index, bar = self._model.index(row), self._list.verticalScrollBar()
        if self._list.currentIndex() != index:
            self._list.setCurrentIndex(index)
            bar.setValue(bar.value() + self._list.visualRect(index).top() - top)
        self._list.scrollTo(index)

    def _begin(self) -> None:
        """Stand at the lowest step that is open and not tried yet: that is where one goes on climbing."""
        rungs = [rung for rung in self._ladder.rungs if not rung.is_locked]
        begin = next((rung for rung in rungs if rung.times_done == 0), rungs[0] if rungs else None)
        row = None if begin is None else self._model.row_of(key_of(begin.kind, begin.id))
        if row is not None:
            self._stand(row)

    def _stand_where_wanted(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if self._model.row_of(wanted) is None:
            self._filters.clear()
        row = self._model.row_of(wanted)
        if row is not None:  # otherwise it was only just made, and comes with the next reading
            self._wanted = None
            self._stand(row)

    def _stand(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _show_current(self) -> None:
        rung = self._current()
        self._panel.setVisible(rung is not None)
        if rung is not None:
            told = panel_words(rung, self._categories)
            self._panel.show_rung(rung, told)

    def _open(self) -> None:
        rung = self._current()
        if rung is not None:
            (self.event_opened if rung.kind is StepKind.EVENT else self.mission_opened).emit(rung.id)

    def _place(self, key: str, suds: int) -> None:
        row = self._model.row_of(key)
        rung = None if row is None else self._model.rung_at(row)
        if rung is None:
            return
        try:
            place(self._context, rung, suds)
        except UserError as error:
            self._list.forget_preview()
            self._panel.show_error(error)

    def _on_placed_by_figure(self, suds: int) -> None:
        key = self._list.current_key()
        if key is not None:
            self._place(key, suds)

    def _take_back(self) -> None:
        rung = self._current()
        if rung is None:
            return
        try:
            take_back(self._context, rung)
        except UserError as error:
            self._panel.show_error(error)

    def _show_menu(self, where: QPoint, suds: int) -> None:
        menu = RungMenu(self._current(), suds, self)
        menu.open_wanted.connect(self._open)
        menu.correction_wanted.connect(self._panel.ask)
        menu.nudge_wanted.connect(self._list.nudge)
        menu.taking_back_wanted.connect(self._take_back)
        menu.step_wanted.connect(lambda: self.own_mission_wanted.emit(suds))
        menu.popup(where)

    def _on_filter_changed(self) -> None:
        if self._is_known:
            self._show()

    def _on_current_changed(self, _current: QModelIndex) -> None:
        self._list.settle()
        self._show_current()

    def _on_panel_turned(self) -> None:
        self._make_room()
        if not self._panel.is_asking():
            self.focus_start()
        self._column.activate()
        self._list.scrollTo(self._list.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Make room for the rungs before anything else comes into sight."""
        super().showEvent(event)
        self._make_room()

    def _on_words_changed(self) -> None:
        if self._context.vault.profile.suds_anchors().words() != self._ladder.anchors:
            self.reload()

    def _make_room(self) -> None:
        is_low = self.height() < self._theme.metrics.em(_LOW_EM)
        self._hint.setVisible(not is_low)
        if is_low:
            # The advice of the first days would press the card above it together.
            self._tip.hide()
        self._filters.setVisible(not (is_low and self._panel.is_asking()))

    def _centre(self) -> None:
        metrics = self._theme.metrics
        side = max(metrics.space(5), (self.width() - metrics.page_width) // 2)
        self._column.setContentsMargins(side, metrics.space(4), side, metrics.space(4))

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        # What stands here while there is nothing to show may be cut off where the window is low; the rungs scroll.
        self._pages.setMinimumHeight(metrics.em(_LEAST_EM))
        self._centre()
