"""Missions of one's own, the catalogue's in one's own words, and what is out of sight."""

import random
from dataclasses import replace

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.missions import Mission
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault

DRAFT = MissionDraft.of(
    title="Ask at the desk",
    description="Ask the librarian one question you could have looked up.",
    difficulty="intermediate",
    category="kindness",
    typical_suds=35,
    tips=["Go when it is quiet", " "],
    places=["library"],
    people=["staff"],
    times=["morning", "evening"],
)


@pytest.fixture
def own(vault: OpenVault) -> Mission:
    return vault.own_missions.create(DRAFT).value


def listed(vault: OpenVault) -> list[str]:
    return [card.mission.id for card in vault.missions.cards()]


def test_making_editing_and_copying(vault: OpenVault, own: Mission) -> None:
    assert (own.points, own.is_own, own.tips, own.category) == (20, True, ("Go when it is quiet",), "kindness")
    assert [card.mission for card in vault.missions.cards(status="own")] == [own]
    assert vault.missions.cards(typed="librarian question")[0].mission == own
    changed = DRAFT.model_copy(update={"title": "Ask twice", "category": "Board games", "points": 7})
    edited = vault.own_missions.edit(own.id, changed).value
    assert (edited.title, edited.category, edited.points) == ("Ask twice", "Board games", 7)
    assert vault.missions.categories()["Board games"] == "Board games"
    assert vault.own_missions.put_back(own).value == vault.missions.get(own.id) == own
    copy = vault.own_missions.duplicate(own.id).value
    assert (copy.title, copy.contexts) == ("Copy of Ask at the desk", own.contexts)
    assert vault.own_missions.create(DRAFT.model_copy(update={"category": "phone and online"})).value.category == (
        "phone_online"
    )
    assert vault.own_missions.draft_of(own.id).model_copy(update={"category": "kindness", "points": None}) == DRAFT


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("typical_suds", 101), ("points", 61), ("times", ["noon"]), ("typical_suds", None)],
)
def test_what_cannot_be_used_is_told_by_its_field(field: str, value: object) -> None:
    with pytest.raises(UserError) as trouble:
        MissionDraft.of(**{**DRAFT.model_dump(), field: value})
    assert trouble.value.field == field


def test_deleting_and_putting_back_with_all_that_belongs_to_it(vault: OpenVault, own: Mission) -> None:
    vault.missions.assign(own.id)
    vault.ladder.place("mission", own.id, 60)
    for card in vault.missions.cards():
        if card.mission.id != own.id:
            vault.own_missions.hide(card.mission.id)
    before = vault.recommendations.choose(), vault.ladder.rungs(), vault.missions.standing(own.id)
    assert before[0].picks[0].mission == own
    deleted = vault.own_missions.delete(own.id)
    assert listed(vault) == []
    assert vault.recommendations.today() is None
    assert vault.doctor.check().ok
    for _ in range(2):
        vault.own_missions.restore(deleted)
    after = vault.recommendations.choose(), vault.ladder.rungs(), vault.missions.standing(own.id)
    assert after == before
    assert vault.doctor.check().ok


def test_what_was_planned_or_done_is_not_deleted(vault: OpenVault, own: Mission) -> None:
    plan = vault.missions.plan(own.id, PredictionDraft.of()).value
    with pytest.raises(UserError, match="remove the plan first, or hide"):
        vault.own_missions.delete(own.id)
    vault.missions.complete(plan.id, OutcomeDraft.of(peak_suds=20))
    with pytest.raises(UserError, match="You can hide it instead"):
        vault.own_missions.delete(own.id)
    with pytest.raises(UserError, match="belongs to the catalogue"):
        vault.own_missions.delete("thank-by-name")
    with pytest.raises(NotFoundError):
        vault.own_missions.hide("no-such-mission")


def test_hidden_ones_keep_their_history_and_come_back_on_asking(vault: OpenVault, own: Mission) -> None:
    plan = vault.missions.plan(own.id, PredictionDraft.of()).value
    vault.own_missions.hide(own.id)
    assert own.id not in listed(vault)
    assert [card.mission.id for card in vault.own_missions.hidden()] == [own.id]
    vault.missions.complete(plan.id, OutcomeDraft.of(peak_suds=20))
    assert vault.missions.history(own.id).times_done == 1
    vault.own_missions.unhide(own.id)
    assert own.id in listed(vault)


def test_a_changed_category_takes_its_attempts_along(vault: OpenVault, own: Mission) -> None:
    plan = vault.missions.plan(own.id, PredictionDraft.of()).value
    vault.missions.complete(plan.id, OutcomeDraft.of())
    before = vault.own_missions.edit(own.id, DRAFT.model_copy(update={"category": "groups"}))
    assert before.value.category == "groups"
    assert vault.doctor.check().ok


def test_a_newer_pack_leaves_changed_words_and_hidden_ones_until_reset(
    vault: OpenVault, catalogue: Catalogue, clock: FixedClock
) -> None:
    first, second, *others = catalogue.missions
    words = vault.own_missions.draft_of(first.slug).model_copy(update={"title": "In my words"})
    vault.own_missions.edit(first.slug, words)
    assert vault.own_missions.is_changed(first.slug)
    vault.own_missions.hide(second.slug)
    assert not vault.own_missions.is_changed(second.slug)
    vault.close()
    missions = (item.model_copy(update={"title": f"New {number}"}) for number, item in enumerate((first, second)))
    newer = replace(catalogue, version=catalogue.version + 1, missions=(*missions, *others))
    again = open_vault(vault.path, newer, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    assert again.missions.get(first.slug).title == "In my words"
    hidden = again.missions.get(second.slug)
    assert (hidden.title, hidden.is_active) == ("New 1", False)
    assert again.own_missions.reset(first.slug).value.title == "New 0"
    assert not again.own_missions.is_changed(first.slug)
    own = again.own_missions.create(DRAFT).value
    with pytest.raises(UserError, match="your own"):
        again.own_missions.reset(own.id)
    again.close()


def test_a_whole_kind_is_left_out_and_brought_back(vault: OpenVault, own: Mission) -> None:
    before = listed(vault)
    kind = {card.mission.id for card in vault.missions.cards(category="dating")}
    alone = min(kind)
    vault.own_missions.hide(alone)
    chosen = vault.own_missions.hide_category("dating").value
    assert set(chosen) == kind - {alone}
    assert listed(vault) == [mission_id for mission_id in before if mission_id not in kind]
    assert not kind & {rung.id for rung in vault.ladder.rungs()}
    with pytest.raises(UserError, match="hidden already"):
        vault.own_missions.hide_category("dating")
    vault.own_missions.set_hidden(chosen, hidden=False)
    assert [card.mission.id for card in vault.own_missions.hidden()] == [alone], "what was hidden before stays so"
    vault.own_missions.set_hidden(chosen, hidden=True)
    assert set(vault.own_missions.unhide_category("dating").value) == kind
    assert listed(vault) == before
    with pytest.raises(UserError, match="in sight already"):
        vault.own_missions.unhide_category("dating")
    assert vault.doctor.check().ok
