"""The list of conversations: begin one, find one, open one, rename and delete."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.session_model import SessionModel, SessionRole
from extrovertly_desktop.domain.coach_sessions import SessionCard
from extrovertly_desktop.views.coach.session_delegate import SessionDelegate
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.card_list import CardList
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.properties import make_button
from extrovertly_desktop.views.widgets.search_field import SearchField

_SEARCH_MS = 120


class _SessionList(CardList):
    """Tells of the two keys that do something to a conversation."""

    delete_pressed = Signal()
    rename_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes and F2 renames."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_pressed.emit()
        else:
            super().keyPressEvent(event)


class SessionPane(QWidget):
    """Lists conversations.

    Signals:
        new_wanted: begin one.
        model_wanted: choose a language model, or none.
        opened, end_wanted, rename_wanted, delete_wanted, export_wanted: the id of one.
    """

    new_wanted = Signal()
    model_wanted = Signal()
    opened = Signal(str)
    end_wanted = Signal(str)
    rename_wanted = Signal(str)
    delete_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.setObjectName("coach_sessions")
        self._new = make_button(self.tr("New conversation"), "coach_new", theme=theme, icon="plus")
        self._is_alone = False
        self._more = QToolButton()
        self._search = SearchField()
        self._list = _SessionList()
        self._model = SessionModel(self)
        self._delegate = SessionDelegate(theme, context.vault.clock)
        self._nothing = EmptyState(theme, "forum-outline", "", object_name="coach_sessions_empty")
        self._wait = QTimer(self)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()

    def reload(self) -> None:
        """List the conversations again; what is searched for stays."""
        typed = self._search.text()
        current = self.current()
        cards = self._context.vault.coach.sessions(typed)
        self._model.set_cards(cards)
        if current is not None:
            self.mark(current)
        self._list.setVisible(bool(cards))
        self._nothing.setVisible(not cards)
        self._nothing.set_sentence(
            self.tr("No conversation holds these words.")
            if typed.strip()
            else self.tr("Conversations are kept here, and nowhere else.")
        )

    def current(self) -> str | None:
        """Return the id of the conversation that is marked."""
        return self._list.currentIndex().data(SessionRole.ID) if self._list.currentIndex().isValid() else None

    def mark(self, session_id: str) -> None:
        """Mark a conversation as the one that is open."""
        row = self._model.row_of(session_id)
        if row is not None:
            self._list.setCurrentIndex(self._model.index(row))

    def set_alone(self, *, alone: bool) -> None:
        """Keep a margin at the far side when no conversation stands beside the list."""
        self._is_alone = alone
        self._lay_out()

    def _build(self) -> None:
        self._search.setObjectName("coach_search")
        self._search.setAccessibleName(self.tr("Search conversations"))
        self._search.setPlaceholderText(self.tr("Search conversations"))
        self._search.setClearButtonEnabled(True)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SEARCH_MS)
        self._list.setObjectName("coach_session_list")
        self._list.setAccessibleName(self.tr("Conversations"))
        self._list.setModel(self._model)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._delegate.prepare(self._list)
        self._build_more()
        self._top = QHBoxLayout()
        self._top.addWidget(self._new, 1)
        self._top.addWidget(self._more)
        self._column.addLayout(self._top)
        self._column.addWidget(self._search)
        self._column.addWidget(self._list, 1)
        self._column.addWidget(self._nothing, 1)
        self._lay_out()

    def _build_more(self) -> None:
        menu = QMenu(self._more)
        menu.setObjectName("coach_menu")
        action = menu.addAction(self.tr("Language model…"))
        action.setObjectName("coach_language_model")
        action.triggered.connect(self.model_wanted)
        self._more.setObjectName("coach_more")
        self._more.setIcon(self._context.theme.icon("dots-horizontal"))
        self._more.setAccessibleName(self.tr("More for the coach"))
        self._more.setToolTip(self.tr("More"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(menu)

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_wanted)
        self._search.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self.reload)
        self._search.left_downwards.connect(self._list.setFocus)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(self._on_opened)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._list.delete_pressed.connect(lambda: self._tell(self.delete_wanted.emit))
        self._list.rename_pressed.connect(lambda: self._tell(self.rename_wanted.emit))
        self._context.theme.theme_changed.connect(self._lay_out)

    def _on_opened(self, index: QModelIndex) -> None:
        card = index.data(SessionRole.CARD)
        if isinstance(card, SessionCard):
            self.opened.emit(card.session.id)

    def _tell(self, tell: Callable[[str], None]) -> None:
        current = self.current()
        if current is not None:
            tell(current)

    def _show_menu(self, place: QPoint) -> None:
        index = self._list.indexAt(place)
        if not index.isValid():
            return
        session_id = index.data(SessionRole.ID)
        menu = QMenu(self)
        menu.setObjectName("coach_session_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, signal in (
            ("open", self.tr("Open"), self.opened),
            ("end", self.tr("End it with a summary"), self.end_wanted),
            ("rename", self.tr("Rename…"), self.rename_wanted),
            ("export", self.tr("Save as a text file…"), self.export_wanted),
            ("delete", self.tr("Delete"), self.delete_wanted),
        ):
            if name == "end" and not _is_open(index):
                continue
            action = menu.addAction(text)
            action.setObjectName(f"coach_session_{name}")
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit(session_id))
        menu.popup(self._list.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        metrics = self._context.theme.metrics
        far = metrics.space(4) if self._is_alone else 0
        self._column.setContentsMargins(metrics.space(4), metrics.space(4), far, metrics.space(4))
        self._column.setSpacing(metrics.space(3))
        self._top.setSpacing(metrics.space(2))
        self._more.setIcon(self._context.theme.icon("dots-horizontal"))


def _is_open(index: QModelIndex) -> bool:
    card = index.data(SessionRole.CARD)
    return isinstance(card, SessionCard) and card.session.ended_at is None
