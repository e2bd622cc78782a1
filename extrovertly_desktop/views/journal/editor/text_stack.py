"""The text of an entry, to write or to read, with the bar that finds words in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.views.journal.editor.find_bar import FindBar, TextView
from extrovertly_desktop.views.journal.editor.link_question import LinkQuestion
from extrovertly_desktop.views.journal.editor.reading_view import ReadingView
from extrovertly_desktop.views.journal.editor.writing_area import WritingArea
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.room_left import holds

_LEAST_LINES_EM = 10
_READING_LINES_EM = 24
_LONG = 10_000


class TextStack(QWidget):
    """One text in two views of which one is in sight.

    Signals:
        edited: the person changed the text.
        pictures_offered: pictures that were pasted or dropped; paths and bytes.
        left: the keyboard left the text that is being written.
    """

    edited = Signal()
    pictures_offered = Signal(list)
    left = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_filling = False
        self._build()
        self._connect()
        self._on_theme_changed()

    @property
    def writing(self) -> WritingArea:
        """The view to write in."""
        return self._writing

    def text(self) -> str:
        """Return the text as it was written."""
        return self._writing.toPlainText()

    def is_long(self) -> bool:
        """Whether going through all of the text takes a while."""
        return self._writing.document().characterCount() > _LONG

    def set_text(self, text: str) -> None:
        """Show another text without announcing it."""
        self._is_filling = True
        self._writing.replace_all(text)
        self._is_filling = False
        self._question.forget()
        if self.is_reading():
            self._reading.set_text(text)
        self._find.refresh()

    def insert_apart(self, text: str) -> None:
        """Put a text in at the cursor, as one step of undo."""
        self._writing.insert_apart(text)

    def is_reading(self) -> bool:
        """Whether the text is shown to be read."""
        return self._stack.currentWidget() is self._reading

    def set_reading(self, *, reading: bool) -> None:
        """Show the text to be read, or to be written."""
        if reading:
            self._reading.set_text(self.text())
        self._question.forget()
        self._reading.setMinimumHeight(self._reading_height() if reading else self._least())
        self._stack.setCurrentWidget(self._reading if reading else self._writing)
        self._find.attach(self._view())

    def focus_text(self) -> None:
        """Put the keyboard into the view that is in sight."""
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def open_find(self) -> None:
        """Show the bar that finds words in the text."""
        self._find.open_for(self._view())

    def close_find(self) -> None:
        """Hide that bar."""
        self._find.close_bar()

    def step_found(self, by: int) -> None:
        """Go to the next place that was found (1), or back (-1)."""
        self._find.step(by)

    def _view(self) -> TextView:
        return self._reading if self.is_reading() else self._writing

    def _build(self) -> None:
        self._find = FindBar(self._theme, self)
        self._writing = WritingArea(self._theme, self)
        self._writing.setObjectName("entry_text")
        holds(self._writing, limits.ENTRY)
        self._writing.setAccessibleName(self.tr("Your entry"))
        self._writing.setPlaceholderText(
            self.tr("Write here. Markdown works: **bold**, *italic*, # heading. Pictures can be dropped or pasted.")
        )
        self._reading = ReadingView(self._theme, "entry_reading", self)
        self._question = LinkQuestion(self._theme, self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._writing)
        self._stack.addWidget(self._reading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._find)
        self._column.addLayout(self._stack, 1)
        self._column.addWidget(self._question)

    def _connect(self) -> None:
        self._writing.textChanged.connect(self._on_text_changed)
        self._writing.pictures_offered.connect(self.pictures_offered)
        self._writing.left.connect(self.left)
        self._reading.link_clicked.connect(self._question.ask)
        self._question.answered.connect(self.focus_text)
        self._find.closed.connect(self.focus_text)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_text_changed(self) -> None:
        if not self._is_filling:
            self._find.refresh()
            self.edited.emit()

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(2))
        self._writing.setMinimumHeight(self._least())
        self._reading.setMinimumHeight(self._reading_height() if self.is_reading() else self._least())

    def _least(self) -> int:
        return self._theme.metrics.em(_LEAST_LINES_EM)

    def _reading_height(self) -> int:
        """Return the height that shows a short text whole; a long one gets room to be read in."""
        whole = round(self._reading.document().size().height())
        return max(self._least(), min(whole, self._theme.metrics.em(_READING_LINES_EM)))
