"""The four search indexes of the schema as FTS5 tables, kept true by triggers.

Contentless-delete tables (https://sqlite.org/fts5.html#contentless_delete_tables) need no old values when a row goes;
their rows hang on the searched table's `seq`. Filter fields stand beside the text as unindexed columns.
"""

from dataclasses import dataclass

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* M* Co So'"


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """One search index.

    Attributes:
        schema_name: what the schema document calls it.
        table: the searched table; the FTS table is called `<table>_fts`.
        texts: folded and searched columns.
        filters: columns kept beside for filtering.
        condition: rows that are searched at all, over `new.`.
    """

    schema_name: str
    table: str
    texts: tuple[str, ...]
    filters: tuple[str, ...]
    condition: str = "1"

    @property
    def fts(self) -> str:
        """Return the name of the FTS5 table."""
        return f"{self.table}_fts"

    def statements(self) -> list[str]:
        """Return the DDL of the index and of its triggers."""
        columns = [*self.texts, *(f"{name} UNINDEXED" for name in self.filters)]
        watched = ", ".join(["seq", *self.texts, *self.filters, *self._condition_columns()])
        names = ", ".join(["rowid", *self.texts, *self.filters])
        values = ", ".join(
            ["new.seq", *(f"fold(new.{name})" for name in self.texts), *(f"new.{name}" for name in self.filters)]
        )
        put = f"INSERT INTO {self.fts} ({names}) SELECT {values} WHERE {self.condition};"
        drop = f"DELETE FROM {self.fts} WHERE rowid = old.seq;"  # noqa: S608 - no input
        return [
            (
                f"CREATE VIRTUAL TABLE {self.fts} USING fts5({', '.join(columns)}, content='', contentless_delete=1, "
                f"contentless_unindexed=1, prefix='1 2 3', tokenize=\"{TOKENIZER}\")"
            ),
            f"CREATE TRIGGER {self.table}_search_insert AFTER INSERT ON {self.table} BEGIN {put} END",
            f"CREATE TRIGGER {self.table}_search_delete AFTER DELETE ON {self.table} BEGIN {drop} END",
            (
                f"CREATE TRIGGER {self.table}_search_update AFTER UPDATE OF {watched} ON {self.table} "
                f"BEGIN {drop} {put} END"
            ),
        ]

    def drop_statements(self) -> list[str]:
        """Return what removes the index and its triggers, for migrations that rebuild a table."""
        kinds = ("insert", "delete", "update")
        drops = [f"DROP TRIGGER IF EXISTS {self.table}_search_{kind}" for kind in kinds]
        # SQLite 3.53 leaves the table of unindexed columns behind, which a new index of that name trips over.
        return [*drops, f"DROP TABLE IF EXISTS {self.fts}", f"DROP TABLE IF EXISTS {self.fts}_content"]

    def fill_statement(self) -> str:
        """Return what fills an empty index from the searched table."""
        names = ", ".join(["rowid", *self.texts, *self.filters])
        values = ", ".join(["seq", *(f"fold({name})" for name in self.texts), *self.filters])
        where = self.condition.replace("new.", "")
        return f"INSERT INTO {self.fts} ({names}) SELECT {values} FROM {self.table} WHERE {where}"  # noqa: S608

    def _condition_columns(self) -> list[str]:
        return ["deleted_at"] if "deleted_at" in self.condition else []


SEARCH_INDEXES = (
    SearchIndex("search_content", "journal_entries", ("content",), ("user_id",), condition="new.deleted_at IS NULL"),
    SearchIndex("search_missions", "missions", ("title", "description"), ("category", "difficulty")),
    SearchIndex("search_events", "events", ("title",), ("category", "comfort_level")),
    SearchIndex("search_goals", "social_goals", ("title",), ("user_id", "status")),
)
