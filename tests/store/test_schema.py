"""A new vault has everything that the schema document says, and the check would notice if it had not."""

from pathlib import Path

import pytest

from tests.raw import connection_to, execute
from tests.schema_check import complaints, expected_tables

TABLES = expected_tables()


def test_the_expectations_are_whole() -> None:
    assert len(TABLES) == 15
    assert sum(len(spec["fields"]) for spec in TABLES.values()) == 116
    assert sum(len(spec["indexes"]) for spec in TABLES.values()) == 46
    assert sum(len(spec.get("search", {})) for spec in TABLES.values()) == 4


@pytest.mark.parametrize("table", TABLES)
def test_a_new_vault_has_all_that_the_schema_document_says(path: Path, table: str) -> None:
    with connection_to(path) as connection:
        assert list(complaints(connection, {table: TABLES[table]})) == []


@pytest.mark.parametrize(
    ("statements", "complaint"),
    [
        (["DROP TABLE weekly_insights"], "weekly_insights is missing"),
        (["DROP INDEX coach_messages_by_sender"], "index coach_messages_by_sender is missing"),
        (
            ["DROP INDEX events_by_date", "CREATE INDEX events_by_date ON events (time)"],
            "index events_by_date is over ['time']",
        ),
        (
            [
                "DROP INDEX user_missions_by_user_mission",
                "CREATE INDEX user_missions_by_user_mission ON user_missions (user_id, mission_id)",
            ],
            "user_missions accepts the same twice in spite of by_user_mission",
        ),
        (["ALTER TABLE users RENAME COLUMN avatar_url TO avatar"], "users.avatar_url is missing"),
        (["DROP TABLE events_fts"], "search index search_events is missing"),
        (
            ["DROP TRIGGER social_goals_search_update"],
            "search index search_goals is not kept true after UPDATE",
        ),
        (["unchecked"], "mood_tracking.intensity accepts 10.01"),
        (["unchecked"], "coach_messages.sender accepts 'other'"),
        (["unchecked"], "missions.tips accepts 'a'"),
        (["optional"], "missions.title is not required"),
        (["optional"], "missions.title accepts None"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_check_notices_what_is_missing(path: Path, statements: list[str], complaint: str) -> None:
    rewritten = {"unchecked": ("CHECK (", "CHECK (1 OR "), "optional": ("title TEXT NOT NULL", "title TEXT")}
    if statements[0] in rewritten:
        old, new = rewritten[statements[0]]
        statements = [
            "PRAGMA writable_schema = ON",
            f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE type = 'table'",
        ]
    execute(path, *statements)
    with connection_to(path) as connection:
        assert complaint in list(complaints(connection, TABLES))


DEFAULTS = [
    ("users", "confidence_level", 3.0),
    ("users", "total_points", 0),
    ("users", "streak_days", 0),
    ("users", "longest_streak", 0),
    ("users", "is_active", 1),
    ("journal_entries", "is_private", 1),
    ("user_missions", "status", "assigned"),
    ("event_attendees", "status", "interested"),
    ("events", "price", 0.0),
    ("events", "is_active", 1),
    ("missions", "is_active", 1),
    ("achievements", "is_active", 1),
    ("coach_messages", "message_type", "text"),
    ("weekly_insights", "is_read", 0),
    ("social_goals", "status", "active"),
    ("social_goals", "current_value", 0.0),
    *(
        ("progress_tracking", column, 0)
        for column in ("activities_completed", "journal_entries", "events_attended", "missions_completed",
                       "points_earned")
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "default"), DEFAULTS)
def test_defaults(path: Path, table: str, column: str, default: object) -> None:
    with connection_to(path) as connection:
        declared = {row[1]: row[4] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert connection.execute(f"SELECT {declared[column]}").fetchone()[0] == default


def test_tables_beyond_the_document_are_those_that_the_product_needs(path: Path) -> None:
    names = {row[0] for row in execute(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    own = {name for name in names if "_fts" not in name} - set(TABLES)
    assert {"exposures", "point_awards", "attachments", "vault_meta"} <= own


def test_local_days_are_required_where_days_are_counted(path: Path) -> None:
    for table in ("journal_entries", "mood_tracking", "exposures"):
        not_null = {row[1]: row[3] for row in execute(path, f"PRAGMA table_info({table})")}
        assert not_null["local_date"] == 1
