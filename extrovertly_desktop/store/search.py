"""The search indexes as FTS5 tables, kept true by triggers: the four of the schema, and one over the coach's messages.

Contentless-delete tables (https://sqlite.org/fts5.html#contentless_delete_tables) need no old values when a row goes;
their rows hang on the searched table's `seq`. Filter fields stand beside the text as unindexed columns.
"""

from dataclasses import dataclass

TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
"""Everything but white space: `fold` has put a space wherever a word ends."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """One search index.

    Attributes:
        schema_name: what the schema document calls it; "" for one that it does not know.
        table: the searched table; the FTS table is called `<table>_fts`.
        texts: folded and searched columns.
        filters: columns kept beside for filtering.
        condition: rows that are searched at all, over `new.`.
        labels: what fills a further column of labels (`store.labels`), over `new.`; "" for an index without.
        labelled: the columns that the labels follow from.
    """

    schema_name: str
    table: str
    texts: tuple[str, ...]
    filters: tuple[str, ...]
    condition: str = "1"
    labels: str = ""
    labelled: tuple[str, ...] = ()

    @property
    def fts(self) -> str:
        """Return the name of the FTS5 table."""
        return f"{self.table}_fts"

    def statements(self) -> list[str]:
        """Return the DDL of the index and of its triggers."""
        columns = [*self._searched, *(f"{name} UNINDEXED" for name in self.filters)]
        condition_columns = ["deleted_at"] if "deleted_at" in self.condition else []
        watched = ", ".join(["seq", *self.texts, *self.filters, *self.labelled, *condition_columns])
        names = ", ".join(["rowid", *self._searched, *self.filters])
        values = self._values("new.")
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
        names = ", ".join(["rowid", *self._searched, *self.filters])
        row = f"{self.table}."
        where = self.condition.replace("new.", row)
        return f"INSERT INTO {self.fts} ({names}) SELECT {self._values(row)} FROM {self.table} WHERE {where}"  # noqa: S608

    @property
    def _searched(self) -> tuple[str, ...]:
        return (*self.texts, "labels") if self.labels else self.texts

    def _values(self, row: str) -> str:
        """Return what an index row holds, with `row` before the names of the searched table's columns."""
        folded = [f"fold({row}{name})" for name in self.texts]
        labels = [self.labels.replace("new.", row)] if self.labels else []
        return ", ".join([f"{row}seq", *folded, *labels, *(f"{row}{name}" for name in self.filters)])


SEARCH_INDEXES = (
    SearchIndex(
        "search_content",
        "journal_entries",
        ("content",),
        ("user_id",),
        condition="new.deleted_at IS NULL",
        labels=(
            "journal_labels(new.user_id, new.mood, new.tags, new.is_private, new.local_date, "
            "EXISTS (SELECT 1 FROM attachments WHERE attachments.entry_id = new.id))"
        ),
        labelled=("mood", "tags", "is_private", "local_date"),
    ),
    SearchIndex("search_missions", "missions", ("title", "description"), ("category", "difficulty")),
    SearchIndex("search_events", "events", ("title",), ("category", "comfort_level")),
    SearchIndex("search_goals", "social_goals", ("title",), ("user_id", "status")),
    SearchIndex("", "coach_messages", ("content",), ("conversation_id",)),
)

_TOUCH = "UPDATE journal_entries SET is_private = is_private WHERE id ="
_OTHERS = "NOT EXISTS (SELECT 1 FROM attachments WHERE attachments.entry_id"
PHOTO_TRIGGERS = {
    "attachments_search_insert": (
        f"INSERT ON attachments WHEN {_OTHERS} = new.entry_id AND attachments.id <> new.id) "
        f"BEGIN {_TOUCH} new.entry_id; END"
    ),
    "attachments_search_delete": (
        f"DELETE ON attachments WHEN {_OTHERS} = old.entry_id) BEGIN {_TOUCH} old.entry_id; END"
    ),
    "attachments_search_update": (
        f"UPDATE OF entry_id ON attachments BEGIN {_TOUCH} new.entry_id; {_TOUCH} old.entry_id; END"
    ),
}
"""Labels tell of photos: an entry is indexed anew when its first photo comes or its last one goes."""


def search_statements() -> list[str]:
    """Return the DDL of all search indexes and triggers."""
    statements = [statement for search in SEARCH_INDEXES for statement in search.statements()]
    return [*statements, *(f"CREATE TRIGGER {name} AFTER {body}" for name, body in PHOTO_TRIGGERS.items())]


def rebuild_statements() -> list[str]:
    """Return what drops, creates and fills all search indexes."""
    drops = [statement for search in SEARCH_INDEXES for statement in search.drop_statements()]
    drops += [f"DROP TRIGGER IF EXISTS {name}" for name in PHOTO_TRIGGERS]
    return [*drops, *search_statements(), *(search.fill_statement() for search in SEARCH_INDEXES)]
