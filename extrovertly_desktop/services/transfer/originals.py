"""Keeps what a file said of figures that follow from the facts here, as far as it differs from what does follow."""

from collections.abc import Iterator, Mapping
from typing import Any

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import transfer as store

_CHUNK = 500


def keep_originals(
    unit: Unit, import_id: str, slug: str, originals: Mapping[tuple[str, str], Mapping[str, Any]]
) -> None:
    """Write beside each row what the file said where the row says something else now.

    A row that nothing follows for, and that is therefore not here, is kept whole.

    Args:
        unit: the unit of work, in which everything has been settled.
        import_id: the import.
        slug: of the format.
        originals: by table and id, what the file said.
    """
    by_table: dict[str, dict[str, Mapping[str, Any]]] = {}
    for (table, row_id), said in originals.items():
        by_table.setdefault(table, {})[row_id] = said
    for table, rows in by_table.items():
        ids = list(rows)
        for start in range(0, len(ids), _CHUNK):
            some = ids[start : start + _CHUNK]
            there = store.rows_by_id(unit, table, some)
            kept = [(table, row_id, data) for row_id in some for data in _differing(rows[row_id], there.get(row_id))]
            store.put_extras(unit, import_id, slug, kept)


def _differing(said: Mapping[str, Any], stored: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    if stored is None:
        yield {"row": dict(said)}
        return
    figures = {
        name: {"was": value, "is": stored[name]}
        for name, value in said.items()
        if name in stored and stored[name] != value
    }
    if figures:
        yield {"figures": figures}
