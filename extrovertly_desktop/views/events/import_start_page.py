"""Where a calendar comes from: a file, or text that is pasted."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds


class ImportStartPage(QWidget):
    """Asks for a calendar; says in one sentence why the last one could not be read.

    Signals:
        file_chosen: the path of a file.
        text_given: text that was pasted.
    """

    file_chosen = Signal(Path)
    text_given = Signal(str)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("import_start")
        self.setAcceptDrops(True)
        self._error = InlineError(theme, "import_error")
        self._choose = make_button(
            self.tr("Choose a file…"), "import_choose_file", variant="primary", theme=theme, icon="file-outline"
        )
        self._box = QPlainTextEdit()
        self._box.setObjectName("import_paste_box")
        holds(self._box, 0)
        self._box.setAccessibleName(self.tr("Calendar text"))
        self._box.setPlaceholderText("BEGIN:VCALENDAR\n…")
        self._box.setTabChangesFocus(True)
        self._look = make_button(self.tr("Look at this text"), "import_look_at_text")
        self._look.setEnabled(False)
        self._build()
        self._choose.clicked.connect(self._on_choose)
        self._look.clicked.connect(self.submit)
        self._box.textChanged.connect(self._on_typed)

    def show_error(self, sentence: str) -> None:
        """Say why a calendar could not be read."""
        self._error.show_error(sentence)

    def has_text(self) -> bool:
        """Whether something stands in the box."""
        return bool(self._box.toPlainText().strip())

    def submit(self) -> None:
        """Look at what stands in the box."""
        if self.has_text():
            self._error.clear()
            self.text_given.emit(self._box.toPlainText())

    def focus_start(self, *, on_text: bool) -> None:
        """Put the keyboard into the box, or on choosing a file."""
        field: QWidget = self._box if on_text else self._choose
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the first file that is dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._error.clear()
            self.file_chosen.emit(paths[0])

    def _build(self) -> None:
        space = self._theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        words = self.tr(
            "Most calendar programs can save or send a calendar as an .ics file. Choose one, or drop it here. You see"
            " what it would bring first; nothing is written before you say so."
        )
        column.addWidget(make_label(words, "muted"))
        column.addWidget(self._error)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(space(2))
        label = make_label(self.tr("Or paste the text of an invitation or a calendar:"))
        label.setBuddy(self._box)
        column.addWidget(label)
        column.addWidget(self._box, 1)
        row = QHBoxLayout()
        row.addWidget(self._look)
        row.addStretch(1)
        column.addLayout(row)

    def _on_typed(self) -> None:
        self._look.setEnabled(self.has_text())

    def _on_choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = f"{self.tr('Calendars (*.ics *.ical *.ICS)')};;{self.tr('All files (*)')}"
        dialog = QFileDialog(self, self.tr("Choose a calendar"), folder, kinds)
        dialog.setObjectName("import_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        self._error.clear()
        dialog.open()
