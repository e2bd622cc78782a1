"""When the journal's search index puts its parts together.

FTS5 merges the parts of an index while rows are written, and does so at once when a tenth of a part's rows has gone
(https://sqlite.org/fts5.html#the_deletemerge_configuration_option). For one deed on many entries that means writing
most of the index anew, several times over: of 10,000 deleted among 100,000 it was four fifths of the time.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from extrovertly_desktop.store.database import Unit

_SET = text("INSERT INTO journal_entries_fts (journal_entries_fts, rank) VALUES (:name, :value)")
_USUAL = {"automerge": 4, "deletemerge": 10}
"""What FTS5 does unless it is told otherwise."""


@contextmanager
def merging_later(unit: Unit) -> Iterator[None]:
    """Let the index grow by small parts while many entries change; the writes after it put them together bit by bit.

    Should the block fail, the unit of work rolls the setting back together with all the rest.
    """
    for name in _USUAL:
        unit.session.execute(_SET, {"name": name, "value": 0})
    yield
    for name, value in _USUAL.items():
        unit.session.execute(_SET, {"name": name, "value": value})
