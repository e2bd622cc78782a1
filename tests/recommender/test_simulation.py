"""A small crowd of simulated people: learning beats the catalogue, and stretches stretch. The full one is a command."""

from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.resource_files import resources_dir
from tests.recommender.simulated import TYPICAL
from tests.recommender.simulation import Life, errors, share


def test_learning_beats_the_catalogue() -> None:
    missions = load_catalogue(resources_dir() / "content").missions
    courses = [Life(missions, TYPICAL, seed).live(32) for seed in range(3)]
    model, catalogue, _, _ = errors([row for course in courses for row in course.true])
    assert model < 0.8 * catalogue
    assert share([value for course in courses for value in course.stretches]) > 0.7
    assert min(course.triples for course in courses) >= 15
