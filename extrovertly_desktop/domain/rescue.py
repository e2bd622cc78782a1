"""What was rescued of a damaged vault, and what was not."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class TableReport:
    """What became of one table.

    Attributes:
        rescued: rows in the new vault, the doubtful ones with them.
        doubtful: rows among them from pages that failed their check: letters in them may be wrong.
        unreadable: rows that were seen and could not be read, or are no rows of this table any more.
        left_out: rows that hang on something that is lost, so that nothing could be done with them.
        invented: rows that others hang on; made anew, empty, so that those could be kept.
    """

    rescued: int = 0
    doubtful: int = 0
    unreadable: int = 0
    left_out: int = 0
    invented: int = 0

    @property
    def missing(self) -> int:
        """Rows that were seen and are not in the new vault."""
        return self.unreadable + self.left_out


@dataclass(slots=True)
class RescueReport:
    """What was rescued, by table.

    Attributes:
        tables: every table that something was found of, or something is missing in.
        pages: pages of the file.
        damaged_pages: those that failed their check; None for a plain vault, whose pages carry none.
        log: a sentence if the newest changes could not be read, else "".
    """

    tables: dict[str, TableReport] = field(default_factory=dict)
    pages: int = 0
    damaged_pages: int | None = None
    log: str = ""

    def of(self, table: str) -> TableReport:
        """Return the report of one table, begun if need be."""
        return self.tables.setdefault(table, TableReport())
