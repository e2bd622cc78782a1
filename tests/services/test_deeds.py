"""Owner, check-ins, journal, events and progress, as a person uses them; the usage examples of the schema document."""

import random
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.domain.clock import MS_PER_DAY, FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import ProfileDraft, UserDraft
from extrovertly_desktop.services.vaults import OpenVault
from tests.raw import execute


def proud(content: str, **more: object) -> JournalDraft:
    return JournalDraft.of(content=content, mood="proud", **more)


# -- the owner ---------------------------------------------------------------------------------------------------------


def test_before_the_first_start_is_finished_there_is_nobody(empty_vault: OpenVault) -> None:
    assert empty_vault.profile.owner() is None
    with pytest.raises(UserError, match="start with your name"):
        empty_vault.journal.write(proud("hello"))


def test_a_vault_has_one_owner_and_keeps_it(vault: OpenVault) -> None:
    owner = vault.profile.owner()
    assert owner is not None
    figures = (owner.confidence_level, owner.total_points, owner.streak_days, owner.longest_streak, owner.is_active)
    assert figures == (3.0, 0, 0, 0, True)
    with pytest.raises(UserError, match="already has an owner"):
        vault.profile.set_up_owner(UserDraft.of(first_name="Eve"))


def test_creating_a_user_is_the_schemas_example(vault: OpenVault) -> None:
    draft = UserDraft.of(email="ben@example.org", username="ben", first_name="Ben", last_name="Okafor")
    user = vault.profile.create_user(draft)
    assert (user.email, user.username, user.first_name, user.last_name) == (
        "ben@example.org",
        "ben",
        "Ben",
        "Okafor",
    )
    assert (user.is_active, user.confidence_level, user.total_points, user.streak_days, user.longest_streak) == (
        True,
        3.0,
        0,
        0,
        0,
    )
    with pytest.raises(UserError, match="e-mail address is already"):
        vault.profile.create_user(draft)
    with pytest.raises(UserError, match="user name is taken"):
        vault.profile.create_user(UserDraft.of(username="ben", first_name="Ben"))


def test_preferences_of_other_programs_are_kept_and_nonsense_falls_back(vault: OpenVault) -> None:
    execute(vault.path, """UPDATE users SET preferences = '{"theirs": [1], "day_start_hour": "noon"}'""")
    assert vault.profile.preferences().day_start_hour == 0
    vault.profile.set_preferences(first_weekday=6)
    owner = vault.profile.owner()
    assert owner is not None
    assert owner.preferences is not None
    assert owner.preferences["theirs"] == [1]
    assert vault.profile.preferences().first_weekday == 6
    with pytest.raises(UserError, match="cannot be used"):
        vault.profile.set_preferences(day_start_hour=13)


def test_a_profile_is_made_and_changed(vault: OpenVault) -> None:
    assert vault.profile.profile() is None
    vault.profile.save_profile(ProfileDraft.of(bio="Hello", social_goals=["speaking up", "Speaking up"]))
    saved = vault.profile.save_profile(ProfileDraft.of(interests=["chess"]))
    assert (saved.bio, saved.social_goals, saved.interests) == (None, (), ("chess",))


# -- check-ins and days ------------------------------------------------------------------------------------------------


def test_a_day_holds_the_mean_confidence_and_the_latest_mood(vault: OpenVault, clock: FixedClock) -> None:
    for mood, level in (("nervous", 3.0), ("proud", None), ("excited", 6.0)):
        vault.check_ins.check_in(CheckInDraft.of(mood=mood, confidence_level=level))
        clock.advance(hours=1)
    vault.check_ins.check_in(CheckInDraft.of(mood="nervous", at_ms=clock.now_ms() - 3 * 3_600_000))
    (day,) = vault.progress.days()
    assert (day.confidence_level, day.mood, day.activities_completed, day.points_earned) == (4.5, "excited", 4, 1)
    assert vault.progress.standing().confidence_level == 4.5


def test_confidence_is_the_mean_of_the_last_seven_days_that_have_one(vault: OpenVault, clock: FixedClock) -> None:
    for level in (1.0, *[5.0] * 6, 8.5):
        vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=level))
        clock.advance(days=2)
    assert vault.progress.standing().confidence_level == 5.5


def test_a_removed_check_in_takes_its_figures_with_it_and_brings_them_back(vault: OpenVault) -> None:
    before = vault.progress.standing()
    kept = vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=9, triggers=["phone"])).value
    with_it = vault.progress.standing()
    removed = vault.check_ins.delete(kept.id)
    assert removed.points == -1
    assert vault.progress.standing() == before
    assert vault.progress.days() == []
    assert vault.check_ins.restore(removed.value).points == 1
    assert vault.check_ins.restore(removed.value).points == 0
    assert vault.progress.standing() == with_it
    assert vault.check_ins.today() == [kept]
    with pytest.raises(NotFoundError, match="no longer there"):
        vault.check_ins.delete("nowhere")


def test_an_unknown_mood_is_told_with_those_that_are_known(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="nervous") as caught:
        vault.check_ins.check_in(CheckInDraft.of(mood="meh"))
    assert caught.value.field == "mood"
    assert vault.check_ins.check_in(CheckInDraft.of(mood=" PROUD ")).value.mood == "proud"


def test_nights_belong_to_the_day_before_and_travel_moves_nothing(vault: OpenVault, clock: FixedClock) -> None:
    vault.profile.set_preferences(day_start_hour=4)
    clock.time_zone = ZoneInfo("Europe/Berlin")
    clock.set_local(datetime(2026, 3, 29, 3, 30, tzinfo=clock.time_zone))  # the night in which an hour is missing
    kept = vault.check_ins.check_in(CheckInDraft.of(mood="proud")).value
    assert kept.local_date == "2026-03-28"
    clock.time_zone = ZoneInfo("Pacific/Kiritimati")
    vault.profile.set_preferences(day_start_hour=0)
    assert vault.check_ins.newest()[0].local_date == "2026-03-28"
    assert vault.doctor.check().ok


@pytest.mark.parametrize(("days", "sentence"), [(2, "still to come"), (-200 * 365, "too long ago"), (10**7, "date")])
def test_moments_that_cannot_be_are_refused(vault: OpenVault, clock: FixedClock, days: int, sentence: str) -> None:
    at_ms = clock.now_ms() + days * MS_PER_DAY
    with pytest.raises(UserError, match=sentence):
        vault.check_ins.check_in(CheckInDraft.of(mood="proud", at_ms=at_ms))
    with pytest.raises(UserError, match=sentence):
        vault.journal.write(proud("hello", at_ms=at_ms))
    assert vault.progress.days() == []


def test_tomorrow_is_allowed_for_who_travels(vault: OpenVault, clock: FixedClock) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", at_ms=clock.now_ms() + MS_PER_DAY))
    assert [day.tracking_date for day in vault.progress.days()] == ["2026-03-03"]
    assert vault.progress.standing().streak_days == 1


# -- the journal -------------------------------------------------------------------------------------------------------


def test_entries_of_a_user_newest_first_are_the_schemas_example(vault: OpenVault, clock: FixedClock) -> None:
    written = []
    for number in range(7):
        written.append(vault.journal.write(proud(f"entry {number}")).value)
        clock.advance(hours=random.Random(number).randint(0, 30))
    owner = vault.profile.owner()
    assert owner is not None
    assert vault.journal.of_user(owner.id) == written[::-1]
    assert vault.journal.of_user("someone else") == []
    pages, last = [], None
    while page := vault.journal.newest(3, last):
        pages.append(page)
        last = page[-1]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [entry for page in pages for entry in page] == written[::-1]


def test_the_first_entry_of_a_day_brings_points_once(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.journal.write(proud("the first page"))
    assert (first.points, [item.title for item in first.earned]) == (12, ["First page"])
    assert vault.journal.write(proud("and more")).points == 0
    clock.advance(days=1)
    assert vault.journal.write(proud("the next day")).points == 2


def test_a_redated_entry_moves_with_its_figures(vault: OpenVault, clock: FixedClock) -> None:
    entry = vault.journal.write(proud("three words here")).value
    moved = vault.journal.edit(entry.id, proud("two words", at_ms=clock.now_ms() - 5 * MS_PER_DAY)).value
    assert (moved.local_date, moved.word_count, moved.id) == ("2026-02-25", 2, entry.id)
    by_day = {day.tracking_date: day.journal_entries for day in vault.progress.days()}
    assert by_day["2026-02-25"] == 1
    assert by_day.get("2026-03-02", 0) == 0
    assert vault.doctor.check().ok


def test_a_backdated_entry_keeps_a_streak(vault: OpenVault, clock: FixedClock) -> None:
    for days in (0, 0, 4):
        clock.advance(days=days)
        vault.journal.write(proud("hello"))
    assert vault.progress.standing().streak_days == 1
    vault.journal.write(proud("forgotten", at_ms=clock.now_ms() - 2 * MS_PER_DAY))
    assert vault.progress.standing().streak_days == 3


def test_on_this_day(vault: OpenVault, clock: FixedClock) -> None:
    for when in (datetime(2024, 2, 29, 9, tzinfo=UTC), datetime(2025, 3, 2, 9, tzinfo=UTC)):
        vault.journal.write(proud(f"{when:%Y}", at_ms=int(when.timestamp() * 1000)))
    vault.journal.write(proud("today"))
    assert [entry.content for entry in vault.journal.on_this_day()] == ["2025"]


def test_pauses_freeze_a_streak(vault: OpenVault, clock: FixedClock) -> None:
    vault.journal.write(proud("hello"))
    vault.profile.pause_streak()
    clock.advance(days=30)
    assert vault.progress.standing().paused
    assert vault.progress.standing().streak_days == 1
    vault.profile.resume_streak()
    vault.journal.write(proud("back again"))
    assert vault.progress.standing().streak_days == 2
    with pytest.raises(UserError, match="end before it begins"):
        vault.profile.pause_streak(date(2026, 5, 2), date(2026, 5, 1))
    vault.profile.pause_streak(date(2026, 5, 2), date(2026, 5, 9))
    with pytest.raises(UserError, match="already paused"):
        vault.profile.pause_streak(date(2026, 5, 9))


# -- achievements ------------------------------------------------------------------------------------------------------


def test_achievements_count_upwards_and_are_celebrated_once(vault: OpenVault, clock: FixedClock) -> None:
    earned = []
    for _ in range(7):
        earned.append([item.title for item in vault.check_ins.check_in(CheckInDraft.of(mood="proud")).earned])
        clock.advance(days=1)
    assert earned == [[]] * 6 + [["Seven in a row"]]
    by_title = {item.title: item for item in vault.progress.achievements()}
    assert (by_title["Thirty in a row"].progress, by_title["Thirty in a row"].earned_at) == (7, None)
    assert by_title["Taking the temperature"].progress == 7
    assert by_title["Seven in a row"].earned_at is not None
