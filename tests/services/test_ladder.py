"""The ladder: all steps in the order of what they bring this person, put right by hand."""

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.events import EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching


def rung(vault: OpenVault, step_id: str) -> Rung:
    return next(item for item in vault.ladder.rungs() if item.id == step_id)


def event(vault: OpenVault, date: str, level: str = "low") -> str:
    draft = EventDraft.of(
        title="Board games", description="Monthly", date=date, time="19:00", category="hobby", comfort_level=level
    )
    return vault.events.create(draft).value.id


def test_every_step_stands_in_order(vault: OpenVault) -> None:
    hidden = vault.missions.cards()[0].mission
    vault.own_missions.hide(hidden.id)
    coming, over = event(vault, "2026-03-05", "high"), event(vault, "2026-03-01")
    rungs = vault.ladder.rungs()
    assert [item.expected for item in rungs] == sorted(item.expected for item in rungs)
    shown = {item.id for item in rungs}
    assert shown == {card.mission.id for card in vault.missions.cards()} | {coming}
    assert not {hidden.id, over} & shown
    assert {item.id for item in rungs if item.is_locked} == {
        c.mission.id for c in vault.missions.cards() if c.is_locked
    }
    assert (rung(vault, coming).typical, rung(vault, coming).day) == (65, "2026-03-05")
    assert vault.ladder.expected_of_events() == {coming: rung(vault, coming).expected}


def test_a_dragged_rung_stays_where_it_was_put_and_its_kin_follow(vault: OpenVault, clock: FixedClock) -> None:
    one, other = (card.mission for card in vault.missions.cards(category="kindness")[:2])
    before = rung(vault, one.id), rung(vault, other.id)
    first = vault.ladder.place("mission", one.id, 80).value
    placed = rung(vault, one.id)
    assert placed.expected == pytest.approx(80, abs=4)
    assert placed.is_placed
    assert rung(vault, other.id).expected > before[1].expected
    clock.advance(minutes=1)
    second = vault.ladder.place(StepKind.MISSION, one.id, 20).value
    assert rung(vault, one.id).expected == pytest.approx(20, abs=4)
    vault.ladder.withdraw(second.id)
    assert rung(vault, one.id) == placed
    vault.ladder.withdraw(first.id)
    assert (rung(vault, one.id), rung(vault, other.id)) == before
    with pytest.raises(UserError, match="between 0 and 100"):
        vault.ladder.place("mission", one.id, 101)
    with pytest.raises(NotFoundError):
        vault.ladder.place("event", one.id, 50)
    assert vault.doctor.check().ok


def test_all_placings_of_a_step_are_taken_back_in_one_go(vault: OpenVault, clock: FixedClock) -> None:
    mission, coming = vault.missions.cards()[3].mission.id, event(vault, "2026-03-05")
    for kind, step in ((StepKind.MISSION, mission), (StepKind.EVENT, coming)):
        own = rung(vault, step)
        for figure in (70, 20, 45):
            clock.advance(minutes=1)
            vault.ladder.place(kind, step, figure)
        placed = rung(vault, step)
        with watching(vault) as seen:
            taken = vault.ladder.clear(kind, step).value
            assert rung(vault, step) == own
            vault.ladder.put_back(taken)
            vault.ladder.put_back(taken)
        assert seen.complaints() == []
        assert rung(vault, step) == placed
        vault.ladder.clear(kind, step)
        with pytest.raises(NotFoundError):
            vault.ladder.clear(kind, step)
    assert vault.doctor.check().ok


def test_dragging_changes_what_is_chosen_tomorrow(vault: OpenVault, clock: FixedClock) -> None:
    vault.recommendations.choose()
    clock.advance(days=1)
    usual = vault.recommendations.choose()
    stretch = usual.picks[1].mission.id
    clock.advance(days=-1)
    vault.ladder.place("mission", stretch, 97)
    clock.advance(days=1)
    # The same day again: what had been chosen for it is forgotten.
    with vault._context.database.raw() as connection:
        connection.execute("DELETE FROM daily_picks WHERE local_date = '2026-03-03'")
    assert stretch not in [pick.mission.id for pick in vault.recommendations.choose().picks]


def test_attempts_are_told_on_the_rung_and_open_what_was_locked(vault: OpenVault, clock: FixedClock) -> None:
    locked = next(card for card in vault.missions.cards(category="kindness") if card.is_locked)
    assert locked.unlock == "Opens after 2 missions of “Kindness” (0 of 2 done)."
    with pytest.raises(UserError, match=r"still to come\. Opens after"):
        vault.missions.plan(locked.mission.id, PredictionDraft.of())
    with pytest.raises(UserError, match="still to come"):
        vault.missions.assign(locked.mission.id)
    mission = vault.missions.cards(category="kindness")[0].mission
    expected = rung(vault, mission.id).expected
    for _ in range(2):
        plan = vault.missions.plan(mission.id, PredictionDraft.of(expected_suds=20, place="Café")).value
        vault.missions.complete(plan.id, OutcomeDraft.of(peak_suds=4))
        clock.advance(days=2)
    done = rung(vault, mission.id)
    assert (done.times_done, done.last_done, done.is_mastered) == (2, "2026-03-04", True)
    assert done.expected < expected
    assert done.high - done.low < 80
    vault.missions.plan(locked.mission.id, PredictionDraft.of())
    assert not rung(vault, locked.mission.id).is_locked
