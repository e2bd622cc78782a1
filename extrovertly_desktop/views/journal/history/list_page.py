"""The list of entries: all of them, what a search finds, or this day in earlier years."""

from array import array
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.journal_model import JournalModel
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.entry_list import EntryList
from extrovertly_desktop.views.journal.history.fetching import listed_entries
from extrovertly_desktop.views.journal.history.listing import Listing
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.properties import make_label

_REST_MS = 150
_NEWEST, _BEST = "newest", "best"
FIRST_KEYS = 500
"""Rows that are shown before the rest of a long history, or of many hits, is known."""


class ListPage(QWidget):
    """Lists entries newest first.

    Signals:
        opened: the id of an entry to read.
        deletion_asked: Delete was pressed in the list.
        selection_counted: how many rows are selected.
    """

    opened = Signal(str)
    deletion_asked = Signal()
    selection_counted = Signal(int)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._listing = Listing()
        self._is_whole = False
        self._asked = 0
        self._awaited_day: date | None = None
        vault = context.vault
        self._model = JournalModel(listed_entries(vault), vault.moods.vocabulary(), vault.clock, self)
        # What follows is begun once the beginning has been painted, or the two would be in each other's way.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._fetch_rest)
        self._build()
        self._order.selection_changed.connect(self._on_order_chosen)
        self.list.all_wanted.connect(self.complete)
        self.list.opened.connect(self.opened)
        self.list.deletion_asked.connect(self.deletion_asked)
        self.list.selection_counted.connect(self.selection_counted)
        context.theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def typed(self) -> str:
        """The search whose hits are listed."""
        return self._listing.typed

    @property
    def is_on_this_day(self) -> bool:
        """Whether this day in earlier years is listed instead."""
        return self._listing.is_on_this_day

    def reload(self) -> None:
        """List again what there is, keeping place and selection."""
        self._model.set_moods(self._context.vault.moods.vocabulary())
        self._show(self._listing, keep_place=True)

    def search(self, typed: str) -> None:
        """List what a search finds, from the top; a blank one finds everything."""
        typed = typed.strip() and typed
        if not typed:
            self._order.set_selection((_NEWEST,))
        self._model.set_excerpt(self._context.vault.search.highlighter(typed).snippet if typed else None)
        self._show(Listing(typed, is_ranked=bool(typed) and self._wants_best()), keep_place=False)
        words = " · ".join(part for part in (self._count.text(), self._meaning.text()) if part)
        announce(self._count, words or self.tr("Nothing found"))

    def show_on_this_day(self) -> None:
        """List what was written on this day in earlier years."""
        self._model.set_excerpt(None)
        self._show(Listing(is_on_this_day=True), keep_place=False)

    def go_to_day(self, day: date) -> None:
        """Go to the newest entry of a day, or of the last day before it that holds any."""
        if self._model.rowCount() == 0:
            return
        if self._listing.is_ranked:
            self._order.set_selection((_NEWEST,))
            self._show(replace(self._listing, is_ranked=False), keep_place=False)
        if not self._is_whole:
            self._awaited_day = day
            if not self._rest.isActive():
                # Either it is on its way, and fetching it twice does no harm, or it failed.
                self._rest.start()
            return
        bound = self._context.vault.journal.key_after(day)
        rows = range(self._model.rowCount())
        row = bisect_left(rows, 1, key=lambda number: int((self._model.key_at(number) or 0) < bound))
        self.list.go_to_row(min(row, len(rows) - 1))
        self.list.enter()

    def current_entry(self) -> JournalEntry | None:
        """Return the entry of the current row."""
        return self._model.entry_at(self.list.currentIndex().row())

    def count(self) -> int:
        """Return how many rows there are."""
        return self._model.rowCount()

    def focus_start(self) -> None:
        """Take the keyboard."""
        if self.count():
            self.list.enter()

    def keys_of_all(self) -> "array[int]":
        """Return the keys of all that is listed, and of what would be if the rest were known yet."""
        self.complete()
        found = (self._model.key_at(row) for row in range(self._model.rowCount()))
        return array("q", [key for key in found if key is not None])

    def complete(self) -> None:
        """List the rest at once, for a deed on all of it."""
        if not self._is_whole:
            self._show_whole(keep_place=True)

    def _build(self) -> None:
        theme = self._context.theme
        self._count = make_label("", "caption")
        self._count.setObjectName("journal_count")
        self._meaning = make_label("", "caption")
        self._meaning.setObjectName("journal_meaning")
        self._stack = QStackedWidget(self)
        self.list = EntryList(theme, self._model, "journal_list", self.tr("Entries, newest first"), self._stack)
        self._nothing_yet = EmptyState(
            theme,
            "notebook-outline",
            self.tr("What you write is listed here, newest first."),
            object_name="journal_nothing_yet",
            parent=self._stack,
        )
        self._nothing_found = EmptyState(theme, "magnify", "", object_name="journal_nothing_found", parent=self._stack)
        for page in (self.list, self._nothing_yet, self._nothing_found):
            self._stack.addWidget(page)
        self._order = ChipRow(
            theme,
            self.tr("Order"),
            "journal_order",
            ((_NEWEST, self.tr("Newest first")), (_BEST, self.tr("Best match"))),
            single=True,
            keep_one=True,
            parent=self,
        )
        self._order.set_selection((_NEWEST,))
        self._order.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._order, self._count, self._meaning):
            self._column.addWidget(widget)
        self._column.addWidget(self._stack, 1)

    def _show(self, listing: Listing, *, keep_place: bool) -> None:
        """Show the newest at once; the rest of many follows from the worker."""
        known = keep_place and self._is_whole and listing == self._listing
        if listing != self._listing:
            self._listing, self._awaited_day = listing, None
        self._asked += 1
        self._rest.stop()
        if known or listing.is_short:
            self._show_whole(keep_place=keep_place)
            return
        keys = listing.beginning(self._context.vault, FIRST_KEYS)
        self._show_keys(keys, keep_place=keep_place, whole=len(keys) < FIRST_KEYS)
        if not self._is_whole:
            self._rest.start()

    def _show_whole(self, *, keep_place: bool) -> None:
        self._rest.stop()
        self._show_keys(self._listing.whole(self._context.vault), keep_place=keep_place, whole=True)

    def _fetch_rest(self) -> None:
        asked, listing, vault = self._asked, self._listing, self._context.vault
        task = self._context.tasks.start(lambda _context: (asked, listing.whole(vault)))
        task.succeeded.connect(self._on_rest)

    def _on_rest(self, answer: "tuple[int, array[int]]") -> None:
        asked, keys = answer
        if asked != self._asked:
            return  # something else is listed by now
        self._show_keys(keys, keep_place=True, whole=True)
        if self.typed:
            announce(self._count, self._count.text())
        day, self._awaited_day = self._awaited_day, None
        if day is not None:
            self.go_to_day(day)

    def _show_keys(self, keys: "array[int]", *, keep_place: bool, whole: bool) -> None:
        self._is_whole = whole
        self.list.show_keys(keys, keep_place=keep_place)
        self._tell(len(keys))
        empty = self._nothing_found if self.typed or self.is_on_this_day else self._nothing_yet
        self._stack.setCurrentWidget(self.list if len(keys) else empty)

    def _tell(self, rows: int) -> None:
        typed = self.typed
        meaning = " · ".join(self._context.vault.search.explain(typed)) if typed else ""
        self._meaning.setText(meaning)
        # Where nothing is found, the sentence in the middle says what was looked for.
        self._meaning.setVisible(bool(meaning) and rows > 0)
        self._order.setVisible(bool(typed) and rows > 1)
        if typed:
            words = self._found(rows)
            self._nothing_found.set_sentence(
                self.tr("No entry fits: {meaning}. Esc in the search shows all entries again.").format(meaning=meaning)
                if meaning
                else self.tr("No entry fits. Esc in the search shows all entries again.")
            )
        elif self.is_on_this_day:
            words = self.tr("On this day in earlier years")
            self._nothing_found.set_sentence(self.tr("Nothing was written on this day in earlier years."))
        elif self._is_whole:
            words = self.tr("1 entry") if rows == 1 else self.tr("{count} entries", None, rows)
        else:
            words = self.tr("{count} entries or more", None, rows)
        self._count.setText(words.replace("{count}", QLocale().toString(rows)))
        self._count.setVisible(rows > 0)

    def _found(self, rows: int) -> str:
        if rows == 1:
            return self.tr("1 entry found")
        if not self._is_whole:
            return self.tr("{count} entries or more found", None, rows)
        found = self._context.vault.search.count(self.typed) if self._listing.is_ranked else rows
        if found > rows:
            words = self.tr("The best {count} of {found} entries found")
            return words.replace("{found}", QLocale().toString(found))
        return self.tr("{count} entries found", None, rows)

    def _wants_best(self) -> bool:
        """Whether hits shall stand by how well they fit."""
        return _BEST in self._order.selection()

    def _on_order_chosen(self) -> None:
        self._show(replace(self._listing, is_ranked=bool(self.typed) and self._wants_best()), keep_place=False)
        announce(self._count, self._count.text())

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._context.theme.metrics.space(1))
