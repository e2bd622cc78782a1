"""All that a person tells about themselves, and the first start."""

from datetime import date

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.comfort import Situation, ease_by_category
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.first_start import FirstStep
from extrovertly_desktop.domain.own_profile import OwnProfile
from extrovertly_desktop.domain.people import ProfileDraft, UserDraft
from extrovertly_desktop.services.vaults import OpenVault
from tests.media.pictures import as_file, halves


def test_everything_is_kept_and_taken_back(vault: OpenVault) -> None:
    wanted = OwnProfile.of(
        first_name="Ada",
        last_name="L.",
        username="countess",
        email="ada@example.org",
        date_of_birth=date(1990, 12, 10),
        bio="I count.",
        social_goals=["Phone calls"],
        interests=["engines"],
        social_contexts=["work", "choir"],
        comfort={Situation.PHONE: 2},
    )
    before = vault.own_profile.save(wanted).value
    assert vault.own_profile.read() == wanted
    vault.own_profile.save(before)
    assert vault.own_profile.read() == before
    assert vault.profile.owner().username == "ada"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "not one"}, "email"),
        ({"date_of_birth": date(1850, 1, 1)}, "date_of_birth"),
        ({"date_of_birth": date(2030, 1, 1)}, "date_of_birth"),
        ({"comfort": {Situation.PHONE: 6}}, "comfort"),
        ({"username": "ben"}, "username"),
        ({"email": "ben@example.org"}, "email"),
    ],
)
def test_what_cannot_be_is_refused(vault: OpenVault, fields: dict[str, object], field: str) -> None:
    vault.profile.create_user(UserDraft.of(first_name="Ben", email="ben@example.org"))
    before = vault.own_profile.read()
    with pytest.raises(UserError) as refused:
        vault.own_profile.save(OwnProfile.of(first_name="Ada", **fields))
    assert refused.value.field == field
    assert vault.own_profile.read() == before


def test_ratings_move_what_is_expected_of_their_kind_and_nothing_else(vault: OpenVault) -> None:
    before = {rung.id: rung for rung in vault.ladder.rungs()}
    done = vault.own_profile.set_comfort({Situation.PHONE: 1, Situation.SAYING_NO: 5, Situation.TAKING_BACK: 5})
    after = {rung.id: rung for rung in vault.ladder.rungs()}
    moved = {rung.category for rung in after.values() if rung.expected != before[rung.id].expected}
    assert moved == {"phone_online", "assertiveness"}
    assert all(rung.expected >= before[rung.id].expected for rung in after.values() if rung.category == "phone_online")
    assert vault.ladder.expected_of_missions()
    vault.own_profile.set_comfort(done.value)
    assert {rung.id: rung for rung in vault.ladder.rungs()} == before


def test_two_ratings_of_one_kind_count_by_their_mean() -> None:
    assert ease_by_category({Situation.MEETING: 1, Situation.SUPERIOR: 4, Situation.DATING: 5}) == {
        "workplace": -0.25,
        "dating": 1.0,
    }


def test_a_picture_stays_in_the_vault(vault: OpenVault) -> None:
    assert vault.own_profile.picture() is None
    before = vault.own_profile.set_picture(as_file(halves(), "PNG")).value
    assert vault.own_profile.picture().startswith(b"\xff\xd8")
    vault.own_profile.put_picture_back(before)
    assert vault.own_profile.picture() is None
    vault.own_profile.put_picture_back("https://example.org/me.png")
    assert vault.own_profile.picture() is None
    with pytest.raises(UserError):
        vault.own_profile.set_picture(b"no picture")


def test_the_first_start_goes_on_where_it_was_left(empty_vault: OpenVault, clock: FixedClock) -> None:
    first = empty_vault.first_start
    assert first.step() is FirstStep.NAME
    empty_vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    assert first.step() is None
    first.turn_to(FirstStep.COMFORT)
    assert first.step() is FirstStep.COMFORT
    empty_vault.own_profile.set_goals(["Phone calls"])
    assert empty_vault.profile.save_profile(ProfileDraft.of(bio="hi")).bio == "hi"
    first.finish()
    assert first.step() is None
