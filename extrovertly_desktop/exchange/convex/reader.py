"""Reads a snapshot of Convex, or the documents of single tables."""

import math
from collections.abc import Callable, Iterator

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, FoundPhoto, Place, Problem
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.convex.ids import decode
from extrovertly_desktop.exchange.convex.layout import (
    STORAGE_TABLE,
    TABLES_TABLE,
    Member,
    looks_like_snapshot,
    members,
    stored_files,
)
from extrovertly_desktop.exchange.convex.lines import MOST_PROBLEMS, Dialect, dialect_of, documents
from extrovertly_desktop.exchange.convex.own_ids import OwnIds
from extrovertly_desktop.exchange.convex.rows import RowMaker, by_field
from extrovertly_desktop.exchange.convex.single import looks_like_single, single_tables
from extrovertly_desktop.exchange.convex.values import Json, number_of, outgoing

_MOST_TABLES = 10_000
_OTHER_TABLE = "This row belongs to another table, so it was left out."
_MORE_OF_ANOTHER = "Further rows of this file belong to another table, so they were left out. Something overwrote it."


class ConvexReader:
    """Reads what `convex export` writes (a ZIP, or the folder unpacked), and single tables as JSONL, JSON or CSV.

    Rows of our tables come as `FoundRow`, users first and every row after those that it refers to. All else comes as
    `FoundForeign`: tables that we do not have by their name, those of components by their path
    (`_components/auth/sessions`), stored files by `_storage` with their bytes as `content`.
    """

    slug = "convex"
    title = "Convex"

    def recognises(self, source: Source) -> bool:
        """Whether it is a snapshot, or a table of one."""
        try:
            return looks_like_snapshot(source) or looks_like_single(source)
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        """Yield the rows of all tables.

        Raises:
            UserError: if the archive is damaged, or holds no table.
        """
        tables = members(source)
        if not tables:
            yield from single_tables(source)
            return
        owners = _numbers(source, tables)
        own = OwnIds(source)
        stored = stored_files(source)
        for member in tables:
            if member.path.rsplit("/", 1)[-1] != TABLES_TABLE:
                yield from _table(source, member, owners, stored, own)
        for (_where, name), file in stored.items():
            yield _undescribed(source, name, file)


def _table(
    source: Source, member: Member, owners: dict[int, str], stored: dict[tuple[str, str], str], own: OwnIds
) -> Iterator[Found | Problem]:
    dialect, problem = dialect_of(source, member.schema)
    if problem:
        yield problem
    table = member.table
    maker = RowMaker(table, by_field(table)) if table else None
    strangers = 0
    for item in documents(source, member.file, dialect):
        if isinstance(item, Problem):
            yield item
            continue
        document, place = item
        if table is None or maker is None:
            yield _foreign(source, member, document, place, stored)
        elif _belongs_elsewhere(document, member.path, owners):
            strangers += 1
            if strangers <= MOST_PROBLEMS:
                yield Problem(place, _OTHER_TABLE, lost=1)
        else:
            yield from maker.row(own.restored(table, document), place)
    if strangers > MOST_PROBLEMS:
        yield Problem(Place(member.file), _MORE_OF_ANOTHER, lost=strangers - MOST_PROBLEMS)


def _numbers(source: Source, tables: list[Member]) -> dict[int, str]:
    """Return which table has which number, so that a file that something overwrote is noticed."""
    found: dict[int, str] = {}
    for member in tables:
        if member.path == TABLES_TABLE:
            for item in documents(source, member.file, Dialect()):
                if isinstance(item, Problem) or len(found) > _MOST_TABLES:
                    continue
                name, number = item[0].get("name"), number_of(item[0].get("id"))
                if isinstance(name, str) and number is not None and math.isfinite(number):
                    found[int(min(max(number, 0), 2**32))] = name
    return found


def _belongs_elsewhere(document: dict[str, Json], path: str, owners: dict[int, str]) -> bool:
    key = document.get("_id")
    if not owners or not isinstance(key, str):
        return False
    decoded = decode(key)
    return decoded is not None and owners.get(decoded[0], path) != path


def _foreign(
    source: Source, member: Member, document: dict[str, Json], place: Place, stored: dict[tuple[str, str], str]
) -> FoundForeign:
    file = None
    if member.path.rsplit("/", 1)[-1] == STORAGE_TABLE and isinstance(document.get("_id"), str):
        file = stored.pop((member.where, document["_id"]), None)
    content = FoundPhoto(file, _reading(source, file)) if file else None
    return FoundForeign(member.path, outgoing(document), place, content)


def _undescribed(source: Source, name: str, file: str) -> FoundForeign:
    """Return a stored file that no document describes; the backend takes such files as well."""
    component = file[: file.rindex("_storage/")]
    path = component[component.index("_components/") :] if "_components/" in component else ""
    return FoundForeign(path + STORAGE_TABLE, {"_id": name}, Place(file), FoundPhoto(file, _reading(source, file)))


def _reading(source: Source, file: str) -> Callable[[], bytes]:
    def read() -> bytes:
        with source.open(file) as stream:
            return stream.read()

    return read
