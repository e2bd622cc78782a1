"""What a calendar would bring, to be ticked and put right before anything is written."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.import_model import ImportColumn, ImportModel
from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.services.calendar_values import ImportChoices, ImportPreview, RowKind
from extrovertly_desktop.views.events.import_guess_bar import ImportGuessBar
from extrovertly_desktop.views.events.import_problems import ImportProblems
from extrovertly_desktop.views.events.import_words import (
    figure,
    heading,
    import_words,
    kind_words,
    left_aside,
    row_sentence,
)
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.plain_table import PlainTable
from extrovertly_desktop.views.widgets.properties import make_label

_SHARES: dict[int, float] = {
    ImportColumn.TITLE: 0.26,
    ImportColumn.WHEN: 0.25,
    ImportColumn.BECOMES: 0.14,
    ImportColumn.COMFORT: 0.21,
    ImportColumn.CATEGORY: 0.14,
}
"""Of the width of the table; what does not fit is told below it, and on hovering."""


class ImportPreviewPage(QWidget):
    """A table of what would be added, changed, called off or left out, and why.

    Signals:
        count_changed: how many rows are ticked.
        problems_unfolded: the person wants to see what could not be read, which stands at the end.
    """

    count_changed = Signal(int)
    problems_unfolded = Signal()

    def __init__(self, theme: ThemeManager, categories: Sequence[str], today: date) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("import_preview")
        self._heading = make_label("", "heading")
        self._heading.setObjectName("import_heading")
        self._aside = make_label("", "caption")
        self._aside.setObjectName("import_left_aside")
        self._kinds = ChipRow(theme, self.tr("Show only"), "import_kinds", single=True)
        self._model = ImportModel(import_words(today), self)
        self._table = PlainTable(theme, "import_table", self.tr("What the calendar would bring"), self._model, _SHARES)
        self._about = make_label("", "caption")
        self._about.setObjectName("import_about_row")
        self._guesses = ImportGuessBar(theme, categories)
        self._people = QCheckBox()
        self._people.setObjectName("import_keep_people")
        self._problems = ImportProblems(theme)
        self._error = InlineError(theme, "import_apply_error")
        self._build()
        self._connect()

    def show_preview(self, preview: ImportPreview, name: str) -> None:
        """Show what a calendar, called `name`, would bring."""
        self._error.clear()
        self._heading.setText(heading(preview, name))
        aside = left_aside(preview)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        words, counts = kind_words(), preview.counts
        present = [(str(kind), f"{words[kind]} · {figure(count)}") for kind, count in counts.items() if count]
        self._kinds.set_choices(present)
        self._kinds.set_selection(())
        self._kinds.setVisible(len(present) > 1)
        people = preview.attendee_count
        asked = self.tr("Keep the names of the {count} people who are invited").format(count=figure(people))
        self._people.setText(self.tr("Keep the name of the person who is invited") if people == 1 else asked)
        self._people.setAccessibleName(self._people.text())
        self._people.setChecked(False)
        self._people.setVisible(people > 0)
        titles = {preview.found[row.key].uid: row.title for row in preview.rows}
        self._problems.show_problems(preview.problems, titles, unfolded=not preview.rows)
        self._model.set_rows(preview.rows)
        self._table.setVisible(bool(preview.rows))
        self._guesses.setVisible(any(row.can_be_ticked for row in preview.rows))
        if preview.rows:
            self._table.setCurrentIndex(self._model.index(0, 0))
            self._table.clearSelection()
        self._on_selection_changed()

    def show_error(self, sentence: str) -> None:
        """Say why it could not be imported, or that it was stopped."""
        self._error.show_error(sentence)

    def choices(self) -> ImportChoices:
        """Return what the person decided."""
        keeps = self._people.isChecked() and not self._people.isHidden()
        return self._model.choices(keep_attendees=keeps)

    def focus_start(self) -> None:
        """Put the keyboard on the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        metrics = self._theme.metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.space(2))
        parts: tuple[QWidget, ...] = (self._heading, self._aside, self._kinds, self._table, self._about)
        for part in parts:
            column.addWidget(part, int(part is self._table))
        below: tuple[QWidget, ...] = (self._guesses, self._people, self._problems, self._error)
        for part in below:
            column.addWidget(part)

    def _connect(self) -> None:
        self._model.ticks_changed.connect(lambda: self.count_changed.emit(self._model.ticked_count()))
        self._kinds.selection_changed.connect(self._on_kinds_chosen)
        self._problems.unfolded.connect(self.problems_unfolded)
        selection = self._table.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentRowChanged.connect(self._on_selection_changed)
        self._guesses.comfort_chosen.connect(self._on_comfort_chosen)
        self._guesses.category_chosen.connect(self._on_category_chosen)
        self._guesses.tick_wanted.connect(lambda: self._model.tick(self._lines_meant(), ticked=True))
        self._guesses.untick_wanted.connect(lambda: self._model.tick(self._lines_meant(), ticked=False))
        # Space ticks all chosen rows, where the table by itself would tick the current one.
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self._table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._on_space)

    def _lines_meant(self) -> list[int]:
        chosen = [index.row() for index in self._table.selectionModel().selectedRows()]
        return chosen or list(range(self._model.rowCount()))

    def _on_kinds_chosen(self, kinds: tuple[str, ...]) -> None:
        self._model.show_kinds(RowKind(kind) for kind in kinds)
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self._guesses.tell_chosen(len(self._lines_meant()), self._model.rowCount())
        current = self._table.currentIndex()
        words = row_sentence(self._model.row_at(current.row())) if current.isValid() else ""
        self._about.setText(words)
        self._about.setVisible(bool(words))

    def _on_comfort_chosen(self, level: ComfortLevel) -> None:
        self._model.set_comfort(self._lines_meant(), level)

    def _on_category_chosen(self, category: str) -> None:
        self._model.set_category(self._lines_meant(), category)

    def _on_space(self) -> None:
        chosen = [index.row() for index in self._table.selectionModel().selectedRows()]
        lines = chosen or [self._table.currentIndex().row()]
        self._model.tick(lines, ticked=not all(self._model.is_ticked(line) for line in lines))
