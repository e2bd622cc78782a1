"""Calendars in and out of the tab of events: the import's dialog, and a file for other programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QIODevice, QObject, QSaveFile, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.context import ViewContext

if TYPE_CHECKING:
    from extrovertly_desktop.views.events.import_dialog import ImportDialog


class CalendarDoors(QObject):
    """Opens what an import needs, and asks where an export goes to."""

    def __init__(self, context: ViewContext, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host

    def bring_in(self) -> None:
        """Ask for a calendar file."""
        self._dialog().open_file()

    def bring_in_file(self, path: str) -> None:
        """Look at a file that was given; it is read on the worker, and what goes wrong is said in the dialog."""
        self._dialog().open_path(Path(path))

    def bring_in_bytes(self, content: bytes, name: str) -> None:
        """Look at a calendar that was given."""
        self._dialog().open_with(content, name)

    def refuse(self) -> None:
        """Say that what is in the clipboard is no calendar."""
        self._context.notices.say(
            self.tr("The clipboard holds no calendar. Copy its text or its file, then paste here.")
        )

    def take_out(self, event_ids: Sequence[str] | None, stem: str) -> None:
        """Ask where to and write events, or all for None, as a calendar file; `stem` is the suggested name."""
        # Gathered now and on the worker: there may be thousands, and they may be others by the time a place is chosen.
        export = self._context.vault.calendar_export
        task = self._context.tasks.start(lambda ctx: export.to_bytes(event_ids, ctx))
        task.succeeded.connect(lambda content: self._ask_place(content, stem))
        task.failed.connect(self._on_failed)

    def write(self, path: str, content: bytes) -> None:
        """Write a file, whole or not at all, and say so."""
        file = QSaveFile(path)
        if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(content) < 0 or not file.commit():
            words = self.tr("The calendar could not be saved there. Please choose another folder, or make room.")
        else:
            words = self.tr("Saved as {name}").format(name=Path(path).name)
        self._context.notices.say(words)

    def _dialog(self) -> "ImportDialog":
        from extrovertly_desktop.views.events.import_dialog import ImportDialog  # noqa: PLC0415 - seldom wanted

        return ImportDialog(self._context, self._host.window())

    def _ask_place(self, content: bytes, stem: str) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = self.tr("Calendars (*.ics)")
        dialog = QFileDialog(self._host, self.tr("Export events"), folder or QDir.homePath(), kinds)
        dialog.setObjectName("events_export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(f"{stem}.ics")
        dialog.fileSelected.connect(lambda path: self.write(path, content))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._context.notices.say(str(error))
