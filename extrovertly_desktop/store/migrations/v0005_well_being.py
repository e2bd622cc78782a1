"""Version 5: checks of well-being.

The statements are the schema as it was at this version, written out: what the table becomes later is no concern of
this step.
"""

from alembic.operations import Operations

_STATEMENTS = (
    """
    CREATE TABLE well_being_checks (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        local_date TEXT NOT NULL,
        answers JSON,
        CONSTRAINT pk_well_being_checks PRIMARY KEY (id),
        CONSTRAINT ck_well_being_checks_answers_json CHECK (answers IS NULL OR json_valid(answers)),
        CONSTRAINT ck_well_being_checks_local_date_day CHECK (
            local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
        ),
        CONSTRAINT fk_well_being_checks_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX well_being_checks_by_user_date ON well_being_checks (user_id, created_at)",
)


def upgrade(operations: Operations) -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        operations.execute(statement)
