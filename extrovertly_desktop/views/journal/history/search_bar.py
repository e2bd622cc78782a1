"""The search field with its hint: every keystroke is a search."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from extrovertly_desktop.adapters.search_completion import Completion, completions, is_plain, settled
from extrovertly_desktop.domain.writing_kit import SavedSearch
from extrovertly_desktop.views.journal.history.search_hint import SearchHint
from extrovertly_desktop.views.theme import ThemeManager

_BY_PERSON = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Why the field has the keyboard when a person wanted it there."""

Words = Callable[[], Sequence[str]]


class SearchBar(QWidget):
    """A field, and below it a hint while the person may need one.

    Args:
        theme: the theme in force.
        moods: returns the names of the moods.
        tags: returns tags, the likeliest first.
        saved: returns the searches that were kept.
        over: the widget over which the hint may lie.
        above: what stands between the field and the hint, and stays in sight.

    Signals:
        searched: what is to be searched for; keystrokes that come faster than searches are taken together.
        left_down: the person goes on into the results.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        moods: Words,
        tags: Words,
        saved: Callable[[], Sequence[SavedSearch]],
        *,
        over: QWidget,
        above: QWidget,
    ) -> None:
        super().__init__(over)
        self._theme, self._above = theme, above
        self._moods, self._tags, self._saved = moods, tags, saved
        self._known: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._ways: tuple[Completion, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._on_soon)
        self._sent = ""
        self._build(over)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.cursorPositionChanged.connect(self._on_cursor_moved)
        self.field.installEventFilter(self)
        self.hint.completion_taken.connect(self._take)
        self.hint.text_taken.connect(self._on_text_taken)
        self.hint.saved_taken.connect(lambda search: self.set_text(search.query))

    def text(self) -> str:
        """Return what is searched for."""
        return self.field.text()

    def searched_for(self) -> str:
        """Return the last search that was sent: the text, without a filter that is only begun."""
        return self._sent

    def set_text(self, typed: str) -> None:
        """Search for something, as if it had been typed."""
        self.field.setText(typed)

    def show_silently(self, typed: str) -> None:
        """Show a search that is listed already."""
        self._sent = typed
        self.field.setText(typed)

    def enter(self) -> None:
        """Take the keyboard, with all text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def keep_hint_in_place(self) -> None:
        """Put the hint where it belongs, after what is around it has moved."""
        if self.hint.isVisible():
            self._place_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the hint while the field has the keyboard, and give some keys their meaning."""
        kind = event.type()
        if watched is self.field:
            if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and event.reason() in _BY_PERSON:
                self._known = (self._moods(), self._tags())
                self._update_hint()
            elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.hint.hide()
            elif kind == QEvent.Type.Resize:
                self.keep_hint_in_place()
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event):
                return True
        return super().eventFilter(watched, event)

    def _build(self, over: QWidget) -> None:
        self.field = QLineEdit(self)
        self.field.setObjectName("journal_search")
        self.field.setAccessibleName(self.tr("Search the journal"))
        self.field.setAccessibleDescription(
            self.tr('Words, "phrases", -without, any:, mood:, tag:, on:, before:, after:, has:photo, is:private')
        )
        self.field.setPlaceholderText(self.tr("Search the journal"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(self._theme.icon("magnify", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.hint = SearchHint(self._theme, over)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.hint.isVisible() and not self.field.text():
                self.hint.hide()
                return True
            if self.field.text():
                self.field.clear()
                self._on_soon()
                return True
        elif key == Qt.Key.Key_Tab and self._ways and self.hint.isVisible():
            self._take(self._ways[0])
            return True
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._soon.isActive():
                self._on_soon()
            self.left_down.emit()
            return True
        return False

    def _on_text_changed(self) -> None:
        self._soon.start()

    def _on_cursor_moved(self) -> None:
        if self.field.hasFocus():
            self._update_hint()

    def _on_soon(self) -> None:
        self._soon.stop()
        typed = settled(self.field.text(), *self._known)
        if typed != self._sent:
            self._sent = typed
            self.searched.emit(typed)
        if self.field.hasFocus():
            self._update_hint()

    def _update_hint(self) -> None:
        """Show what fits: every way to search on an empty field, or how the begun filter can go on."""
        typed = self.field.text()
        self._ways = completions(typed, self.field.cursorPosition(), *self._known)
        if not typed.strip():
            self.hint.show_ways(self._saved())
        elif self._ways:
            self.hint.show_values(self._ways)
        else:
            self.hint.hide()
            return
        self._place_hint()

    def _place_hint(self) -> None:
        self.hint.place_below(self._above, self.field)

    def _take(self, way: Completion) -> None:
        self.field.setText(way.typed)
        self.field.setCursorPosition(way.cursor)
        self._update_hint()

    def _on_text_taken(self, piece: str) -> None:
        typed = self.field.text()
        self.field.setText(f"{typed} {piece}".strip() if is_plain(typed) else piece)
        # What stands after the colon is an example: selected, so that typing takes its place.
        at = self.field.text().rfind(":") + 1
        if at and not piece.startswith(("has:", "is:")):
            self.field.setSelection(at, len(self.field.text()) - at)
