"""A proof-reader's eye over what ships: measure, spread, repetition and tone."""

import importlib.util
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from statistics import fmean

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.packs import CatalogueMission, Place, TimeOfDay
from extrovertly_desktop.domain.missions import Difficulty

POINTS = {Difficulty.BEGINNER: (5, 15), Difficulty.INTERMEDIATE: (15, 30), Difficulty.ADVANCED: (30, 60)}

# Nothing that presumes a body, a purse or a glass; nothing that orders a feeling about; no claim of a clinic.
BANNED = re.compile(
    r"\b(alcohol\w*|pubs?|bars?|beers?|wines?|cocktails?|booze|drinks?|drinking|drunk"
    r"|just relax|relax|calm down|cheer up|man up|get over it|simply|toughen|be yourself|smile more"
    r"|don[’']t be|never be|stop being|don[’']t worry|no big deal|normal people"
    r"|lazy|pathetic|weird|crazy|insane|stupid|failure to|you failed|shame on"
    r"|therap\w+|treat(?:s|ed|ment|ments)?|cures?|cured|disorders?|symptoms?|patients?|diagnos\w+|heal(?:s|ing)?"
    r"|boyfriend|girlfriend|husband|wife|ladies|gentlemen)\b",
    re.IGNORECASE,
)
ORDERS = re.compile(r"\b(should|must|ought|have to)\b", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(behavior|color|favorite|neighbor\w*|center|practicing|organiz\w+|realiz\w+|apologiz\w+|gray|honor)\b",
    re.IGNORECASE,
)


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z’]+", text.lower())


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def likeness(one: str, other: str, size: int) -> float:
    """Jaccard similarity of the two texts' word shingles, 0–1 (Broder 1997)."""
    first, second = shingles(one, size), shingles(other, size)
    return len(first & second) / len(first | second) if first | second else 0.0


def too_alike(texts: Iterable[str], *, size: int, limit: float) -> list[tuple[str, str]]:
    return [(a, b) for a, b in combinations(texts, 2) if likeness(a, b, size) > limit]


def mission_words(mission: CatalogueMission) -> Iterator[str]:
    yield from (mission.title, mission.description, mission.time_estimate, *mission.tips)
    if mission.variant:
        yield mission.variant


def all_words(catalogue: Catalogue) -> Iterator[str]:
    for mission in catalogue.missions:
        yield from mission_words(mission)
    yield from (mood.title for mood in catalogue.moods)
    yield from (prompt.text for prompt in catalogue.prompts)
    yield from (behaviour.text for behaviour in catalogue.safety_behaviours)
    for template in catalogue.templates:
        yield from (template.title, template.description, template.body)
    for achievement in catalogue.achievements:
        yield from (achievement.title, achievement.description)
    yield from catalogue.mission_categories.values()
    yield from catalogue.prompt_themes.values()


def test_there_is_enough_of_everything(catalogue: Catalogue) -> None:
    assert len(catalogue.moods) >= 12
    assert len(catalogue.missions) >= 70
    assert len(catalogue.prompts) >= 64
    assert len(catalogue.prompt_themes) >= 8
    assert len(catalogue.achievements) >= 14
    assert len(catalogue.safety_behaviours) >= 20
    assert len(catalogue.templates) >= 5


def test_missions_are_spread_over_categories_and_difficulties(catalogue: Catalogue) -> None:
    cells = Counter((mission.category, mission.difficulty) for mission in catalogue.missions)
    for category in catalogue.mission_categories:
        assert len(catalogue.missions_of(category)) >= 7, category
        for difficulty in Difficulty:
            assert cells[category, difficulty] >= 2, (category, difficulty)


def test_prompts_are_spread_over_themes(catalogue: Catalogue) -> None:
    for theme in catalogue.prompt_themes:
        assert len(catalogue.prompts_of(theme)) >= 5, theme


def test_missions_lead_to_many_places_and_people(catalogue: Catalogue) -> None:
    places = Counter(place for mission in catalogue.missions for place in mission.contexts.places)
    people = Counter(person for mission in catalogue.missions for person in mission.contexts.people)
    assert len(places) >= 12
    assert len(people) == 10
    assert max(places.values()) <= len(catalogue.missions) / 2
    for mission in catalogue.missions:
        assert len(set(mission.contexts.places)) == len(mission.contexts.places), mission.slug
        for whole, parts in (
            (TimeOfDay.ANY, mission.contexts.times),
            (Place.ANYWHERE, mission.contexts.places),
        ):
            assert whole not in parts or len(parts) == 1, mission.slug


def test_points_follow_difficulty(catalogue: Catalogue) -> None:
    for mission in catalogue.missions:
        low, high = POINTS[mission.difficulty]
        assert low <= mission.points <= high, mission.slug


def test_typical_anxiety_rises_with_difficulty_in_every_category(catalogue: Catalogue) -> None:
    for category in catalogue.mission_categories:
        felt: dict[Difficulty, list[int]] = defaultdict(list)
        for mission in catalogue.missions_of(category):
            felt[mission.difficulty].append(mission.typical_suds)
        means = [fmean(felt[difficulty]) for difficulty in Difficulty]
        assert means == sorted(means), category
        assert min(felt[Difficulty.ADVANCED]) > max(felt[Difficulty.BEGINNER]), category


def test_every_category_has_a_mission_that_needs_nothing_first(catalogue: Catalogue) -> None:
    for category in catalogue.mission_categories:
        missions = catalogue.missions_of(category)
        assert all(m.requirements is None for m in missions if m.difficulty is Difficulty.BEGINNER), category
        for mission in missions:
            needed = mission.requirements.category_missions if mission.requirements else {}
            for other, count in needed.items():
                free = [m for m in catalogue.missions_of(other) if m.requirements is None]
                assert len(free) >= count, mission.slug


def test_moods_are_spread_over_the_plane(catalogue: Catalogue) -> None:
    quadrants = Counter((mood.valence > 0, mood.energy > 0) for mood in catalogue.moods if mood.slug != "okay")
    assert all(quadrants[pleasant, stirred] >= 2 for pleasant in (True, False) for stirred in (True, False))
    for one, other in combinations(catalogue.moods, 2):
        distance = ((one.valence - other.valence) ** 2 + (one.energy - other.energy) ** 2) ** 0.5
        assert distance > 0.12, (one.slug, other.slug)


def test_the_prototypes_moods_are_kept(catalogue: Catalogue) -> None:
    for slug in ("confident", "nervous", "proud", "overwhelmed", "thoughtful", "excited", "okay"):
        assert catalogue.mood(slug) is not None, slug


def test_the_seeds_achievements_are_kept(catalogue: Catalogue) -> None:
    waiting = [dict(achievement.requirements) for achievement in catalogue.achievements]
    for requirement in (
        {"journal_entries": 1},
        {"streak_days": 7},
        {"events_attended": 5},
        {"conversation_missions": 10},
    ):
        assert requirement in waiting
    assert len({tuple(requirement.items()) for requirement in waiting}) == len(waiting)


def test_icons_exist(catalogue: Catalogue) -> None:
    # Its file is read where it lies: importing qtawesome would start Qt.
    spec = importlib.util.find_spec("qtawesome")
    assert spec is not None
    assert spec.origin is not None
    (charmap,) = (Path(spec.origin).parent / "fonts").glob("materialdesignicons6-webfont-charmap-*.json")
    known = json.loads(charmap.read_text(encoding="utf-8"))
    for achievement in catalogue.achievements:
        assert achievement.icon.removeprefix("mdi6.") in known, achievement.slug
    assert len({achievement.icon for achievement in catalogue.achievements}) == len(catalogue.achievements)


def test_lengths_fit_a_card(catalogue: Catalogue) -> None:
    for mission in catalogue.missions:
        assert 15 <= len(words_of(mission.description)) <= 80, mission.slug
        assert mission.description.endswith((".", "?", "!", ".”", "?”")), mission.slug
        assert not mission.title.endswith("."), mission.slug
        for tip in mission.tips:
            assert 5 <= len(words_of(tip)) <= 30, (mission.slug, tip)
    for prompt in catalogue.prompts:
        assert len(words_of(prompt.text)) <= 35, prompt.slug
    for achievement in catalogue.achievements:
        assert len(words_of(achievement.title)) <= 5, achievement.slug
        assert len(words_of(achievement.description)) <= 25, achievement.slug


def test_templates_are_short_enough_to_be_an_offer(catalogue: Catalogue) -> None:
    assert {"free", "thought-record", "gratitude", "after-an-event", "letter-to-myself"} <= {
        template.slug for template in catalogue.templates
    }
    for template in catalogue.templates:
        assert len(words_of(template.body)) <= 150, template.slug
        assert template.description.endswith("."), template.slug
        assert template.slug == "free" or "*" in template.body, template.slug


def test_no_two_texts_are_nearly_the_same(catalogue: Catalogue) -> None:
    missions = catalogue.missions
    assert too_alike((mission.title for mission in missions), size=2, limit=0.35) == []
    assert too_alike((mission.description for mission in missions), size=3, limit=0.08) == []
    assert too_alike((tip for mission in missions for tip in mission.tips), size=3, limit=0.2) == []
    assert too_alike((prompt.text for prompt in catalogue.prompts), size=3, limit=0.15) == []
    assert too_alike((one.text for one in catalogue.safety_behaviours), size=2, limit=0.35) == []
    titles = [mission.title.lower() for mission in missions] + [a.title.lower() for a in catalogue.achievements]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    "pattern",
    [BANNED, AMERICAN, re.compile(r"['\"]|\.\.\.|  ")],
    ids=["words we do not use", "American spelling", "typewriter marks"],
)
def test_tone_and_spelling(catalogue: Catalogue, pattern: re.Pattern[str]) -> None:
    found = [(match.group(), text) for text in all_words(catalogue) if (match := pattern.search(text))]
    assert found == []


def test_tips_give_no_orders(catalogue: Catalogue) -> None:
    tips = [tip for mission in catalogue.missions for tip in mission.tips]
    assert [tip for tip in tips if ORDERS.search(tip)] == []
    assert [a.title for a in catalogue.achievements if ORDERS.search(a.title + a.description)] == []
