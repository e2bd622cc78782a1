"""Goals on a real vault: set, followed by what is done, reached, kept open, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.events import AttendanceDraft, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goal_pace import Pace, PaceKind
from extrovertly_desktop.domain.goals import Goal, GoalDraft, GoalStatus
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching
from tests.raw import execute

PAGE = JournalDraft.of(content="Said hello", mood="proud")


def goal_of(vault: OpenVault, **fields: Any) -> Goal:
    return vault.goals.create(GoalDraft.of(**{"title": "More of it", **fields})).value


def do_mission(vault: OpenVault, slug: str, learned: str | None = None) -> None:
    plan = vault.missions.plan(slug, PredictionDraft.of()).value
    vault.missions.complete(plan.id, OutcomeDraft.of(learned=learned))


def of_category(vault: OpenVault, category: str) -> str:
    return next(card.mission.id for card in vault.missions.cards() if card.mission.category == category)


def attend_an_event(vault: OpenVault) -> None:
    words = {"title": "Games", "description": "Monthly", "category": "hobby", "comfort_level": "low"}
    event = vault.events.create(EventDraft.of(date="2026-03-02", time="09:00", **words)).value
    vault.attendance.attend(event.id, AttendanceDraft.of())


DEEDS: dict[str, Callable[[OpenVault], object]] = {
    "journal_entries": lambda vault: vault.journal.write(PAGE),
    "check_ins": lambda vault: vault.check_ins.check_in(CheckInDraft.of(mood="proud")),
    "missions_completed": lambda vault: do_mission(vault, of_category(vault, "groups")),
    "missions:kindness": lambda vault: do_mission(vault, of_category(vault, "kindness")),
    "events_attended": attend_an_event,
    "learnings_written": lambda vault: do_mission(vault, of_category(vault, "groups"), "they were kind"),
    "streak_days": lambda vault: vault.journal.write(PAGE),
    "confidence_level": lambda vault: vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=1)),
}


@pytest.mark.parametrize("category", DEEDS)
def test_a_deed_moves_its_goal_in_its_own_transaction_on_an_index(vault: OpenVault, category: str) -> None:
    goal = goal_of(vault, category=category, target_value=5)
    other = goal_of(vault, category="missions:performance", target_value=5)
    with watching(vault) as plans:
        DEEDS[category](vault)
        vault.goals.cards()
        vault.goals.cards("active", "more")
    assert plans.complaints() == []
    assert vault.goals.get(goal.id).current_value == 1
    assert vault.goals.get(other.id).current_value == 0
    assert vault.doctor.check().ok
    execute(vault.path, "UPDATE social_goals SET current_value = 4")
    told = {(item.table, item.column, item.expected) for item in vault.doctor.check().differences}
    assert ("social_goals", "current_value", 1.0) in told


def test_only_days_from_the_first_on_count_and_writing_up_counts_by_its_day(
    vault: OpenVault, clock: FixedClock
) -> None:
    vault.journal.write(PAGE)
    clock.advance(days=1)
    goal = goal_of(vault, category="journal_entries", target_value=5)
    vault.journal.write(PAGE.model_copy(update={"at_ms": clock.now_ms() - 86_400_000}))
    assert vault.goals.get(goal.id).current_value == 0
    vault.journal.write(PAGE.model_copy(update={"at_ms": clock.now_ms() - 3 * 3_600_000}))
    assert vault.goals.get(goal.id).current_value == 1


def test_reaching_completes_and_celebrates_once_and_undo_settles_back(vault: OpenVault) -> None:
    goal = goal_of(vault, title="Two pages", category="journal_entries", target_value=2)
    vault.journal.write(PAGE)
    done = vault.journal.write(PAGE)
    assert [item.title for item in done.earned if isinstance(item, Goal)] == ["Two pages"]
    assert vault.goals.get(goal.id).status is GoalStatus.COMPLETED
    assert vault.goals.get(goal.id).completed_at is not None
    vault.journal.delete(done.value.id)
    back = vault.goals.get(goal.id)
    assert (back.status, back.current_value, back.completed_at) == (GoalStatus.ACTIVE, 1, None)


def test_a_goal_kept_open_stays_open_and_one_completed_early_stays_completed(vault: OpenVault) -> None:
    kept = goal_of(vault, category="journal_entries", target_value=1)
    early = goal_of(vault, category="journal_entries", target_value=9)
    vault.goals.complete(early.id)
    entry = vault.journal.write(PAGE).value
    vault.goals.reopen(kept.id)
    assert vault.journal.write(PAGE).earned == ()
    assert [vault.goals.get(each.id).status for each in (kept, early)] == ["active", "completed"]
    assert vault.goals.cards("active")[0].pace == Pace(PaceKind.REACHED)
    vault.journal.delete(entry.id)
    assert vault.goals.get(early.id).status is GoalStatus.COMPLETED


def test_a_paused_goal_counts_on_and_is_not_completed_behind_ones_back(vault: OpenVault) -> None:
    goal = goal_of(vault, category="journal_entries", target_value=1)
    vault.goals.pause(goal.id)
    assert not any(isinstance(item, Goal) for item in vault.journal.write(PAGE).earned)
    resumed = vault.goals.resume(goal.id).value
    assert (resumed.status, resumed.current_value) == (GoalStatus.ACTIVE, 1)


def test_a_goal_by_hand(vault: OpenVault) -> None:
    goal = goal_of(vault, title="Invite people", category="my own word", target_value=3)
    assert vault.goals.add(goal.id).value.current_value == 1
    done = vault.goals.set_value(goal.id, 3.5)
    assert done.earned == (done.value,)
    assert done.value.status is GoalStatus.COMPLETED
    with pytest.raises(UserError, match="completed"):
        vault.goals.add(goal.id)
    again = vault.goals.put_back(replace(goal, current_value=1.0)).value
    assert (again.status, again.current_value) == (GoalStatus.ACTIVE, 1)
    with pytest.raises(UserError, match="from 0 to") as refusal:
        vault.goals.set_value(goal.id, float("nan"))
    assert refusal.value.field == "current_value"
    counted = goal_of(vault, category="check_ins", target_value=3)
    with pytest.raises(UserError, match="counts by itself"):
        vault.goals.add(counted.id)


def test_confidence_is_the_best_since_then_and_a_low_day_takes_nothing_away(
    vault: OpenVault, clock: FixedClock
) -> None:
    for level in (4, 6):
        vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=level))
        clock.advance(days=1)
    with pytest.raises(UserError, match="You are there already: 5 so far"):
        goal_of(vault, category="confidence_level", target_value=5)
    goal = goal_of(vault, category="confidence_level", target_value=6)
    assert goal.current_value == 5
    done = vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=8))
    assert vault.goals.get(goal.id).status is GoalStatus.COMPLETED
    clock.advance(days=1)
    vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=1))
    assert vault.goals.get(goal.id).status is GoalStatus.COMPLETED
    vault.check_ins.delete(done.value.id)
    assert vault.goals.get(goal.id).status is GoalStatus.ACTIVE
    assert vault.doctor.check().ok


def test_changing_a_goal(vault: OpenVault, clock: FixedClock) -> None:
    vault.journal.write(PAGE)
    goal = goal_of(vault, category="journal_entries", target_value=3)
    assert goal.current_value == 1
    vault.journal.write(PAGE)
    clock.advance(days=1)
    fewer = vault.goals.edit(goal.id, vault.goals.draft_of(goal.id).model_copy(update={"target_value": 2.0}))
    assert (fewer.value.status, fewer.earned) == (GoalStatus.COMPLETED, (fewer.value,))
    more = vault.goals.edit(goal.id, vault.goals.draft_of(goal.id).model_copy(update={"target_value": 4.0}))
    assert more.value.status is GoalStatus.ACTIVE
    other = vault.goals.edit(goal.id, GoalDraft.of(title="Check in", category="check_ins", target_value=4)).value
    assert (other.counted_from, other.current_value) == ("2026-03-03", 0)
    assert vault.goals.put_back(more.value).value == more.value
    clock.advance(days=9)
    with pytest.raises(UserError, match="That day has passed"):
        vault.goals.edit(goal.id, GoalDraft.of(title="x", target_date="2026-03-03"))


def test_deleting_and_putting_back_and_what_is_not_there(vault: OpenVault) -> None:
    goal = goal_of(vault, category="journal_entries", target_value=3, target_date="2026-05-01")
    deleted = vault.goals.delete(goal.id).value
    vault.journal.write(PAGE)
    assert vault.goals.cards() == []
    with pytest.raises(NotFoundError):
        vault.goals.pause(goal.id)
    restored = vault.goals.restore(deleted).value
    assert restored == replace(goal, current_value=1)
    assert vault.goals.restore(deleted).value == restored
    assert vault.goals.cards()[0].days_left == 60
    assert [card.goal.id for card in vault.goals.cards("active", "MORE")] == [goal.id]
    assert vault.goals.cards("paused", "more") == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"category": "check_ins"}, "target_value"),
        ({"category": "check_ins", "target_value": 2.5}, "target_value"),
        ({"category": "confidence_level", "target_value": 11}, "target_value"),
        ({"target_value": 0}, "target_value"),
        ({"target_date": "soon"}, "target_date"),
        ({"target_date": "2026-03-01"}, "target_date"),
    ],
)
def test_what_cannot_be_a_goal_is_refused_in_a_sentence(vault: OpenVault, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refusal:
        goal_of(vault, **fields)
    assert refusal.value.field == field
    assert str(refusal.value).endswith(".")


def test_the_pace_is_told_once_there_is_enough_to_tell_it(vault: OpenVault, clock: FixedClock) -> None:
    goal_of(vault, category="journal_entries", target_value=10)
    goal_of(vault, category="streak_days", target_value=10)

    def paces() -> list[Pace]:
        return [card.pace for card in vault.goals.cards()]

    vault.journal.write(PAGE)
    assert paces()[0] == Pace(PaceKind.TOO_FEW_DAYS, missing=6, to_go=9)
    assert paces()[1] == Pace(PaceKind.STREAK, date(2026, 3, 11), to_go=9)
    clock.advance(days=7)
    vault.journal.write(PAGE)
    assert paces()[0] == Pace(PaceKind.TOO_LITTLE_COUNTED, missing=1, to_go=8)
    vault.journal.write(PAGE)
    vault.journal.write(PAGE)
    # Four in eight days leave six, which take twelve.
    assert paces()[0] == Pace(PaceKind.ON_THE_WAY, date(2026, 3, 21), to_go=6)
    clock.advance(days=40)
    assert paces()[0].kind is PaceKind.TOO_LITTLE_COUNTED
