"""One import from beginning to end: what was decided so far, and the work on the worker."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from extrovertly_desktop.adapters.task_runner import Task, TaskFunction
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.transfer.service import TransferService
from extrovertly_desktop.services.transfer.tables import TableQuestion
from extrovertly_desktop.services.transfer.values import (
    FormatChoice,
    TransferChoices,
    TransferPreview,
    TransferResult,
)
from extrovertly_desktop.views.context import ViewContext

ANY_TABLE = "csv_table"
_HEAD = 2048
_CALENDAR = b"BEGIN:VCALENDAR"
_TABLES = frozenset({".csv", ".tsv", ".tab", ".txt"})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a file brought.

    Attributes:
        formats: those that it may be of, the likeliest first, then all others.
        likely: how many of them took it for theirs.
        preview: what it would bring; None while it is open what its columns mean.
        question: what is asked about its columns; None for all that is no table of any kind.
    """

    formats: tuple[FormatChoice, ...]
    likely: int
    preview: TransferPreview | None = None
    question: TableQuestion | None = None


class Bringing(QObject):
    """Looks and takes on the worker, one at a time, and remembers what was decided between.

    Attributes:
        path: what is looked at.
        choices: what was decided so far.
        seen: what the last look brought.

    Signals:
        started: a `Task` has begun, and what it does.
        looked: a `Looked`.
        calendar_found: what was chosen is a calendar, which comes in another way.
        brought: a `Done[TransferResult]`.
        refused: a sentence, of a look or of the import itself.
        stopped: the person stopped it; nothing was written.
    """

    started = Signal(Task, str)
    looked = Signal(Looked)
    calendar_found = Signal(Path)
    brought = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self.path = Path()
        self.choices = TransferChoices()
        self.seen: Looked | None = None
        self.is_writing = False

    @property
    def task(self) -> Task | None:
        """What is under way."""
        return self._task

    def look(self, path: Path) -> None:
        """Look at another file or folder; what was decided about an earlier one is forgotten."""
        self.path, self.seen, self.choices = path, None, TransferChoices()
        self._look(None)

    def look_as(self, slug: str) -> None:
        """Look at it once more, as another format."""
        self.choices = TransferChoices(private=self.choices.private)
        self._look(slug)

    def look_again(self, **changes: Any) -> None:  # noqa: ANN401 - fields of TransferChoices
        """Look at it once more with other choices, by their names in `TransferChoices`."""
        self.choices = replace(self.choices, **changes)
        self._look(self.slug)

    @property
    def slug(self) -> str | None:
        """How it was read the last time."""
        if self.seen is None:
            return None
        return ANY_TABLE if self.seen.preview is None else self.seen.preview.format.slug

    def take(self, *, private: bool) -> None:
        """Take what was looked at."""
        preview = None if self.seen is None else self.seen.preview
        if preview is None:
            return
        self.choices = replace(self.choices, private=private)
        transfer, choices = self._context.vault.transfer, self.choices
        self.is_writing = True
        self._start(lambda ctx: transfer.apply(preview, choices, ctx), self.tr("Bringing it in…"), self._on_brought)

    def cancel(self) -> None:
        """Stop what is under way at its next step."""
        if self._task is not None:
            self._task.cancel()

    def let_go(self) -> None:
        """Stop looking and wait for nothing: whoever asked has gone."""
        if self._task is not None:
            # It may yet end with a sentence that nobody waits for any more.
            self._task.failed.connect(_let_go)
            self._task.cancel()
            self._task = None

    def _look(self, slug: str | None) -> None:
        look = _Look(self._context.vault.transfer, self.path, slug, self.choices, self.seen)
        self._start(look.run, self.tr("Reading…"), self._on_looked)

    def _start(self, function: TaskFunction, words: str, arrived: Callable[..., object]) -> None:
        self.let_go()
        task = self._context.tasks.start(function)
        self._task = task
        self.started.emit(task, words)

        def ended(tell: Callable[..., object]) -> Callable[..., None]:
            def heard(*said: object) -> None:
                if self._end(task):
                    tell(*said)

            return heard

        task.succeeded.connect(ended(arrived))
        task.failed.connect(ended(self._on_failed))
        task.cancelled.connect(ended(self._on_stopped))

    def _end(self, task: Task) -> bool:
        """Whether a task that ended is the one that is waited for."""
        if task is not self._task:
            return False
        self._task, self.is_writing = None, False
        return True

    def _go_back(self) -> None:
        """What was decided for a look that brought nothing counts no more."""
        if self.seen is not None:
            self.choices = TransferChoices() if self.seen.preview is None else self.seen.preview.choices

    def _on_stopped(self) -> None:
        self._go_back()
        self.stopped.emit()

    def _on_looked(self, looked: Looked | None) -> None:
        if looked is None:
            self.calendar_found.emit(self.path)
            return
        self.seen = looked
        self.looked.emit(looked)

    def _on_brought(self, done: Done[TransferResult]) -> None:
        self.brought.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._go_back()
        self.refused.emit(str(error) if isinstance(error, UserError) else "")
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error


def _let_go(error: Exception) -> None:
    if not isinstance(error, UserError):
        raise error


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a file, as the worker does it; `known` is what an earlier one brought."""

    transfer: TransferService
    path: Path
    slug: str | None
    choices: TransferChoices
    known: Looked | None

    def run(self, ctx: TaskContext) -> Looked | None:
        """Return what the file would bring, or None if it is a calendar."""
        if self.slug is None and _is_calendar(self.path):
            return None
        known = self.known or self._recognised()
        ctx.progress(0.0)
        wanted = self.slug or (known.formats[0].slug if known.likely else None)
        if self.choices.mapping is None and (wanted == ANY_TABLE or (wanted is None and self._may_be_table())):
            return replace(known, preview=None, question=self.transfer.tables.question(self.path))
        preview = self.transfer.preview(self.path, wanted, self.choices, ctx)
        return replace(known, preview=preview, question=known.question if wanted == ANY_TABLE else None)

    def _recognised(self) -> Looked:
        likely = self.transfer.recognise(self.path)
        others = tuple(each for each in self.transfer.formats() if each not in likely)
        return Looked(likely + others, len(likely))

    def _may_be_table(self) -> bool:
        """Whether it is called a table and is one, though nothing tells by itself what its columns mean."""
        if self.path.suffix.casefold() not in _TABLES:
            return False
        try:
            return len(self.transfer.tables.question(self.path).look.columns) > 1
        except UserError:
            return False


def _is_calendar(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _CALENDAR in file.read(_HEAD).upper()
    except OSError:
        return False
