"""Statements that ask the file itself whether it is sound: pages, references, search indexes, tags."""

from collections.abc import Iterator

from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.search import SEARCH_INDEXES, SearchIndex

_MOST = 20
"""Complaints told of one kind; a broken file can have thousands."""


def problems(unit: Unit) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with the file.

    `quick_check` looks at every page and, since SQLite 3.44, into the FTS5 structures as well
    (https://sqlite.org/pragma.html#pragma_quick_check); whether the indexes hold the right rows is asked apart.
    """
    yield from _pages(unit)
    yield from _references(unit)
    for search in SEARCH_INDEXES:
        yield from _search(unit, search)
    yield from _tags(unit)


def _pages(unit: Unit) -> Iterator[str]:
    connection = unit.session.connection()
    for search in SEARCH_INDEXES:
        # In SQLite 3.53 the check goes by what this connection remembers of an index, which may be out of date and then
        # looks like damage; any query makes it look again.
        connection.exec_driver_sql(f"SELECT rowid FROM {search.fts} LIMIT 1").all()  # noqa: S608 - no input
    rows = connection.exec_driver_sql(f"PRAGMA quick_check({_MOST})").scalars()
    for complaint in rows:
        if complaint != "ok":
            yield f"The file is damaged: {complaint}."


def _references(unit: Unit) -> Iterator[str]:
    rows = unit.session.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST)
    for table, rowid, parent, _ in rows:
        yield f"Row {rowid} of {table} refers to something in {parent} that is not there."


def _search(unit: Unit, search: SearchIndex) -> Iterator[str]:
    """Compare the rows of an index, with their filter fields, to those that its table wants searched."""
    fields = ", ".join(search.filters)
    condition = search.condition.replace("new.", "")
    # Only names from our own schema stand in these texts.
    wanted = f"SELECT seq, {fields} FROM {search.table} WHERE {condition}"  # noqa: S608
    found = f"SELECT rowid, {fields} FROM {search.fts}"  # noqa: S608
    connection = unit.session.connection()
    for these, those, trouble in (
        (wanted, found, "is missing or out of date in"),
        (found, wanted, "should no longer be in"),
    ):
        rows = connection.exec_driver_sql(f"{these} EXCEPT {those} LIMIT {_MOST}")
        for row in rows:
            yield f"Row {row[0]} of {search.table} {trouble} the search index."
    # The filter fields live in a table of their own; the sizes are written with the words.
    sizes = connection.exec_driver_sql(
        f"SELECT count(*) FROM (SELECT id FROM {search.fts}_docsize EXCEPT SELECT seq FROM {search.table} "  # noqa: S608
        f"WHERE {condition})"
    ).scalar_one()
    if sizes:
        yield f"The search index of {search.table} holds words of {sizes} rows that are gone."


def _tags(unit: Unit) -> Iterator[str]:
    """Compare `journal_tags` to the tags that stand in the entries."""
    wanted = (
        "SELECT DISTINCT entry.seq, entry.user_id, fold_label(json_each.value) "
        "FROM journal_entries AS entry, json_each(entry.tags) WHERE entry.deleted_at IS NULL "
        "AND json_each.type = 'text' AND fold_label(json_each.value) <> ''"
    )
    found = "SELECT seq, user_id, folded FROM journal_tags"
    connection = unit.session.connection()
    for these, those, trouble in ((wanted, found, "are missing from"), (found, wanted, "no longer belong in")):
        for row in connection.exec_driver_sql(f"{these} EXCEPT {those} LIMIT {_MOST}"):
            yield f"Tags of row {row[0]} of journal_entries {trouble} the list of tags."
