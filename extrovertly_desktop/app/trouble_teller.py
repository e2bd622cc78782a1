"""Shows trouble over the main window, one dialog at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from extrovertly_desktop.views.dialogs.crash_dialog import CrashDialog
from extrovertly_desktop.views.dialogs.fault_dialog import FaultDialog
from extrovertly_desktop.views.theme.manager import ThemeManager


class WindowTeller(QObject):
    """Tells of trouble at the window's foot or in a dialog over it.

    Args:
        theme: the theme in force.
        window: what the dialogs belong to.
        say: shows a sentence at the window's foot.
        leave: closes the application, as its own Quit does.
        show_damage: shows the ways on from a damaged vault.
    """

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        say: Callable[[str], None],
        leave: Callable[[], object],
        show_damage: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._say = say
        self._leave = leave
        self._show_damage = show_damage
        self._open: QDialog | None = None

    def tell_notice(self, sentence: str) -> None:
        """Show a sentence about what was asked for."""
        self._say(sentence)

    def tell_fault(self, sentence: str) -> None:
        """Show a sentence about the world in a dialog; while one is open, at the window's foot."""
        if self._open is not None:
            self._say(sentence)
            return
        self._show(FaultDialog(self._theme, sentence, self._window))

    def tell_damage(self, sentence: str) -> None:
        """Show what can be done about the damage in the vault's place."""
        self._show_damage(sentence)

    def tell_crash(self, details: str) -> None:
        """Show that we made a mistake; details of a further one are added to the dialog that is open."""
        if isinstance(self._open, CrashDialog):
            self._open.add_details(details)
            return
        if self._open is not None:
            self._open.close()
        dialog = CrashDialog(self._theme, details, self._window)
        dialog.quit_chosen.connect(self._leave)
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        self._open = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        if self.sender() is self._open:
            self._open = None
