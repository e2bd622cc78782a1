"""Everything of one day, in one reading."""

from datetime import date, timedelta

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from tests.plans import watching

DAY = date(2026, 3, 2)


def test_a_day_holds_what_happened_on_it_and_nothing_else(vault, clock):
    mission = vault.missions.cards()[0].mission
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    clock.advance(days=1)
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=6))
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="They laugh", likelihood=60)).value
    vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no"))
    first = vault.journal.write(JournalDraft.of(content="First", mood="okay")).value
    gone = vault.journal.write(JournalDraft.of(content="Gone", mood="okay")).value
    clock.advance(days=0.01)
    second = vault.journal.write(JournalDraft.of(content="Second", mood="okay")).value
    vault.journal.delete(gone.id)
    goal = vault.goals.create(GoalDraft.of(title="Call Sam")).value
    vault.goals.complete(goal.id)
    clock.advance(days=3)
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    with watching(vault) as plans:
        found = vault.days.of(DAY + timedelta(days=1))
    assert plans.complaints() == []
    assert [item.mood for item in found.check_ins] == ["proud"]
    assert [item.id for item in found.entries] == [first.id, second.id]
    assert [item.worry for item in found.attempts] == ["They laugh"]
    assert [item.title for item in found.goals] == ["Call Sam"]
    assert found.points == sum(day.points_earned for day in vault.progress.days() if day.tracking_date == "2026-03-03")
    assert (found.earlier, found.later) == (DAY, DAY + timedelta(days=4))
    assert not found.is_empty


def test_an_empty_day_knows_its_neighbours(vault):
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    found = vault.days.of(DAY + timedelta(days=20))
    assert found.is_empty
    assert (found.earlier, found.later) == (DAY, None)
    assert vault.days.of(date.min).later == DAY
