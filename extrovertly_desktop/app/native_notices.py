"""Notices of the desktop itself, by the first way that this machine has."""

import shutil
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

_PROGRAM = "notify-send"
_OPEN = "default"
_SHOWN_MS = 15_000


class NativeNotices(QObject):
    """Tells by `notify-send` where there is one, else by an icon in the tray where there is a tray.

    The desktop's own bus cannot be used: an identifier without sign, which it asks for, cannot be sent from here.

    Args:
        name: what the application is called.
        icon: its icon.
        find_program: returns where a program is, or None; as `shutil.which`.

    Signals:
        opened: what a notice was told about, when the person clicked it.
        refused: a sentence and what it is about, which the desktop did not take after all.
    """

    opened = Signal(str)
    refused = Signal(str, str)

    def __init__(
        self,
        name: str,
        icon: QIcon,
        parent: QObject | None = None,
        find_program: Callable[[str], str | None] = shutil.which,
    ) -> None:
        super().__init__(parent)
        self._name, self._icon = name, icon
        self._program = find_program(_PROGRAM)
        self._tray: QSystemTrayIcon | None = None
        self._last = ""

    def tell(self, sentence: str, subject: str) -> bool:
        """Hand a sentence to the desktop; return whether there is a way to.

        Args:
            sentence: what to tell.
            subject: what it is about, told again by `opened` or `refused`.
        """
        if self._program is not None:
            self._send(sentence, subject, with_action=True)
            return True
        return self._show_in_tray(sentence, subject)

    def close(self) -> None:
        """Take the icon out of the tray, and wait for no answer any more."""
        if self._tray is not None:
            self._tray.hide()
        for process in self.findChildren(QProcess):
            process.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            process.kill()
            process.waitForFinished(_SHOWN_MS // 100)

    def _send(self, sentence: str, subject: str, *, with_action: bool) -> None:
        process = QProcess(self)
        # It waits until the notice was clicked or has gone; older ones know no actions and end at once.
        action = [f"--action={_OPEN}={self.tr('Open')}"] if with_action else []
        arguments = [f"--app-name={self._name}", f"--expire-time={_SHOWN_MS}", *action, "--", self._name, sentence]

        def ended(code: int) -> None:
            answer = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace").strip()
            process.deleteLater()
            if code == 0 and answer == _OPEN:
                self.opened.emit(subject)
            elif code != 0 and with_action:
                self._send(sentence, subject, with_action=False)
            elif code != 0 and not self._show_in_tray(sentence, subject):
                self.refused.emit(sentence, subject)

        process.finished.connect(ended)
        process.start(self._program or _PROGRAM, arguments)

    def _show_in_tray(self, sentence: str, subject: str) -> bool:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.setToolTip(self._name)
            self._tray.messageClicked.connect(lambda: self.opened.emit(self._last))
        self._last = subject
        self._tray.show()
        self._tray.showMessage(self._name, sentence, self._icon, _SHOWN_MS)
        return True
