"""Which table each leaf belongs to: found from the top of its tree, or else by what is in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extrovertly_desktop.store.salvage.cells import (
    INTERIOR,
    INTERIOR_INDEX,
    LEAF,
    LEAF_INDEX,
    FoundRow,
    Value,
    children,
    kind_of,
    rows,
)
from extrovertly_desktop.store.salvage.pages import Pages

_FREE_AT, _VERSION_AT = 32, 60
_SCHEMA_COLUMNS = 5
_KINDS = {"INTEGER": (int,), "REAL": (int, float), "FLOAT": (int, float), "TEXT": (str,), "JSON": (str,)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its declared type, whether it must be filled, whether it is the row's own key."""

    name: str
    kind: str
    is_required: bool
    is_rowid: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as its rows look in the file."""

    name: str
    columns: tuple[Column, ...]

    def fits(self, row: FoundRow) -> bool:
        """Whether a row can be one of this table's, by the number and kinds of its values."""
        return len(row.values) == len(self.columns) and all(
            _fits(column, value) for column, value in zip(self.columns, row.values, strict=True)
        )


@dataclass(slots=True)
class Schema:
    """What the first page's tree tells of the file.

    Attributes:
        version: `user_version`; None if the page cannot be trusted.
        tables: the statement that made each table.
        others: the statements that made indexes.
        roots: the page at which each tree begins, by name, tables and indexes alike.
    """

    version: int | None = None
    tables: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    roots: dict[str, int] = field(default_factory=dict)


def read_schema(pages: Pages) -> Schema:
    """Return what can be read of the schema."""
    schema = Schema()
    first = pages.page(1)
    if 1 not in pages.damaged:
        schema.version = int.from_bytes(first[_VERSION_AT : _VERSION_AT + 4], "big")
    for leaf in leaves(pages, 1, set()):
        for row in rows(pages, leaf):
            if row is None or len(row.values) != _SCHEMA_COLUMNS:
                continue
            kind, name, _table, root, sql = row.values
            if not isinstance(name, str):
                continue
            if isinstance(root, int) and 1 < root <= pages.count:
                schema.roots[name] = root
            if kind == "table" and isinstance(sql, str):
                schema.tables[name] = sql
            elif kind == "index" and isinstance(sql, str):
                schema.others.append(sql)
    return schema


def leaves(pages: Pages, root: int, seen: set[int]) -> Iterator[int]:
    """Yield the leaves of a table's tree, left to right; every page that is passed is added to `seen`."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        kind = kind_of(pages.page(number), number)
        if kind == LEAF:
            yield number
        elif kind in {INTERIOR, INTERIOR_INDEX}:
            waiting.extend(reversed(list(children(pages, number))))
        elif kind != LEAF_INDEX:
            # No page of a tree: whatever it was, it may yet be of another.
            seen.discard(number)


def free_pages(pages: Pages) -> set[int]:
    """Return the pages that hold nothing any more but what was deleted, as far as the list of them can be read."""
    free: set[int] = set()
    trunk = int.from_bytes(pages.page(1)[_FREE_AT : _FREE_AT + 4], "big")
    while 1 < trunk <= pages.count and trunk not in free:
        free.add(trunk)
        page = pages.page(trunk)
        count = min(int.from_bytes(page[4:8], "big"), pages.usable // 4 - 2)
        free.update(int.from_bytes(page[8 + 4 * at : 12 + 4 * at], "big") for at in range(count))
        trunk = int.from_bytes(page[:4], "big")
    return free


def found_rows(
    pages: Pages, schema: Schema, shapes: Mapping[str, Shape], report: Callable[[float], None]
) -> Iterator[tuple[str | tuple[str, ...], list[FoundRow], int]]:
    """Yield the rows of each leaf with the table they belong to, and how many more could not be read.

    Where the way down from the top is broken, the table is told from the rows; several names mean that it may be any of
    them.

    Args:
        pages: the file.
        schema: what is known of it.
        shapes: the tables that are wanted.
        report: told how much of the file has been gone through (0–1).
    """
    seen: set[int] = {1}
    for name, root in schema.roots.items():
        for leaf in leaves(pages, root, seen):
            if name in shapes:
                good, bad = _read(pages, leaf)
                fitting = [row for row in good if _may_be(shapes[name], row)]
                yield name, fitting, bad + len(good) - len(fitting)
        report(0.5 * len(seen) / max(1, pages.count))
    lost = set(range(2, pages.count + 1)) - seen - free_pages(pages)
    for place, number in enumerate(sorted(lost)):
        if kind_of(pages.page(number), number) != LEAF:
            continue
        good, bad = _read(pages, number)
        names = _names(shapes.values(), good)
        if names:
            yield names, good, bad
        report(0.5 + 0.5 * place / len(lost))


def _names(shapes: Iterable[Shape], good: list[FoundRow]) -> tuple[str, ...]:
    if not good:
        return ()
    return tuple(shape.name for shape in shapes if all(shape.fits(row) for row in good))


def _read(pages: Pages, leaf: int) -> tuple[list[FoundRow], int]:
    found = list(rows(pages, leaf))
    good = [row for row in found if row is not None]
    return good, len(found) - len(good)


def _may_be(shape: Shape, row: FoundRow) -> bool:
    # A column that was added later is missing at the end of older rows.
    return len(row.values) <= len(shape.columns)


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return column.is_rowid or not column.is_required
    kinds = _KINDS.get(column.kind)
    return not column.is_rowid and (kinds is None or isinstance(value, kinds))
