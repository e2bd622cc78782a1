"""The agenda: what is looked for above, events under their days below."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.event_model import EventModel, EventRole, is_narrowed
from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView, Suggestion
from extrovertly_desktop.services.events import PAGE
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.events.agenda_emptiness import AgendaEmptiness
from extrovertly_desktop.views.events.event_delegate import EventDelegate
from extrovertly_desktop.views.events.filter_bar import FilterBar, Room
from extrovertly_desktop.views.events.suggestion_strip import SuggestionStrip
from extrovertly_desktop.views.events.words import reading
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card_list import CardList
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_LEAST_EM = 7
_UNFOLDED_EM, _VIEWS_EM = 25, 17
"""Height of the pane from which the filters may unfold above the list, and from which the views stand there."""
_ROOM_EM = 34
"""Height of the pane from which there is room for a suggestion above the list."""


class AgendaPane(QWidget):
    """Lists what fits, or what is on one day.

    Signals:
        event_chosen: the person moved to an event (its id).
        event_opened: the person wants to read it, by Enter or a click (its id).
        new_wanted: the person wants to add an event, since there is none.
        day_left: the person goes back from one day to the whole list.
        suggestions_wanted: there is room for suggestions; `show_suggestions` brings them once they are worked out.
    """

    event_chosen = Signal(str)
    event_opened = Signal(str)
    new_wanted = Signal()
    day_left = Signal()
    suggestions_wanted = Signal()

    def __init__(
        self, theme: ThemeManager, vault: OpenVault, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._vault = theme, vault
        self.filters = FilterBar(theme, self)
        self.model = EventModel(self._next_page, reading, self)
        self._strip = SuggestionStrip(theme, self)
        self._pages = QStackedWidget(self)
        self._list = CardList(self._pages)
        self._delegate = EventDelegate(theme, today, self._list)
        self._emptiness = AgendaEmptiness(theme, self._pages)
        self._day: date | None = None
        self._day_filter = EventFilter()
        self._day_words = make_label("", "heading")
        self._day_back = make_button(
            self.tr("All events"), "events_day_back", variant="quiet", theme=theme, icon="arrow-left"
        )
        self._day_line = QWidget(self)
        self._is_following = False
        self._is_alone = False
        self._build()
        self._connect()

    def reload(self) -> None:
        """Query again; selection and scroll position stay."""
        self.filters.set_categories(self._vault.events.categories())
        self._query(keep=True)

    def day(self) -> date | None:
        """Return the day that is listed alone, or None."""
        return self._day

    def show_day(self, day: date, wanted: EventFilter) -> None:
        """List one day alone, and of it what fits."""
        self._day, self._day_filter = day, wanted
        self._query(keep=False)
        self._stand_at_first()

    def show_all(self) -> None:
        """Go back from one day to the whole list."""
        if self._day is not None:
            self._day = None
            self._query(keep=False)

    def current_id(self) -> str | None:
        """Return the event the list stands at."""
        value = self._list.currentIndex().data(EventRole.ID)
        return value if isinstance(value, str) else None

    def first_id(self) -> str | None:
        """Return the first event of the list."""
        value = self.model.index(0).data(EventRole.ID) if self.model.rowCount() else None
        return value if isinstance(value, str) else None

    def select(self, event_id: str) -> bool:
        """Stand at an event without announcing it; False if it is not in the list."""
        row = self.model.row_of(event_id)
        if row is not None and event_id == self.current_id():
            return True
        self._is_following = True
        try:
            index = QModelIndex() if row is None else self.model.index(row)
            self._list.setCurrentIndex(index)
            if row is None:
                self._list.clearSelection()
            else:
                self._list.scrollTo(index)
        finally:
            self._is_following = False
        return row is not None

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what was worked out, unless the person looks for something else by now."""
        if self._has_place_for_suggestions(self.filters.filter()):
            self._strip.show_suggestions(suggestions)
            self._show_strip()

    def focus_list(self) -> None:
        """Put the keyboard on the list, or on what stands in its place."""
        if self._pages.currentWidget() is self._list:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.filters.focus_search()

    def set_alone(self, alone: bool) -> None:
        """Keep the same space on both sides when nothing stands beside it."""
        if alone != self._is_alone:
            self._is_alone = alone
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the better part of the room to the list."""
        super().resizeEvent(event)
        self._fold()

    def _build(self) -> None:
        self._list.setObjectName("events_list")
        self._list.setAccessibleName(self.tr("Events"))
        self._list.setModel(self.model)
        self._delegate.prepare(self._list)
        self._day_words.setObjectName("events_day")
        line = QHBoxLayout(self._day_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._day_words, 1)
        line.addWidget(self._day_back)
        self._day_line.hide()
        self._strip.hide()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._emptiness)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._day_line)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._pages, 1)
        self._lay_out()

    def _connect(self) -> None:
        self.filters.filter_changed.connect(self._on_filter_changed)
        self.filters.left_downwards.connect(self._on_left_downwards)
        self._strip.event_wanted.connect(self.event_opened)
        self._day_back.clicked.connect(self._on_day_left)
        self._emptiness.everything_wanted.connect(self._on_everything_wanted)
        self._emptiness.discover_wanted.connect(lambda: self.filters.show_view(EventView.DISCOVER))
        self._emptiness.new_wanted.connect(self.new_wanted)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(self._on_opened)
        self._theme.theme_changed.connect(self._lay_out)

    def _query(self, *, keep: bool) -> None:
        looked_for = self.filters.filter()
        cards, whole = self._found(looked_for, max(PAGE, self.model.rowCount()) if keep else PAGE)
        current = self.current_id()
        self._is_following = True  # Qt moves to a neighbour when a row goes; the person did not.
        try:
            self.model.set_cards(cards, whole=whole)
        finally:
            self._is_following = False
        if current is not None and current != self.current_id():
            self.select(current)
        self.filters.setVisible(self._day is None)
        self.filters.show_count(len(cards), whole=whole)
        self._day_line.setVisible(self._day is not None)
        self._day_words.setText("" if self._day is None else self._day_title(self._day))
        if not cards:
            self._emptiness.explain(looked_for, self._day)
        self._pages.setCurrentWidget(self._list if cards else self._emptiness)
        self._suggest(looked_for)

    def _found(self, looked_for: EventFilter, limit: int) -> tuple[Sequence[EventCard], bool]:
        if self._day is not None:
            month = self._vault.events.month(self._day.year, self._day.month, self._day_filter)
            return month.get(self._day, ()), True
        cards = self._vault.events.list(looked_for, limit=limit)
        return cards, len(cards) < limit

    def _day_title(self, day: date) -> str:
        has_all = self._day_filter == EventFilter()
        return long_day(day) if has_all else self.tr("{day}, filtered").format(day=long_day(day))

    def _next_page(self, last: EventCard) -> Sequence[EventCard]:
        return self._vault.events.list(self.filters.filter(), limit=PAGE, after=last)

    def _suggest(self, looked_for: EventFilter) -> None:
        if self._has_place_for_suggestions(looked_for):
            self.suggestions_wanted.emit()
        else:
            self._strip.show_suggestions(())
            self._show_strip()

    def _has_place_for_suggestions(self, looked_for: EventFilter) -> bool:
        return self._day is None and looked_for.view is EventView.DISCOVER and not is_narrowed(looked_for)

    def _fold(self) -> None:
        height, em = self.height(), self._theme.metrics.em
        enough, some = height >= em(_UNFOLDED_EM), height >= em(_VIEWS_EM)
        self.filters.set_room(Room.ENOUGH if enough else Room.SOME if some else Room.LITTLE)
        self._show_strip()

    def _show_strip(self) -> None:
        has_room = self.height() >= self._theme.metrics.em(_ROOM_EM)
        self._strip.setVisible(self._strip.has_any() and has_room)

    def _stand_at_first(self) -> None:
        if self.model.rowCount():
            self._list.setCurrentIndex(self.model.index(0))
            self._list.scrollToTop()

    def _on_filter_changed(self, _looked_for: EventFilter) -> None:
        self._query(keep=False)
        if self.current_id() is None:
            self._stand_at_first()
        else:
            self._list.scrollTo(self._list.currentIndex())

    def _on_everything_wanted(self) -> None:
        if self._day is not None:
            self._on_day_left()
        else:
            self.filters.clear()

    def _on_day_left(self) -> None:
        self.show_all()
        self.focus_list()
        self.day_left.emit()

    def _on_left_downwards(self) -> None:
        if self.model.rowCount():
            self.focus_list()

    def _on_current_changed(self, current: QModelIndex) -> None:
        event_id = current.data(EventRole.ID)
        if not self._is_following and isinstance(event_id, str):
            self.event_chosen.emit(event_id)

    def _on_opened(self, index: QModelIndex) -> None:
        event_id = index.data(EventRole.ID)
        if isinstance(event_id, str):
            self.event_opened.emit(event_id)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        # What explains an empty list would ask for more than there is once the filters are unfolded.
        self._pages.setMinimumHeight(metrics.em(_LEAST_EM))
        edge = metrics.space(5)
        self._column.setContentsMargins(edge, metrics.space(3), edge if self._is_alone else 0, 0)
        self._fold()
