"""Version 3: the local day from which a goal is counted, and when it was completed."""

from alembic.operations import Operations

_COLUMNS = (
    (
        "counted_from TEXT CONSTRAINT ck_social_goals_counted_from_day "
        "CHECK (counted_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')"
    ),
    "completed_at INTEGER",
)


def upgrade(operations: Operations) -> None:
    """Add the columns; goals that are there count from the day of their making, as every reader takes it."""
    for column in _COLUMNS:
        operations.execute(f"ALTER TABLE social_goals ADD COLUMN {column}")
