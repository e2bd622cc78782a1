"""Searches to come back to."""

import pytest

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.writing_kit import SavedSearchDraft
from extrovertly_desktop.services.vaults import OpenVault


def test_searches_are_saved_renamed_ordered_deleted_and_put_back(vault: OpenVault) -> None:
    first = vault.saved_searches.add(SavedSearchDraft.of(name="Work, brave", query='tag:work -"as usual" mood:proud'))
    second = vault.saved_searches.add(SavedSearchDraft.of(name="Photos", query="has:photo"))
    assert vault.saved_searches.all() == (first, second)
    assert vault.saved_searches.reorder([second.slug]) == (second, first)
    renamed = vault.saved_searches.rename(first.slug, "Brave at work")
    assert (renamed.slug, renamed.name, renamed.query) == (first.slug, "Brave at work", first.query)
    removed = vault.saved_searches.delete(second.slug)
    assert vault.saved_searches.all() == (renamed,)
    vault.saved_searches.restore(removed)
    assert vault.saved_searches.all() == (second, renamed)


def test_what_cannot_be_saved_is_told(vault: OpenVault) -> None:
    kept = vault.saved_searches.add(SavedSearchDraft.of(name="Photos", query="has:photo"))
    other = vault.saved_searches.add(SavedSearchDraft.of(name="Private", query="is:private"))
    with pytest.raises(UserError, match="Search is empty"):
        SavedSearchDraft.of(name="Nothing", query="  ")
    with pytest.raises(UserError, match="already"):
        vault.saved_searches.add(SavedSearchDraft.of(name="photos", query="has:photo"))
    with pytest.raises(UserError, match="already"):
        vault.saved_searches.rename(other.slug, "Photos")
    assert vault.saved_searches.rename(kept.slug, "photos").name == "photos"
    for deed in (lambda: vault.saved_searches.rename("gone", "Name"), lambda: vault.saved_searches.delete("gone")):
        with pytest.raises(NotFoundError):
            deed()
