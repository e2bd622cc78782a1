"""Forms: what is written in them is kept until it is saved or let go."""

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching

WRITTEN = {"worry": "They laugh — naïve \ud83d", "likelihood": 70, "place": None, "habits": ("My phone", "Headphones")}


def test_writing_is_kept_by_what_it_is_about(vault: OpenVault) -> None:
    forms = vault.drafts.forms
    with watching(vault) as plans:
        forms.keep("plan:a", {"worry": "An older worry"})
        forms.keep("plan:a", WRITTEN)
        forms.keep("plan:b", {"worry": "Another"})
        assert forms.of("plan:a") == {**WRITTEN, "worry": "They laugh — naïve \ufffd"}
        forms.forget("plan:a")
        forms.forget("plan:a")
        assert forms.of("plan:a") is None
        assert forms.of("plan:b") == {"worry": "Another"}
    assert plans.complaints() == []


def test_the_journal_knows_nothing_of_forms(vault: OpenVault) -> None:
    page = vault.drafts.keep(DraftState(content="A page"))
    vault.drafts.forms.keep("plan:a", WRITTEN)
    assert vault.drafts.all() == [page]


def test_what_nobody_came_back_to_is_forgotten(vault: OpenVault, clock: FixedClock) -> None:
    page = vault.drafts.keep(DraftState(content="A page of the journal stays"))
    vault.drafts.forms.keep("plan:old", WRITTEN)
    clock.advance(days=91)
    vault.drafts.forms.keep("plan:new", WRITTEN)
    assert vault.drafts.forms.of("plan:old") is None
    assert vault.drafts.forms.of("plan:new") is not None
    assert vault.drafts.all() == [page]
