"""Deeds on several entries: tags, the bin, and writing them to a file."""

from array import array
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QLocale, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from extrovertly_desktop.domain.tags import TagUndo
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.history.export_question import ExportQuestion
from extrovertly_desktop.views.journal.history.long_work import LongWork


class BulkDeeds(QObject):
    """Carries deeds out, tells of them, and offers the way back.

    Args:
        context: the vault and the notices.
        work: runs what takes long.
        host: over which dialogs open.
    """

    def __init__(self, context: ViewContext, work: LongWork, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._work, self._host = context, work, host

    def tag(self, keys: "array[int]", tags: Sequence[str], *, adding: bool) -> None:
        """Put tags on entries, or take them off."""
        journal = self._context.vault.journal
        ids = journal.ids_of(keys)
        add, remove = (tags, ()) if adding else ((), tags)
        self._work.run(
            len(ids), self.tr("Changing tags"), lambda ctx: journal.tag_many(ids, add, remove, ctx), self._tagged
        )

    def delete(self, keys: "array[int]") -> None:
        """Move entries to the bin."""
        journal = self._context.vault.journal
        ids = journal.ids_of(keys)
        self._work.run(len(ids), self.tr("Moving entries"), lambda ctx: journal.delete_many(ids, ctx), self._deleted)

    def ask_export(self, keys: "array[int]") -> None:
        """Ask how and where to, then write entries to a file."""
        private = self._context.vault.entry_export.count_private(keys)
        question = ExportQuestion(self._context.theme, len(keys), private, self._host)
        question.answered.connect(lambda private_too, ending: self._ask_place(keys, private_too, ending))
        question.open()

    def export(self, keys: "array[int]", path: Path, *, private: bool) -> None:
        """Write entries to a file, as Markdown or plain text by its ending."""
        export = self._context.vault.entry_export
        self._work.run(
            len(keys),
            self.tr("Writing the file"),
            lambda ctx: export.write(keys, path, private=private, ctx=ctx),
            lambda count: self._context.notices.say(
                self.tr("1 entry saved as {name}").format(name=path.name)
                if count == 1
                else self.tr("{count} entries saved as {name}").format(count=QLocale().toString(count), name=path.name)
            ),
        )

    def _ask_place(self, keys: "array[int]", private: bool, ending: str) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = {"md": self.tr("Markdown (*.md)"), "txt": self.tr("Plain text (*.txt)")}
        dialog = QFileDialog(self._host, self.tr("Export entries"), folder or QDir.homePath(), kinds[ending])
        dialog.setObjectName("journal_export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self.tr('journal')}.{ending}")
        dialog.fileSelected.connect(lambda path: self.export(keys, Path(path), private=private))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tagged(self, done: Done[TagUndo]) -> None:
        changed = len(done.value.changes)
        tags = self._context.vault.tags
        if not changed:
            self._context.notices.say(self.tr("Nothing to change: the tags were that way already."))
            return
        one, many = self.tr("Tags of 1 entry changed."), self.tr("Tags of {count} entries changed.")
        self._context.notices.tell(
            done,
            one if changed == 1 else many.format(count=QLocale().toString(changed)),
            undo=lambda: self._work.run(
                changed, self.tr("Putting tags back"), lambda ctx: tags.restore(done.value, ctx), lambda _done: None
            ),
        )

    def _deleted(self, done: Done[tuple[str, ...]]) -> None:
        moved = done.value
        journal = self._context.vault.journal
        one, many = self.tr("Entry moved to the bin."), self.tr("{count} entries moved to the bin.")
        self._context.notices.tell(
            done,
            one if len(moved) == 1 else many.format(count=QLocale().toString(len(moved))),
            undo=lambda: self._work.run(
                len(moved),
                self.tr("Restoring entries"),
                lambda ctx: journal.restore_many(moved, ctx),
                lambda _done: None,
            ),
        )
