"""`extrovertly import` and `extrovertly export` for calendars."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from extrovertly_desktop.app.cli.shapes import done_data, done_text
from extrovertly_desktop.app.cli.terminal import Terminal, columns, counted
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.calendar_values import ImportChoices, ImportPreview, ImportRow, RowKind
from extrovertly_desktop.services.tasks import TaskContext

_STANDARD_INPUT = "-"


def import_calendar(args: Namespace, terminal: Terminal) -> int:
    """Bring in a calendar.

    Raises:
        UserError: if it cannot be used.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    data = _read(readable(args.file, "file") or "")
    ctx = TaskContext(terminal.progress, lambda: False)
    with opened(args) as vault:
        preview = vault.calendar_import.preview(data, ctx)
        wanted = frozenset(
            row.key for row in preview.rows if row.can_be_ticked and (args.overwrite or not row.is_yours)
        )
        told = [_sentence(preview), *_problems(preview)]
        if args.dry_run or not wanted:
            rows = columns([_row(row) for row in preview.rows])
            if args.dry_run:
                answer = _outer(args, preview, "would_add") | {"preview": _data(preview)}
            else:
                answer = _outer(args, preview, "added", added=0) | {"preview": _data(preview)}
            terminal.answer("\n".join(part for part in (rows, *told) if part), answer)
            return 0
        choices = ImportChoices(wanted, keep_attendees=args.keep_attendees)
        done = vault.calendar_import.apply(preview, choices, ctx)
    result = done.value
    text = f"{counted(result.added, 'event', 'events')} added, {result.changed} changed, {result.cancelled} called off."
    if result.people:
        text += f" {counted(result.people, 'person', 'people')} added."
    data_of = {"added": result.added, "changed": result.changed, "cancelled": result.cancelled, "people": result.people}
    answer = done_data("import", done, data_of) | {"preview": _data(preview)}
    answer |= _outer(args, preview, "added", added=result.added)
    terminal.answer("\n".join((done_text(text, done), *told[1:])), answer)
    return 0


def export_calendar(args: Namespace, terminal: Terminal) -> int:
    """Write all events as a calendar.

    Raises:
        UserError: if something was chosen that it does not offer, or it cannot be written.
        EnvironmentFault: if the vault cannot be opened.
    """
    if any((args.first, args.last, args.include_private, args.section, args.hide, args.name)):
        raise UserError("A calendar takes all events; days, parts and names can be chosen for pdf only.")
    path = Path(readable(args.path, "path") or "").expanduser()
    if path.exists() and not args.overwrite:
        raise UserError("There is a file of that name already. Please choose another name, or add --overwrite.")
    with opened(args) as vault:
        vault.calendar_export.write(path, ctx=TaskContext(terminal.progress, lambda: False))
    terminal.progress(1.0, "")
    terminal.answer(f"Written: {path}", {"path": str(path)})
    return 0


def _read(name: str) -> bytes:
    from extrovertly_desktop.exchange.icalendar_file import MOST_BYTES, refuse_by_size  # noqa: PLC0415 - costs time

    if name == _STANDARD_INPUT:
        # One byte more than can be read is enough to refuse it.
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(name).expanduser()
    try:
        refuse_by_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"The file {path} cannot be read ({error.strerror}). Please check its name.") from None


def _sentence(preview: ImportPreview) -> str:
    words = {RowKind.ADDED: "new", RowKind.CHANGED: "changed", RowKind.CANCELLED: "called off",
             RowKind.UNCHANGED: "as before", RowKind.SKIPPED: "left out"}  # fmt: skip
    told = ", ".join(f"{count} {words[kind]}" for kind, count in preview.counts.items() if count)
    return f"{counted(len(preview.rows), 'event', 'events')} in the file: {told or 'none'}."


def _problems(preview: ImportPreview) -> list[str]:
    return [f"Line {item.line}: {item.sentence}" if item.line else item.sentence for item in preview.problems]


def _outer(args: Namespace, preview: ImportPreview, verb: str, added: int | None = None) -> dict[str, Any]:
    """Return what every format answers: its name, how many rows each table gets, and what was not understood."""
    counts = preview.counts
    file = Path(args.file).name
    return {
        "format": "ics",
        verb: {"events": counts[RowKind.ADDED] if added is None else added},
        "duplicates": counts[RowKind.UNCHANGED],
        "problems": [{"file": file, "line": item.line, "what": item.sentence} for item in preview.problems],
    }


def _row(row: ImportRow) -> tuple[str, ...]:
    return str(row.kind), row.when, f"{row.title}  {row.sentence}".rstrip()


def _data(preview: ImportPreview) -> dict[str, Any]:
    """Return a preview for a program."""
    rows = [
        {
            "key": row.key,
            "kind": str(row.kind),
            "title": row.title,
            "begins": row.begins.isoformat(timespec="minutes"),
            "all_day": row.all_day,
            "repeats": row.repeats,
            "when": row.when,
            "sentence": row.sentence,
            "comfort_level": str(row.comfort_level),
            "comfort_is_guess": row.comfort_is_guess,
            "category": row.category,
            "attendee_count": row.attendee_count,
            "is_yours": row.is_yours,
        }
        for row in preview.rows
    ]
    problems = [{"line": item.line, "sentence": item.sentence, "lost": item.lost} for item in preview.problems]
    return {"name": preview.name, "rows": rows, "problems": problems}
