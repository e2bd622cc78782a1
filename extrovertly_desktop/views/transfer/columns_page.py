"""What the columns of any table mean, with a look at what the first rows become by it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.task_runner import Task
from extrovertly_desktop.adapters.transfer_model import (
    ColumnColumn,
    ColumnModel,
    ColumnRow,
    SampleColumn,
    SampleModel,
    SampleWords,
)
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.csv_table import CsvMapping, DayOrder, Role, TableLook, is_enough
from extrovertly_desktop.services.transfer.tables import TableQuestion
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.column_scale import ColumnScale
from extrovertly_desktop.views.transfer.column_words import PROBLEM, column_names, order_words, role_words, sample_rows
from extrovertly_desktop.views.transfer.words import details_words, kind_words, when_words
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.plain_table import PlainTable
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_SHARES: dict[int, float] = {ColumnColumn.NAME: 0.22, ColumnColumn.HOLDS: 0.48, ColumnColumn.MEANS: 0.30}
_SAMPLE_SHARES: dict[int, float] = {
    SampleColumn.KIND: 0.20,
    SampleColumn.WHEN: 0.26,
    SampleColumn.TEXT: 0.34,
    SampleColumn.DETAILS: 0.20,
}
_PAUSE_MS = 120
"""How long after the last change the first rows are read anew."""


class ColumnsPage(QWidget):
    """A table of the columns; the one that is chosen gets its meaning below, and below that stand the first rows.

    Signals:
        settled: whether a day and a text or a mood are known, without which nothing can be read.
    """

    settled = Signal(bool)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._path = Path()
        self._mapping: CsvMapping | None = None
        self._look: TableLook | None = None
        self._task: Task | None = None
        theme = context.theme
        self.setObjectName("bring_columns")
        moods = context.vault.moods.vocabulary()
        self._about = make_label("", "muted")
        self._model = ColumnModel(role_words(), self)
        self._table = PlainTable(theme, "bring_column_table", self.tr("Columns of the table"), self._model, _SHARES)
        self._asked = make_label("", wrap=False)
        self._role, self._order = QComboBox(), QComboBox()
        for box, name, title in (
            (self._role, "bring_column_role", self.tr("What this column means")),
            (self._order, "bring_day_order", self.tr("How days are written")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(title)
            WheelGuard(box).guard(box)
        for role, words in role_words().items():
            self._role.addItem(words, role)
        for order, words in order_words().items():
            self._order.addItem(words, order)
        self._header = QCheckBox(self.tr("The first row holds the names of the columns"))
        self._header.setObjectName("bring_has_header")
        self._order_words = make_label(self.tr("Days are written"), wrap=False)
        self._scale = ColumnScale(theme)
        self._samples = SampleModel(
            SampleWords(
                lambda table: self.tr("Not taken") if table == PROBLEM else kind_words(table),
                when_words,
                lambda row: details_words(row, moods),
            ),
            self,
        )
        self._first = PlainTable(
            theme, "bring_column_samples", self.tr("What the first rows become"), self._samples, _SAMPLE_SHARES
        )
        self._error = InlineError(theme, "bring_column_error")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._build()
        self._connect()

    def show_question(self, path: Path, question: TableQuestion) -> None:
        """Ask what the columns of a table mean; the guess, or what was said the last time, is there to begin with."""
        self._path, self._look, self._mapping = path, question.look, question.mapping
        guessed = self.tr("This is what the columns seem to mean. Choose a row to say otherwise.")
        known = self.tr("The columns mean what you said the last time. Choose a row to say otherwise.")
        self._about.setText(known if question.is_remembered else guessed)
        self._show_columns()
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._on_row_changed()
        self._read_first()

    def mapping(self) -> CsvMapping | None:
        """Return what the columns mean."""
        return self._mapping

    def show_error(self, sentence: str) -> None:
        """Say why the table cannot be read so."""
        self._error.show_error(sentence)

    def focus_start(self) -> None:
        """Put the keyboard on the columns."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.space(1), 0)
        column.setSpacing(metrics.space(2))
        self._asked.setMinimumHeight(metrics.control_height)
        self._order_words.setMinimumHeight(metrics.control_height)
        means = self._wrapping(self._asked, self._role, self._scale)
        written = self._wrapping(self._order_words, self._order, self._header)
        column.addWidget(self._about)
        column.addWidget(self._table, 3)
        column.addWidget(means)
        column.addWidget(written)
        column.addWidget(make_label(self.tr("What the first rows become"), "heading"))
        column.addWidget(self._first, 2)
        column.addWidget(self._error)

    def _wrapping(self, *parts: QWidget) -> QWidget:
        """Put parts beside each other, and below each other where there is no room."""
        bar = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        bar.setSizePolicy(policy)
        flow = FlowLayout(bar, spacing=self._context.theme.metrics.space(2))
        for part in parts:
            flow.addWidget(part)
        return bar

    def _connect(self) -> None:
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._role.activated.connect(self._on_role_chosen)
        self._order.activated.connect(self._on_order_chosen)
        self._header.clicked.connect(lambda said: self._on_header_said(said=said))
        self._scale.changed.connect(self._on_scale_changed)
        self._later.timeout.connect(self._read_first)

    def _show_columns(self) -> None:
        look, mapping = self._look, self._mapping
        if look is None or mapping is None:
            return
        rows = [ColumnRow(each, use) for each, use in zip(look.columns, mapping.columns, strict=False)]
        if len(rows) == self._model.rowCount():
            for line, row in enumerate(rows):
                self._model.change_row(line, row)
        else:
            self._model.set_rows(rows)
        has_day = any(use.role in (Role.WHEN, Role.DATE) for use in mapping.columns)
        self._order.setVisible(has_day)
        self._order_words.setVisible(has_day)
        self._order.setCurrentIndex(self._order.findData(mapping.day_order))
        self._header.setChecked(mapping.has_header)
        self.settled.emit(is_enough(mapping))

    def _on_row_changed(self) -> None:
        line = self._table.currentIndex().row()
        if line < 0:
            return
        row = self._model.row_at(line)
        self._asked.setText(self.tr("“{column}” means").format(column=row.use.name))
        self._role.setCurrentIndex(self._role.findData(row.use.role))
        self._scale.show_column(row.look, row.use)

    def _on_role_chosen(self, place: int) -> None:
        line = self._table.currentIndex().row()
        if self._mapping is not None and line >= 0:
            self._change(self._mapping.with_role(line, Role(self._role.itemData(place))))
            self._scale.propose(self._model.row_at(line).look)

    def _on_order_chosen(self, place: int) -> None:
        if self._mapping is not None:
            self._change(self._mapping.model_copy(update={"day_order": DayOrder(self._order.itemData(place))}))

    def _on_header_said(self, *, said: bool) -> None:
        if self._mapping is not None and self._look is not None:
            names = column_names(self._look, has_header=said)
            columns = tuple(
                use.model_copy(update={"name": name}) for use, name in zip(self._mapping.columns, names, strict=True)
            )
            self._change(self._mapping.model_copy(update={"has_header": said, "columns": columns}))

    def _on_scale_changed(self) -> None:
        line = self._table.currentIndex().row()
        if self._mapping is None or line < 0:
            return
        columns = list(self._mapping.columns)
        columns[line] = columns[line].model_copy(update=self._scale.figures())
        self._change(self._mapping.model_copy(update={"columns": tuple(columns)}))

    def _change(self, mapping: CsvMapping) -> None:
        self._mapping = mapping
        self._error.clear()
        self._show_columns()
        self._on_row_changed()
        self._later.start()

    def _read_first(self) -> None:
        path, mapping, tables = self._path, self._mapping, self._context.vault.transfer.tables
        if mapping is None:
            return
        if not is_enough(mapping):
            self._samples.set_rows([])
            self._error.show_error(self.tr("One column has to be the day, and one a text, a title or a mood."))
            return
        task = self._context.tasks.start(lambda _ctx: sample_rows(tables.preview(path, mapping)))
        self._task = task
        task.succeeded.connect(lambda rows: self._samples.set_rows(rows) if task is self._task else None)
        task.failed.connect(lambda error: self._on_unreadable(error) if task is self._task else None)

    def _on_unreadable(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._samples.set_rows([])
        self._error.show_error(str(error))
