"""Everything written so far: list, month, year and bin, with one search over them."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.bin_page import BinPage
from extrovertly_desktop.views.journal.history.bulk_deeds import BulkDeeds
from extrovertly_desktop.views.journal.history.calendar_page import CalendarPage
from extrovertly_desktop.views.journal.history.day_grid import DayGrid
from extrovertly_desktop.views.journal.history.jump_bar import JumpBar
from extrovertly_desktop.views.journal.history.list_page import ListPage
from extrovertly_desktop.views.journal.history.long_work import LongWork, ProgressLine
from extrovertly_desktop.views.journal.history.month_grid import MonthGrid
from extrovertly_desktop.views.journal.history.more_menu import MoreMenu
from extrovertly_desktop.views.journal.history.saved_searches import SavedSearchesDialog, SaveSearchBar
from extrovertly_desktop.views.journal.history.search_bar import SearchBar
from extrovertly_desktop.views.journal.history.selection_bar import SelectionBar
from extrovertly_desktop.views.journal.history.tags_dialog import TagsDialog
from extrovertly_desktop.views.journal.history.year_grid import YearGrid
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.tab_order import order_tabs

_SUGGESTED_TAGS = 200


class HistoryPane(QWidget):
    """Shows the journal's past in one of four ways.

    Signals:
        opened: the id of an entry to read.
        deletion_asked: the id of an entry the person wants gone.
        day_wanted: a day (ISO) of which the person wants to see everything.
    """

    opened = Signal(str)
    deletion_asked = Signal(str)
    day_wanted = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_alone = False
        self._moods_shown = context.vault.moods.vocabulary()
        self.setObjectName("journal_history")
        self._build()
        self._connect()
        self._on_theme_changed()

    def reload(self) -> None:
        """Fetch anew what is in sight, keeping the place; what is not follows when it is turned to."""
        self._moods_shown = self._context.vault.moods.vocabulary()
        self._page().reload()

    def keep_up(self) -> None:
        """Show the moods as they are called and look now, if that has changed."""
        moods = self._context.vault.moods.vocabulary()
        if moods != self._moods_shown:
            self._moods_shown = moods
            for page in self._pages.values():
                page.reload()

    def focus_start(self) -> None:
        """Put the keyboard into the list, or into the search while there is nothing to list."""
        if self._list.count():
            self._show("list")
            self._list.list.enter()
        else:
            # Not as by a shortcut: the hint would cover the words for an empty journal.
            self._search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_alone(self, *, alone: bool) -> None:
        """Keep a margin at the far side when no page stands beside the list."""
        self._is_alone = alone
        self._on_theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint below its field."""
        super().resizeEvent(event)
        self._search.keep_hint_in_place()

    def _build(self) -> None:
        vault, theme = self._context.vault, self._context.theme
        self._progress = ProgressLine(theme, self)
        self._progress.hide()
        self._work = LongWork(self._context, self._progress)
        self._modes = ChipRow(
            theme,
            self.tr("How to look at the journal"),
            "journal_modes",
            (
                ("list", self.tr("List")),
                ("month", self.tr("Month")),
                ("year", self.tr("Year")),
                ("bin", self.tr("Bin")),
            ),
            parent=self,
        )
        self._modes.set_selection(("list",))
        self._search = SearchBar(
            theme,
            lambda: [mood.title for mood in vault.moods.vocabulary()],
            lambda: vault.tags.suggest(limit=_SUGGESTED_TAGS),
            vault.saved_searches.all,
            over=self,
            above=self._modes,
        )
        self._stack = QStackedWidget(self)
        self._list = ListPage(self._context, self._stack)
        self._pages: dict[str, ListPage | CalendarPage | BinPage] = {"list": self._list}
        self._jump = JumpBar(theme, self)
        self._save = SaveSearchBar(self._context, self)
        self._bulk = BulkDeeds(self._context, self._work, self)
        self._selection = SelectionBar(theme, self._suggest_tags, self)
        self._stack.addWidget(self._list)
        self._head = QHBoxLayout()
        self._head.addWidget(self._search, 1)
        self._more = MoreMenu(theme, self.parentWidget() or self, self)
        self._head.addWidget(self._more)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for widget in (self._modes, self._jump, self._save, self._selection, self._progress):
            self._column.addWidget(widget)
        self._column.addWidget(self._stack, 1)
        self._order_tabs()

    def _connect(self) -> None:
        self._search.searched.connect(lambda _typed: self._on_searched())
        self._search.left_down.connect(self._on_left_down)
        self._modes.selection_changed.connect(lambda chosen: self._show(chosen[-1] if chosen else "list"))
        self._list.opened.connect(self.opened)
        self._list.deletion_asked.connect(self._on_delete)
        self._list.selection_counted.connect(self._on_selection)
        self._jump.day_chosen.connect(self._on_day_chosen)
        self._jump.closed.connect(self.focus_start)
        self._save.finished.connect(self._search.enter)
        self._more.opening.connect(self._on_menu)
        self._more.on_this_day_wanted.connect(self._on_on_this_day)
        self._more.day_wanted.connect(self._on_jump)
        self._more.keeping_wanted.connect(self._on_save)
        self._more.searches_wanted.connect(self._on_saved_searches)
        self._more.tags_wanted.connect(self._on_tags)
        self._more.export_wanted.connect(self._on_export_all)
        self._selection.tags_wanted.connect(
            lambda adding, tags: self._bulk.tag(self._list.list.selected_keys(), tags, adding=adding)
        )
        self._selection.export_wanted.connect(lambda: self._bulk.ask_export(self._list.list.selected_keys()))
        self._selection.delete_wanted.connect(self._on_delete)
        self._selection.dropped.connect(self._on_dropped)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._search.enter)
        # Find in the page one writes on is Ctrl+F as well, so this one leads here from there.
        anywhere = QShortcut(QKeySequence("Ctrl+Shift+F"), self.parentWidget() or self)
        anywhere.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        anywhere.activated.connect(self._search.enter)
        self._context.theme.theme_changed.connect(self._on_theme_changed)

    def _page_of(self, mode: str) -> ListPage | CalendarPage | BinPage:
        """Return a page; all but the list are built when they are first turned to."""
        if mode not in self._pages:
            page = self._pages[mode] = self._build_page(mode)
            self._stack.addWidget(page)
            self._order_tabs()
        return self._pages[mode]

    def _order_tabs(self) -> None:
        order_tabs(self._search.field, self._more, self._modes, self._jump, self._save, self._selection, self._stack)

    def _build_page(self, mode: str) -> CalendarPage | BinPage:
        if mode == "bin":
            return BinPage(self._context, self._work)
        theme, today = self._context.theme, self._today()
        grid: DayGrid = (
            MonthGrid(theme, today, "journal_month", self.tr("Month"))
            if mode == "month"
            else YearGrid(theme, today, "journal_year", self.tr("Year"))
        )
        page = CalendarPage(self._context, grid, self._today, mode)
        page.search(self._search.searched_for())
        page.search_wanted.connect(self._on_day_wanted)
        page.day_wanted.connect(self.day_wanted)
        return page

    def _page(self) -> ListPage | CalendarPage | BinPage:
        page = self._stack.currentWidget()
        return next(known for known in self._pages.values() if known == page)

    def _show(self, mode: str) -> None:
        # Chips can be switched off and on together; here exactly one is on.
        with QSignalBlocker(self._modes):
            chosen = [key for key in self._modes.selection() if self._pages.get(key) is not self._page()]
            mode = mode if len(chosen) != 1 or mode == "list" else chosen[0]
            self._modes.set_selection((mode,))
        page = self._page_of(mode)
        if page is not self._page():
            had_keyboard = self._stack.isAncestorOf(self.focusWidget())
            self._stack.setCurrentWidget(page)
            self._follow_search()
            page.reload()
            if had_keyboard:
                page.focus_start()
        self._jump.setVisible(self._jump.isVisible() and mode == "list")
        self._on_selection(0 if mode != "list" else len(self._list.list.selected_rows()))

    def _today(self) -> date:
        vault = self._context.vault
        return local_day(vault.clock.now_ms(), vault.clock.zone(), vault.profile.preferences().day_start_hour)

    def _suggest_tags(self) -> list[str]:
        return self._context.vault.tags.suggest(limit=_SUGGESTED_TAGS)

    def _on_searched(self) -> None:
        if isinstance(self._page(), CalendarPage):
            self._follow_search()
        else:
            self._turn_to_list()

    def _turn_to_list(self) -> None:
        self._modes.set_selection(("list",))
        self._stack.setCurrentWidget(self._list)
        self._follow_search()

    def _follow_search(self) -> None:
        """Let the page that was turned to show what was searched for on another one."""
        page, typed = self._page(), self._search.searched_for()
        typed = typed.strip() and typed
        if isinstance(page, CalendarPage) or (isinstance(page, ListPage) and page.typed != typed):
            page.search(typed)

    def _on_left_down(self) -> None:
        page = self._page()
        if page is not self._list or self._list.count():
            page.focus_start()

    def _list_hits(self, typed: str) -> None:
        self._search.show_silently(typed)
        self._turn_to_list()

    def _on_day_wanted(self, typed: str) -> None:
        self._list_hits(typed)
        self._list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_jump(self) -> None:
        self._turn_to_list()
        entry = self._list.current_entry()
        day = self._today() if entry is None else date.fromisoformat(entry.local_date)
        self._jump.ask(day, self._today() + timedelta(days=1))

    def _on_day_chosen(self, day: date) -> None:
        self._list.go_to_day(day)

    def _on_on_this_day(self) -> None:
        self._turn_to_list()
        self._search.show_silently("")
        self._list.show_on_this_day()
        self._on_left_down()

    def _on_menu(self) -> None:
        self._more.allow(
            keeping=bool(self._search.text().strip()),
            export=self._page() is self._list and self._list.count() > 0,
        )

    def _on_save(self) -> None:
        self._save.ask(self._search.text())

    def _on_saved_searches(self) -> None:
        dialog = SavedSearchesDialog(self._context, self)
        dialog.run_asked.connect(self._list_hits)
        dialog.open()

    def _on_tags(self) -> None:
        dialog = TagsDialog(self._context, self)
        dialog.tag_opened.connect(self._list_hits)
        dialog.open()

    def _on_export_all(self) -> None:
        self._bulk.ask_export(self._list.keys_of_all())

    def _on_selection(self, count: int) -> None:
        self._selection.set_count(count if self._page() is self._list else 0)

    def _on_dropped(self) -> None:
        view = self._list.list
        view.setCurrentIndex(view.currentIndex())
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_delete(self) -> None:
        keys = self._list.list.selected_keys()
        if len(keys) == 1:
            ids = self._context.vault.journal.ids_of(keys)
            for entry_id in ids:
                self.deletion_asked.emit(entry_id)
        elif keys:
            self._bulk.delete(keys)

    def _on_theme_changed(self) -> None:
        metrics = self._context.theme.metrics
        edge = metrics.space(5)
        self._column.setContentsMargins(edge, edge, edge if self._is_alone else metrics.space(2), 0)
        self._column.setSpacing(metrics.space(2))
        self._head.setSpacing(metrics.space(1))
