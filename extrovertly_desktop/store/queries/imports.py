"""Statements about imports: each one, what it added, and what is kept beside the rows it brought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import ImportExtraRow, ImportItemRow, ImportRow

_COLUMNS = (
    ImportRow.id,
    ImportRow.created_at,
    ImportRow.format,
    ImportRow.source_name,
    ImportRow.counts,
    ImportRow.owner_before,
    ImportRow.undone_at,
)


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import (`imports`); `counts` by table, `owner_before` what it changed about the owner."""

    id: str
    created_at: int
    format: str
    source_name: str
    counts: dict[str, int]
    owner_before: Any
    undone_at: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an import added."""

    format_key: str
    table: str
    row_id: str
    digest: int


def add_import(unit: Unit, user_id: str, item: StoredImport) -> None:
    """Insert an import."""
    unit.session.add(
        ImportRow(
            id=item.id,
            user_id=user_id,
            created_at=item.created_at,
            format=item.format,
            source_name=item.source_name,
            counts=item.counts,
            owner_before=item.owner_before,
        )
    )
    unit.session.flush()


def set_import(unit: Unit, import_id: str, **values: Any) -> None:  # noqa: ANN401 - column values
    """Change columns of an import."""
    unit.session.execute(
        update(ImportRow).where(ImportRow.id == import_id).values(**values).execution_options(synchronize_session=False)
    )


def remove(unit: Unit, import_id: str) -> None:
    """Remove an import with what was noted for it."""
    unit.session.execute(
        delete(ImportRow).where(ImportRow.id == import_id).execution_options(synchronize_session=False)
    )


def get_import(unit: Unit, import_id: str) -> StoredImport | None:
    """Return an import by id."""
    row = unit.session.execute(select(*_COLUMNS).where(ImportRow.id == import_id)).one_or_none()
    return None if row is None else StoredImport(*row)


def imports_of(unit: Unit, user_id: str, limit: int) -> list[StoredImport]:
    """Return a user's imports, newest first."""
    statement = (
        select(*_COLUMNS)
        .where(ImportRow.user_id == user_id)
        .order_by(ImportRow.created_at.desc(), ImportRow.id.desc())
        .limit(limit)
    )
    return [StoredImport(*row) for row in unit.session.execute(statement)]


def add_items(unit: Unit, import_id: str, items: Sequence[Item]) -> None:
    """Note what an import added; a thing that is known already stays with the import that brought it first."""
    if items:
        rows = [
            {"import_id": import_id, "format_key": item.format_key, "row_table": item.table, "row_id": item.row_id,
             "digest": item.digest}
            for item in items
        ]  # fmt: skip
        statement = insert(ImportItemRow.__table__).prefix_with("OR IGNORE")  # type: ignore[arg-type]
        unit.session.connection().execute(statement, rows)
        unit.touch(ImportItemRow.__tablename__)


def items_of(unit: Unit, import_id: str) -> list[Item]:
    """Return what an import added."""
    statement = select(
        ImportItemRow.format_key, ImportItemRow.row_table, ImportItemRow.row_id, ImportItemRow.digest
    ).where(ImportItemRow.import_id == import_id)
    return [Item(*row) for row in unit.session.execute(statement)]


def forget(unit: Unit, import_id: str) -> None:
    """Forget what an import added and what was kept beside it, so that the same source can be brought in again."""
    for row in (ImportItemRow, ImportExtraRow):
        statement = delete(row).where(row.import_id == import_id)
        unit.session.execute(statement.execution_options(synchronize_session=False))


def extras_of(unit: Unit, table: str, row_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what is kept beside rows of a table, of every format, by row: format → data."""
    statement = select(ImportExtraRow.row_id, ImportExtraRow.format, ImportExtraRow.data).where(
        ImportExtraRow.row_table == table, ImportExtraRow.row_id.in_(list(row_ids))
    )
    found: dict[str, dict[str, Any]] = {}
    for row_id, slug, data in unit.session.execute(statement):
        found.setdefault(row_id, {})[slug] = data
    return found


def foreign_tables(unit: Unit, slug: str, ours: Sequence[str]) -> list[str]:
    """Return the tables that are not ours of which rows came in one format."""
    statement = select(ImportExtraRow.row_table).where(ImportExtraRow.format == slug).distinct()
    return sorted(set(unit.session.scalars(statement)) - set(ours))


def rows_kept_of(unit: Unit, slug: str, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of one table that are kept whole, by their ids: of one that is not ours, or not here any more."""
    for row_id, data in _kept(unit, slug, table):
        if "row" in data:
            yield row_id, data["row"]


def files_kept_of(unit: Unit, slug: str, table: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the rows of one table that is not ours by their ids, with the name of the file that each describes."""
    for row_id, data in _kept(unit, slug, table):
        if "row" in data:
            yield row_id, data["row"], data.get("content", {}).get("name", "")


def file_of(unit: Unit, slug: str, table: str, row_id: str) -> str:
    """Return the bytes of the file that a row describes, as base64."""
    data = unit.session.scalar(
        select(ImportExtraRow.data).where(
            ImportExtraRow.row_table == table, ImportExtraRow.row_id == row_id, ImportExtraRow.format == slug
        )
    )
    return str((data or {}).get("content", {}).get("base64", ""))


def _kept(unit: Unit, slug: str, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    statement = (
        select(ImportExtraRow.row_id, ImportExtraRow.data)
        .where(ImportExtraRow.row_table == table, ImportExtraRow.format == slug)
        .order_by(ImportExtraRow.row_id)
    )
    for row in unit.session.execute(statement.execution_options(yield_per=4)):
        yield row[0], row[1]
