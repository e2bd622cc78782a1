"""Drafts: kept while typing, one for each entry and any number of new ones, gone once they became an entry."""

import io
import random

import pytest
from PIL import Image

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import DraftState, JournalDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault

FULL = DraftState(
    content="She said “hello”\n\nand I…",
    mood="proud",
    intensity=7,
    tags=("work", "Café"),
    reflection_prompt="What surprised you?",
    is_private=False,
    at_ms=1_700_000_000_000,
    template="thought-record",
)


def _png() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(picture, "PNG")
    return picture.getvalue()


def test_everything_in_the_editor_is_kept_and_found_again(vault: OpenVault, clock: FixedClock) -> None:
    kept = vault.drafts.keep(FULL)
    assert kept.id is not None
    assert kept.created_at == kept.updated_at == clock.now_ms()
    assert vault.drafts.all() == [kept] == [vault.drafts.get(kept.id)]


def test_keeping_again_writes_over_the_same_draft(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.drafts.keep(DraftState(content="He"))
    clock.advance(seconds=2)
    again = vault.drafts.keep(DraftState(id=first.id, content="Hello"))
    assert vault.drafts.all() == [again]
    assert (again.created_at, again.updated_at) == (first.created_at, clock.now_ms())


def test_several_at_once_the_last_worked_on_first(vault: OpenVault, clock: FixedClock) -> None:
    one = vault.drafts.keep(DraftState(content="one"))
    clock.advance(seconds=1)
    two = vault.drafts.keep(DraftState(content="two"))
    assert vault.drafts.all() == [two, one]
    clock.advance(seconds=1)
    one = vault.drafts.keep(DraftState(id=one.id, content="one more"))
    assert vault.drafts.all() == [one, two]


def test_an_entry_has_one_draft(vault: OpenVault) -> None:
    entry = vault.journal.write(JournalDraft.of(content="Before", mood="calm", tags=("home",), intensity=3)).value
    state = DraftState.of_entry(entry)
    assert (state.content, state.mood, state.tags, state.intensity) == ("Before", "calm", ("home",), 3)
    first = vault.drafts.keep(state)
    again = vault.drafts.keep(DraftState(entry_id=entry.id, content="After"))
    assert again.id == first.id
    assert vault.drafts.for_entry(entry.id) == again
    assert vault.drafts.for_entry("another") is None
    assert vault.journal.get(entry.id) == entry


@pytest.mark.parametrize("blank", [DraftState(), DraftState(content=" \n\t"), DraftState(template="free")])
def test_a_blank_draft_is_not_kept(vault: OpenVault, blank: DraftState) -> None:
    assert vault.drafts.keep(blank).id is None
    assert vault.drafts.all() == []


def test_a_draft_that_was_emptied_is_removed(vault: OpenVault) -> None:
    kept = vault.drafts.keep(DraftState(content="Hm"))
    assert vault.drafts.keep(DraftState(id=kept.id)).id is None
    assert vault.drafts.all() == []


@pytest.mark.parametrize(
    "chosen",
    [{"mood": "calm"}, {"tags": ("work",)}, {"at_ms": 5}, {"intensity": 2}],
    ids=lambda chosen: next(iter(chosen)),
)
def test_a_choice_without_text_is_kept(vault: OpenVault, chosen: dict[str, object]) -> None:
    assert vault.drafts.keep(DraftState(**chosen)).id is not None


def test_writing_from_a_draft_uses_it_up_in_the_same_transaction(vault: OpenVault) -> None:
    kept = vault.drafts.keep(FULL)
    heard: list[frozenset[str]] = []
    vault.subscribe(heard.append)
    entry = vault.journal.write(kept.checked(), from_draft=kept.id).value
    assert (entry.content, entry.intensity, entry.tags) == (FULL.content, 7, ("work", "Café"))
    assert vault.journal.get(entry.id) == entry
    assert vault.drafts.all() == []
    assert len(heard) == 1
    assert {"journal_entries", "journal_drafts"} <= heard[0]


def test_a_refused_entry_leaves_its_draft(vault: OpenVault) -> None:
    kept = vault.drafts.keep(DraftState(content="No mood yet"))
    with pytest.raises(UserError) as refused:
        kept.checked()
    assert refused.value.field == "mood"
    with pytest.raises(UserError):
        vault.journal.write(JournalDraft.of(content="x", mood="unheard of"), from_draft=kept.id)
    far = JournalDraft.of(content="x", mood="calm", at_ms=9_999_999_999_999)
    with pytest.raises(UserError):
        vault.journal.write(far, from_draft=kept.id)
    assert vault.drafts.all() == [kept]


def test_editing_from_a_draft_uses_it_up(vault: OpenVault) -> None:
    entry = vault.journal.write(JournalDraft.of(content="Before", mood="calm")).value
    other = vault.drafts.keep(DraftState(content="Another thought"))
    kept = vault.drafts.keep(DraftState(entry_id=entry.id, content="After", mood="proud", intensity=4))
    edited = vault.journal.edit(entry.id, kept.checked(), from_draft=kept.id).value
    assert (edited.content, edited.mood, edited.intensity) == ("After", "proud", 4)
    assert vault.drafts.all() == [other]


def test_a_draft_moves_no_figure(vault: OpenVault) -> None:
    before = vault.progress.standing()
    vault.drafts.keep(FULL)
    assert vault.progress.standing() == before
    assert vault.doctor.check().ok


def test_a_discarded_draft_can_be_put_back(vault: OpenVault, clock: FixedClock) -> None:
    kept = vault.drafts.keep(FULL)
    clock.advance(minutes=1)
    discarded = vault.drafts.discard(kept.id or "")
    assert discarded.state == kept
    assert vault.drafts.all() == []
    with pytest.raises(NotFoundError):
        vault.drafts.discard(kept.id or "")
    with pytest.raises(NotFoundError):
        vault.drafts.get(kept.id or "")
    back = vault.drafts.restore(discarded)
    assert (back.id, back.created_at, back.content) == (kept.id, kept.created_at, FULL.content)
    assert vault.drafts.all() == [back]


def test_photos_stay_with_their_draft(vault: OpenVault) -> None:
    blank = vault.drafts.keep(DraftState(), even_blank=True)
    draft_id = blank.id or ""
    photo = vault.photos.add_to_draft(draft_id, _png()).value
    assert vault.drafts.keep(blank).id == draft_id, "a draft with a photo is not blank"
    discarded = vault.drafts.discard(draft_id)
    assert vault.photos.of_draft(draft_id) == []
    vault.drafts.restore(discarded)
    assert vault.photos.of_draft(draft_id) == [photo]
    assert vault.photos.content(photo.id) == discarded.photos[0].content
    entry = vault.journal.write(JournalDraft.of(content="With a photo", mood="calm"), from_draft=draft_id).value
    assert [item.id for item in vault.photos.of_entry(entry.id)] == [photo.id]
    assert vault.drafts.all() == []


def test_the_draft_of_a_binned_entry_waits_with_it_and_goes_with_it(vault: OpenVault) -> None:
    entry = vault.journal.write(JournalDraft.of(content="Before", mood="calm")).value
    kept = vault.drafts.keep(DraftState(entry_id=entry.id, content="After"))
    vault.journal.delete(entry.id)
    assert vault.drafts.for_entry(entry.id) == kept
    vault.bin.purge([entry.id])
    assert vault.drafts.all() == []


def test_text_for_an_entry_that_is_gone_becomes_a_new_draft(vault: OpenVault) -> None:
    kept = vault.drafts.keep(DraftState(entry_id="gone", content="Still typing"))
    assert kept.entry_id is None
    assert vault.drafts.all() == [kept]


def test_nothing_typed_is_refused(vault: OpenVault) -> None:
    odd = "half \ud83d a pair, a \x00, and more: " + "long " * 60_000
    kept = vault.drafts.keep(DraftState(content=odd, tags=("half \udc00",)))
    stored = vault.drafts.get(kept.id or "")
    assert stored == kept
    assert stored.content == odd.replace("\ud83d", "\ufffd")


def test_drafts_are_there_after_opening_again(vault: OpenVault, catalogue: Catalogue, clock: FixedClock) -> None:
    kept = vault.drafts.keep(FULL)
    again = open_vault(vault.path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(2)))
    try:
        assert again.drafts.all() == [kept]
    finally:
        again.close()
