"""What a file would bring, before anything is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.transfer_model import SampleColumn, SampleModel, SampleWords
from extrovertly_desktop.services.transfer.values import FileUser, SampleRow, TransferPreview
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.bringing import ANY_TABLE
from extrovertly_desktop.views.transfer.words import (
    aside_lines,
    details_words,
    figure,
    heading_words,
    kind_words,
    problem_lines,
    problems_heading,
    when_words,
)
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.folded_lines import FoldedLines
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.plain_table import PlainTable
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_SHARES: dict[int, float] = {
    SampleColumn.KIND: 0.21,
    SampleColumn.WHEN: 0.22,
    SampleColumn.TEXT: 0.35,
    SampleColumn.DETAILS: 0.22,
}
_LEAST_ROWS = 6
_MOST = 100
"""The share of the height that rows take; what is left below them is one."""


class PreviewPage(QWidget):
    """Who of the file the person is, counts by kind, some rows, what stays out, and what was not clear.

    Signals:
        owner_chosen: id of the person in the file.
        moods_wanted, columns_wanted: decide anew what moods become, and what columns mean.
        problems_unfolded: what was not understood is shown, which stands at the end.
    """

    owner_chosen = Signal(str)
    moods_wanted = Signal()
    columns_wanted = Signal()
    problems_unfolded = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.setObjectName("bring_preview")
        self._samples: tuple[SampleRow, ...] = ()
        self._heading = make_label("", "heading")
        self._heading.setObjectName("bring_heading")
        self._owner = QComboBox()
        self._owner_words = make_label(self.tr("You are"), wrap=False)
        self._columns = make_button(self.tr("What columns mean…"), "bring_columns_again", variant="quiet")
        self._kinds = ChipRow(theme, self.tr("Show only"), "bring_kinds", single=True)
        self._vocabulary = context.vault.moods.vocabulary()
        words = SampleWords(kind_words, when_words, lambda row: details_words(row, self._vocabulary))
        self._model = SampleModel(words, self)
        self._table = PlainTable(theme, "bring_samples", self.tr("Some of what would come along"), self._model, _SHARES)
        self._some = make_label(self.tr("A few of each kind are shown."), "caption")
        self._moods = make_label("")
        self._moods.setObjectName("bring_moods_words")
        self._moods_again = make_button(self.tr("Change…"), "bring_moods_again", variant="quiet")
        self._private = QCheckBox(self.tr("Entries are private where the file does not say"))
        self._private.setObjectName("bring_private")
        self._aside = make_label("", "muted")
        self._aside.setObjectName("bring_aside")
        self._problems = FoldedLines(theme, "bring_problems", self.tr("What was not clear in the file"))
        self._error = InlineError(theme, "bring_apply_error")
        self._build()
        self._connect()

    def show_preview(self, preview: TransferPreview) -> None:
        """Show what a file would bring."""
        self._error.clear()
        # Moods may have been made on the way here.
        self._vocabulary = self._context.vault.moods.vocabulary()
        self._heading.setText(heading_words(preview))
        self._show_people(preview)
        self._columns.setVisible(preview.format.slug == ANY_TABLE)
        counts = {table: count for table, count in preview.would_add.items() if count}
        self._kinds.set_choices([(kind, f"{kind_words(kind)} · {figure(count)}") for kind, count in counts.items()])
        self._kinds.set_selection(())
        self._kinds.setVisible(bool(counts))
        self._samples = preview.samples
        self._model.set_rows(self._samples)
        self._table.setVisible(bool(self._samples))
        self._some.setVisible(sum(counts.values()) > len(self._samples) > 0)
        self._show_moods(preview)
        self._private.setVisible("journal_entries" in counts)
        self._private.setChecked(preview.choices.private)
        aside = aside_lines(preview)
        self._aside.setText("\n".join(aside))
        self._aside.setVisible(bool(aside))
        lines = problem_lines(preview.problems, preview.problem_count)
        heading = problems_heading(preview.problems, preview.problem_count)
        self._problems.show_lines(heading, lines, unfolded=not self._samples)
        if preview.needs_owner:
            self.show_error(self.tr("There are several people in the file. Please choose which of them you are."))

    def show_error(self, sentence: str) -> None:
        """Say why it could not be taken, or that it was stopped."""
        self._error.show_error(sentence)

    def is_private(self) -> bool:
        """Whether entries are private where the file does not tell."""
        return self._private.isChecked()

    def focus_start(self) -> None:
        """Put the keyboard where something is open, else on the rows."""
        first: QWidget = self._table if self._owner.isHidden() or self._owner.currentData() else self._owner
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._owner.setObjectName("bring_owner")
        self._owner.setAccessibleName(self.tr("Which person of the file you are"))
        WheelGuard(self._owner).guard(self._owner)
        self._table.setMinimumHeight(metrics.control_height * _LEAST_ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.space(1), 0)
        column.setSpacing(metrics.space(2))
        decided = QHBoxLayout()
        decided.setSpacing(metrics.space(2))
        decided.addWidget(self._owner_words)
        decided.addWidget(self._owner)
        decided.addWidget(self._columns)
        decided.addStretch(1)
        moods = QHBoxLayout()
        moods.setSpacing(metrics.space(2))
        moods.addWidget(self._moods, 1)
        moods.addWidget(self._moods_again)
        column.addWidget(self._heading)
        column.addLayout(decided)
        column.addWidget(self._kinds)
        # Without rows the rest stays at the top.
        column.addWidget(self._table, _MOST)
        column.addWidget(self._some)
        column.addLayout(moods)
        below: tuple[QWidget, ...] = (self._private, self._aside, self._problems, self._error)
        for part in below:
            column.addWidget(part)
        column.addStretch(1)

    def _connect(self) -> None:
        self._owner.activated.connect(self._on_owner_chosen)
        self._columns.clicked.connect(self.columns_wanted)
        self._moods_again.clicked.connect(self.moods_wanted)
        self._kinds.selection_changed.connect(self._on_kinds_chosen)
        self._problems.unfolded.connect(self.problems_unfolded)

    def _show_people(self, preview: TransferPreview) -> None:
        asked = len(preview.users) > 1 or preview.needs_owner
        for part in (self._owner, self._owner_words):
            part.setVisible(asked)
        self._owner.clear()
        if preview.needs_owner:
            self._owner.addItem(self.tr("Please choose…"), "")
        for user in preview.users:
            self._owner.addItem(self._person(user), user.id)
        self._owner.setCurrentIndex(max(0, self._owner.findData(preview.owner_id or "")))

    def _person(self, user: FileUser) -> str:
        name = f"{user.name} ({user.email})" if user.name and user.email else user.name or user.email or user.id
        words = self.tr("{name}, 1 row") if user.rows == 1 else self.tr("{name}, {count} rows")
        return words.format(name=name, count=figure(user.rows))

    def _show_moods(self, preview: TransferPreview) -> None:
        count = len(preview.moods)
        one = self.tr("1 mood of theirs becomes one of yours.")
        many = self.tr("{count} moods of theirs become moods of yours.").format(count=figure(count))
        self._moods.setText(one if count == 1 else many)
        self._moods.setVisible(count > 0)
        self._moods_again.setVisible(count > 0)

    def _on_kinds_chosen(self, kinds: tuple[str, ...]) -> None:
        self._model.set_rows([row for row in self._samples if not kinds or row.table in kinds])

    def _on_owner_chosen(self, place: int) -> None:
        if self._owner.itemData(place):
            self.owner_chosen.emit(self._owner.itemData(place))
