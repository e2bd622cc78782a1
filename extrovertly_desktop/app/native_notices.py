"""Notices of the desktop itself, by the first way that this machine has."""

import shutil
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

_PROGRAM = "notify-send"
_OPEN = "default"
_NO_MARKUP = str.maketrans({"<": "‹", ">": "›"})
_SHOWN_MS, _KILLED_MS = 15_000, 200


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
        self._under_way: list[_Sending] = []

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
        under_way, self._under_way = self._under_way, []
        for sending in under_way:
            sending.give_up()

    def _send(self, sentence: str, subject: str, *, with_action: bool) -> None:
        sending = _Sending(self, self._program or _PROGRAM, sentence, subject, with_action=with_action)
        sending.ended.connect(self._on_ended)
        self._under_way.append(sending)
        sending.begin(self._name, self.tr("Open"))

    def _on_ended(self, sending: "_Sending") -> None:
        if sending not in self._under_way:
            return
        self._under_way.remove(sending)
        sending.deleteLater()
        if sending.is_clicked:
            self.opened.emit(sending.subject)
        elif sending.has_failed and sending.with_action:
            self._send(sending.sentence, sending.subject, with_action=False)
        elif sending.has_failed and not self._show_in_tray(sending.sentence, sending.subject):
            self.refused.emit(sending.sentence, sending.subject)

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


class _Sending(QObject):
    """One notice on its way. It ends when the notice was clicked or has gone.

    Attributes:
        sentence, subject, with_action: what is sent; older programs know no actions and end at once.
        is_clicked, has_failed: how it ended.
    """

    ended = Signal(object)

    def __init__(self, parent: QObject, program: str, sentence: str, subject: str, *, with_action: bool) -> None:
        super().__init__(parent)
        self.sentence, self.subject, self.with_action = sentence, subject, with_action
        self.is_clicked = self.has_failed = False
        self._program = program
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def begin(self, name: str, action: str) -> None:
        """Send it under the application's name, with what its one action is called."""
        actions = [f"--action={_OPEN}={action}"] if self.with_action else []
        # Desktops read mark-up in what they show, pictures and links included.
        words = self.sentence.translate(_NO_MARKUP)
        sent = [f"--app-name={name}", f"--expire-time={_SHOWN_MS}", *actions, "--", name, words]
        self._process.start(self._program, sent)

    def give_up(self) -> None:
        """Wait for it no longer."""
        self._process.finished.disconnect(self._on_finished)
        self._process.errorOccurred.disconnect(self._on_error)
        self._process.kill()
        self._process.waitForFinished(_KILLED_MS)

    def _on_finished(self, code: int) -> None:
        answer = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace").strip()
        self.is_clicked, self.has_failed = code == 0 and answer == _OPEN, code != 0
        self.ended.emit(self)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        # Whatever else goes wrong ends with `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self.has_failed = True
            self.ended.emit(self)
