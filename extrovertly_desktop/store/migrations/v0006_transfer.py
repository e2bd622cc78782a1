"""Version 6: what was brought in from elsewhere.

The statements are the schema as it was at this version, written out: what the tables become later is no concern of
this step.
"""

from alembic.operations import Operations

_STATEMENTS = (
    """
    CREATE TABLE imports (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        format TEXT NOT NULL,
        source_name TEXT NOT NULL,
        counts JSON,
        owner_before JSON,
        undone_at INTEGER,
        CONSTRAINT pk_imports PRIMARY KEY (id),
        CONSTRAINT ck_imports_counts_json CHECK (counts IS NULL OR json_valid(counts)),
        CONSTRAINT ck_imports_owner_before_json CHECK (owner_before IS NULL OR json_valid(owner_before)),
        CONSTRAINT fk_imports_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX imports_by_user_created ON imports (user_id, created_at)",
    """
    CREATE TABLE import_items (
        format_key TEXT NOT NULL,
        row_table TEXT NOT NULL,
        import_id TEXT NOT NULL,
        row_id TEXT NOT NULL,
        digest INTEGER NOT NULL,
        CONSTRAINT pk_import_items PRIMARY KEY (format_key, row_table),
        CONSTRAINT fk_import_items_import_id FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX import_items_by_import ON import_items (import_id)",
    """
    CREATE TABLE import_extras (
        row_table TEXT NOT NULL,
        row_id TEXT NOT NULL,
        format TEXT NOT NULL,
        import_id TEXT NOT NULL,
        data JSON NOT NULL,
        CONSTRAINT pk_import_extras PRIMARY KEY (row_table, row_id, format),
        CONSTRAINT ck_import_extras_data_json CHECK (data IS NULL OR json_valid(data)),
        CONSTRAINT fk_import_extras_import_id FOREIGN KEY(import_id) REFERENCES imports (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX import_extras_by_import ON import_extras (import_id)",
)


def upgrade(operations: Operations) -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        operations.execute(statement)
