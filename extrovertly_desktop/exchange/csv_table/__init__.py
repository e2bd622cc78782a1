"""Any CSV or TSV table, by a mapping that says what each column means.

    look = look_at(source)               # dialect, names, what each column seems to hold, some rows
    mapping = proposed(look)             # a guess at what each column means; frozen, JSON in and out, to be kept
    preview(source, mapping)             # what the first rows would become
    READER.read(source, mapping)         # all of them

- `mapping`: what a person decides; `proposal`: the guess at it; `column_names`: words by which columns are called;
- `look`: what a table is like; `dates`: days and moments in any order; `cells`: other contents of cells;
- `reading`: from rows to entries and check-ins.
"""

from collections.abc import Iterator

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, Problem
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.csv_table.look import ColumnLook, Kind, TableLook, look_at
from extrovertly_desktop.exchange.csv_table.mapping import ColumnUse, CsvMapping, DayOrder, Role
from extrovertly_desktop.exchange.csv_table.proposal import doubts, is_enough, proposed, scale_of
from extrovertly_desktop.exchange.csv_table.reading import preview, read_table


class CsvTableReader:
    """Reads any table with a column of days and one of texts or moods."""

    slug = "csv_table"
    title = "CSV table"

    def recognises(self, source: Source) -> bool:
        """Whether it is one table in which a day and a text or a mood are found without asking."""
        try:
            return is_enough(proposed(look_at(source)))
        except UserError:
            return False

    def read(self, source: Source, mapping: CsvMapping | None = None) -> Iterator[Found | Problem]:
        """Yield what the rows become.

        Args:
            mapping: what each column means; what seems likely, and the doubts about it as problems, if not given.

        Raises:
            UserError: if it is no table, cannot be read, or the mapping does not fit it.
        """
        if mapping is None:
            look = look_at(source)
            mapping = proposed(look)
            yield from doubts(look, mapping)
        yield from read_table(source, mapping)


READER = CsvTableReader()

__all__ = [
    "READER",
    "ColumnLook",
    "ColumnUse",
    "CsvMapping",
    "CsvTableReader",
    "DayOrder",
    "Kind",
    "Role",
    "TableLook",
    "is_enough",
    "look_at",
    "preview",
    "proposed",
    "scale_of",
]
