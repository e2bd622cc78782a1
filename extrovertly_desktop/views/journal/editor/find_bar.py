"""Finding words in the open entry."""

from PySide6.QtCore import QLocale, QRegularExpression, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_MOST_SHOWN = 2_000
"""Places that are highlighted at once; all of them are counted."""
_TYPING_MS = 120
_FIELD_EM = 14

TextView = QPlainTextEdit | QTextEdit


class FindBar(QWidget):
    """A slim bar: words, how often they occur, next and previous; all places are highlighted.

    Signals:
        closed: the bar is gone and the keyboard free.
    """

    closed = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: TextView | None = None
        self._places: list[tuple[int, int]] = []
        self._current = -1
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self.setObjectName("entry_find")
        self._build()
        self._connect()
        self._on_theme_changed()
        self.hide()

    def open_for(self, view: TextView) -> None:
        """Show the bar for a view, with what is selected there as the words to find."""
        selected = view.textCursor().selectedText()
        self.attach(view)
        self.show()
        if selected and "\u2029" not in selected:
            with QSignalBlocker(self._field):
                self._field.setText(selected)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def attach(self, view: TextView) -> None:
        """Look in another view from now on; an open bar searches there at once."""
        if self._view is not None and self._view is not view:
            self._view.setExtraSelections([])
        self._view = view
        if not self.isHidden():
            self._typing.start()

    def refresh(self) -> None:
        """Search again soon: the text has changed."""
        if not self.isHidden():
            self._typing.start()

    def close_bar(self) -> None:
        """Hide the bar and its highlights; the place that was found last stays selected."""
        if self.isHidden():
            return
        self._typing.stop()
        self.hide()
        if self._view is not None:
            self._view.setExtraSelections([])
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go on to the next place (1) or back to the one before (-1); after the last comes the first."""
        if self._typing.isActive():
            self._search()  # which goes to the first place from here on
        elif self._places and self._view is not None and not self.isHidden():
            self._current = (self._current + by) % len(self._places)
            self._select_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; go through the places with F3 and the arrows up and down."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_bar()
            case Qt.Key.Key_F3:
                self.step(-1 if back else 1)
            case Qt.Key.Key_Up:
                self.step(-1)
            case Qt.Key.Key_Down:
                self.step(1)
            case _:
                super().keyPressEvent(event)

    def _build(self) -> None:
        self._field = QLineEdit()
        self._field.setObjectName("entry_find_field")
        self._field.setAccessibleName(self.tr("Find in this entry"))
        self._field.setPlaceholderText(self.tr("Find in this entry"))
        self._field.setClearButtonEnabled(True)
        self._count = make_label("", "caption", wrap=False)
        self._count.setObjectName("entry_find_count")
        theme = self._theme
        self._previous = make_button("", "entry_find_previous", variant="quiet", theme=theme, icon="chevron-up")
        self._next = make_button("", "entry_find_next", variant="quiet", theme=theme, icon="chevron-down")
        self._close = make_button("", "entry_find_close", variant="quiet", theme=theme, icon="close")
        names = ((self._previous, self.tr("Previous place")), (self._next, self.tr("Next place")))
        for button, name in (*names, (self._close, self.tr("Close the search"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._field, 1)
        for widget in (self._count, self._previous, self._next, self._close):
            self._row.addWidget(widget)

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._typing.start())
        self._field.returnPressed.connect(lambda: self.step(1))
        self._typing.timeout.connect(self._search)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _search(self) -> None:
        self._typing.stop()
        if self._view is None:
            return
        words = self._field.text()
        self._places = _places(self._view.toPlainText(), words) if words else []
        here = self._view.textCursor().selectionStart()
        self._current = next((n for n, (start, _) in enumerate(self._places) if start >= here), 0)
        for button in (self._previous, self._next):
            button.setEnabled(bool(self._places))
        if self._places:
            self._select_current()
        else:
            self._view.setExtraSelections([])
            self._say_count(self.tr("Not found") if words else "")

    def _select_current(self) -> None:
        view = self._view
        if view is None:
            return
        start, end = self._places[self._current]
        cursor = view.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()
        self._highlight(view)
        number = QLocale().toString
        self._say_count(
            self.tr("{place} of {count}").format(place=number(self._current + 1), count=number(len(self._places)))
        )

    def _highlight(self, view: TextView) -> None:
        found, here = QTextCharFormat(), QTextCharFormat()
        found.setBackground(self._theme.colour("selection"))
        found.setForeground(self._theme.colour("on_selection"))
        here.setBackground(self._theme.colour("primary"))
        here.setForeground(self._theme.colour("on_primary"))
        first = max(0, min(self._current - _MOST_SHOWN // 2, len(self._places) - _MOST_SHOWN))
        marks = []
        for index, (start, end) in enumerate(self._places[first : first + _MOST_SHOWN], start=first):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(view.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format = here if index == self._current else found
            marks.append(mark)
        view.setExtraSelections(marks)

    def _say_count(self, words: str) -> None:
        if words != self._count.text():
            self._count.setText(words)
            if words:
                announce(self._field, words)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.space(1))
        self._field.setMinimumWidth(metrics.em(_FIELD_EM))
        if not self.isHidden():
            self._typing.start()


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, whatever their case, in Qt's own count of characters."""
    expression = QRegularExpression(
        QRegularExpression.escape(words),
        QRegularExpression.PatternOption.CaseInsensitiveOption
        | QRegularExpression.PatternOption.UseUnicodePropertiesOption,
    )
    found = expression.globalMatch(text)
    places = []
    while found.hasNext():
        match = found.next()
        places.append((match.capturedStart(), match.capturedEnd()))
    return places
