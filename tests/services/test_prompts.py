"""The prompt of the day, and prompts of one's own."""

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.writing_kit import OWN_THEME, PromptDraft
from extrovertly_desktop.services.vaults import OpenVault


def test_the_prompt_stays_all_day_and_changes_overnight(vault: OpenVault, clock: FixedClock) -> None:
    heard: list[frozenset[str]] = []
    first = vault.prompts.of_the_day()
    vault.subscribe(heard.append)
    clock.advance(hours=9)
    assert vault.prompts.of_the_day() == first
    assert heard == []
    clock.advance(hours=12)
    assert vault.prompts.of_the_day() != first


def test_a_skip_is_remembered_for_the_day(vault: OpenVault) -> None:
    first = vault.prompts.of_the_day()
    second = vault.prompts.skip()
    assert second != first
    assert vault.prompts.of_the_day() == second


def test_themes_have_prompts_of_their_own(vault: OpenVault) -> None:
    anything = vault.prompts.of_the_day()
    courage = vault.prompts.of_the_day("courage")
    assert courage.theme == "courage"
    assert vault.prompts.skip("courage").theme == "courage"
    assert vault.prompts.of_the_day() == anything
    assert vault.prompts.of_the_day("no_such_theme") == anything


def test_all_prompts_are_seen_before_one_comes_again(vault: OpenVault, clock: FixedClock) -> None:
    seen = []
    for _ in vault.prompts.all():
        seen.append(vault.prompts.of_the_day())
        clock.advance(days=1)
    assert len(set(seen)) == len(vault.prompts.all())


def test_no_prompt_is_wanted_until_tomorrow(vault: OpenVault, clock: FixedClock) -> None:
    assert not vault.prompts.is_put_away()
    vault.prompts.put_away()
    assert vault.prompts.is_put_away()
    vault.prompts.bring_out()
    assert not vault.prompts.is_put_away()
    vault.prompts.put_away()
    clock.advance(days=1)
    assert not vault.prompts.is_put_away()


def test_prompts_of_ones_own_are_among_the_others(vault: OpenVault) -> None:
    assert OWN_THEME not in vault.prompts.themes()
    own = vault.prompts.add(PromptDraft.of(text="What did the dog  think of today?"))
    assert vault.prompts.own() == (own,)
    assert vault.prompts.themes()[OWN_THEME] == "Your own"
    shown = vault.prompts.of_the_day(OWN_THEME)
    assert (shown.text, shown.is_own) == ("What did the dog think of today?", True)
    themed = vault.prompts.add(PromptDraft.of(text="What would the dog have dared?", theme="courage"))
    assert themed.slug in [prompt.slug for prompt in vault.prompts.all() if prompt.theme == "courage"]


def test_prompts_of_ones_own_are_changed_deleted_and_put_back(vault: OpenVault) -> None:
    first, second = [vault.prompts.add(PromptDraft.of(text=text)) for text in ("First thing?", "Second thing?")]
    changed = vault.prompts.change(first.slug, PromptDraft.of(text="First of all?", theme="people"))
    assert (changed.slug, changed.text, changed.theme) == (first.slug, "First of all?", "people")
    removed = vault.prompts.delete(first.slug)
    assert vault.prompts.own() == (second,)
    vault.prompts.restore(removed)
    assert vault.prompts.own() == (changed, second)


def test_a_deleted_prompt_is_not_todays_any_more(vault: OpenVault) -> None:
    own = vault.prompts.add(PromptDraft.of(text="What did the dog think?"))
    assert vault.prompts.of_the_day(OWN_THEME).slug == own.slug
    vault.prompts.delete(own.slug)
    assert vault.prompts.of_the_day(OWN_THEME).slug != own.slug


def test_what_is_no_prompt_is_told(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="empty"):
        PromptDraft.of(text=" ")
    with pytest.raises(UserError, match="theme"):
        vault.prompts.add(PromptDraft.of(text="Something?", theme="no_such_theme"))
    with pytest.raises(NotFoundError):
        vault.prompts.change("no-such-prompt", PromptDraft.of(text="Something?"))
    with pytest.raises(NotFoundError):
        vault.prompts.delete("one-moment")
