"""What to know and choose before entries leave the vault."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 26


class ExportQuestion(QDialog):
    """Markdown or plain text, and whether private entries go along.

    Args:
        theme: the theme in force.
        count: how many entries.
        private: how many of them are private.
        parent: over which it opens.

    Signals:
        answered: whether private entries go along, and the ending of the file: “md” or “txt”.
    """

    answered = Signal(bool, str)

    def __init__(self, theme: ThemeManager, count: int, private: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("journal_export")
        self.setWindowTitle(self.tr("Export entries"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.metrics.em(_WIDTH_EM))
        figure = QLocale().toString(count)
        title = self.tr("Export 1 entry") if count == 1 else self.tr("Export {count} entries").format(count=figure)
        self._kind = ChipRow(
            theme,
            self.tr("Kind of file"),
            "export_kind",
            (("md", self.tr("Markdown")), ("txt", self.tr("Plain text"))),
        )
        self._kind.set_selection(("md",))
        self._kind.selection_changed.connect(self._on_kind)
        self._private = QCheckBox(self.tr("Include private entries"))
        self._private.setObjectName("export_private")
        self._private.setVisible(False)
        column = QVBoxLayout(self)
        edge = theme.metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.metrics.space(3))
        column.addWidget(make_label(title, "title"))
        column.addWidget(make_label(self.tr("The file is not encrypted: whoever has it can read it."), "muted"))
        if private:
            note = self.tr("1 of them is private.") if private == 1 else self.tr("{count} of them are private.")
            column.addWidget(make_label(note.format(count=QLocale().toString(private))))
            column.addWidget(self._private)
            self._private.setVisible(True)
        column.addWidget(self._kind)
        column.addLayout(self._answers(can_go=count > private))

    def _answers(self, *, can_go: bool) -> QHBoxLayout:
        self._go = make_button(self.tr("Choose a place…"), "export_go", variant="primary")
        self._go.setDefault(True)
        self._go.setEnabled(can_go)
        self._private.toggled.connect(lambda on: self._go.setEnabled(on or can_go))
        cancel = make_button(self.tr("Cancel"), "export_cancel")
        self._go.clicked.connect(self._on_go)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._go)
        return row

    def _on_kind(self, chosen: tuple[str, ...]) -> None:
        self._kind.set_selection(chosen[-1:] or ("md",))

    def _on_go(self) -> None:
        ending = self._kind.selection()[0]
        self.answered.emit(self._private.isChecked(), ending)
        self.accept()
