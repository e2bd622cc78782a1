"""A newer catalogue reaches a vault in use: what a person changed stays theirs, and what follows is written at once."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.raw import execute


@pytest.fixture
def newer(catalogue: Catalogue) -> Catalogue:
    """The next release: a lower threshold, a higher reward, a new achievement, a mission put differently."""
    changed = {
        "a-slim-volume": {"requirements": {Metric.JOURNAL_ENTRIES: 2}},
        "first-page": {"points_reward": 15},
    }
    achievements = tuple(item.model_copy(update=changed.get(item.slug, {})) for item in catalogue.achievements)
    brand_new = achievements[0].model_copy(
        update={"slug": "second-page", "title": "Second page", "requirements": {Metric.JOURNAL_ENTRIES: 3}}
    )
    first, second, *others = catalogue.missions
    missions = (
        first.model_copy(update={"title": "Put differently"}),
        second.model_copy(update={"title": "Put differently too"}),
        *others,
    )
    return replace(catalogue, version=catalogue.version + 1, achievements=(*achievements, brand_new), missions=missions)


@pytest.fixture
def reopened(vault: OpenVault, newer: Catalogue, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """The vault after two entries and a change of the second mission, opened with the next release."""
    for _ in range(2):
        vault.journal.write(JournalDraft.of(content="hello there", mood="proud"))
    vault.close()
    slug = catalogue.missions[1].slug
    execute(vault.path, f"UPDATE missions SET title = 'My own words' WHERE slug = '{slug}'")
    again = open_vault(vault.path, newer, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    yield again
    again.close()


def test_achievements_follow_in_the_same_transaction(reopened: OpenVault) -> None:
    report = reopened.doctor.check()
    assert report.ok, report
    by_title = {item.title: item for item in reopened.progress.achievements()}
    assert by_title["A slim volume"].earned_at is not None
    assert by_title["Second page"].progress == 2
    # Two for the day's first entry, 15 for the first page, 50 for the slim volume.
    assert reopened.progress.standing().total_points == 67


def test_what_a_person_changed_stays_and_the_rest_is_taken_over(reopened: OpenVault, catalogue: Catalogue) -> None:
    first, second = catalogue.missions[:2]
    assert reopened.missions.get(first.slug).title == "Put differently"
    assert reopened.missions.get(second.slug).title == "My own words"


def test_an_older_release_leaves_a_newer_vault_alone(
    reopened: OpenVault, catalogue: Catalogue, clock: FixedClock, vault_path: Path
) -> None:
    reopened.close()
    again = open_vault(vault_path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(4)))
    assert again.missions.get(catalogue.missions[0].slug).title == "Put differently"
    again.close()
