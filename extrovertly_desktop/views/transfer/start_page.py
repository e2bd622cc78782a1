"""Where a life comes from: a file or a folder, and how to get it out of the other program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.transfer.leaving_guides import leaving_guides
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class StartPage(QWidget):
    """Asks for a file or a folder; says in one sentence why the last one could not be used.

    Signals:
        chosen: the path of a file or a folder.
    """

    chosen = Signal(Path)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("bring_start")
        self.setAcceptDrops(True)
        self._error = InlineError(theme, "bring_error")
        self._file = make_button(
            self.tr("Choose a file…"), "bring_choose_file", variant="primary", theme=theme, icon="file-outline"
        )
        self._folder = make_button(
            self.tr("Choose a folder…"), "bring_choose_folder", theme=theme, icon="folder-outline"
        )
        self._guides = leaving_guides(resources_dir())
        self._program = QComboBox()
        self._program.setObjectName("bring_program")
        self._program.setAccessibleName(self.tr("The program you come from"))
        for guide in self._guides:
            self._program.addItem(guide.title)
        WheelGuard(self._program).guard(self._program)
        self._steps = QTextBrowser()
        self._steps.setObjectName("bring_steps")
        self._steps.setAccessibleName(self.tr("How to get your data out of it"))
        self._steps.setProperty("bare", "true")
        self._steps.setTabChangesFocus(True)
        self._steps.setOpenLinks(False)
        self._build()
        self._connect()
        self._show_guide(0)

    def show_error(self, sentence: str) -> None:
        """Say why a file could not be used."""
        self._error.show_error(sentence)

    def clear_error(self) -> None:
        """Say nothing of an earlier file any more."""
        self._error.clear()

    def focus_start(self) -> None:
        """Put the keyboard on choosing a file."""
        self._file.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_file(self) -> None:
        """Ask which file."""
        self._ask(self.tr("Choose a file"), QFileDialog.FileMode.ExistingFile, "bring_file_dialog")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders from this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the first thing that is dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.chosen.emit(paths[0])

    def _build(self) -> None:
        space = self._theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        words = self.tr(
            "Choose what the other program exported, or drop it here. You see what it would bring first; nothing is"
            " written before you say so, and every import can be taken back."
        )
        column.addWidget(make_label(words, "muted"))
        column.addWidget(self._error)
        doors = QHBoxLayout()
        doors.setSpacing(space(2))
        doors.addWidget(self._file)
        doors.addWidget(self._folder)
        doors.addStretch(1)
        column.addLayout(doors)
        column.addSpacing(space(2))
        asked = QHBoxLayout()
        asked.setSpacing(space(2))
        label = make_label(self.tr("How to get it out of"), "heading", wrap=False)
        label.setBuddy(self._program)
        asked.addWidget(label)
        asked.addWidget(self._program)
        asked.addStretch(1)
        column.addLayout(asked)
        column.addWidget(self._steps, 1)
        column.addWidget(make_label(self.tr("Menus may be called otherwise in your version."), "caption"))

    def _connect(self) -> None:
        self._file.clicked.connect(self.ask_file)
        self._folder.clicked.connect(
            lambda: self._ask(self.tr("Choose a folder"), QFileDialog.FileMode.Directory, "bring_folder_dialog")
        )
        self._program.currentIndexChanged.connect(self._show_guide)

    def _show_guide(self, number: int) -> None:
        self._steps.setMarkdown(self._guides[number].steps)

    def _ask(self, title: str, mode: QFileDialog.FileMode, name: str) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self, title, folder)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        self._error.clear()
        dialog.open()
