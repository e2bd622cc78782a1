"""What ships loads, and every way of breaking it is told in words that lead to the place."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.errors import ContentError
from extrovertly_desktop.content.loader import load_catalogue


def replace_once(file: Path, pattern: str, replacement: str) -> None:
    """Replace the first match of a pattern; a pattern without a match is a broken test."""
    text, count = re.subn(pattern, lambda _: replacement, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file.name}"
    file.write_text(text, encoding="utf-8")


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def fault(folder: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_catalogue(folder)
    return caught.value


def test_what_ships_is_found_by_slug(catalogue: Catalogue) -> None:
    mood = catalogue.mood("nervous")
    mission = catalogue.mission("ask-the-way")
    achievement = catalogue.achievement("first-page")
    prompt = catalogue.prompt("one-moment")
    behaviour = catalogue.safety_behaviour("looking-at-phone")
    template = catalogue.template("gratitude")
    assert mood is not None
    assert mood.title == "Nervous"
    assert mission is not None
    assert mission.category == "conversation"
    assert achievement is not None
    assert (achievement.metric, achievement.threshold) == ("journal_entries", 1)
    assert prompt is not None
    assert prompt in catalogue.prompts_of("today")
    assert behaviour is not None
    assert template is not None
    assert template.body.startswith("## Three things")
    assert mission in catalogue.missions_of("conversation")


def test_an_unknown_slug_is_nothing(catalogue: Catalogue) -> None:
    for find in (
        catalogue.mood,
        catalogue.mission,
        catalogue.prompt,
        catalogue.achievement,
        catalogue.safety_behaviour,
        catalogue.template,
    ):
        assert find("no-such-thing") is None
    assert catalogue.missions_of("no_such_thing") == ()
    assert catalogue.prompts_of("no_such_thing") == ()


def test_moods_come_in_their_order(folder: Path) -> None:
    replace_once(folder / "moods.toml", r"^order = 1$", "order = 99")
    orders = [mood.order for mood in load_catalogue(folder).moods]
    assert orders == sorted(orders)
    assert orders[-1] == 99


def test_the_version_grows_with_any_pack(folder: Path) -> None:
    before = load_catalogue(folder).version
    pack = folder / "missions" / "kindness.toml"
    own = int(tomllib.loads(pack.read_text(encoding="utf-8"))["version"])
    replace_once(pack, r"^version = \d+$", f"version = {own + 1}")
    assert load_catalogue(folder).version == before + 1


def test_the_catalogue_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(AttributeError):
        catalogue.version = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.mission_categories["new"] = "New"  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        catalogue.moods[0].title = "Other"  # type: ignore[misc]


@pytest.mark.parametrize(
    "name", ["moods.toml", "prompts.toml", "achievements.toml", "safety_behaviours.toml", "templates.toml"]
)
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert str(fault(folder)) == f"{name}: the file is missing"


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "moods.toml: the file is missing" in str(fault(tmp_path / "nowhere"))


def test_no_missions_at_all(folder: Path) -> None:
    for file in (folder / "missions").iterdir():
        file.unlink()
    assert "missions/: the folder is missing or holds no missions" in str(fault(folder))


def test_a_folder_where_a_file_belongs(folder: Path) -> None:
    (folder / "moods.toml").unlink()
    (folder / "moods.toml").mkdir()
    assert str(fault(folder)).startswith("moods.toml: the file cannot be read")


def test_text_that_is_not_utf8(folder: Path) -> None:
    (folder / "prompts.toml").write_bytes(b'version = 1\ntitle = "caf\xe9"\n')
    error = fault(folder)
    assert (error.file, error.place) == ("prompts.toml", "byte 24")
    assert "not UTF-8" in error.problem


def test_text_that_is_not_toml(folder: Path) -> None:
    append(folder / "moods.toml", "\n[[moods\n")
    error = fault(folder)
    assert error.file == "moods.toml"
    assert "not valid TOML" in error.problem
    assert re.search(r"line \d+", error.problem)


MISSIONS = "missions/kindness.toml"
BROKEN: list[tuple[str, str, str, str, str]] = [
    # file, pattern, replacement, place, problem
    ("moods.toml", r"^version = 1$", "version = 0", "version", "greater than or equal to 1 (found 0)"),
    ("moods.toml", r"^version = 1$", 'version = "1"', "version", "valid integer (found '1')"),
    ("moods.toml", r"^valence = 0.8$", "valence = 1.5", "moods 1 (“confident”), valence", "(found 1.5)"),
    ("moods.toml", r"^valence = 0.8$", "valence = nan", "moods 1 (“confident”), valence", "found nan"),
    ("moods.toml", r"^energy = 0.4$", "", "moods 1 (“confident”), energy", "this key is missing"),
    ("moods.toml", r"^order = 1$", "order = 1\ncolour = 3", "moods 1 (“confident”), colour", "not known"),
    (MISSIONS, r"^points = 12$", "points = 99", "missions 2 (“compliment-a-choice”), points", "(found 99)"),
    (MISSIONS, r"^typical_suds = 18$", "typical_suds = 101", "typical_suds", "less than or equal to 100"),
    (MISSIONS, r'^difficulty = "beginner"$', 'difficulty = "easy"', "difficulty", "found 'easy'"),
    (MISSIONS, r'"shop", "transport", "library"', '"moon"', "contexts, places 1", "found 'moon'"),
    (MISSIONS, r'^slug = "thank-by-name"$', 'slug = "Thank You"', "slug", "found 'Thank You'"),
    (MISSIONS, r'^title = "Thank someone for .*$', 'title = "   "', "title", "at least 1 character"),
    (MISSIONS, r"^requirements = .*$", "requirements = {}", "requirements", "ask for nothing"),
    ("prompts.toml", r'^today = "Today"$', 'Today = "Today"', "themes", "found 'Today'"),
    ("achievements.toml", r'"mdi6\.', '"fa5s.', "achievements 1 (“first-page”), icon", "found 'fa5s."),
    ("achievements.toml", r"journal_entries = 1 ", "kisses = 1 ", "requirements", "found 'kisses'"),
    ("achievements.toml", r"journal_entries = 1 ", "journal_entries = 0 ", "journal_entries", "found 0"),
    (
        "achievements.toml",
        r"journal_entries = 1 ",
        "journal_entries = 1, check_ins = 2 ",
        "achievements 1 (“first-page”), requirements",
        "at most 1 item",
    ),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_field_is_named(folder: Path, broken: tuple[str, str, str, str, str]) -> None:
    name, pattern, replacement, place, problem = broken
    replace_once(folder / name, pattern, replacement)
    error = fault(folder)
    assert error.file == name
    assert place in error.place
    assert problem in error.problem
    assert str(error) == f"{error.file}: {error.place}: {error.problem}"


def test_several_faults_are_counted(folder: Path) -> None:
    replace_once(folder / "moods.toml", r"^energy = 0.4$", "")
    replace_once(folder / "moods.toml", r"^energy = 0.9$", "")
    assert "(and 1 more in this file)" in str(fault(folder))


def duplicate_mission(folder: Path) -> None:
    replace_once(folder / "missions/kindness.toml", r'^slug = "thank-by-name"$', 'slug = "ask-the-way"')


def duplicate_mood(folder: Path) -> None:
    replace_once(folder / "moods.toml", r'^slug = "calm"$', 'slug = "sad"')


def duplicate_order(folder: Path) -> None:
    replace_once(folder / "moods.toml", r"^order = 2$", "order = 1")


def duplicate_prompt(folder: Path) -> None:
    replace_once(folder / "prompts.toml", r'^slug = "overheard"$', 'slug = "one-moment"')


def duplicate_achievement(folder: Path) -> None:
    replace_once(folder / "achievements.toml", r'^slug = "easy-talk"$', 'slug = "first-page"')


def duplicate_behaviour(folder: Path) -> None:
    replace_once(folder / "safety_behaviours.toml", r'^slug = "saying-little"$', 'slug = "speaking-fast"')


def misnamed_category(folder: Path) -> None:
    (folder / "missions/kindness.toml").rename(folder / "missions/nice.toml")


def uncounted_category(folder: Path) -> None:
    (folder / "missions/kindness.toml").rename(folder / "missions/nice.toml")
    replace_once(folder / "missions/nice.toml", r'^category = "kindness"$', 'category = "nice"')


def unknown_required_category(folder: Path) -> None:
    replace_once(folder / "missions/groups.toml", r"category_missions = { groups", "category_missions = { gangs")


def unknown_theme(folder: Path) -> None:
    replace_once(folder / "prompts.toml", r'^theme = "today"$', 'theme = "yesterday"')


def empty_theme(folder: Path) -> None:
    replace_once(folder / "prompts.toml", r'^today = "Today"$', 'today = "Today"\nnever = "Never"')


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (
            duplicate_mission,
            "missions/kindness.toml: missions: the slug “ask-the-way” is already used in missions/conversation.toml",
        ),
        (duplicate_mood, "moods.toml: moods: the slug “sad” is already used in moods.toml"),
        (duplicate_order, "moods.toml: moods (“excited”): order 1 is already taken by “confident”"),
        (duplicate_prompt, "prompts.toml: prompts: the slug “one-moment” is already used in prompts.toml"),
        (duplicate_achievement, "the slug “first-page” is already used in achievements.toml"),
        (duplicate_behaviour, "the slug “speaking-fast” is already used in safety_behaviours.toml"),
        (misnamed_category, "missions/nice.toml: category: “kindness” differs from the file's name"),
        (uncounted_category, "no metric counts missions of the category “nice”"),
        (unknown_required_category, "requirements, category_missions: there is no category “gangs”"),
        (unknown_theme, "prompts.toml: prompts (“one-moment”), theme: there is no theme “yesterday”"),
        (empty_theme, "prompts.toml: themes, never: no prompt belongs to this theme"),
    ],
)
def test_files_that_do_not_fit_together(folder: Path, break_it: Callable[[Path], None], message: str) -> None:
    break_it(folder)
    assert message in str(fault(folder))
