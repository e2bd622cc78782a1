"""A small crowd of made-up lives: what is there is told, what is not there is not. The full one is a command."""

from extrovertly_desktop.insights.rules import Rules
from tests.insights.simulated import Nature
from tests.insights.simulation import follow


def test_what_is_there_is_told_and_what_is_not_there_is_not() -> None:
    nature = Nature(days=280, tags=4, effect=0.9)
    courses = [follow(nature, Rules(), seed) for seed in range(3)]
    assert all(course.week is not None for course in courses)
    assert sum(course.first_held for course in courses) >= 2
    assert not any(course.false for course in courses)
    assert not any(follow(Nature(days=280, tags=4), Rules(), seed).false for seed in range(3))
