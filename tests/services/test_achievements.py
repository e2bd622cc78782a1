"""Achievements on a real vault: again and again, both ways, quietly, and on an index."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.achievements import Achievement, Metric
from extrovertly_desktop.domain.clock import MS_PER_DAY, FixedClock
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.queries.metrics import measure
from tests.plans import watching
from tests.raw import execute

PAGE = JournalDraft.of(content="a page", mood="proud")


def with_requirements(catalogue: Catalogue, requirements: dict[str, dict[Metric, int]]) -> Catalogue:
    """Return the next release, in which some achievements wait for something else, and the others for much."""
    achievements = tuple(
        item.model_copy(update={"requirements": requirements.get(item.slug, {item.metric: 1000})})
        for item in catalogue.achievements
    )
    return replace(catalogue, version=catalogue.version + 1, achievements=achievements)


@pytest.fixture
def eager(vault: OpenVault, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """The vault with a release in which every third entry and every second safety behaviour dropped is honoured."""
    vault.close()
    newer = with_requirements(
        catalogue, {"another-chapter": {Metric.JOURNAL_ENTRIES: 3}, "hands-free": {Metric.SAFETY_BEHAVIOURS_DROPPED: 2}}
    )
    again = open_vault(vault.path, newer, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    yield again
    again.close()


def called(vault: OpenVault, title: str) -> Achievement:
    return next(item for item in vault.progress.achievements() if item.title == title)


def test_one_that_repeats_is_earned_by_every_multiple(eager: OpenVault, clock: FixedClock) -> None:
    told = []
    for _ in range(7):
        done = eager.journal.write(PAGE)
        told.append([(item.title, item.times, item.progress) for item in done.earned])
        clock.advance(hours=1)
    again = "Another chapter"
    assert told == [[], [], [(again, 1, 0)], [], [], [(again, 2, 0)], []]
    chapter = called(eager, again)
    assert (chapter.times, chapter.progress, chapter.threshold) == (2, 1, 3)
    assert eager.progress.standing().total_points == 2 + 2 * chapter.points_reward
    awards = execute(eager.path, "SELECT source FROM point_awards WHERE kind = 'achievement' ORDER BY source")
    assert awards == [(chapter.id,), (f"{chapter.id}:2",)]
    assert eager.doctor.check().ok


def test_what_was_earned_stays_and_is_not_earned_twice(eager: OpenVault) -> None:
    entries = [eager.journal.write(PAGE).value.id for _ in range(6)]
    points = eager.progress.standing().total_points
    eager.journal.delete_many(entries[:4])
    assert (called(eager, "Another chapter").times, called(eager, "Another chapter").progress) == (2, 0)
    assert eager.progress.standing().total_points == points
    assert eager.doctor.check().ok
    assert eager.journal.restore_many(entries[:4]).earned == ()
    assert eager.progress.standing().total_points == points


def test_several_times_at_once_are_told_once(eager: OpenVault) -> None:
    attempt = PredictionDraft.of(safety_behaviours_to_drop=["phone", "rehearsing", "silence", "whispering", "hiding"])
    plan = eager.missions.plan(eager.missions.cards()[0].mission.id, attempt).value
    done = eager.missions.complete(plan.id, OutcomeDraft.of(safety_behaviours_used=["hiding"]))
    (earned,) = done.earned
    assert (earned.title, earned.times) == ("Hands free", 2)
    assert done.points == 2 * earned.points_reward + eager.missions.get(plan.mission_id or "").points
    assert eager.doctor.check().ok


def test_what_was_reached_long_ago_is_settled_without_a_word(
    vault: OpenVault, catalogue: Catalogue, clock: FixedClock
) -> None:
    for _ in range(7):
        vault.journal.write(PAGE)
    vault.close()
    newer = with_requirements(catalogue, {"another-chapter": {Metric.JOURNAL_ENTRIES: 3}})
    again = open_vault(vault.path, newer, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    assert called(again, "Another chapter").times == 2
    assert again.doctor.check().ok
    # The next deed celebrates what it earned itself: nothing, for the ninth page is still to come.
    assert again.journal.write(PAGE).earned == ()
    assert [item.times for item in again.journal.write(PAGE).earned] == [3]
    again.close()


def test_coming_back_after_a_break_is_welcomed(vault: OpenVault, clock: FixedClock) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="proud"))
    clock.advance(days=15)
    back = vault.check_ins.check_in(CheckInDraft.of(mood="proud"))
    assert [item.title for item in back.earned] == ["Back again"]
    # Writing up a day in between closes the gap, and takes nothing away.
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", at_ms=clock.now_ms() - 7 * MS_PER_DAY))
    assert (called(vault, "Back again").progress, called(vault, "Back again").times) == (0, 1)
    assert vault.doctor.check().ok


def test_going_after_all_and_leaving_early_are_honoured(vault: OpenVault, clock: FixedClock) -> None:
    mission = vault.missions.cards()[0].mission.id
    titles = []
    for attendance, words in (
        ("did_not_go", None),
        ("left_early", None),
        ("left_early", "it was loud, and they waved"),
    ):
        plan = vault.missions.plan(mission, PredictionDraft.of(worry="silence")).value
        clock.advance(hours=1)
        done = vault.missions.complete(plan.id, OutcomeDraft.of(attendance=attendance, evidence=words))
        titles.append({item.title for item in done.earned})
    assert titles == [set(), {"Out of the door", "Another look"}, {"Part of the way"}]
    assert vault.doctor.check().ok


def test_every_metric_is_measured_on_an_index(vault: OpenVault) -> None:
    vault.journal.write(PAGE)
    database = vault._context.database
    with watching(vault) as plans, database.reading() as unit:
        owner = vault._context.owner(unit)
        whole = measure(unit, owner.id, dict.fromkeys(Metric))
        assert measure(unit, owner.id, dict.fromkeys(Metric, 1000)) == whole
    assert set(whole) == set(Metric)
    assert plans.complaints() == []


@pytest.mark.parametrize("wanted", ['{"kisses": 3}', "[]", "null"])
def test_one_that_cannot_be_counted_is_left_out(vault: OpenVault, wanted: str) -> None:
    execute(vault.path, f"UPDATE achievements SET requirements = '{wanted}' WHERE slug = 'first-page'")
    assert vault.journal.write(PAGE).earned == ()
    assert "First page" not in {item.title for item in vault.progress.achievements()}
    assert vault.doctor.check().ok
