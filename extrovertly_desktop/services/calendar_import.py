"""Importing calendars: first a look at what a file would bring, then all of what was ticked or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.calendar_preview import key_of, known, row_of_event, row_of_series
from extrovertly_desktop.services.calendar_taking import Taking
from extrovertly_desktop.services.calendar_values import (
    ImportChoices,
    ImportPreview,
    ImportResult,
    ImportRow,
    RowKind,
    Tell,
)
from extrovertly_desktop.services.calendar_window import note_zone
from extrovertly_desktop.services.calendar_writing import Writing
from extrovertly_desktop.services.collections_off import without_collections
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.tasks import Cancelled, TaskContext

if TYPE_CHECKING:  # the reader of calendars costs time to import; it is imported when a file is read
    from extrovertly_desktop.exchange.icalendar_file import CalendarEvent

_SHARE_OF_READING = 0.6
_STEP = 0.01
"""Progress is told at most a hundred times."""


class CalendarImportService:
    """What a person does with a calendar from elsewhere."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context, self._consequences = context, consequences

    @without_collections()
    def preview(self, data: bytes, ctx: TaskContext) -> ImportPreview:
        """Return what a calendar file would bring; nothing is written.

        Raises:
            UserError: if it is not a calendar, is empty, or is too large.
            Cancelled: if the person asked to stop.
        """
        from extrovertly_desktop.exchange.icalendar_file import CalendarSeries, read  # noqa: PLC0415 - see above

        tell = _told(ctx, "Reading the calendar")
        calendar = read(data, progress=lambda done: tell(done * _SHARE_OF_READING), checkpoint=_checkpoint(ctx))
        found: list[CalendarEvent | CalendarSeries] = [*calendar.single, *calendar.series]
        zone, rows = self._context.clock.zone(), list[ImportRow]()
        tell = _told(ctx, "Comparing it with your events")
        with self._context.database.reading() as unit:
            there = known(unit, found)
            for number, one in enumerate(found):
                tell(_SHARE_OF_READING + (1 - _SHARE_OF_READING) * number / len(found))
                if isinstance(one, CalendarSeries):
                    rows.append(row_of_series(unit, one, there, zone))
                else:
                    rows.append(row_of_event(unit, one, there, zone))
        ctx.progress(1.0, "")
        return ImportPreview(
            rows=tuple(sorted(rows, key=lambda row: (row.begins, row.title, row.key))),
            problems=calendar.problems,
            name=calendar.name,
            skipped_tasks=calendar.skipped_tasks,
            skipped_notes=calendar.skipped_notes,
            found={key_of(one): one for one in found},
        )

    @without_collections()
    def apply(self, preview: ImportPreview, choices: ImportChoices, ctx: TaskContext) -> Done[ImportResult]:
        """Write what was ticked, all of it or nothing; `undo` takes it back.

        Raises:
            UserError: if nothing is ticked.
            Cancelled: if the person asked to stop; nothing has been written then.
        """
        rows = [row for row in preview.rows if row.key in choices.selected and row.can_be_ticked]
        if not rows:
            raise UserError("Nothing is ticked yet. Please tick what you would like to have.")
        tell = _told(ctx, "Writing the events")
        with self._context.database.unit() as unit:
            writing = Writing(self._context, self._consequences, unit, self._context.owner(unit))
            taking = Taking(writing, known(unit, [preview.found[row.key] for row in rows]), choices)
            for number, row in enumerate(rows):
                tell(number / len(rows))
                taking.take(preview.found[row.key])
            taking.finish()
            note_zone(self._context, unit)
            recorded, outcome = writing.finish()
            # The last chance to stop: after this everything is there.
            ctx.progress(1.0, "")
        kinds = [row.kind for row in rows]
        result = ImportResult(
            added=kinds.count(RowKind.ADDED),
            changed=kinds.count(RowKind.CHANGED),
            cancelled=kinds.count(RowKind.CANCELLED),
            dates=sum(event.series_id is not None for event in recorded.added),
            people=len(recorded.people),
            recorded=recorded,
            left_out=_left_out(preview, len(rows)),
        )
        return Done(result, outcome.points, outcome.earned)

    def undo(self, result: ImportResult) -> Done[int]:
        """Take an import back; return how many events stay because they were answered or changed since.

        Raises:
            UserError: if a series of it has been changed since; everything stays then.
        """
        with self._context.database.unit() as unit:
            writing = Writing(self._context, self._consequences, unit, self._context.owner(unit))
            stay = writing.take_back(result.recorded)
            _recorded, outcome = writing.finish()
        return Done(stay, outcome.points, outcome.earned)


def _left_out(preview: ImportPreview, taken: int) -> int:
    same = preview.counts[RowKind.UNCHANGED]
    return len(preview.rows) - same - taken + sum(problem.lost for problem in preview.problems)


def _told(ctx: TaskContext, text: str) -> Tell:
    last = -1.0

    def tell(done: float) -> None:
        nonlocal last
        if done >= last + _STEP:
            last = done
            ctx.progress(done, text)

    return tell


def _checkpoint(ctx: TaskContext) -> Callable[[], None]:
    def check() -> None:
        if ctx.is_cancelled():
            raise Cancelled

    return check
