"""Photos of entries and of drafts, on a real vault."""

import pytest

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.journal import DraftState, JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault
from tests.media.pictures import as_file, halves
from tests.raw import connection_to

PICTURE = as_file(halves(), "JPEG")


@pytest.fixture
def entry(vault: OpenVault) -> JournalEntry:
    return vault.journal.write(JournalDraft.of(content="With a picture", mood="calm")).value


def kept_draft(vault: OpenVault, **fields: object) -> str:
    kept = vault.drafts.keep(DraftState(content="Half a tho", mood="calm", **fields))  # type: ignore[arg-type]
    assert kept.id is not None
    return kept.id


def ids_of(vault: OpenVault, entry: JournalEntry) -> list[str]:
    return [photo.id for photo in vault.photos.of_entry(entry.id)]


def test_a_photo_is_added_and_looked_at(vault: OpenVault, entry: JournalEntry) -> None:
    heard: list[frozenset[str]] = []
    vault.subscribe(heard.append)
    done = vault.photos.add(entry.id, PICTURE)
    # What an entry shows of its photos changes with them, and an achievement counts it.
    assert heard == [frozenset({"attachments", "journal_entries", "user_achievements"})]
    assert done.points == 0
    assert vault.photos.of_entry(entry.id) == [done.value]
    content = vault.photos.content(done.value.id)
    assert content.startswith(b"\xff\xd8")
    assert (done.value.media_type, done.value.width, done.value.height) == ("image/jpeg", 64, 48)
    assert done.value.size == len(content)
    assert done.value.thumbnail is not None
    assert vault.doctor.check().ok


def test_what_is_not_a_picture_changes_nothing(vault: OpenVault, entry: JournalEntry) -> None:
    with pytest.raises(UserError, match="not a picture"):
        vault.photos.add(entry.id, b"words")
    assert vault.photos.of_entry(entry.id) == []


def test_large_photos_keep_their_size_only_when_asked(vault: OpenVault, entry: JournalEntry) -> None:
    large = as_file(halves((3000, 40)), "PNG")
    assert vault.photos.add(entry.id, large).value.width == 2560
    assert vault.photos.add(entry.id, large, keep_size=True).value.width == 3000


def test_nothing_is_added_to_what_is_not_there(vault: OpenVault) -> None:
    with pytest.raises(NotFoundError):
        vault.photos.add("no-such-entry", PICTURE)
    with pytest.raises(NotFoundError):
        vault.photos.add_to_draft("no-such-draft", PICTURE)
    with pytest.raises(NotFoundError):
        vault.photos.content("no-such-photo")
    with pytest.raises(NotFoundError):
        vault.photos.remove("no-such-photo")


def test_a_removed_photo_comes_back_in_its_place(vault: OpenVault, entry: JournalEntry) -> None:
    before = [vault.photos.add(entry.id, PICTURE).value for _ in range(3)]
    removed = vault.photos.remove(before[1].id).value
    assert ids_of(vault, entry) == [before[0].id, before[2].id]
    vault.photos.restore(removed)
    vault.photos.restore(removed)
    assert vault.photos.of_entry(entry.id) == before
    assert vault.photos.content(before[1].id) == removed.content


def test_a_photo_does_not_come_back_to_an_entry_that_is_gone(vault: OpenVault, entry: JournalEntry) -> None:
    removed = vault.photos.remove(vault.photos.add(entry.id, PICTURE).value.id).value
    vault.journal.delete(entry.id)
    vault.bin.purge([entry.id])
    with pytest.raises(NotFoundError):
        vault.photos.restore(removed)


def test_photos_are_put_into_another_order(vault: OpenVault, entry: JournalEntry) -> None:
    first, second, third = [vault.photos.add(entry.id, PICTURE).value.id for _ in range(3)]
    done = vault.photos.reorder([third, first, second])
    assert [photo.id for photo in done.value] == ids_of(vault, entry) == [third, first, second]
    assert vault.photos.covers([entry.id])[entry.id].id == third
    fourth = vault.photos.add(entry.id, PICTURE).value.id
    assert ids_of(vault, entry) == [third, first, second, fourth]


def test_whoever_shows_entries_hears_of_every_change_of_their_photos(vault: OpenVault, entry: JournalEntry) -> None:
    first, second = [vault.photos.add(entry.id, PICTURE).value.id for _ in range(2)]
    heard: list[frozenset[str]] = []
    vault.subscribe(heard.append)
    vault.photos.reorder([second, first])
    removed = vault.photos.remove(first).value
    vault.photos.restore(removed)
    assert len(heard) == 3
    assert all("journal_entries" in tables for tables in heard)


def test_an_order_has_to_name_all_photos_of_one_entry_once(vault: OpenVault, entry: JournalEntry) -> None:
    other = vault.journal.write(JournalDraft.of(content="Another", mood="calm")).value
    first, second = [vault.photos.add(entry.id, PICTURE).value.id for _ in range(2)]
    elsewhere = vault.photos.add(other.id, PICTURE).value.id
    for wrong in ([first], [first, first], [first, second, elsewhere], [first, second, second]):
        with pytest.raises(UserError):
            vault.photos.reorder(wrong)
    assert vault.photos.reorder([]).value == ()
    assert ids_of(vault, entry) == [first, second]


def test_lists_get_counts_and_first_photos(vault: OpenVault, entry: JournalEntry) -> None:
    bare = vault.journal.write(JournalDraft.of(content="Without", mood="calm")).value
    first = vault.photos.add(entry.id, PICTURE).value
    vault.photos.add(entry.id, PICTURE)
    assert vault.photos.counts([entry.id, bare.id, "nobody"]) == {entry.id: 2}
    assert vault.photos.covers([entry.id, bare.id, "nobody"]) == {entry.id: first}
    assert vault.photos.counts([]) == vault.photos.covers([]) == {}


def test_photos_stay_through_the_bin_and_go_when_it_is_emptied(vault: OpenVault, entry: JournalEntry) -> None:
    photo = vault.photos.add(entry.id, PICTURE).value
    vault.journal.delete(entry.id)
    assert vault.photos.of_entry(entry.id) == [photo]
    vault.bin.purge([entry.id])
    with connection_to(vault.path) as connection:
        assert connection.execute("SELECT count(*) FROM attachments").fetchone() == (0,)


def test_photos_of_a_draft_go_over_to_its_entry(vault: OpenVault) -> None:
    draft_id = kept_draft(vault)
    photos = [vault.photos.add_to_draft(draft_id, PICTURE).value for _ in range(2)]
    assert vault.photos.of_draft(draft_id) == photos
    entry = vault.journal.write(JournalDraft.of(content="A whole thought", mood="calm"), from_draft=draft_id).value
    assert ids_of(vault, entry) == [photo.id for photo in photos]
    assert vault.photos.of_draft(draft_id) == []
    assert vault.drafts.all() == []


def test_photos_of_an_edit_go_behind_those_the_entry_has(vault: OpenVault, entry: JournalEntry) -> None:
    old = [vault.photos.add(entry.id, PICTURE).value.id for _ in range(2)]
    draft_id = kept_draft(vault, entry_id=entry.id)
    new = [vault.photos.add_to_draft(draft_id, PICTURE).value.id for _ in range(2)]
    assert ids_of(vault, entry) == old
    vault.journal.edit(entry.id, JournalDraft.of(content="With more", mood="calm"), from_draft=draft_id)
    assert ids_of(vault, entry) == [*old, *new]


def test_a_photo_has_one_home(vault: OpenVault, entry: JournalEntry) -> None:
    vault.photos.add(entry.id, PICTURE)
    draft_id = kept_draft(vault)
    with connection_to(vault.path) as connection:
        for fault in ("entry_id = NULL", f"draft_id = '{draft_id}'"):
            with pytest.raises(Exception, match="one_home"):
                connection.execute(f"UPDATE attachments SET {fault}")
