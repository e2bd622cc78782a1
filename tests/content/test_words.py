"""A proof-reader's eye over what ships: measure, spread, repetition and tone."""

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.packs import CatalogueMission
from tests.content.prose import too_alike, words_of

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
    assert len(catalogue.prompts) >= 64
    assert len(catalogue.prompt_themes) >= 8
    assert len(catalogue.safety_behaviours) >= 20
    assert len(catalogue.templates) >= 5


def test_prompts_are_spread_over_themes(catalogue: Catalogue) -> None:
    for theme in catalogue.prompt_themes:
        assert len(catalogue.prompts_of(theme)) >= 5, theme


def test_moods_are_spread_over_the_plane(catalogue: Catalogue) -> None:
    quadrants = Counter((mood.valence > 0, mood.energy > 0) for mood in catalogue.moods if mood.slug != "okay")
    assert all(quadrants[pleasant, stirred] >= 2 for pleasant in (True, False) for stirred in (True, False))
    for one, other in combinations(catalogue.moods, 2):
        distance = ((one.valence - other.valence) ** 2 + (one.energy - other.energy) ** 2) ** 0.5
        assert distance > 0.12, (one.slug, other.slug)


def test_the_prototypes_moods_are_kept(catalogue: Catalogue) -> None:
    for slug in ("confident", "nervous", "proud", "overwhelmed", "thoughtful", "excited", "okay"):
        assert catalogue.mood(slug) is not None, slug


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
    assert too_alike((prompt.text for prompt in catalogue.prompts), size=3, limit=0.15) == []
    assert too_alike((one.text for one in catalogue.safety_behaviours), size=2, limit=0.35) == []
    titles = [mission.title.lower() for mission in catalogue.missions] + [
        a.title.lower() for a in catalogue.achievements
    ]
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
