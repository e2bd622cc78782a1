"""Ways to begin an entry."""

import pytest

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.writing_kit import EntryTemplate, TemplateDraft
from extrovertly_desktop.services.vaults import OpenVault

DRAFT = TemplateDraft.of(title="Monday", body="## Monday\n\nAnd now?\n", description=" How the week begins. ")


def test_those_that_came_with_the_application(vault: OpenVault) -> None:
    templates = vault.templates.all()
    assert [template.slug for template in templates][:3] == ["free", "thought-record", "gratitude"]
    assert not any(template.is_own for template in templates)
    assert vault.templates.get("free").body == ""
    assert vault.templates.get("after-an-event").body.startswith("## ")


def test_ones_own_are_added_changed_deleted_and_put_back(vault: OpenVault) -> None:
    own = vault.templates.add(DRAFT)
    assert own == EntryTemplate(own.slug, "Monday", "How the week begins.", "## Monday\n\nAnd now?\n", is_own=True)
    assert vault.templates.all()[-1] == vault.templates.get(own.slug) == own
    changed = vault.templates.change(own.slug, TemplateDraft.of(title="MONDAY", body=""))
    assert (changed.slug, changed.title, changed.body) == (own.slug, "MONDAY", "")
    removed = vault.templates.delete(own.slug)
    with pytest.raises(NotFoundError):
        vault.templates.get(own.slug)
    assert vault.templates.restore(removed) == changed


def test_what_came_with_the_application_stays(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="one of your own"):
        vault.templates.change("gratitude", DRAFT)
    with pytest.raises(UserError, match="one of your own"):
        vault.templates.delete("gratitude")


def test_what_cannot_be_a_template_is_told(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="Name is empty"):
        TemplateDraft.of(title="", body="")
    with pytest.raises(UserError, match="too long"):
        TemplateDraft.of(title="Long", body="x" * (limits.TEMPLATE + 1))
    with pytest.raises(UserError, match="already"):
        vault.templates.add(TemplateDraft.of(title="gratitude", body=""))
    with pytest.raises(NotFoundError):
        vault.templates.change("no-such-template", DRAFT)
