"""Files that are dropped on the window, wherever nothing on it takes them for itself."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_CALENDARS = frozenset({".ics", ".ical"})


class WindowDrops(QObject):
    """Watches a window. What a widget on it accepts, such as pictures over an entry, never comes here.

    Signals:
        file_dropped: the path of a file or folder.
        calendar_dropped: the path of a calendar.
    """

    file_dropped = Signal(Path)
    calendar_dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first file that is dropped."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = _first_file(event.mimeData())
            if path is None:
                return super().eventFilter(watched, event)
            # It stays where it is: moving it here would take it away from there.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if not isinstance(event, QDragEnterEvent):
                is_calendar = path.suffix.casefold() in _CALENDARS
                (self.calendar_dropped if is_calendar else self.file_dropped).emit(path)
            return True
        return super().eventFilter(watched, event)


def _first_file(mime: QMimeData) -> Path | None:
    return next((Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()), None)
