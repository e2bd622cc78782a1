"""The card around a chart: what it says in words, the chart, the read-out, how days combine, and a way to save it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from extrovertly_desktop.views.progress.charts.canvas import ChartCanvas
from extrovertly_desktop.views.progress.charts.empty_line import EmptyLine
from extrovertly_desktop.views.progress.charts.read_out_line import ReadOutLine
from extrovertly_desktop.views.progress.words import short_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_label


class Keeping(StrEnum):
    """What a person can keep of a chart; the value is the last part of the menu item's name."""

    PICTURE = "picture"
    DRAWING = "drawing"
    TABLE = "table"
    COPY_PICTURE = "copy_picture"
    COPY_TABLE = "copy_table"


@dataclass(frozen=True, slots=True)
class ChartNote:
    """What is said about a chart, and what can be read out of it.

    Attributes:
        summary: what the chart shows, in words; also what screen readers hear.
        caption: how the figures came about.
        table: makes the chart as CSV.
        read_out: the words for the point of an index.
        day_of: the day (ISO) that the point of an index stands for; a click or Enter on the point opens it.
    """

    summary: str
    caption: str
    table: Callable[[], str]
    read_out: Callable[[int], str] | None = None
    day_of: Callable[[int], str | None] | None = None


class ChartCard(Card):
    """One chart with everything that belongs to it. A subclass makes the drawing and the words.

    Args:
        theme: the theme in force.
        title: heading.
        object_name: stable name; parts are `<name>_summary`, `_read_out`, `_caption`, `_save`, `_empty`.
        icon: the drawing of the empty state.

    Signals:
        keeping_wanted: the person wants to save or copy the chart; a `Keeping`.
        day_wanted: the person wants to see a day (ISO), by a click or Enter on it.
    """

    keeping_wanted = Signal(str)
    day_wanted = Signal(str)

    def __init__(
        self, theme: ThemeManager, title: str, object_name: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, object_name=object_name, parent=parent)
        self.theme = theme
        self._drawing: QWidget | None = None
        self._note: ChartNote | None = None
        self._part = ""
        self._is_reading = False
        self._build_words(object_name)
        self._build_save(object_name)
        self._empty = EmptyLine(theme, icon, f"{object_name}_empty")
        self.add(self._empty)
        self.show_empty("")

    @property
    def note(self) -> ChartNote | None:
        """What is said about the chart in sight, or None while there is none."""
        return self._note

    @property
    def drawing(self) -> QWidget:
        """The chart itself.

        Raises:
            LookupError: if the subclass has not set one.
        """
        if self._drawing is None:
            raise LookupError("This card has no drawing yet.")
        return self._drawing

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return where the keyboard stops on this card, from top to bottom."""
        takes_keys = self.drawing.focusPolicy() != Qt.FocusPolicy.NoFocus
        return (self._save, self.drawing) if takes_keys else (self._save,)

    def set_drawing(self, drawing: QWidget) -> None:
        """Put the chart between its summary and its read-out; called once by the subclass."""
        self._drawing = drawing
        self.body.insertWidget(self.body.indexOf(self._read_out), drawing)
        drawing.setVisible(self._note is not None)
        drawing.installEventFilter(self)
        if isinstance(drawing, ChartCanvas):
            drawing.part_shown.connect(partial(self._on_part_shown, drawing))

    def show_note(self, note: ChartNote) -> None:
        """Show the chart with these words; the drawing has been brought up to date already."""
        self._note = note
        self._summary.setText(note.summary)
        self._caption.setText(note.caption)
        self._caption.setVisible(bool(note.caption))
        self.drawing.setAccessibleDescription(note.summary)
        self._set_empty(empty=False)
        self._read_out.setVisible(note.read_out is not None)
        self.read_out(-1)

    def show_empty(self, sentence: str) -> None:
        """Show a sentence about what will appear here."""
        self._note = None
        self._empty.set_sentence(sentence)
        self._set_empty(empty=True)

    def read_out(self, index: int, by_key: bool = False) -> None:
        """Say what the point of that index holds, −1 for none; what the keyboard chose is announced."""
        if self._note is None or self._note.read_out is None:
            return
        words = self._note.read_out(index) if index >= 0 else ""
        self._is_reading = bool(words)
        self._read_out.say(words or self._hint(), is_reading=bool(words))
        if words and by_key:
            announce(self.drawing, words)

    def tell_part(self, words: str, *, by_key: bool = False) -> None:
        """Say which part of the chart is looked at; empty when it is the whole."""
        self._part = words
        self.read_out(-1)
        if by_key:
            announce(self.drawing, words or self.tr("Everything is shown again."))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say what can be done with the chart."""
        super().enterEvent(event)
        self._hint_if_idle()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self._hint_if_idle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what can be done once the keyboard is on the drawing."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._hint_if_idle()
        return super().eventFilter(watched, event)

    def open_day(self, index: int) -> None:
        """Ask for the day of the point of that index to be shown, where points stand for days."""
        day = self._note.day_of(index) if self._note is not None and self._note.day_of is not None else None
        if day is not None:
            self.day_wanted.emit(day)

    def _on_part_shown(self, canvas: ChartCanvas, by_key: bool) -> None:
        self.tell_part(self._part_words(canvas) if canvas.is_closer else "", by_key=by_key)

    def _part_words(self, canvas: ChartCanvas) -> str:
        part = canvas.part()
        if not canvas.shows_days:
            return self.tr("A part is shown. Drag to move along; 0 or a double click shows everything.")
        return self.tr("{first} to {last}. Drag to move along; 0 or a double click shows everything.").format(
            first=short_day(part.first), last=short_day(part.last)
        )

    def _hint_if_idle(self) -> None:
        if not self._is_reading:
            self.read_out(-1)

    def _hint(self) -> str:
        """Return what can be done here, on the one chart that is attended to; on all of them it would be a drone."""
        if self._part:
            return self._part
        if not (self.underMouse() or (self._drawing is not None and self._drawing.hasFocus())):
            return ""
        ways = [self.tr("Point, or use ← and →, to read out values.")]
        if self._note is not None and self._note.day_of is not None:
            ways.append(self.tr("A click or Enter opens the day."))
        if isinstance(self._drawing, ChartCanvas) and self._drawing.is_steered:
            ways.append(self.tr("+ and −, or Ctrl and the wheel, look closer."))
        return " ".join(ways)

    def _build_words(self, name: str) -> None:
        self._summary = make_label("", "body")
        self._read_out = ReadOutLine(self.theme, f"{name}_read_out")
        self._caption = make_label("", "caption")
        self._summary.setObjectName(f"{name}_summary")
        self._caption.setObjectName(f"{name}_caption")
        for part in (self._summary, self._read_out, self._caption):
            self.add(part)
        self._summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _build_save(self, name: str) -> None:
        self._save = QToolButton()
        self._save.setObjectName(f"{name}_save")
        self._save.setIcon(self.theme.icon("tray-arrow-down", "text_muted"))
        self._save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._save.setAccessibleName(self.tr("Save or copy this chart"))
        self._save.setToolTip(self.tr("Save or copy this chart"))
        menu = QMenu(self._save)
        menu.setObjectName(f"{name}_save_menu")
        for keeping, text in (
            (Keeping.PICTURE, self.tr("Save as a picture (PNG)…")),
            (Keeping.DRAWING, self.tr("Save as a drawing (SVG)…")),
            (Keeping.TABLE, self.tr("Save as a table (CSV)…")),
            (Keeping.COPY_PICTURE, self.tr("Copy the picture")),
            (Keeping.COPY_TABLE, self.tr("Copy the table")),
        ):
            if keeping is Keeping.COPY_PICTURE:
                menu.addSeparator()
            action = menu.addAction(text)
            action.setObjectName(f"{name}_save_{keeping}")
            action.triggered.connect(partial(self.keeping_wanted.emit, str(keeping)))
        self._save.setMenu(menu)
        self.header.addWidget(self._save)

    def _set_empty(self, *, empty: bool) -> None:
        self._empty.setVisible(empty)
        for widget in (self._summary, self._read_out, self._caption, self._save):
            widget.setVisible(not empty)
        if self._drawing is not None:
            self._drawing.setVisible(not empty)
