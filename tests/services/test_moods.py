"""One vocabulary of moods for writing, checking in and showing, with the person's own among them."""

import json

import pytest

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import CheckInDraft, Face, Mood
from extrovertly_desktop.services.vaults import OpenVault
from tests.raw import execute

GLAD = MoodDraft.of(title="Quietly glad", valence=0.6, energy=-0.4)


def slugs(vault: OpenVault) -> list[str]:
    return [mood.slug for mood in vault.moods.vocabulary()]


def stored(vault: OpenVault) -> dict[str, object]:
    ((text,),) = execute(vault.path, "SELECT preferences FROM users")
    found: dict[str, object] = json.loads(text)
    return found


def store(vault: OpenVault, preferences: dict[str, object]) -> None:
    text = json.dumps(preferences).replace("'", "''")
    execute(vault.path, f"UPDATE users SET preferences = '{text}'")


def test_there_is_a_vocabulary_before_there_is_an_owner(empty_vault: OpenVault) -> None:
    assert empty_vault.moods.vocabulary().find("calm") is not None


def test_a_mood_of_ones_own_is_used_like_any_other(vault: OpenVault) -> None:
    mood = vault.moods.add(MoodDraft.of(title=" Quietly  glad", valence=0.6, energy=-0.4, mouth=0.2, brow=-1))
    assert mood == Mood("quietly-glad", "Quietly glad", 0.6, -0.4, Face(mouth=0.2, brow=-1.0))
    assert slugs(vault)[-1] == "quietly-glad"
    entry = vault.journal.write(JournalDraft.of(content="Rain on the roof", mood="quietly glad")).value
    check_in = vault.check_ins.check_in(CheckInDraft.of(mood="Quietly Glad")).value
    assert entry.mood == check_in.mood == "quietly-glad"
    assert vault.moods.vocabulary().find(entry.mood) == mood
    assert vault.doctor.check().ok


def test_slugs_are_made_for_every_name_and_are_unique(vault: OpenVault) -> None:
    made = [vault.moods.add(MoodDraft.of(title=title, valence=0, energy=0)).slug for title in ("Спокойно", "😶", "🙃")]
    assert made == ["спокойно", "mood", "mood-2"]
    renamed = vault.moods.change("calm", MoodDraft.of(title="Serene", valence=0.5, energy=-0.6))
    assert renamed.slug == "calm"
    assert vault.moods.add(MoodDraft.of(title="Calm", valence=0.4, energy=-0.6)).slug == "calm-2"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " ", "valence": 0, "energy": 0}, "title"),
        ({"title": "x" * 41, "valence": 0, "energy": 0}, "title"),
        ({"title": "Odd", "valence": 1.5, "energy": 0}, "valence"),
        ({"title": "Odd", "valence": 0, "energy": float("nan")}, "energy"),
        ({"title": "Odd", "valence": 0, "energy": 0, "brow": -2}, "brow"),
    ],
)
def test_what_is_no_mood_is_told(fields: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as caught:
        MoodDraft.of(**fields)
    assert caught.value.field == field


def test_a_name_is_taken_once(vault: OpenVault) -> None:
    vault.moods.add(GLAD)
    for draft in (GLAD, MoodDraft.of(title="CALM", valence=0, energy=0)):
        with pytest.raises(UserError, match="already"):
            vault.moods.add(draft)
    with pytest.raises(UserError, match="already"):
        vault.moods.change("quietly-glad", MoodDraft.of(title="calm", valence=0, energy=0))
    vault.moods.hide("tired")
    with pytest.raises(UserError, match="hidden"):
        vault.moods.add(MoodDraft.of(title="Tired", valence=0, energy=0))


def test_a_built_in_mood_is_changed_and_reset(vault: OpenVault) -> None:
    before = vault.moods.vocabulary().find("okay")
    changed = vault.moods.change("okay", MoodDraft.of(title="So so", valence=-0.1, energy=0))
    assert vault.moods.vocabulary().find("okay") == changed
    assert [setting.is_changed for setting in vault.moods.all() if setting.mood.slug == "okay"] == [True]
    assert vault.moods.reset("okay") == before
    assert vault.moods.reset("okay") == before


def test_hidden_moods_are_not_offered_but_known(vault: OpenVault) -> None:
    vault.moods.hide("sad")
    assert "sad" not in slugs(vault)
    assert vault.moods.vocabulary().find("sad") is not None
    assert "sad" in [setting.mood.slug for setting in vault.moods.all() if setting.is_hidden]
    # A draft that was begun before may still hold it.
    assert vault.check_ins.check_in(CheckInDraft.of(mood="sad")).value.mood == "sad"
    vault.moods.show("sad")
    assert "sad" in slugs(vault)


def test_one_mood_always_stays(vault: OpenVault) -> None:
    *others, last = slugs(vault)
    for slug in others:
        vault.moods.hide(slug)
    with pytest.raises(UserError, match="At least one"):
        vault.moods.hide(last)
    assert slugs(vault) == [last]


def test_a_deleted_mood_keeps_entries_readable_and_comes_back(vault: OpenVault) -> None:
    mood = vault.moods.add(GLAD)
    entry = vault.journal.write(JournalDraft.of(content="Rain", mood=mood.slug)).value
    gone = vault.moods.delete(mood.slug)
    assert mood.slug not in slugs(vault)
    assert vault.moods.vocabulary().find(mood.slug) == mood
    with pytest.raises(UserError, match="not known"):
        vault.check_ins.check_in(CheckInDraft.of(mood=mood.slug))
    assert vault.journal.edit(entry.id, JournalDraft.of(content="Rain again", mood=mood.slug)).value.mood == mood.slug
    assert vault.moods.restore(gone) == mood
    assert mood.slug in slugs(vault)


def test_a_name_used_before_takes_its_old_place(vault: OpenVault) -> None:
    first = vault.moods.add(GLAD)
    vault.moods.hide(first.slug)
    vault.moods.delete(first.slug)
    second = vault.moods.add(MoodDraft.of(title="quietly GLAD", valence=0.1, energy=0.1))
    assert second == Mood(first.slug, "quietly GLAD", 0.1, 0.1)
    assert first.slug in slugs(vault)


def test_a_deleted_mood_whose_name_was_taken_stays_gone(vault: OpenVault) -> None:
    gone = vault.moods.delete(vault.moods.add(GLAD).slug)
    vault.moods.change("calm", MoodDraft.of(title="Quietly glad", valence=0, energy=0))
    with pytest.raises(UserError, match="already"):
        vault.moods.restore(gone)


def test_what_came_with_the_application_is_not_deleted(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="hidden instead"):
        vault.moods.delete("calm")
    for deed in (vault.moods.hide, vault.moods.show, vault.moods.delete, vault.moods.restore, vault.moods.reset):
        with pytest.raises(NotFoundError):
            deed("no-such-mood")


def test_the_order_is_the_persons(vault: OpenVault) -> None:
    before = slugs(vault)
    vault.moods.reorder(["sad", "calm", "no-such-mood"])
    assert slugs(vault) == ["sad", "calm", *(slug for slug in before if slug not in {"sad", "calm"})]
    assert vault.moods.add(GLAD).slug == slugs(vault)[-1]


def test_other_preferences_and_what_cannot_be_read_stay(vault: OpenVault) -> None:
    broken = [{"slug": "half"}, 17, {"slug": "glum", "title": "Glum", "valence": -0.5, "energy": -0.2, "later": [1]}]
    store(
        vault, {"other": {"program": 1}, "moods": {"own": broken, "hidden": "sad", "later": True}, "first_weekday": 6}
    )
    assert "glum" in slugs(vault)
    assert "sad" in slugs(vault)
    vault.moods.change("glum", MoodDraft.of(title="Glum", valence=-0.6, energy=0))
    vault.profile.set_preferences(day_start_hour=4)
    after = stored(vault)
    assert after["other"] == {"program": 1}
    assert after["first_weekday"] == 6
    moods = after["moods"]
    assert isinstance(moods, dict)
    assert moods["later"] is True
    assert broken[0] in moods["own"]
    assert broken[1] in moods["own"]
    (glum,) = (item for item in moods["own"] if isinstance(item, dict) and item["slug"] == "glum")
    assert (glum["valence"], glum["later"]) == (-0.6, [1])


@pytest.mark.parametrize("raw", [3, "moods", [], {"own": 3, "order": {}, "gone": [1, None]}])
def test_nonsense_counts_as_nothing_said(vault: OpenVault, raw: object) -> None:
    before = slugs(vault)
    store(vault, {"moods": raw})
    assert slugs(vault) == before
    vault.moods.add(GLAD)
    assert slugs(vault) == [*before, "quietly-glad"]
