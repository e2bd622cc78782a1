"""`extrovertly import` and `extrovertly export`: a life comes along, and goes out whole."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from extrovertly_desktop.app.cli.terminal import Terminal, columns, counted
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.app.cli.verbs.calendars import export_calendar, import_calendar
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.transfer.values import (
    ExportRequest,
    TransferChoices,
    TransferPreview,
    TransferProblem,
    TransferResult,
)

_STANDARD_INPUT = "-"
_CALENDAR = "ics"
_MOST_TOLD = 20
_BEGINS_A_CALENDAR = b"BEGIN:VCALENDAR"


def run(args: Namespace, terminal: Terminal) -> int:
    """Bring in a file, or write one.

    Raises:
        UserError: if the file cannot be used or written.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    if args.verb == "import":
        return import_calendar(args, terminal) if _is_calendar(args) else _import(args, terminal)
    if args.format == _CALENDAR:
        return export_calendar(args, terminal)
    if args.format == "pdf":
        # Imported here: it brings Qt with it.
        from extrovertly_desktop.app.cli.verbs.report import export_report  # noqa: PLC0415

        return export_report(args, terminal)
    return _export(args, terminal)


def _is_calendar(args: Namespace) -> bool:
    if args.format is not None or args.file == _STANDARD_INPUT:
        return args.format in (None, _CALENDAR)
    path = Path(args.file).expanduser()
    if path.suffix.lower() in {".ics", ".ical", ".ifb"}:
        return True
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(_BEGINS_A_CALENDAR)
    except OSError:
        return False


def _import(args: Namespace, terminal: Terminal) -> int:
    if args.file == _STANDARD_INPUT:
        raise UserError("Only a calendar can be read from standard input. Please name the file.")
    if args.keep_attendees or args.overwrite:
        raise UserError("Only calendars know attendees and changes; please leave these two options out.")
    path = Path(readable(args.file, "file") or "").expanduser()
    ctx = TaskContext(terminal.progress, lambda: False)
    choices = TransferChoices(owner_id=args.owner)
    with opened(args, needs_owner=False) as vault:
        preview = vault.transfer.preview(path, args.format, choices, ctx)
        if args.dry_run:
            terminal.progress(1.0, "")
            terminal.answer(_preview_text(preview), _preview_data(preview))
            return 0
        if preview.needs_owner:
            people = columns([(user.id, user.name, user.email) for user in preview.users])
            raise UserError(f"There are several people in the file. Please say who you are with --owner ID:\n{people}")
        result = vault.transfer.apply(preview, choices, ctx).value
    terminal.progress(1.0, "")
    terminal.answer(_result_text(result), _result_data(result))
    return 0


def _export(args: Namespace, terminal: Terminal) -> int:
    if args.section or args.hide or args.name:
        raise UserError("Parts and names can be chosen for pdf only.")
    request = ExportRequest(
        slug=args.format,
        path=Path(readable(args.path, "path") or "").expanduser(),
        first=_day(args.first),
        last=_day(args.last),
        private=args.include_private,
        overwrite=args.overwrite,
    )
    with opened(args) as vault:
        result = vault.transfer_export.write(request, TaskContext(terminal.progress, lambda: False))
        is_whole = next(known.is_whole for known in vault.transfer_export.formats() if known.slug == args.format)
    terminal.progress(1.0, "")
    text = f"Written: {result.path}"
    if is_whole:
        text += "\nEverything is in it, private entries too. Please keep it somewhere safe."
    elif not args.include_private:
        text += "\nPrivate entries stayed out; --include-private takes them along."
    terminal.answer(text, {"path": str(result.path), "format": args.format, "written": dict(result.written)})
    return 0


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise UserError("That day cannot be read. Please write it like 2026-03-01.") from None


def _preview_text(preview: TransferPreview) -> str:
    moods = [f"  {item.word or 'no mood'} → {item.guess} ({item.count})" for item in preview.moods]
    return "\n".join(
        line
        for line in (
            f"{preview.format.title}. This would be added:",
            _table(preview.would_add),
            _beside(preview.duplicates, preview.differing),
            "Moods would become:" if moods else "",
            *moods,
            *(f"{item.count} left out: {item.why}" for item in preview.left_out),
            *_problems_text(preview.problems, preview.problem_count),
        )
        if line
    )


def _preview_data(preview: TransferPreview) -> dict[str, Any]:
    return {
        "format": preview.format.slug,
        "would_add": dict(preview.would_add),
        "duplicates": preview.duplicates,
        "problems": _problems_data(preview.problems),
        "problem_count": preview.problem_count,
        "differing": preview.differing,
        "left_out": [{"count": item.count, "why": item.why} for item in preview.left_out],
        "moods": [{"word": item.word, "count": item.count, "becomes": item.guess} for item in preview.moods],
        "people": [
            {"id": user.id, "name": user.name, "email": user.email, "rows": user.rows} for user in preview.users
        ],
        "owner": preview.owner_id,
        "photos": preview.photos,
    }


def _result_text(result: TransferResult) -> str:
    lines = ["Added:" if result.added else "Nothing new was in it.", _table(result.added)]
    lines += [_beside(result.duplicates, result.differing)]
    lines += [f"{item.count} left out: {item.why}" for item in result.left_out]
    lines += _problems_text(result.problems, result.problem_count)
    return "\n".join(line for line in lines if line)


def _result_data(result: TransferResult) -> dict[str, Any]:
    return {
        "format": result.format.slug,
        "added": dict(result.added),
        "duplicates": result.duplicates,
        "problems": _problems_data(result.problems),
        "problem_count": result.problem_count,
        "differing": result.differing,
        "left_out": [{"count": item.count, "why": item.why} for item in result.left_out],
        "import_id": result.import_id,
    }


def _table(counts: Mapping[str, int]) -> str:
    return columns([(f"  {name.replace('_', ' ')}", f"{count:,}") for name, count in counts.items() if count])


def _beside(duplicates: int, differing: int) -> str:
    if not duplicates:
        return ""
    told = f"{counted(duplicates, 'thing is', 'things are')} here already."
    return told + (f" {differing:,} of them say something else here; that stays." if differing else "")


def _problems_text(problems: tuple[TransferProblem, ...], count: int) -> list[str]:
    told = [f"{item.file}{f', {item.line}' if item.line else ''}: {item.what}" for item in problems[:_MOST_TOLD]]
    return told + ([f"… and {count - len(told):,} more; --json tells all."] if count > len(told) else [])


def _problems_data(problems: tuple[TransferProblem, ...]) -> list[dict[str, Any]]:
    return [{"file": item.file, "line": item.line, "what": item.what, "lost": item.lost} for item in problems]
