"""Daylio's files, told apart."""

from collections.abc import Iterator

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import csv_files, first_rows
from extrovertly_desktop.exchange.bringing.found import Found, Problem
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.daylio.backup import backup_file, read_backup
from extrovertly_desktop.exchange.daylio.table import header_of, read_table


class DaylioReader:
    """Reads what Daylio exports: a CSV table, or a backup."""

    slug = "daylio"
    title = "Daylio"

    def recognises(self, source: Source) -> bool:
        """Whether it is a backup, or holds a table with Daylio's columns."""
        try:
            return backup_file(source) is not None or bool(_tables(source))
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        """Yield the notes as check-ins and entries.

        Raises:
            UserError: if there is neither a backup nor a table in it, or what there is cannot be read.
        """
        backup = backup_file(source)
        if backup is not None:
            yield from read_backup(source, backup)
            return
        names = _tables(source)
        if not names:
            raise UserError("That is nothing Daylio exported. Please choose its CSV table or its backup (.daylio).")
        for name in names:
            yield from read_table(source, name)


def _tables(source: Source) -> list[str]:
    return [name for name in csv_files(source) if header_of(first_rows(source, name, 3)) is not None]
