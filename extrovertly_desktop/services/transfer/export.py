"""Taking out what is in the vault: whole, or not at all."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.collections_off import without_collections
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.transfer import writers
from extrovertly_desktop.services.transfer.outgoing import Outgoing
from extrovertly_desktop.services.transfer.values import ExportFormat, ExportRequest, ExportResult
from extrovertly_desktop.services.whole_files import render_whole

Write = Callable[[Outgoing, Path], Mapping[str, int]]

_FORMATS: tuple[tuple[ExportFormat, Write], ...] = (
    (
        ExportFormat("complete", "Extrovertly, complete", ".json", is_whole=True,
                     about="Everything, private entries and photos included, to be read again by Extrovertly."),
        writers.write_complete,
    ),
    (
        ExportFormat("convex", "Convex snapshot", ".zip", is_whole=False,
                     about="The tables of the former backend, as “convex import” takes them."),
        writers.write_convex,
    ),
    (
        ExportFormat("csv", "Tables (CSV)", ".zip", is_whole=False,
                     about="One table a file, for spreadsheets and statistics."),
        writers.write_csv,
    ),
    (
        ExportFormat("markdown", "Markdown folder", "", is_whole=False,
                     about="One text file an entry with its photos beside it, readable by anything."),
        writers.write_markdown,
    ),
    (
        ExportFormat("jrnl", "jrnl", ".json", is_whole=False, about="Journal entries, for jrnl."),
        writers.write_jrnl,
    ),
    (
        ExportFormat("day_one", "Day One", ".zip", is_whole=False, about="Journal entries and photos, for Day One."),
        writers.write_day_one,
    ),
)  # fmt: skip


class ExportService:
    """What a person does to take their life with them. Calendars and the report on paper have services of their own."""

    def __init__(self, context: ServiceContext, moods: MoodService) -> None:
        self._context, self._moods = context, moods

    def formats(self) -> tuple[ExportFormat, ...]:
        """Return the formats that can be written."""
        return tuple(known for known, _write in _FORMATS)

    @without_collections()
    def write(self, request: ExportRequest, ctx: TaskContext) -> ExportResult:
        """Write a file or folder: under another name first, and put in place once it is whole.

        Raises:
            UserError: if there is no such format, the file is there and is not to be replaced, something was chosen
                that the format does not offer, or it cannot be written there.
            Cancelled: if the person asked to stop; nothing is there then.
        """
        known, write = _format(request.slug)
        path = request.path.expanduser()
        _check(known, request, path)
        with self._context.database.reading() as unit:
            outgoing = Outgoing(self._context, unit, self._moods, request, ctx)
            counts: dict[str, int] = {}
            if known.ending:
                render_whole(path, lambda draft: counts.update(write(outgoing, draft)))
            else:
                counts.update(_folder_whole(path, lambda draft: write(outgoing, draft)))
        ctx.report(1.0, "")
        return ExportResult(path, counts)


def _format(slug: str) -> tuple[ExportFormat, Write]:
    for known, write in _FORMATS:
        if known.slug == slug:
            return known, write
    slugs = ", ".join(known.slug for known, _write in _FORMATS)
    raise UserError(f"There is no format of that name. There are: {slugs}.", field="format")


def _check(known: ExportFormat, request: ExportRequest, path: Path) -> None:
    if known.is_whole and (request.first or request.last):
        raise UserError("A complete export holds everything, so days cannot be chosen. Please leave them out.")
    if request.first and request.last and request.first > request.last:
        raise UserError("The first day lies after the last. Please change one of them.", field="first")
    if not known.ending:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise UserError("There is something at that place already. Please choose a new or an empty folder.")
        return
    if path.is_dir():
        raise UserError("That is a folder. Please give the file a name.", field="path")
    if path.exists() and not request.overwrite:
        raise UserError("There is a file of that name already. Please choose another name, or say to replace it.")


def _folder_whole(path: Path, render: Callable[[Path], Mapping[str, int]]) -> Mapping[str, int]:
    """Have a folder filled beside its place and put it there at the end."""
    try:
        draft = Path(mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    except OSError as error:
        raise _unwritable(error) from error
    try:
        counts = render(draft)
        # An empty folder that is there makes room; on Windows nothing is put in its place otherwise.
        if path.exists():
            path.rmdir()
        draft.rename(path)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise _unwritable(error) from error
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return counts


def _unwritable(error: OSError) -> UserError:
    reason = error.strerror or "the system refused it"
    return UserError(f"The folder could not be written there ({reason}). Please choose another place.")
