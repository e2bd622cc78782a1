"""What can be typed into the search, shown by itself below it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.search_completion import Completion
from extrovertly_desktop.domain.writing_kit import SavedSearch
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class SearchHint(QFrame):
    """Lies over what is below the field and never takes the keyboard from it.

    Signals:
        completion_taken: a `Completion` that was clicked.
        text_taken: a piece of a search that was clicked.
        saved_taken: a `SavedSearch` that was clicked.
    """

    completion_taken = Signal(object)
    text_taken = Signal(str)
    saved_taken = Signal(object)

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self.setObjectName("journal_hint")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._is_built = False
        self.hide()

    def show_ways(self, saved: Sequence[SavedSearch]) -> None:
        """Show all that can be typed, and the searches that were kept."""
        self._build_once()
        self._ways.show()
        self._values.hide()
        self._fill(
            self._saved,
            self._saved_flow,
            [
                (search.name, f"journal_hint_saved_{search.slug}", partial(self.saved_taken.emit, search))
                for search in saved
            ],
        )
        self._saved.setVisible(bool(saved))
        self._saved_label.setVisible(bool(saved))
        self._place()

    def show_values(self, ways: Sequence[Completion]) -> None:
        """Show how the word at the cursor can go on."""
        self._build_once()
        self._ways.hide()
        self._fill(
            self._choices,
            self._choices_flow,
            [
                (way.shown, f"journal_hint_value_{place}", partial(self.completion_taken.emit, way))
                for place, way in enumerate(ways)
            ],
        )
        self._values.show()
        self._place()

    def place_below(self, above: QWidget, field: QWidget) -> None:
        """Stand below a widget, with the left edge and the width of a field."""
        left = field.mapTo(self._over, field.rect().topLeft()).x()
        bottom = above.mapTo(self._over, above.rect().bottomLeft()).y()
        self.move(left, bottom + self._theme.metrics.space(1))
        self.setFixedWidth(field.width())
        self._place()

    def _build_once(self) -> None:
        """Build when first needed: the tab opens sooner for it."""
        if not self._is_built:
            self._is_built = True
            self._build()
            self._on_theme_changed()
            self._theme.theme_changed.connect(self._on_theme_changed)

    def _build(self) -> None:
        self._ways = QWidget()
        self._grid = QGridLayout(self._ways)
        self._grid.setContentsMargins(0, 0, 0, 0)
        rows = (
            ('"long walk"', self.tr("these words in a row")),
            ("-work", self.tr("without a word")),
            ("any:tea,coffee", self.tr("one of several")),
            ("mood:calm", self.tr("a mood")),
            ("tag:family", self.tr("a tag")),
            ("on:2026-03", self.tr("a day, month or year")),
            ("before:2026", self.tr("or after: a time")),
            ("has:photo", self.tr("with a photo")),
            ("is:private", self.tr("or public")),
        )
        self._lines: list[tuple[QPushButton, QWidget]] = []
        self._columns = 0
        for place, (typed, words) in enumerate(rows):
            button = self._button(typed, f"journal_hint_way_{place}")
            button.clicked.connect(lambda _checked=False, typed=typed: self.text_taken.emit(typed))
            self._lines.append((button, make_label(words, "muted")))
        self._saved_label = make_label(self.tr("Your searches"), "caption", wrap=False)
        self._saved = QWidget()
        self._saved_flow = FlowLayout(self._saved)
        self._arrange(1)
        self._values = QWidget()
        column = QVBoxLayout(self._values)
        column.setContentsMargins(0, 0, 0, 0)
        self._choices = QWidget()
        self._choices_flow = FlowLayout(self._choices)
        column.addWidget(self._choices)
        column.addWidget(make_label(self.tr("Tab takes the first."), "caption", wrap=False))
        self._card = Card(self._theme)
        self._card.add(self._ways)
        self._card.add(self._values)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._card)

    def _arrange(self, columns: int) -> None:
        """Put the ways to search below each other, or side by side in two columns."""
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._lines) // columns)
        for place, (button, words) in enumerate(self._lines):
            at, row = 2 * (place // rows), place % rows
            self._grid.addWidget(button, row, at, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(words, row, at + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, columns - 1)
        for row, widget in enumerate((self._saved_label, self._saved), start=rows):
            self._grid.addWidget(widget, row, 0, 1, 2 * columns)

    def _fill(self, host: QWidget, layout: FlowLayout, items: Sequence[tuple[str, str, Callable[[], None]]]) -> None:
        for old in host.findChildren(QPushButton):
            layout.removeWidget(old)
            old.setObjectName("")
            old.hide()
            old.deleteLater()
        for words, name, deed in items:
            button = self._button(words, name)
            button.setParent(host)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            layout.addWidget(button)
            button.show()

    def _button(self, words: str, name: str) -> QPushButton:
        button = make_button(words, name, variant="chip")
        # Clicking must not take the keyboard from the field; by keyboard one types.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _place(self) -> None:
        self.show()
        self.raise_()
        self._arrange(1)
        height = self._needed()
        if not self._ways.isHidden() and height > self._over.height() - self.y():
            self._arrange(2)
            height = self._needed()
        self.setFixedHeight(height)

    def _needed(self) -> int:
        """Return the height that shows everything at this width, in pixels."""
        layout = self.layout()
        if layout is None:
            return self.height()
        # From the inside out: each keeps the size it worked out until what it holds tells of another.
        self._grid.invalidate()
        for inner in (self._grid, self._card.layout(), layout):
            if inner is not None:
                inner.activate()
        height = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return max(height, layout.minimumSize().height())

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._grid.setHorizontalSpacing(metrics.space(3))
        self._grid.setVerticalSpacing(metrics.space(1))
        for flow in (self._saved_flow, self._choices_flow):
            flow.setSpacing(metrics.space(2))
