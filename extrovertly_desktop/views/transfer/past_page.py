"""What was brought in before, and the way back of each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.transfer_model import PastColumn, PastModel, PastWords
from extrovertly_desktop.services.transfer.values import PastImport
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.words import moment_words, past_sentence, past_words, source_words
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.plain_table import PlainTable
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_SHARES: dict[int, float] = {PastColumn.WHEN: 0.25, PastColumn.SOURCE: 0.30, PastColumn.BROUGHT: 0.45}


class PastPage(QWidget):
    """A table of imports; taking one back asks once more.

    Signals:
        undo_wanted: id of the import to take back.
    """

    undo_wanted = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        theme, clock = context.theme, context.vault.clock
        self._clock = clock
        self.setObjectName("bring_past")
        self._empty = EmptyState(
            theme,
            "tray-arrow-down",
            self.tr("What you bring in from other programs is listed here, with a way back."),
            object_name="bring_past_empty",
        )
        words = PastWords(lambda at_ms: moment_words(at_ms, clock), source_words, past_words)
        self._model = PastModel(words, self)
        self._table = PlainTable(theme, "bring_past_table", self.tr("Past imports"), self._model, _SHARES)
        self._about = make_label("", "caption")
        self._about.setObjectName("bring_past_about")
        self._undo = make_button(self.tr("Take it back"), "bring_past_undo", theme=theme, icon="undo-variant")
        self._sure = make_button(self.tr("Yes, take it back"), "bring_past_sure", variant="danger")
        self._keep = make_button(self.tr("Keep it"), "bring_past_keep", variant="quiet")
        self._error = InlineError(theme, "bring_past_error")
        space = theme.metrics.space
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self._undo, self._sure, self._keep):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._empty, 1)
        column.addWidget(self._table, 1)
        column.addWidget(self._about)
        column.addLayout(row)
        column.addWidget(self._error)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._undo.clicked.connect(self._ask)
        self._keep.clicked.connect(self._on_kept)
        self._sure.clicked.connect(self._on_sure)

    def show_imports(self, imports: Sequence[PastImport]) -> None:
        """List the imports of the past."""
        self._error.clear()
        self._model.set_rows(imports)
        for part in (self._table, self._about):
            part.setVisible(bool(imports))
        self._empty.setVisible(not imports)
        if imports:
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._on_row_changed()

    def show_error(self, sentence: str) -> None:
        """Say why one could not be taken back."""
        self._error.show_error(sentence)

    def focus_start(self) -> None:
        """Put the keyboard on the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current(self) -> PastImport | None:
        index = self._table.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def _on_row_changed(self) -> None:
        past = self._current()
        self._about.setText("" if past is None else past_sentence(past, self._clock))
        self._undo.setVisible(past is not None and past.undone_at is None)
        self._sure.hide()
        self._keep.hide()

    def _ask(self) -> None:
        self._about.setText(self.tr("All that came with it goes. What you changed or used since stays. Take it back?"))
        self._undo.hide()
        self._sure.show()
        self._keep.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kept(self) -> None:
        self._on_row_changed()
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sure(self) -> None:
        past = self._current()
        if past is not None:
            self.undo_wanted.emit(past.id)
