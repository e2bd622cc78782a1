"""Achievements that ship: enough of them, over everything that is counted, and quiet ones."""

from collections import Counter

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.achievements import Metric


def test_the_seeds_achievements_are_kept(catalogue: Catalogue) -> None:
    waiting = [achievement.requirement.stored() for achievement in catalogue.achievements]
    for requirement in (
        {"journal_entries": 1},
        {"streak_days": 7},
        {"events_attended": 5},
        {"conversation_missions": 10},
    ):
        assert requirement in waiting
    requirements = {achievement.requirement for achievement in catalogue.achievements}
    assert len(requirements) == len(waiting) >= 45


def test_everything_that_is_counted_is_honoured(catalogue: Catalogue) -> None:
    assert {achievement.metric for achievement in catalogue.achievements} == set(Metric)
    kinds = Counter(achievement.category for achievement in catalogue.achievements)
    assert min(kinds.values()) >= 4, kinds


def test_what_comes_again_and_again_stays_small(catalogue: Catalogue) -> None:
    repeated = [achievement for achievement in catalogue.achievements if achievement.repeats]
    assert len(repeated) >= 8
    assert all(achievement.points_reward <= 40 and achievement.threshold >= 10 for achievement in repeated)
