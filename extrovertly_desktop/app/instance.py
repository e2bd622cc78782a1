"""One window for one vault: a second start asks the first to show itself."""

import getpass
import hashlib
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from extrovertly_desktop.app.paths import make_private_folder

_CONNECT_MS = 300
_ANSWER_MS = 1_500
_STARTING_MS = 2_000
_ANSWER = b"shown\n"


class Ask(Enum):
    """What a second start wants of the first."""

    SHOW = b"show\n"
    """To come to the front."""
    CHECK_IN = b"check-in\n"
    """To ask how the person is."""
    NOTHING = b"nothing\n"


class Claim(Enum):
    """What became of a claim to be the one window of a vault."""

    FIRST = auto()
    """This process is the one."""
    SHOWN = auto()
    """Another one is, and has been asked to show itself."""
    SILENT = auto()
    """Another one holds the vault's name, but does not answer."""


class SingleInstance(QObject):
    """Holds a vault's name among the windows of one person.

    Args:
        vault: the vault's file.
        folder: where a lock may be kept; it belongs to the person.

    Signals:
        show_asked: a second start asks this window to come to the front.
        check_in_asked: it asks for a check-in.
    """

    show_asked = Signal()
    check_in_asked = Signal()

    def __init__(self, vault: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = _name(vault)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._folder = folder
        self._lock = QLockFile(str(folder / f"{self.name}.lock"))
        # Only a lock whose process is gone is stale; a window may stay open for weeks.
        self._lock.setStaleLockTime(0)

    def claim(self, ask: Ask = Ask.SHOW) -> Claim:
        """Try to be the one window of the vault; ask the one that is to show itself, or for something else.

        What a crash left behind, a lock whose process is gone and a socket that nobody listens on, is cleared away.
        """
        with suppress(OSError):
            make_private_folder(self._folder)
        waited = QElapsedTimer()
        waited.start()
        while True:
            if self._ask_other(ask):
                return Claim.SHOWN
            if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
                # Where no lock can be written at all, the socket alone has to do.
                QLocalServer.removeServer(self.name)
                self._server.listen(self.name)
                # Without a socket this is still the one window; it only cannot be asked to show itself.
                return Claim.FIRST
            if waited.hasExpired(_STARTING_MS):
                return Claim.SILENT
            # The other one may be between its lock and its socket.
            QThread.msleep(50)

    def release(self) -> None:
        """Give the name up."""
        self._server.close()
        self._lock.unlock()

    def _ask_other(self, ask: Ask) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        socket.write(ask.value)
        socket.flush()
        answered = socket.waitForReadyRead(_ANSWER_MS) and socket.readAll().data() == _ANSWER
        socket.disconnectFromServer()
        return answered

    def _on_new_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._on_asked)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._answer(socket)

    def _on_asked(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        asked = socket.readAll().data()
        if asked not in {each.value for each in Ask}:
            return
        socket.write(_ANSWER)
        socket.flush()
        if asked == Ask.SHOW.value:
            self.show_asked.emit()
        elif asked == Ask.CHECK_IN.value:
            self.check_in_asked.emit()


def _name(vault: Path) -> str:
    """Return the name of a vault's window: one for each person and file, and short enough for a socket's path."""
    try:
        person = getpass.getuser()
    except (OSError, KeyError, ImportError):
        person = ""
    digest = hashlib.sha256(f"{person}\n{vault.absolute().resolve()}".encode(errors="surrogateescape")).hexdigest()
    return f"extrovertly-{digest[:20]}"
