"""Importing a calendar: a look at what it would change, and nothing written without consent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from extrovertly_desktop.views.context import ViewContext


class ImportDialog(QDialog):
    """Shows what a calendar holds and imports what is ticked. It opens itself and goes by itself.

    Signals:
        imported: ids of the events that were added or changed.
    """

    imported = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def open_with(self, data: bytes, name: str) -> None:
        """Look at the bytes of a calendar, called `name` to the person, such as a file's name."""
        self.open()

    def open_file(self) -> None:
        """Ask for a file first; the dialog itself opens only once one was chosen."""
        self.open()

    def open_paste(self) -> None:
        """Ask for calendar text in a box first."""
        self.open()
