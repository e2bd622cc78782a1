"""Opens what brings in and what takes out, whatever asked for it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext


class TransferDoors(QObject):
    """The dialogs over the window, and the way from one to another.

    Args:
        window: what they stand over.
        context: what the tabs are given, or None while no vault is in sight; then nothing opens.
    """

    def __init__(self, window: QWidget, context: Callable[[], ViewContext | None]) -> None:
        super().__init__(window)
        self._window, self._context = window, context

    def bring_in(self) -> None:
        """Ask what to bring in."""
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.transfer.bring_dialog import BringDialog  # noqa: PLC0415 - seldom wanted

            dialog = BringDialog(context, self._window)
            dialog.calendar_wanted.connect(self.bring_calendar)
            dialog.open_file()

    def bring_path(self, path: Path) -> None:
        """Look at a file or folder that was given."""
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.transfer.bring_dialog import BringDialog  # noqa: PLC0415 - seldom wanted

            dialog = BringDialog(context, self._window)
            dialog.calendar_wanted.connect(self.bring_calendar)
            dialog.open_path(path)

    def bring_calendar(self, path: Path) -> None:
        """Look at a calendar."""
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.events.import_dialog import ImportDialog  # noqa: PLC0415 - seldom wanted

            ImportDialog(context, self._window).open_path(path)

    def take_out(self) -> None:
        """Ask what to take out, and where to."""
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.transfer.take_dialog import TakeDialog  # noqa: PLC0415 - seldom wanted

            dialog = TakeDialog(context, self._window)
            dialog.report_wanted.connect(self._make_report)
            dialog.open()

    def _make_report(self) -> None:
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.progress.report_dialog import ReportDialog  # noqa: PLC0415 - seldom wanted

            ReportDialog(context, self._window).open()
