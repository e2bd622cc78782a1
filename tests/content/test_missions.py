"""A proof-reader's eye over the missions: enough of every kind, a rung at every height, plain words, nothing twice."""

from collections import Counter, defaultdict
from itertools import combinations, pairwise
from statistics import fmean

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.packs import CatalogueMission, People, Place, TimeOfDay
from extrovertly_desktop.domain.missions import Difficulty
from tests.content.prose import jaccard, reading_grade, syllables, too_alike, topics, words_of

POINTS = {Difficulty.BEGINNER: (5, 15), Difficulty.INTERMEDIATE: (15, 30), Difficulty.ADVANCED: (30, 60)}
SUDS = {Difficulty.BEGINNER: (10, 35), Difficulty.INTERMEDIATE: (30, 60), Difficulty.ADVANCED: (50, 90)}

AVERAGE_GRADE = 6.0
"""Flesch–Kincaid grade of description and tips, as a mean over all missions."""
HIGHEST_GRADE = 9.0
"""The same for any one mission."""
ALIKE = 0.25
"""The share of meaning-bearing words that the titles and descriptions of two missions may have in common."""
SAME_OPENING = 12
"""How many titles or descriptions may begin with the same word; few enough that a list does not sound like a litany."""


def test_there_are_enough_in_every_category_and_difficulty(catalogue: Catalogue) -> None:
    missions = catalogue.missions
    assert len(missions) >= 165
    assert 10 <= len(catalogue.mission_categories) <= 12
    cells = Counter((mission.category, mission.difficulty) for mission in missions)
    for category in catalogue.mission_categories:
        assert len(catalogue.missions_of(category)) >= 13, category
        for difficulty in Difficulty:
            assert cells[category, difficulty] >= 3, (category, difficulty)
    for difficulty in Difficulty:
        assert sum(mission.difficulty is difficulty for mission in missions) >= len(missions) / 4, difficulty


def test_missions_lead_to_every_place_and_time_and_to_all_sorts_of_people(catalogue: Catalogue) -> None:
    missions = catalogue.missions
    places = Counter(place for mission in missions for place in mission.contexts.places)
    people = Counter(person for mission in missions for person in mission.contexts.people)
    times = Counter(time for mission in missions for time in mission.contexts.times)
    # “Anywhere” says little to whoever wants variety, so it is to stay rare.
    assert {place for place in Place if places[place] < 20} == {Place.ANYWHERE}
    assert 3 <= places[Place.ANYWHERE] <= 10
    assert {person for person in People if people[person] < 10} == set()
    assert {time for time in TimeOfDay if times[time] < 40} == set()
    assert max(places.values()) <= len(missions) / 2


def test_no_context_is_said_twice_or_beside_one_that_holds_it(catalogue: Catalogue) -> None:
    for mission in catalogue.missions:
        contexts = mission.contexts
        for parts in (contexts.places, contexts.people, contexts.times):
            assert len(set(parts)) == len(parts), mission.slug
        assert Place.ANYWHERE not in contexts.places or len(contexts.places) == 1, mission.slug
        assert TimeOfDay.ANY not in contexts.times or len(contexts.times) == 1, mission.slug


def test_the_ladder_has_a_rung_at_every_height(catalogue: Catalogue) -> None:
    heights = sorted(mission.typical_suds for mission in catalogue.missions)
    assert heights[0] <= 12
    assert heights[-1] >= 88
    assert max(upper - lower for lower, upper in pairwise(heights)) <= 4
    decades = Counter(height // 10 for height in heights)
    assert all(decades[decade] >= 5 for decade in range(1, 9)), decades


def test_points_and_typical_anxiety_follow_difficulty(catalogue: Catalogue) -> None:
    for mission in catalogue.missions:
        fewest, most = POINTS[mission.difficulty]
        assert fewest <= mission.points <= most, mission.slug
        lowest, highest = SUDS[mission.difficulty]
        assert lowest <= mission.typical_suds <= highest, mission.slug
    for category in catalogue.mission_categories:
        felt: dict[Difficulty, list[int]] = defaultdict(list)
        for mission in catalogue.missions_of(category):
            felt[mission.difficulty].append(mission.typical_suds)
        means = [fmean(felt[difficulty]) for difficulty in Difficulty]
        assert means == sorted(means), category
        assert min(felt[Difficulty.ADVANCED]) > max(felt[Difficulty.BEGINNER]), category


def test_every_category_opens_without_a_key(catalogue: Catalogue) -> None:
    for category in catalogue.mission_categories:
        missions = catalogue.missions_of(category)
        assert all(m.requirements is None for m in missions if m.difficulty is Difficulty.BEGINNER), category
        for mission in missions:
            needed = mission.requirements.category_missions if mission.requirements else {}
            for other, count in needed.items():
                free = [m for m in catalogue.missions_of(other) if m.requirements is None]
                assert len(free) >= count, mission.slug


def test_lengths_fit_a_card(catalogue: Catalogue) -> None:
    for mission in catalogue.missions:
        assert 20 <= len(words_of(mission.description)) <= 80, mission.slug
        assert mission.description.endswith((".", "?", "!", ".”", "?”")), mission.slug
        assert not mission.title.endswith("."), mission.slug
        for tip in mission.tips:
            assert 5 <= len(words_of(tip)) <= 30, (mission.slug, tip)
        assert mission.variant is None or 8 <= len(words_of(mission.variant)) <= 40, mission.slug


def words_to_read(mission: CatalogueMission) -> str:
    return " ".join((mission.description, *mission.tips))


def test_missions_read_easily(catalogue: Catalogue) -> None:
    grades = {mission.slug: reading_grade(words_to_read(mission)) for mission in catalogue.missions}
    assert {slug: grade for slug, grade in grades.items() if grade > HIGHEST_GRADE} == {}
    assert fmean(grades.values()) <= AVERAGE_GRADE


@pytest.mark.parametrize(
    ("word", "count"),
    [("like", 1), ("asked", 1), ("wanted", 2), ("little", 2), ("places", 2), ("yesterday", 3), ("conversation", 4)],
)
def test_syllables_are_counted_well_enough(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_tells_plain_words_from_officialese() -> None:
    assert reading_grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert reading_grade("Applicants are required to furnish documentary authentication of residence.") > 15


def test_no_two_missions_mean_the_same(catalogue: Catalogue) -> None:
    missions = catalogue.missions
    about = {mission.slug: topics(f"{mission.title} {mission.description}") for mission in missions}
    alike = [(a, b) for a, b in combinations(about, 2) if jaccard(about[a], about[b]) > ALIKE]
    assert alike == []
    assert too_alike((mission.title for mission in missions), size=2, limit=0.3) == []
    assert too_alike((mission.description for mission in missions), size=3, limit=0.08) == []
    assert too_alike((tip for mission in missions for tip in mission.tips), size=3, limit=0.2) == []


def test_openings_vary(catalogue: Catalogue) -> None:
    titles = Counter(mission.title.split()[0] for mission in catalogue.missions)
    descriptions = Counter(mission.description.split()[0] for mission in catalogue.missions)
    assert {word: count for word, count in titles.items() if count > 9} == {}
    assert {word: count for word, count in descriptions.items() if count > SAME_OPENING} == {}
