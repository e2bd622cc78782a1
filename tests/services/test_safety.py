"""The safety plan and the country, which travel with the vault."""

import pytest

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching


def test_a_plan_is_kept_by_section_beside_all_other_preferences(vault: OpenVault) -> None:
    vault.profile.set_preferences(day_start_hour=4)
    with watching(vault):
        vault.safety.write_plan("alone", "A walk")
        vault.safety.write_plan("ask", "Kim")
        vault.safety.write_plan("alone", "  ")
    assert vault.safety.plan() == {"ask": "Kim"}
    assert vault.profile.preferences().day_start_hour == 4
    # Whoever changes another setting afterwards keeps the plan.
    vault.profile.set_preferences(day_start_hour=5)
    assert vault.safety.plan() == {"ask": "Kim"}


def test_what_does_not_belong_into_a_plan_is_refused_and_changes_nothing(vault: OpenVault) -> None:
    with pytest.raises(UserError):
        vault.safety.write_plan("elsewhere", "text")
    with pytest.raises(UserError) as caught:
        vault.safety.write_plan("ask", "x" * (limits.SAFETY_PLAN + 1))
    assert caught.value.field == "ask"
    assert vault.safety.plan() == {}


def test_the_country_is_the_desktops_until_one_is_chosen(vault: OpenVault) -> None:
    assert vault.safety.country("FI") == "FI"
    assert vault.safety.country("AQ") == ""
    vault.safety.choose_country("JP")
    assert vault.safety.country("FI") == "JP"
    with pytest.raises(UserError):
        vault.safety.choose_country("AQ")
