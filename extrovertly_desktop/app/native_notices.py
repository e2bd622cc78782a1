"""Notices of the desktop itself, by the first way that this machine has."""

import shutil
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from extrovertly_desktop.app.tray import Tray

_PROGRAM = "notify-send"
_OPEN = "default"
_NO_MARKUP = str.maketrans({"<": "‹", ">": "›"})
_SHOWN_MS, _KILLED_MS = 15_000, 200


class NativeNotices(QObject):
    """Tells by `notify-send` where there is one, else by the icon in the tray where there is a tray.

    With `notify-send` a notice can carry buttons; where they are not known, and beside the icon, a click opens.

    The desktop's own bus cannot be used: an identifier without sign, which it asks for, cannot be sent from here.

    Args:
        name: what the application is called.
        tray: the icon in the tray, or None without a tray.
        find_program: returns where a program is, or None; as `shutil.which`.

    Signals:
        opened: what a notice was told about, when the person clicked it.
        acted: what it was told about, and the key of the button that the person clicked.
        refused: a sentence and what it is about, which the desktop did not take after all.
    """

    opened = Signal(str)
    acted = Signal(str, str)
    refused = Signal(str, str)

    def __init__(
        self,
        name: str,
        tray: Tray | None,
        parent: QObject | None = None,
        find_program: Callable[[str], str | None] = shutil.which,
    ) -> None:
        super().__init__(parent)
        self._name, self._tray = name, tray
        self._program = find_program(_PROGRAM)
        self._last = ""
        self._under_way: list[_Sending] = []
        if tray is not None:
            tray.message_clicked.connect(self._on_message_clicked)

    def tell(self, sentence: str, subject: str, buttons: Sequence[tuple[str, str]] = ()) -> bool:
        """Hand a sentence to the desktop; return whether there is a way to.

        Args:
            sentence: what to tell.
            subject: what it is about, told again by `opened`, `acted` or `refused`.
            buttons: key and words of each, beside the one that opens; `default` is taken.
        """
        if self._program is not None:
            opening = (_OPEN, self.tr("Open"))
            self._send(sentence, subject, (opening, *buttons))
            return True
        return self._show_in_tray(sentence, subject)

    def close(self) -> None:
        """Wait for no answer any more."""
        self._last = ""
        under_way, self._under_way = self._under_way, []
        for sending in under_way:
            sending.give_up()

    def _send(self, sentence: str, subject: str, buttons: Sequence[tuple[str, str]]) -> None:
        sending = _Sending(self, self._program or _PROGRAM, sentence, subject, buttons)
        sending.ended.connect(self._on_ended)
        self._under_way.append(sending)
        sending.begin(self._name)

    def _on_ended(self, sending: "_Sending") -> None:
        if sending not in self._under_way:
            return
        self._under_way.remove(sending)
        sending.deleteLater()
        if sending.clicked == _OPEN:
            self.opened.emit(sending.subject)
        elif sending.clicked:
            self.acted.emit(sending.subject, sending.clicked)
        elif sending.has_failed and sending.buttons:
            self._send(sending.sentence, sending.subject, ())
        elif sending.has_failed and not self._show_in_tray(sending.sentence, sending.subject):
            self.refused.emit(sending.sentence, sending.subject)

    def _show_in_tray(self, sentence: str, subject: str) -> bool:
        if self._tray is None:
            return False
        self._last = subject
        self._tray.say(sentence)
        return True

    def _on_message_clicked(self) -> None:
        last, self._last = self._last, ""
        if last:
            self.opened.emit(last)


class _Sending(QObject):
    """One notice on its way. It ends when the notice was clicked or has gone.

    Attributes:
        sentence, subject, buttons: what is sent; older programs know no buttons and end at once.
        clicked: the key of the button that was clicked, or "".
        has_failed: whether it could not be sent.
    """

    ended = Signal(object)

    def __init__(
        self, parent: QObject, program: str, sentence: str, subject: str, buttons: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.sentence, self.subject, self.buttons = sentence, subject, tuple(buttons)
        self.clicked, self.has_failed = "", False
        self._program = program
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def begin(self, name: str) -> None:
        """Send it under the application's name."""
        actions = [f"--action={key}={words}" for key, words in self.buttons]
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
        known = code == 0 and answer in {key for key, _words in self.buttons}
        self.clicked, self.has_failed = answer if known else "", code != 0
        self.ended.emit(self)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        # Whatever else goes wrong ends with `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self.has_failed = True
            self.ended.emit(self)
