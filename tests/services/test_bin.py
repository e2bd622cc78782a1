"""The bin: thirty days to think again, then gone for good."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.raw import connection_to


def _write(vault: OpenVault, content: str = "Words", **fields: object) -> JournalEntry:
    return vault.journal.write(JournalDraft.of(content=content, mood="calm", **fields)).value


@pytest.fixture
def again(vault: OpenVault, catalogue: Catalogue, clock: FixedClock) -> Callable[[], OpenVault]:
    """What closes the vault and opens it again."""

    def reopen() -> OpenVault:
        vault.close()
        return open_vault(vault.path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(3)))

    return reopen


def test_the_latest_deleted_comes_first_page_by_page(vault: OpenVault, clock: FixedClock) -> None:
    written = []
    for number in range(7):
        written.append(_write(vault, f"Entry {number}"))
        clock.advance(minutes=1)
    vault.journal.delete(written[5].id)
    clock.advance(minutes=1)
    vault.journal.delete_many([entry.id for entry in written[:5]])
    expected = [entry.id for entry in (*reversed(written[:5]), written[5])]
    assert [entry.id for entry in vault.bin.entries()] == expected
    keys = vault.bin.keys()
    found = vault.journal.by_keys(keys)
    assert [found[key].id for key in keys] == expected
    paged: list[JournalEntry] = []
    while page := vault.bin.entries(2, paged[-1] if paged else None):
        paged += page
    assert [entry.id for entry in paged] == expected
    assert all(entry.deleted_at is not None for entry in paged)


def test_a_page_goes_on_where_an_entry_stood_that_was_restored(vault: OpenVault, clock: FixedClock) -> None:
    written = []
    for number in range(4):
        written.append(_write(vault, f"Entry {number}"))
        clock.advance(minutes=1)
    vault.journal.delete_many([entry.id for entry in written])
    first = vault.bin.entries(2)
    vault.bin.restore([first[-1].id])
    assert [entry.id for entry in vault.bin.entries(2, first[-1])] == [written[1].id, written[0].id]


def test_restoring_gives_everything_back(vault: OpenVault) -> None:
    before = vault.progress.standing()
    entry = _write(vault, tags=("work",), intensity=6)
    there = vault.progress.standing()
    vault.journal.delete(entry.id)
    assert vault.progress.standing().total_points < there.total_points
    done = vault.bin.restore([entry.id])
    assert done.value == (entry.id,)
    assert vault.journal.get(entry.id) == entry
    assert vault.progress.standing().total_points == there.total_points > before.total_points
    assert vault.journal.search("words") == [entry]
    assert vault.doctor.check().ok


def test_purging_removes_the_entry_and_all_that_hangs_on_it(vault: OpenVault) -> None:
    entry, kept = _write(vault, tags=("work",)), _write(vault)
    vault.journal.delete(entry.id)
    assert vault.bin.purge([entry.id, entry.id, kept.id, "unheard of"]) == 1
    with pytest.raises(NotFoundError):
        vault.journal.get(entry.id)
    assert vault.journal.get(kept.id) == kept
    assert len(vault.bin.keys()) == 0
    assert vault.doctor.check().ok


def test_emptying(vault: OpenVault) -> None:
    written = [_write(vault) for _ in range(4)]
    vault.journal.delete_many([entry.id for entry in written[:3]])
    assert vault.bin.empty() == 3
    assert vault.bin.empty() == 0
    assert vault.journal.newest() == [written[3]]
    assert vault.doctor.check().ok


def test_cancelling_removes_nothing(vault: OpenVault) -> None:
    entry = _write(vault)
    vault.journal.delete(entry.id)
    stopped = TaskContext(lambda _fraction, _text: None, lambda: True)
    for deed in (lambda: vault.bin.empty(stopped), lambda: vault.bin.purge([entry.id], stopped)):
        with pytest.raises(Cancelled):
            deed()
    assert len(vault.bin.keys()) == 1


@pytest.mark.parametrize(
    ("waited", "left"),
    [
        (timedelta(), 30),
        (timedelta(milliseconds=1), 30),
        (timedelta(days=1), 29),
        (timedelta(days=29, hours=1), 1),
        (timedelta(days=30), 0),
        (timedelta(days=90), 0),
        (timedelta(days=-3), 30),
    ],
)
def test_days_left(vault: OpenVault, clock: FixedClock, waited: timedelta, left: int) -> None:
    entry = vault.journal.delete(_write(vault).id).value
    clock.advance(days=waited.days, seconds=waited.seconds, microseconds=waited.microseconds)
    assert vault.bin.days_left(entry) == left


def test_opening_removes_what_has_waited_thirty_days(
    vault: OpenVault, clock: FixedClock, again: Callable[[], OpenVault]
) -> None:
    old, young, kept = _write(vault), _write(vault), _write(vault)
    vault.journal.delete(old.id)
    clock.advance(days=1)
    vault.journal.delete(young.id)
    clock.advance(days=29)
    reopened = again()
    try:
        assert [entry.id for entry in reopened.bin.entries()] == [young.id]
        assert reopened.journal.get(kept.id) == kept
        assert reopened.bin.purge_expired() == 0
        assert reopened.doctor.check().ok
    finally:
        reopened.close()


def test_opening_does_not_wait_for_the_bin_when_another_program_writes(
    vault: OpenVault, clock: FixedClock, again: Callable[[], OpenVault], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extrovertly_desktop.store.driver.BUSY_SECONDS", 0.01)
    entry = _write(vault)
    vault.journal.delete(entry.id)
    clock.advance(days=31)
    vault.close()
    with connection_to(vault.path) as other:
        other.execute("BEGIN IMMEDIATE")
        reopened = again()
        assert len(reopened.bin.keys()) == 1
        other.execute("ROLLBACK")
    assert reopened.bin.purge_expired() == 1
    reopened.close()


def test_a_vault_without_an_owner_has_nothing_to_remove(empty_vault: OpenVault) -> None:
    assert empty_vault.bin.purge_expired() == 0
