"""All of a vault taken out and brought into a new one, beside the driver doing the same; prints seconds as JSON.

usage: transfer_probe.py VAULT FOLDER
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchtools.application import tell
from benchtools.corpora import opened, raw_connection
from benchtools.taken import Stopwatch, Taken
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.transfer.values import ExportRequest, TransferChoices

_TABLES = (
    "users",
    "journal_entries",
    "mood_tracking",
    "missions",
    "user_missions",
    "exposures",
    "events",
    "event_attendees",
    "achievements",
    "user_achievements",
    "progress_tracking",
    "point_awards",
    "weekly_insights",
)
_BATCH = 500


def timed(deed: Callable[[], object]) -> Taken:
    """Return how long a deed takes, in seconds."""
    watch = Stopwatch()
    deed()
    wall, busy = watch.taken()
    return Taken(wall / 1000, busy / 1000)


def raw_out(source: Path, target: Path) -> None:
    """Write every row as a line of JSON."""
    connection = raw_connection(source)
    with target.open("w", encoding="utf-8") as out:
        for table in _TABLES:
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - the names above
                out.write(json.dumps([table, row], ensure_ascii=False) + "\n")
    connection.close()


def raw_in(source: Path, target: Path) -> None:
    """Read the lines again and write the rows, with what searches them, in one transaction."""
    connection = raw_connection(target)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    for table, rows in _batches(source):
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", rows)  # noqa: S608 - as above
    connection.execute("COMMIT")
    connection.close()


def _batches(source: Path) -> Iterator[tuple[str, list[Any]]]:
    with source.open(encoding="utf-8") as lines:
        table, rows = "", list[Any]()
        for line in lines:
            of, row = json.loads(line)
            if rows and (of != table or len(rows) == _BATCH):
                yield table, rows
                rows = []
            table = of
            rows.append(row)
        if rows:
            yield table, rows


def main(path: Path, folder: Path) -> None:
    """Do each once."""
    raw_file, own_file = folder / "raw.jsonl", folder / "own.json"
    figures = {"raw out": timed(lambda: raw_out(path, raw_file))}
    vault = opened(path)
    request = ExportRequest("complete", own_file, private=True)
    figures["out"] = timed(lambda: vault.transfer_export.write(request, quiet_context()))
    vault.close()
    empty = folder / "raw.vault"
    opened(empty, create=True).close()
    figures["raw in"] = timed(lambda: raw_in(raw_file, empty))
    new = opened(folder / "own.vault", create=True)

    def bring_in() -> None:
        preview = new.transfer.preview(own_file, "complete", TransferChoices(), quiet_context())
        new.transfer.apply(preview, TransferChoices(), quiet_context())

    figures["in"] = timed(bring_in)
    is_in_order = new.doctor.check().ok
    new.close()
    tell({"taken": figures, "in order": is_in_order})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
