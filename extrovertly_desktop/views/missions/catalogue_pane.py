"""The catalogue: filters above, missions as cards below."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.mission_model import MissionFilter, MissionModel, MissionRole, Standing, fits
from extrovertly_desktop.domain.missions import CardStatus, MissionCard, MissionStatus
from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.views.missions.card_delegate import MissionCardDelegate
from extrovertly_desktop.views.missions.filter_bar import FilterBar, Room
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card_list import CardList
from extrovertly_desktop.views.widgets.empty_state import EmptyState

_ENOUGH_EM, _SOME_EM, _LEAST_EM = 40, 24, 10
"""Heights from which all filters, or the common ones, are laid out rather than folded away; and the least height."""


class CataloguePane(QWidget):
    """Lists what fits the filters.

    Attributes:
        filters: what is looked for.
        model: the missions listed.
        categories: titles of categories by slug, as they were when the list was read.

    Signals:
        mission_chosen: the person moved to a mission (its id).
        mission_opened: the person wants to read it, by Enter or a click (its id).
    """

    mission_chosen = Signal(str)
    mission_opened = Signal(str)

    def __init__(self, theme: ThemeManager, missions: MissionService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._missions = missions
        self.categories = missions.categories()
        self.filters = FilterBar(theme, self.categories, self)
        self.model = MissionModel(self)
        self._pages = QStackedWidget(self)
        self._list = CardList(self._pages)
        self._delegate = MissionCardDelegate(theme, self.categories, self._list)
        self._nothing: EmptyState | None = None
        self._total = 0
        self._is_following = False
        self._is_alone = False
        self._build()
        self._connect()

    def reload(self) -> None:
        """Query again; selection and scroll position stay."""
        self.categories = self._missions.categories()
        self.filters.set_categories(self.categories)
        self._delegate.set_categories(self.categories)
        looked_for = self.filters.filter()
        if not looked_for.is_empty:
            self._total = len(self._missions.cards())
        self._query(looked_for)

    def current_id(self) -> str | None:
        """Return the mission the list stands at."""
        value = self._list.currentIndex().data(MissionRole.ID)
        return value if isinstance(value, str) else None

    def card_of(self, mission_id: str) -> MissionCard | None:
        """Return a mission's card as it is listed, or None if the filters leave it out."""
        row = self.model.row_of(mission_id)
        card = None if row is None else self.model.index(row).data(MissionRole.CARD)
        return card if isinstance(card, MissionCard) else None

    def first_id(self) -> str | None:
        """Return the mission to begin with: the first that is planned, else the first."""
        cards = [self.model.index(row).data(MissionRole.CARD) for row in range(self.model.rowCount())]
        planned = (card for card in cards if card.status is MissionStatus.IN_PROGRESS)
        best: MissionCard | None = next(planned, cards[0] if cards else None)
        return None if best is None else best.mission.id

    def select(self, mission_id: str) -> bool:
        """Stand at a mission without announcing it; False if the filters leave it out."""
        row = self.model.row_of(mission_id)
        if row is not None and mission_id == self.current_id():
            return True
        self._is_following = True
        try:
            index = QModelIndex() if row is None else self.model.index(row)
            self._list.setCurrentIndex(index)
            if row is None:
                self._list.clearSelection()
            else:
                self._list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        finally:
            self._is_following = False
        return row is not None

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_alone(self, alone: bool) -> None:
        """Keep the same space on both sides when nothing stands beside it."""
        if alone != self._is_alone:
            self._is_alone = alone
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Return what the search and one card need: whatever else there is folds away in time."""
        return QSize(super().minimumSizeHint().width(), self._theme.metrics.em(_LEAST_EM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the better part of the room to the list."""
        super().resizeEvent(event)
        self._fold()

    def _build(self) -> None:
        self._list.setObjectName("missions_list")
        self._list.setAccessibleName(self.tr("Missions"))
        self._list.setModel(self.model)
        self._delegate.prepare(self._list)
        self._pages.addWidget(self._list)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._pages, 1)
        self._lay_out()  # what there is room for shows with the first size

    def _connect(self) -> None:
        self.filters.filter_changed.connect(self._on_filter_changed)
        self.filters.left_downwards.connect(self._on_left_downwards)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(self._on_opened)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _query(self, looked_for: MissionFilter) -> None:
        found = self._missions.cards(
            difficulty=looked_for.difficulty,
            category=looked_for.category,
            typed=looked_for.typed,
            status=CardStatus.HIDDEN if looked_for.standing is Standing.HIDDEN else None,
        )
        cards = [card for card in found if fits(card, looked_for.standing)]
        if looked_for.is_empty:
            self._total = len(cards)
        current = self.current_id()
        self._is_following = True  # Qt moves to a neighbour when a row goes; the person did not.
        try:
            self.model.set_cards(cards)
        finally:
            self._is_following = False
        if current is not None and current != self.current_id():
            self.select(current)
        self.filters.show_count(len(cards), self._total)
        if cards:
            self._pages.setCurrentWidget(self._list)
        else:
            self._show_nothing(self._nothing_sentence(looked_for))

    def _show_nothing(self, sentence: str) -> None:
        """Say why nothing is listed; made only once that is so."""
        if self._nothing is None:
            words, name = self.tr("Show all missions"), "missions_nothing_found"
            self._nothing = EmptyState(
                self._theme, "text-search-variant", "", words, object_name=name, parent=self._pages
            )
            self._nothing.action_triggered.connect(self.filters.clear)
            self._pages.addWidget(self._nothing)
        self._nothing.set_sentence(sentence)
        self._pages.setCurrentWidget(self._nothing)

    def _nothing_sentence(self, looked_for: MissionFilter) -> str:
        if looked_for.typed.strip():
            return self.tr("No mission holds these words. Another word, or fewer filters, may find one.")
        alone = looked_for.difficulty is None and looked_for.category is None
        match looked_for.standing:
            case Standing.TODAY if alone:
                return self.tr("Today's missions are not chosen yet. The first page, “Today”, chooses three for you.")
            case Standing.OWN if alone:
                return self.tr("You have made no mission of your own yet. “New mission” above begins one.")
            case Standing.HIDDEN if alone:
                return self.tr("You have hidden no mission.")
        return self.tr("No mission fits these filters yet.")

    def _on_filter_changed(self, looked_for: MissionFilter) -> None:
        self._query(looked_for)
        if self.current_id() is None and self.model.rowCount():
            self._list.setCurrentIndex(self.model.index(0))
        self._list.scrollTo(self._list.currentIndex())

    def _on_left_downwards(self) -> None:
        if self.model.rowCount():
            self.focus_list()

    def _on_current_changed(self, current: QModelIndex) -> None:
        mission_id = current.data(MissionRole.ID)
        if not self._is_following and isinstance(mission_id, str):
            self.mission_chosen.emit(mission_id)

    def _on_opened(self, index: QModelIndex) -> None:
        mission_id = index.data(MissionRole.ID)
        if isinstance(mission_id, str):
            self.mission_opened.emit(mission_id)

    def _fold(self) -> None:
        height, metrics = self.height(), self._theme.metrics
        enough, some = height >= metrics.em(_ENOUGH_EM), height >= metrics.em(_SOME_EM)
        self.filters.set_room(Room.ENOUGH if enough else Room.SOME if some else Room.LITTLE)

    def _on_theme_changed(self) -> None:
        self._lay_out()
        self._fold()

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        edge = metrics.space(5)
        self._column.setContentsMargins(edge, metrics.space(3), edge if self._is_alone else 0, 0)
