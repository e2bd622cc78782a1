"""What lies behind a cover: the dialogs of a window, out of sight until the passphrase is given."""

from PySide6.QtWidgets import QApplication, QWidget

from extrovertly_desktop.views.lock.tidying import open_dialogs


class Covered:
    """Puts the dialogs of a window out of sight, and brings them back in the same order."""

    def __init__(self, window: QWidget) -> None:
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._dialogs = open_dialogs(window)
        for dialog in self._dialogs:
            dialog.hide()

    def bring_back(self) -> None:
        """Show them again, and put the keyboard where it was."""
        for dialog in self._dialogs:
            if dialog.isModal():
                dialog.open()
            else:
                dialog.show()
        if self._focus is not None:
            self._focus.setFocus()
