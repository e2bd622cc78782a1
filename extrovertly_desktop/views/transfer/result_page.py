"""What an import brought, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.services.transfer.values import TransferResult, Undone
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.transfer.words import (
    aside_lines,
    brought_words,
    problem_lines,
    problems_heading,
    undone_words,
)
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.folded_lines import FoldedLines
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class ResultPage(QWidget):
    """Counts, what stayed out and why, and a button that takes the import back.

    Signals:
        undo_wanted: take the import back.
    """

    undo_wanted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.setObjectName("bring_result")
        self._told = make_label("", "heading")
        self._told.setObjectName("bring_told")
        self._hint = make_label("")
        self._aside = make_label("", "muted")
        self._undo = make_button(self.tr("Undo this import"), "bring_undo", theme=theme, icon="undo-variant")
        self._problems = FoldedLines(theme, "bring_result_problems", self.tr("What was not clear in the file"))
        self._error = InlineError(theme, "bring_undo_error")
        space = theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch(1)
        column.addWidget(self._told)
        column.addWidget(self._hint)
        column.addWidget(self._aside)
        column.addLayout(row)
        column.addWidget(self._error)
        column.addWidget(self._problems)
        column.addStretch(1)
        self._undo.clicked.connect(self.undo_wanted)

    def show_result(self, result: TransferResult) -> None:
        """Tell what an import did."""
        self._error.clear()
        words = brought_words(result)
        self._told.setText(words)
        self._hint.setText(
            self.tr("It stands where it belongs, each on its own day. A backup from before is among your backups.")
        )
        self._hint.setVisible(bool(result.import_id))
        self._undo.setVisible(bool(result.import_id))
        aside = aside_lines(result)
        self._aside.setText("\n".join(aside))
        self._aside.setVisible(bool(aside))
        self._problems.show_lines(
            problems_heading(result.problems, result.problem_count),
            problem_lines(result.problems, result.problem_count),
        )
        announce(self, words)

    def show_undone(self, undone: Undone) -> None:
        """Tell that it was taken back."""
        words = undone_words(undone)
        self._told.setText(words)
        for part in (self._hint, self._undo, self._aside, self._problems):
            part.hide()
        announce(self, words)

    def show_error(self, sentence: str) -> None:
        """Say why it could not be taken back."""
        self._error.show_error(sentence)

    def focus_start(self) -> None:
        """Let the words be read before anything: the keyboard stays on the page itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
