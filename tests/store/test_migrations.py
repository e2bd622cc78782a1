"""Bringing an older vault up to date: a good copy first, then all steps or none, and nothing lost on the way."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.store.migrations import Step
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.queries import journal, people
from extrovertly_desktop.store.schema import SCHEMA_VERSION
from extrovertly_desktop.store.tables import JournalEntryRow, UserRow
from tests.raw import connection_to, execute, search_keys
from tests.schema_check import complaints, expected_tables

FIRST_VERSION = Path(__file__).parents[1] / "data" / "version_1.sql"

NEXT = SCHEMA_VERSION + 1


def entry(number: int, content: str) -> JournalEntry:
    return JournalEntry(f"entry-{number}", number, "2026-01-01", content, "proud", None, ("work",), True, 1)  # noqa: FBT003


@pytest.fixture
def old(path: Path) -> Path:
    """A vault of today's version with a user and an entry: the old one, seen from tomorrow."""
    database = open_database(path)
    with database.unit() as unit:
        people.add_user(unit, "ada", 0, email="", username="ada", first_name="Ada")
        journal.add_entry(unit, "ada", entry(1, "before the change"))
    database.close()
    return path


def add_a_column(operations: Operations) -> None:
    operations.add_column("users", sa.Column("pronouns", sa.Text))


def rebuild_users_and_entries(operations: Operations) -> None:
    for row in (UserRow, JournalEntryRow):
        with operations.batch_alter_table(row.__tablename__, copy_from=row.__table__, recreate="always"):
            pass


def users(path: Path) -> set[str]:
    return {row[1] for row in execute(path, "PRAGMA table_info(users)")}


def test_steps_are_taken_in_order_and_only_those_that_are_missing(old: Path) -> None:
    taken: list[int] = []

    def step(version: int) -> Step:
        return Step(version, lambda _operations: taken.append(version))

    open_database(old, steps=[step(SCHEMA_VERSION), step(NEXT), step(NEXT + 1)]).close()
    assert taken == [NEXT, NEXT + 1]
    assert execute(old, "PRAGMA user_version") == [(NEXT + 1,)]
    open_database(old, steps=[step(NEXT), step(NEXT + 1)]).close()
    assert taken == [NEXT, NEXT + 1]


def test_a_copy_is_made_before_and_is_a_good_vault(old: Path) -> None:
    open_database(old, steps=[Step(NEXT, add_a_column)]).close()
    backups = list((old.parent / "backups").iterdir())
    assert [each.name for each in backups] == [f"test-before-version-{NEXT}.vault"]
    assert "pronouns" in users(old)
    assert "pronouns" not in users(backups[0])
    database = open_database(backups[0])
    with database.reading() as unit:
        assert [each.content for each in journal.newest_entries(unit, "ada", 5)] == ["before the change"]
    database.close()


def test_rebuilding_a_table_loses_no_row_no_rule_and_no_search(old: Path) -> None:
    database = open_database(old, steps=[Step(NEXT, rebuild_users_and_entries)])
    with database.unit() as unit:
        assert [each.content for each in journal.newest_entries(unit, "ada", 5)] == ["before the change"]
        assert len(search_keys(unit, "ada", "before")) == 1
        journal.add_entry(unit, "ada", entry(2, "after the change"))
        assert len(search_keys(unit, "ada", "change")) == 2
        unit.session.execute(sa.text("DELETE FROM journal_entries WHERE id = 'entry-1'"))
        assert len(search_keys(unit, "ada", "change")) == 1
    database.close()
    assert execute(old, "SELECT count(*) FROM journal_tags") == [(1,)]
    with connection_to(old) as connection:
        assert list(complaints(connection, expected_tables())) == []
    with connection_to(old) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        connection.execute("DELETE FROM users")
        assert connection.execute("SELECT count(*) FROM journal_entries").fetchone() == (0,), (
            "the reference still holds"
        )


def fails(operations: Operations) -> None:
    operations.execute("DELETE FROM journal_entries")
    raise ZeroDivisionError


def breaks_references(operations: Operations) -> None:
    operations.execute("DELETE FROM users")


@pytest.mark.parametrize(("upgrade", "error"), [(fails, ZeroDivisionError), (breaks_references, EnvironmentFault)])
def test_when_a_step_fails_everything_is_as_it_was(
    old: Path, upgrade: Callable[[Operations], None], error: type[Exception]
) -> None:
    with pytest.raises(error):
        open_database(old, steps=[Step(NEXT, add_a_column), Step(NEXT + 1, upgrade)])
    assert execute(old, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert "pronouns" not in users(old)
    database = open_database(old)
    with database.reading() as unit:
        assert len(search_keys(unit, "ada", "before")) == 1
    database.close()
    open_database(old, steps=[Step(NEXT, add_a_column)]).close()
    assert "pronouns" in users(old)


def test_a_second_copy_does_not_take_the_place_of_the_first(old: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            open_database(old, steps=[Step(NEXT, fails)])
    names = sorted(each.name for each in (old.parent / "backups").iterdir())
    assert names == [f"test-before-version-{NEXT}-2.vault", f"test-before-version-{NEXT}.vault"]


def test_without_a_copy_nothing_is_changed(old: Path) -> None:
    (old.parent / "backups").write_text("in the way")
    with pytest.raises(EnvironmentFault, match="copy"):
        open_database(old, steps=[Step(NEXT, add_a_column)])
    assert "pronouns" not in users(old)


def test_a_new_vault_needs_no_steps(tmp_path: Path) -> None:
    open_database(tmp_path / "new.vault", create=True, steps=[]).close()
    assert execute(tmp_path / "new.vault", "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def structure(path: Path) -> dict[str, object]:
    """What a vault is made of: columns, references and rules by table, whatever their order, and its other texts."""
    with connection_to(path) as connection:
        found: dict[str, object] = {}
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
            if kind == "table" and not str(sql).startswith("CREATE VIRTUAL"):
                found[name] = (
                    {row[1:] for row in connection.execute(f"PRAGMA table_info({name})")},
                    {row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})")},
                    set(re.findall(r"CONSTRAINT (ck_\w+)", sql)),
                )
            elif not name.startswith("sqlite_autoindex"):
                found[name] = sql
        return found


def test_a_vault_of_the_first_version_becomes_what_a_new_one_is(tmp_path: Path) -> None:
    path = tmp_path / "first.vault"
    with connection_to(path) as connection:
        connection.executescript(FIRST_VERSION.read_text(encoding="utf-8"))
    database = open_database(path)
    with database.unit() as unit:
        assert [each.content for each in journal.newest_entries(unit, "ada", 5)] == ["A quiet café"]
        assert len(search_keys(unit, "ada", "cafe")) == 1
    database.close()
    open_database(tmp_path / "new.vault", create=True).close()
    assert structure(path) == structure(tmp_path / "new.vault")
    assert execute(path, "SELECT times_earned FROM user_achievements") == [(1,)]
    with pytest.raises(dbapi2.IntegrityError):
        execute(path, "UPDATE events SET all_day = 2")
