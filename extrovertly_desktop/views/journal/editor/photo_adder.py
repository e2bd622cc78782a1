"""Adding photos beside the window's own work, one file after the other."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from extrovertly_desktop.adapters.pictures import readable_picture
from extrovertly_desktop.adapters.task_runner import Task, TaskRunner
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.photos import Photo
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.photos import PhotoService
from extrovertly_desktop.services.tasks import TaskContext


@dataclass(frozen=True, slots=True)
class PhotoHome:
    """What photos belong to: a stored entry, or the draft of one."""

    entry_id: str | None = None
    draft_id: str | None = None


class PhotoAdder(QObject):
    """Adds pictures to a home on the worker.

    Signals:
        progressed: how many are done and how many there are; both are 0 when all is done.
        added: a `Done[Photo]`.
        refused: one sentence about a picture that could not be added.
    """

    progressed = Signal(int, int)
    added = Signal(object)
    refused = Signal(str)

    def __init__(self, photos: PhotoService, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos, self._tasks = photos, tasks
        self._done = self._all = 0
        self._homes: deque[PhotoHome] = deque()

    def is_busy(self, home: PhotoHome | None = None) -> bool:
        """Whether pictures are still being added: to one home, or to any."""
        return self._done < self._all if home is None else home in self._homes

    def add(self, pictures: Sequence[Path | bytes], home: PhotoHome, *, keep_size: bool) -> None:
        """Queue pictures; one that is refused does not stop the others."""
        self._all += len(pictures)
        self._homes.extend([home] * len(pictures))
        self.progressed.emit(self._done, self._all)
        for picture in pictures:
            self._watch(self._tasks.start(_adding(self._photos, picture, home, keep_size=keep_size)))

    def _watch(self, task: Task) -> None:
        task.succeeded.connect(self.added)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(str(error))

    def _on_finished(self) -> None:
        self._done += 1
        self._homes.popleft()  # the worker takes one after the other, in the order of the queue
        if self._done == self._all:
            self._done = self._all = 0
        self.progressed.emit(self._done, self._all)


def _adding(
    photos: PhotoService, picture: Path | bytes, home: PhotoHome, *, keep_size: bool
) -> Callable[[TaskContext], Done[Photo]]:
    def add(ctx: TaskContext) -> Done[Photo]:
        ctx.progress(0.0)
        name = picture.name if isinstance(picture, Path) else ""
        try:
            data = readable_picture(_read(picture) if isinstance(picture, Path) else picture)
            if home.entry_id is not None:
                return photos.add(home.entry_id, data, keep_size=keep_size)
            return photos.add_to_draft(home.draft_id or "", data, keep_size=keep_size)
        except OSError:
            words = QCoreApplication.translate(
                "PhotoAdder", "“{name}” could not be opened. Please check that it is still there."
            )
            raise UserError(words.format(name=name)) from None
        except UserError as error:
            raise UserError(f"{name}: {error}" if name else str(error)) from None

    return add


def _read(path: Path) -> bytes:
    """Return a file's bytes, unless it is so large that no photo is made of it: then not one of them is read."""
    from extrovertly_desktop.media.photos import MOST_BYTES  # noqa: PLC0415 - Pillow is loaded with the first photo

    if path.stat().st_size > MOST_BYTES:
        words = QCoreApplication.translate(
            "PhotoAdder", "That file is larger than {size} MB. Please make the picture smaller first."
        )
        raise UserError(words.format(size=MOST_BYTES // 2**20))
    return path.read_bytes()
