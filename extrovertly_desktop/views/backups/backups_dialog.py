"""Backups: the list, one more now, where they go, and the way back to one."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.backups import Backup
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, WrongPassphrase
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.restore import Comparison, Restored
from extrovertly_desktop.views.backups.list_page import ListPage
from extrovertly_desktop.views.backups.look_page import LookPage
from extrovertly_desktop.views.backups.words import moment_words
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM = 44, 42
_SHARE = 0.94


class BackupsDialog(QDialog):
    """Lists the backups; one that is opened is shown beside the vault, and can be gone back to."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = Path()
        self._passphrase: str | None = None
        theme = context.theme
        self.setObjectName("backups_dialog")
        self.setWindowTitle(self.tr("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = QStackedWidget()
        self._list, self._look = ListPage(context), LookPage(context)
        self._error = InlineError(theme, "backups_error")
        self._other = make_button(self.tr("From a file…"), "backups_other", variant="quiet")
        self._back = make_button(self.tr("All backups"), "backups_back", variant="quiet")
        self._close = make_button(self.tr("Close"), "backups_close")
        self._make = make_button(self.tr("Make one now"), "backups_make", variant="primary")
        self._restore = make_button(self.tr("Go back to this one"), "backups_restore", variant="primary")
        self._build()
        self._connect()
        self._show_list()
        self._list.focus_start()

    def look_into(self, path: Path, name: str) -> None:
        """Read a backup on the worker and show what is in it."""
        self._path, self._passphrase = path, None
        self._error.clear()
        self._look.show_reading(name)
        self._pages.setCurrentWidget(self._look)
        self._arrange()
        self._read(None)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._look)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.space(2))
        for button in (self._other, self._back, None, self._close, self._make, self._restore):
            if button is None:
                foot.addStretch(1)
                continue
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        edge = metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        column.addWidget(make_label(self.tr("Backups"), "title"))
        column.addWidget(self._pages, 1)
        column.addWidget(self._error)
        column.addLayout(foot)
        wanted = QSize(metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM))
        parent = self.parentWidget()
        self.resize(wanted if parent is None else wanted.boundedTo(parent.window().size() * _SHARE))

    def _connect(self) -> None:
        self._list.opened.connect(self._on_opened)
        self._list.folder_wanted.connect(self._ask_folder)
        self._list.folder_dropped.connect(lambda: self._choose_folder(None))
        self._list.place_wanted.connect(self._show_place)
        self._look.passphrase_given.connect(self._read)
        self._other.clicked.connect(self._ask_file)
        self._back.clicked.connect(self._show_list)
        self._close.clicked.connect(self.reject)
        self._make.clicked.connect(self._on_make)
        self._restore.clicked.connect(self._on_restore)

    def _arrange(self, *, can_restore: bool = False) -> None:
        is_list = self._pages.currentWidget() is self._list
        for button in (self._other, self._make):
            button.setVisible(is_list)
        for button in (self._back, self._restore):
            button.setVisible(not is_list)
        self._restore.setEnabled(can_restore)

    def _show_list(self) -> None:
        backups = self._context.vault.backups
        self._error.clear()
        self._list.show_backups(backups.list(), backups.standing())
        self._pages.setCurrentWidget(self._list)
        self._arrange()

    def _on_opened(self, backup: Backup) -> None:
        name = self.tr("Backup of {moment}").format(moment=moment_words(backup.at_ms, self._context.vault.clock))
        self.look_into(backup.path, name)

    def _read(self, passphrase: str | None) -> None:
        path, service = self._path, self._context.vault.restore
        self._error.clear()
        task = self._context.tasks.start(lambda _ctx: (path, passphrase, service.compare(path, passphrase)))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_read_failed)

    def _on_read(self, read: tuple[Path, str | None, Comparison]) -> None:
        path, passphrase, seen = read
        if path != self._path or self._pages.currentWidget() is not self._look:
            return
        self._passphrase = passphrase
        self._look.show_comparison(seen)
        self._arrange(can_restore=True)
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self._look.ask_passphrase()
            if self._look.passphrase_field.text():
                self._error.show_error(
                    self.tr("That passphrase does not open it. Please try again."), self._look.passphrase_field
                )
            return
        self._tell(error)

    def _on_make(self) -> None:
        service = self._context.vault.backups
        self._error.clear()
        self._make.setEnabled(False)
        task = self._context.tasks.start(service.make)
        task.succeeded.connect(self._on_made)
        task.failed.connect(self._tell)
        task.finished.connect(lambda: self._make.setEnabled(True))

    def _on_made(self, done: Done[Backup]) -> None:
        words = self.tr("Backed up, and checked by opening it.")
        self._context.notices.tell(done, words)
        announce(self, words)
        self._show_list()
        self._list.focus_start()

    def _on_restore(self) -> None:
        path, passphrase, service = self._path, self._passphrase, self._context.vault.restore
        self._error.clear()
        self._arrange(can_restore=False)
        task = self._context.tasks.start(lambda ctx: service.restore(path, passphrase, ctx))
        task.succeeded.connect(self._on_restored)
        task.failed.connect(self._on_restore_failed)

    def _on_restored(self, done: Done[Restored]) -> None:
        context, before = self._context, done.value.before.path
        words = self.tr("Your vault is what the backup holds.")
        context.notices.tell(
            done, words, undo=lambda: context.tasks.start(lambda ctx: context.vault.restore.restore(before, task=ctx))
        )
        self.accept()

    def _on_restore_failed(self, error: Exception) -> None:
        self._arrange(can_restore=True)
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        """Show what is in the way here, where the person looks: backups stay away for reasons of the world."""
        if not isinstance(error, (UserError, EnvironmentFault)):
            raise error
        self._error.show_error(str(error))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Go back to a file"), str(self._context.vault.backups.folder))
        dialog.setObjectName("backups_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Vaults (*.vault)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda chosen: self.look_into(Path(chosen), Path(chosen).name))
        dialog.open()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder for further copies"))
        dialog.setObjectName("backups_folder_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self._choose_folder(Path(chosen)))
        dialog.open()

    def _choose_folder(self, folder: Path | None) -> None:
        service = self._context.vault.backups
        former = service.elsewhere()
        try:
            done = service.choose_folder(folder)
        except UserError as error:
            self._error.show_error(str(error))
            return
        words = self.tr("No further copies from now on.") if folder is None else self.tr("Copies go there too now.")
        self._context.notices.tell(done, words, undo=lambda: service.choose_folder(former))
        self._show_list()

    def _show_place(self) -> None:
        folder = self._context.vault.backups.folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._error.show_error(self.tr("The desktop could not open it. It is at {path}.").format(path=folder))
