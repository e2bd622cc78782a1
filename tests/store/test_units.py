"""Units of work: all or nothing, announced once and only when it happened; full disks; changes of other processes."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import DiskFull, VaultClosed
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.queries import people
from tests.processes import run_python

WRITTEN = "qzqzq-what-i-wrote-qzqzq"


class Oops(Exception):  # noqa: N818 - a test's own
    """Something of ours went wrong in the middle of a unit."""


def add(unit: Any, user_id: str) -> None:
    people.add_user(unit, user_id, 0, email="", username=user_id, first_name=user_id)


def has(database: Database, user_id: str) -> bool:
    with database.reading() as unit:
        return people.get_user(unit, user_id) is not None


@pytest.fixture
def heard(database: Database) -> list[frozenset[str]]:
    """What the change feed announced."""
    news: list[frozenset[str]] = []
    database.feed.subscribe(news.append)
    return news


def test_a_unit_is_kept_and_announced_once(database: Database, heard: list[frozenset[str]]) -> None:
    with database.unit() as unit:
        add(unit, "one")
        people.set_meta(unit, "key", "value")
        assert heard == []
    assert heard == [frozenset({"users", "vault_meta"})]
    assert has(database, "one")


def test_units_together_are_committed_as_one_and_a_part_can_fail_alone(
    database: Database, heard: list[frozenset[str]]
) -> None:
    with database.together() as unit:
        add(unit, "outer")
        with database.unit() as inner:
            add(inner, "inner")
        with pytest.raises(Oops), database.unit() as inner:
            add(inner, "refused")
            raise Oops
        assert has(database, "outer")
        assert has(database, "inner")
        assert heard == []
    assert heard == [frozenset({"users"})]
    assert has(database, "inner")
    assert not has(database, "refused")
    with pytest.raises(Oops), database.together():
        with database.unit() as inner:
            add(inner, "gone with the rest")
        raise Oops
    assert not has(database, "gone with the rest")
    with database.unit() as unit:
        add(unit, "alone again")
    assert has(database, "alone again")


def test_a_unit_that_changes_nothing_is_no_news(database: Database, heard: list[frozenset[str]]) -> None:
    with database.unit() as unit:
        people.get_user(unit, "one")
    assert heard == []


def test_whatever_is_raised_rolls_everything_back_and_is_no_news(
    database: Database, heard: list[frozenset[str]]
) -> None:
    with pytest.raises(Oops), database.unit() as unit:
        add(unit, "one")
        raise Oops
    assert heard == []
    assert not has(database, "one")


def test_statements_deletions_and_what_is_touched_by_hand_are_announced(
    database: Database, heard: list[frozenset[str]]
) -> None:
    with database.unit() as unit:
        add(unit, "one")
        people.set_meta(unit, "key", "value")
    heard.clear()
    with database.unit() as unit:
        people.set_user(unit, "one", first_name="Other")
        people.set_meta(unit, "key", None)
        unit.touch("attachments")
    assert heard == [frozenset({"users", "vault_meta", "attachments"})]


def test_whoever_no_longer_listens_hears_nothing(database: Database) -> None:
    news: list[frozenset[str]] = []
    stop = database.feed.subscribe(news.append)
    stop()
    stop()
    with database.unit() as unit:
        add(unit, "one")
    assert news == []


def test_reading_sees_one_state_while_writing_goes_on(database: Database) -> None:
    with database.reading() as before:
        assert people.get_user(before, "one") is None
        with database.unit() as unit:
            add(unit, "one")
        assert people.get_user(before, "one") is None
    assert has(database, "one")


def test_an_error_of_ours_does_not_repeat_what_was_written(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught, database.unit() as unit:
        add(unit, "one")
        unit.session.execute(
            text("INSERT INTO users (id, created_at, email, username, first_name) VALUES ('one', 0, :it, :it, :it)"),
            {"it": WRITTEN},
        )
    assert WRITTEN not in str(caught.value)
    assert not has(database, "one")


def limit_pages(database: Database, more: int) -> None:
    """Let the file grow by so many pages and no further, on the writer's present connection."""
    with database.raw() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + more}")


@pytest.mark.parametrize("more", range(4))
def test_on_a_full_disk_nothing_half_written_stays_and_the_next_deed_works(
    database: Database, heard: list[frozenset[str]], more: int
) -> None:
    limit_pages(database, more)
    with pytest.raises(DiskFull, match="free some room"), database.unit() as unit:
        add(unit, "one")
        people.set_meta(unit, "long", WRITTEN * 2000)
        add(unit, "two")
    assert heard == []
    assert not has(database, "one")
    with database.unit() as unit:
        add(unit, "three")
    assert has(database, "three")
    assert not has(database, "one")
    assert not has(database, "two")
    assert heard == [frozenset({"users"})]


def test_a_deed_on_a_full_disk_leaves_every_figure_as_it_was(vault: OpenVault) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=5))
    before = vault.progress.standing()
    limit_pages(vault._context.database, 3)
    with pytest.raises(DiskFull) as caught:
        vault.journal.write(JournalDraft.of(content=WRITTEN * 8000, mood="proud"))
    assert WRITTEN not in str(caught.value)
    assert vault.progress.standing() == before
    assert vault.journal.newest() == []
    assert vault.doctor.check().ok
    vault.journal.write(JournalDraft.of(content=WRITTEN, mood="proud"))
    assert len(vault.journal.newest()) == 1
    assert vault.doctor.check().ok


def test_deeds_name_the_tables_they_change(vault: OpenVault, clock: FixedClock) -> None:
    news: list[frozenset[str]] = []
    vault.subscribe(news.append)
    vault.journal.write(JournalDraft.of(content="hello", mood="proud"))
    assert {"journal_entries", "point_awards", "progress_tracking", "users", "user_achievements"} <= news[-1]
    mission = vault.missions.cards()[0].mission.id
    plan = vault.missions.plan(mission, PredictionDraft.of(worry="silence")).value
    assert {"exposures", "user_missions"} <= news[-1]
    vault.missions.complete(plan.id, OutcomeDraft.of())
    assert {"exposures", "user_missions", "point_awards", "progress_tracking", "users"} <= news[-1]
    vault.profile.rename_owner("Eve")
    assert news[-1] == frozenset({"users"})
    assert len(news) == 4


WRITE_ELSEWHERE = """
import sys
from pathlib import Path
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.queries import people
database = open_database(Path(sys.argv[1]))
with database.unit() as unit:
    people.set_meta(unit, "elsewhere", "value")
database.close()
"""


def test_what_another_process_writes_is_noticed_once_and_what_we_write_is_not(
    database: Database, path: Path, heard: list[frozenset[str]]
) -> None:
    with database.unit() as unit:
        add(unit, "one")
    assert not database.changed_elsewhere()
    heard.clear()
    run_python(WRITE_ELSEWHERE, str(path))
    assert database.changed_elsewhere()
    assert len(heard) == 1
    assert {"users", "journal_entries", "vault_meta"} <= heard[0]
    assert not database.changed_elsewhere()
    with database.reading() as reader:
        assert people.get_meta(reader, "elsewhere") == "value"


def test_looking_for_changes_never_waits_for_a_deed(database: Database) -> None:
    with database.unit() as unit:
        add(unit, "one")
        assert not database.changed_elsewhere()


def test_a_closed_vault_stays_closed(database: Database) -> None:
    database.close()
    for opening in (database.unit, database.reading, database.raw):
        with pytest.raises(VaultClosed), opening():
            pytest.fail("it was opened again")
    with pytest.raises(VaultClosed):
        database.changed_elsewhere()
    database.close()
