"""The doctor finds nothing after ordinary use, and finds every figure that was tampered with."""

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import AttendanceDraft, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.raw import connection_to, execute


@pytest.fixture(scope="module")
def lived_in_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> tuple[Path, FixedClock]:
    """A vault after ten days of use: entries, check-ins, attempts, an event, the bin, achievements earned."""
    path = tmp_path_factory.mktemp("lived_in") / "lived_in.vault"
    clock = FixedClock(0)
    clock.set_local(datetime(2026, 3, 2, 10, tzinfo=UTC))
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), create=True)
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    missions = [card.mission.id for card in vault.missions.cards()[:3]]
    for day in range(10):
        vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=4.0 + day / 3))
        entry = vault.journal.write(
            JournalDraft.of(content=f"Day {day}, said hello", mood="proud", tags=["Work"])
        ).value
        plan = vault.missions.plan(missions[day % 3], PredictionDraft.of(worry="silence", likelihood=70)).value
        vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no", learned="they answered"))
        if day == 5:
            vault.journal.delete(entry.id)
        clock.advance(days=1)
    event = vault.events.create(
        EventDraft.of(
            title="Board games", description="Monthly", date="2026-03-05", time="19:00", category="hobby",
            comfort_level="low",
        )
    ).value  # fmt: skip
    vault.attendance.attend(event.id, AttendanceDraft.of(rating=4))
    vault.close()
    return path, clock


@pytest.fixture
def lived_in(lived_in_file: tuple[Path, FixedClock], tmp_path: Path, catalogue: Catalogue) -> Iterator[OpenVault]:
    """A copy of that vault, open."""
    path, clock = lived_in_file
    copy = shutil.copy(path, tmp_path / "copy.vault")
    vault = open_vault(copy, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(2)))
    yield vault
    vault.close()


def test_ordinary_use_leaves_nothing_to_tell(lived_in: OpenVault) -> None:
    report = lived_in.doctor.check()
    assert report.ok, report
    assert lived_in.progress.standing().total_points > 100


def test_a_vault_without_an_owner_is_sound(empty_vault: OpenVault) -> None:
    assert empty_vault.doctor.check().ok


TAMPERED = [
    ("UPDATE users SET total_points = total_points + 1", ("users", "total_points")),
    ("UPDATE users SET streak_days = streak_days - 1", ("users", "streak_days")),
    ("UPDATE users SET longest_streak = 99", ("users", "longest_streak")),
    ("UPDATE users SET confidence_level = 9.5", ("users", "confidence_level")),
    ("DELETE FROM progress_tracking WHERE tracking_date = '2026-03-04'", ("progress_tracking", "")),
    ("UPDATE progress_tracking SET tracking_date = '2025-01-01' WHERE tracking_date = '2026-03-04'",
     ("progress_tracking", "")),
    ("UPDATE progress_tracking SET mood = 'nervous' WHERE tracking_date = '2026-03-04'", ("progress_tracking", "mood")),
    ("UPDATE progress_tracking SET confidence_level = 1", ("progress_tracking", "confidence_level")),
    ("UPDATE progress_tracking SET activities_completed = 7", ("progress_tracking", "activities_completed")),
    ("UPDATE progress_tracking SET journal_entries = 7", ("progress_tracking", "journal_entries")),
    ("UPDATE progress_tracking SET events_attended = 7", ("progress_tracking", "events_attended")),
    ("UPDATE progress_tracking SET missions_completed = 7", ("progress_tracking", "missions_completed")),
    ("UPDATE progress_tracking SET points_earned = 7", ("progress_tracking", "points_earned")),
    *((f"DELETE FROM point_awards WHERE kind = '{kind}'", ("point_awards", ""))
      for kind in ("mission", "event", "journal_day", "check_in_day", "achievement")),
    ("UPDATE point_awards SET points = points + 1 WHERE kind = 'mission'", ("point_awards", "points")),
    ("UPDATE point_awards SET points = points + 1 WHERE kind = 'achievement'", ("point_awards", "points")),
    ("UPDATE point_awards SET local_date = '2026-03-09' WHERE kind = 'event'", ("point_awards", "local_date")),
    (("INSERT INTO point_awards (id, created_at, user_id, local_date, kind, source, points) "
     "SELECT 'x', 0, id, '2026-03-04', 'event', 'nowhere', 40 FROM users"), ("point_awards", "")),
    ("UPDATE user_achievements SET progress = progress + 1", ("user_achievements", "progress")),
    ("UPDATE user_achievements SET max_progress = 99", ("user_achievements", "max_progress")),
    ("UPDATE user_achievements SET earned_at = NULL", ("user_achievements", "earned_at")),
    ("UPDATE user_achievements SET times_earned = 0", ("user_achievements", "times_earned")),
    ("UPDATE user_achievements SET times_earned = times_earned + 1 WHERE times_earned > 0", ("point_awards", "")),
    ("DELETE FROM user_achievements", ("user_achievements", "")),
    (("INSERT INTO user_achievements (id, created_at, user_id, achievement_id, progress, max_progress) "
     "SELECT 'x', 0, u.id, a.id, 0, 1000 FROM users u, achievements a "
     "WHERE a.id NOT IN (SELECT achievement_id FROM user_achievements) LIMIT 1"), ("user_achievements", "")),
    ("UPDATE journal_entries SET word_count = 0", ("journal_entries", "word_count")),
    ("UPDATE journal_entries SET word_count = NULL", ("journal_entries", "word_count")),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "place"), TAMPERED, ids=[statement[:60] for statement, _ in TAMPERED])
def test_every_figure_that_was_tampered_with_is_told(
    lived_in: OpenVault, statement: str, place: tuple[str, str]
) -> None:
    execute(lived_in.path, statement)
    report = lived_in.doctor.check()
    assert not report.ok
    assert place in {(difference.table, difference.column) for difference in report.differences}
    assert report.problems == ()


DAMAGED = [
    ("DELETE FROM missions_fts WHERE rowid = (SELECT min(seq) FROM missions)", "missing or out of date"),
    (
        "UPDATE missions_fts SET title = 'x', description = 'y', category = 'z', difficulty = 'w'",
        "missing or out of date",
    ),
    ("INSERT INTO events_fts (rowid, title) VALUES (987654, 'ghost')", "no longer"),
    ("DELETE FROM events_fts_content", "missing or out of date"),
    (("INSERT INTO user_missions (id, created_at, user_id, mission_id, assigned_at) SELECT 'x', 0, id, 'none', 0 "
     "FROM users"), "refers to something in missions"),
    ("DELETE FROM journal_tags WHERE folded = 'work'", "are missing from the list of tags"),
    ("UPDATE journal_tags SET folded = 'x'", "no longer belong in the list of tags"),
    ("UPDATE missions_fts_data SET block = x'00' WHERE id > 10", "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "words"), DAMAGED, ids=[statement[:60] for statement, _ in DAMAGED])
def test_trouble_in_the_file_is_told_in_sentences(lived_in: OpenVault, statement: str, words: str) -> None:
    execute(lived_in.path, "PRAGMA foreign_keys = OFF", statement)
    report = lived_in.doctor.check()
    assert any(words in problem for problem in report.problems), report
    assert all("said hello" not in problem for problem in report.problems)


def test_checking_writes_nothing(lived_in: OpenVault) -> None:
    with connection_to(lived_in.path) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        lived_in.doctor.check()
        assert other.execute("PRAGMA data_version").fetchone() == before


def test_what_was_earned_stays_earned_when_its_facts_go(lived_in: OpenVault) -> None:
    for entry in lived_in.journal.newest():
        lived_in.journal.delete(entry.id)
    assert lived_in.doctor.check().ok
    titles = {item.title: item for item in lived_in.progress.achievements()}
    assert titles["First page"].earned_at is not None
    assert titles["First page"].progress == 0


def test_checking_again_and_again_while_the_indexes_grow_finds_no_damage(vault: OpenVault) -> None:
    draft = EventDraft.of(
        title="Board games", description="Monthly", date="2026-03-05", time="19:00", category="hobby",
        comfort_level="low",
    )  # fmt: skip
    for _ in range(12):
        for _ in range(3):
            vault.events.create(draft)
        assert vault.doctor.check().ok
