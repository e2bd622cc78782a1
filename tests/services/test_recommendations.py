"""The day's three: stable, fillable, refusable, and moved by what the person does and says."""

import sys

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.day_picks import DayPicks
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.services.vaults import OpenVault


def ids(chosen: DayPicks | None) -> list[str]:
    assert chosen is not None
    return [pick.mission.id for pick in chosen.picks]


def test_the_day_is_chosen_once_and_stays(vault: OpenVault, clock: FixedClock) -> None:
    assert vault.recommendations.today() is None
    chosen = vault.recommendations.choose()
    assert [pick.slot for pick in chosen.picks] == list(Slot)
    assert len(set(ids(chosen))) == 3
    for pick in chosen.picks:
        assert pick.low <= pick.expected_suds <= pick.high
        assert pick.sentence.endswith(".")
    clock.advance(hours=10)
    assert vault.recommendations.choose() == vault.recommendations.today() == chosen
    clock.advance(hours=14)
    assert vault.recommendations.today() is None
    assert set(ids(vault.recommendations.choose())).isdisjoint(ids(chosen))


def test_reading_the_day_does_not_load_the_engine(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = vault.recommendations.choose()
    for name in ("choice", "model"):
        # Importing it would fail now.
        monkeypatch.setitem(sys.modules, f"extrovertly_desktop.recommender.{name}", None)
    assert vault.recommendations.today() == vault.recommendations.choose() == chosen
    with pytest.raises(ImportError):
        vault.recommendations.reroll()


def test_what_is_hidden_never_comes_back_and_its_place_is_filled(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.recommendations.choose()
    gone = first.picks[1].mission
    vault.own_missions.hide(gone.id)
    assert ids(vault.recommendations.today()) == [ids(first)[0], ids(first)[2]]
    filled = vault.recommendations.choose()
    assert [ids(filled)[0], ids(filled)[2]] == [ids(first)[0], ids(first)[2]]
    assert ids(filled)[1] not in ids(first)
    for _ in range(4):
        assert gone.id not in ids(vault.recommendations.reroll())
        clock.advance(days=1)
        assert gone.id not in ids(vault.recommendations.choose())


def test_another_is_never_one_that_was_refused_and_can_be_taken_back(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.recommendations.choose()
    seen = set(ids(first))
    for _ in range(3):
        again = vault.recommendations.reroll(Slot.STRETCH)
        assert [ids(again)[0], ids(again)[2]] == [ids(first)[0], ids(first)[2]]
        assert ids(again)[1] not in seen
        seen.add(ids(again)[1])
    assert seen.isdisjoint(ids(vault.recommendations.reroll()))
    assert vault.recommendations.restore(first) == first == vault.recommendations.today()
    clock.advance(days=1)
    with pytest.raises(UserError, match="new day"):
        vault.recommendations.restore(first)


def test_rerolling_all_keeps_what_is_planned_or_done(vault: OpenVault) -> None:
    first = vault.recommendations.choose()
    plan = vault.missions.plan(ids(first)[0], PredictionDraft.of(expected_suds=40)).value
    vault.missions.complete(vault.missions.plan(ids(first)[2], PredictionDraft.of()).value.id, OutcomeDraft.of())
    shown = vault.recommendations.today()
    assert shown is not None
    assert [pick.is_done_today for pick in shown.picks] == [False, False, True]
    assert shown.picks[0].open_exposure_id == plan.id
    again = vault.recommendations.reroll()
    assert [one == other for one, other in zip(ids(again), ids(first), strict=True)] == [True, False, True]
    vault.missions.plan(ids(again)[1], PredictionDraft.of())
    with pytest.raises(UserError, match="planned or done already"):
        vault.recommendations.reroll()


def test_too_much_and_too_easy_move_the_ladder_and_can_be_taken_back(vault: OpenVault) -> None:
    mission = vault.recommendations.choose().picks[1].mission
    before = {rung.id: rung.expected for rung in vault.ladder.rungs()}
    mark = vault.recommendations.feedback(mission.id, "too_much").value
    after = {rung.id: rung.expected for rung in vault.ladder.rungs()}
    assert after[mission.id] > before[mission.id] + 5
    vault.recommendations.withdraw(mark.id)
    assert {rung.id: rung.expected for rung in vault.ladder.rungs()} == before
    other = next(key for key in before if key not in ids(vault.recommendations.today()))
    vault.recommendations.feedback(other, "too_easy")
    assert next(rung.expected for rung in vault.ladder.rungs() if rung.id == other) < before[other] - 5
    with pytest.raises(UserError, match="too much or too easy"):
        vault.recommendations.feedback(mission.id, "placed")
    with pytest.raises(NotFoundError):
        vault.recommendations.feedback("no-such-mission", "too_easy")
    with pytest.raises(NotFoundError):
        vault.recommendations.withdraw(mark.id)


def test_an_own_mission_is_recommended_like_any_other_and_a_locked_one_never(vault: OpenVault) -> None:
    locked = {card.mission.id for card in vault.missions.cards() if card.is_locked}
    assert locked
    own = vault.own_missions.create(
        MissionDraft.of(
            title="Ask at the desk", description="One question.", difficulty="beginner", category="Kindness",
            typical_suds=30,
        )
    ).value  # fmt: skip
    for card in vault.missions.cards():
        if card.mission.id not in {own.id, *list(locked)[:2]}:
            vault.own_missions.hide(card.mission.id)
    # What is left is one's own and two that are locked.
    assert ids(vault.recommendations.choose()) == [own.id]
    with pytest.raises(UserError, match="no other mission"):
        vault.recommendations.reroll()
