"""Files of other programs, and a vault looked at whole, for the tests of bringing in and taking out."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.transfer.values import TransferChoices, TransferResult
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.queries import transfer_export
from extrovertly_desktop.store.queries.transfer_shapes import ORDER

DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-02-28,February 28,Saturday,9:05 PM,rad,friends | walk,A good one,We laughed a lot.
2026-02-28,February 28,Saturday,9:05 PM,meh,work,,
2026-02-27,February 27,Friday,8:00 AM,wobbly,work,,Tired again.
"""
"""Two things in one minute, a mood of the person's own, newest first."""


def daylio(folder: Path) -> Path:
    path = folder / "daylio.csv"
    path.write_text(DAYLIO, encoding="utf-8-sig")
    return path


def snapshot(path: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """Write a Convex snapshot without shapes, as its documents stand there."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, documents in tables.items():
            lines = "".join(json.dumps(document) + "\n" for document in documents)
            archive.writestr(f"{name}/documents.jsonl", lines)
    return path


def documents(path: Path) -> dict[str, dict[str, Any]]:
    """Return the documents of a snapshot by table and identifier."""
    found: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            table, _, last = name.partition("/")
            if last == "documents.jsonl" and table != "_tables":
                rows = [json.loads(line) for line in archive.read(name).decode().splitlines()]
                found[table] = {row["_id"]: row for row in rows}
    return found


def take(vault: OpenVault, path: Path, slug: str | None = None, **choices: Any) -> TransferResult:
    """Look at a file and take it."""
    decided = TransferChoices(**choices)
    preview = vault.transfer.preview(path, slug, decided, quiet_context())
    result = vault.transfer.apply(preview, decided, quiet_context()).value
    assert dict(result.added) == dict(preview.would_add) | {
        name: count for name, count in result.added.items() if name == "attachments"
    }, "a preview says what happens"
    return result


def whole(vault: OpenVault) -> dict[str, dict[str, Any]]:
    """Return every row of every table but what tells of imports."""
    found: dict[str, dict[str, Any]] = {}
    with vault._context.database.reading() as unit:
        for table in ORDER:
            found[table] = {row["id"]: row for row in transfer_export.rows_of(unit, table)}
        found["vault_meta"] = {row["key"]: row for row in transfer_export.meta(unit)}
    return found
