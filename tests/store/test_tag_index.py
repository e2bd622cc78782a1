"""The table of tags follows the entries, whatever happens to them."""

from sqlalchemy import select, text

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.schema import rebuild_search
from extrovertly_desktop.store.tables import JournalTagRow


def _database(vault: OpenVault) -> Database:
    return vault._context.database


def _tags(vault: OpenVault) -> list[tuple[str, str]]:
    statement = select(JournalTagRow.folded, JournalTagRow.tag).order_by(JournalTagRow.folded, JournalTagRow.seq)
    with _database(vault).reading() as unit:
        return [(row[0], row[1]) for row in unit.session.execute(statement)]


def _write(vault: OpenVault, *tags: str, at_ms: int | None = None) -> JournalEntry:
    return vault.journal.write(JournalDraft.of(content="Words", mood="calm", tags=tags, at_ms=at_ms)).value


def test_tags_are_kept_as_written_and_folded(vault: OpenVault) -> None:
    _write(vault, "Café", "long walk", "今日")
    assert _tags(vault) == [("cafe", "Café"), ("long walk", "long walk"), ("今 日", "今日")]


def test_a_tag_stands_once_for_an_entry_however_it_is_written(vault: OpenVault) -> None:
    _write(vault, "Café", "cafe", "CAFÉ")
    assert _tags(vault) == [("cafe", "Café")]


def test_tags_follow_edits_redating_the_bin_and_the_purge(vault: OpenVault, clock: FixedClock) -> None:
    entry = _write(vault, "work")
    vault.journal.edit(entry.id, JournalDraft.of(content="Words", mood="calm", tags=("home", "rest")))
    assert _tags(vault) == [("home", "home"), ("rest", "rest")]
    earlier = clock.now_ms() - 3 * 86_400_000
    vault.journal.edit(entry.id, JournalDraft.of(content="Words", mood="calm", tags=("home",), at_ms=earlier))
    assert _tags(vault) == [("home", "home")]
    vault.journal.delete(entry.id)
    assert _tags(vault) == []
    vault.journal.restore(entry.id)
    assert _tags(vault) == [("home", "home")]
    with _database(vault).unit() as unit:
        unit.session.execute(text("DELETE FROM journal_entries"))
    assert _tags(vault) == []


def test_what_is_no_text_is_no_tag(vault: OpenVault) -> None:
    entry = _write(vault, "work")
    with _database(vault).unit() as unit:
        odd = '["first", 7, null, "", ["inner"], "\u0301", "last"]'
        statement = text("UPDATE journal_entries SET tags = :tags WHERE id = :id")
        unit.session.execute(statement, {"tags": odd, "id": entry.id})
    assert _tags(vault) == [("first", "first"), ("last", "last")]


def test_the_table_is_made_anew_with_the_search_indexes(vault: OpenVault) -> None:
    _write(vault, "work")
    binned = _write(vault, "gone")
    vault.journal.delete(binned.id)
    with _database(vault).unit() as unit:
        unit.session.execute(text("DELETE FROM journal_tags"))
        rebuild_search(unit.session.connection())
    assert _tags(vault) == [("work", "work")]
    _write(vault, "after")
    assert _tags(vault) == [("after", "after"), ("work", "work")]


def test_a_tag_is_found_by_a_range_of_the_primary_key(vault: OpenVault) -> None:
    with _database(vault).reading() as unit:
        plan = unit.session.execute(
            text("EXPLAIN QUERY PLAN SELECT seq FROM journal_tags WHERE user_id = 'u' AND folded = 'work'")
        ).all()
    assert "PRIMARY KEY (user_id=? AND folded=?)" in str(plan)
