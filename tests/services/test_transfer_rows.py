"""Rows of our own tables from the former backend: who they belong to, what is kept, and the way back without a loss."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.exchange.convex.ids import FIRST_NUMBER, encode
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.transfer.values import ExportRequest, TransferChoices
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.plans import watching
from tests.services.transfer_files import documents, snapshot, take, whole

DAY = 1_772_000_000_000.0
NUMBERS = {name: FIRST_NUMBER + place for place, name in enumerate(("users", "journalEntries", "missions", "events"))}


def key(table: str, number: int) -> str:
    return encode(NUMBERS.setdefault(table, FIRST_NUMBER + len(NUMBERS)), number.to_bytes(16))


ADA, BO = key("users", 1), key("users", 2)


def document(table: str, number: int, **fields: Any) -> dict[str, Any]:
    return {"_id": key(table, number), "_creationTime": DAY + number, **fields}


def user(number: int, name: str, **fields: Any) -> dict[str, Any]:
    plain = {
        "email": f"{name}@example.org", "username": name.lower(), "firstName": name, "isActive": True,
        "confidenceLevel": 4.5, "totalPoints": 150.0, "streakDays": 7.0, "longestStreak": 14.0,
    }  # fmt: skip
    return document("users", number, **(plain | fields))


def entry(number: int, text: str, **fields: Any) -> dict[str, Any]:
    plain = {"userId": ADA, "content": text, "mood": "proud", "isPrivate": True}
    return document("journalEntries", number, **(plain | fields))


def life() -> dict[str, list[dict[str, Any]]]:
    """A small life in the former backend, with everything that makes trouble."""
    return {
        "users": [user(1, "Ada", preferences={"theme": "dark", "other": [1.5, None]}, nick="A"), user(2, "Bo")],
        "userProfiles": [document("userProfiles", 1, userId=ADA, bio="I draw", interests=["maps"])],
        "journalEntries": [
            entry(1, "three words here", wordCount=99.0, tags=["work"], colour="green"),
            entry(2, "no count", mood="grumpyish"),
            entry(3, "of Bo", userId=BO, wordCount=2.0),
        ],
        "missions": [
            document("missions", 1, title="Ask", description="Ask.", difficulty="beginner", category="groups",
                     points=10.0, isActive=True, requirements={"level": 2.0}),
        ],
        "userMissions": [
            document("userMissions", 1, userId=ADA, missionId=key("missions", 1), status="completed",
                     assignedAt=DAY, completedAt=DAY + 9, difficultyRating=4.0),
        ],
        "events": [
            document("events", 1, title="Choir", description="Sing", date="2026-03-01", time="19:00",
                     category="hobby", comfortLevel="low", price=2.5, isActive=True, organizerId=BO),
        ],
        "eventAttendees": [
            document("eventAttendees", 1, eventId=key("events", 1), userId=ADA, status="attended", rsvpAt=DAY,
                     attendedAt=DAY + 5, rating=5.0),
        ],
        "achievements": [
            document("achievements", 1, title="First", description="One entry", icon="star",
                     requirements={"journal_entries": 1}, pointsReward=5.0, isActive=True),
        ],
        "userAchievements": [
            document("userAchievements", 1, userId=ADA, achievementId=key("achievements", 1), earnedAt=DAY + 3,
                     progress=1.0, maxProgress=1.0),
        ],
        "coachConversations": [document("coachConversations", 1, userId=ADA, sessionId="s", sessionSummary="fine")],
        "coachMessages": [
            document("coachMessages", 1, conversationId=key("coachConversations", 1), content="hello",
                     sender="user", messageType="text", metadata={"a": [1.0]}),
        ],
        "progressTracking": [
            document("progressTracking", 1, userId=ADA, trackingDate="2026-02-25", confidenceLevel=9.5,
                     activitiesCompleted=7.0, journalEntries=1.0, eventsAttended=0.0, missionsCompleted=3.0,
                     pointsEarned=70.0),
            document("progressTracking", 2, userId=ADA, trackingDate="2025-01-01", activitiesCompleted=2.0,
                     journalEntries=0.0, eventsAttended=0.0, missionsCompleted=0.0, pointsEarned=4.0),
        ],
        "weeklyInsights": [
            document("weeklyInsights", 1, userId=ADA, weekStartDate="2026-02-16", insightType="summary", title="t",
                     description="d", isRead=False),
        ],
        "moodTracking": [
            document("moodTracking", 1, userId=ADA, mood="calm", intensity=4.0, triggers=["tea"]),
            document("moodTracking", 2, userId=ADA, mood="calm", intensity=4.5),
        ],
        "socialGoals": [
            document("socialGoals", 1, userId=ADA, title="Write", category="journal_entries", targetValue=50.0,
                     currentValue=33.0, status="active"),
        ],
        "lanterns": [{"_id": "whatever", "_creationTime": DAY, "size": 3.0}],
    }  # fmt: skip


def exported(vault: OpenVault, path: Path) -> dict[str, dict[str, Any]]:
    vault.transfer_export.write(ExportRequest("convex", path, private=True, overwrite=True), quiet_context())
    return documents(path)


@pytest.fixture
def other(new_vault_file: Path, tmp_path: Path, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """Another new vault, without an owner."""
    path = tmp_path / "other.vault"
    shutil.copyfile(new_vault_file, path)
    opened = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(9)))
    yield opened
    opened.close()


def assert_nothing_lost(given: dict[str, list[dict[str, Any]]], out: dict[str, dict[str, Any]]) -> None:
    for table, rows in given.items():
        for row in rows:
            assert out[table].get(row["_id"]) == row, table


@pytest.mark.parametrize("has_owner", [False, True])
def test_in_and_out_and_in_again_loses_no_field(
    empty_vault: OpenVault, other: OpenVault, tmp_path: Path, has_owner: bool
) -> None:
    if has_owner:
        empty_vault.profile.set_up_owner(UserDraft.of(first_name="Nobody yet"))
    file = snapshot(tmp_path / "in.zip", life())
    with watching(empty_vault) as plans:
        result = take(empty_vault, file, owner_id=ADA)
    assert plans.complaints() == []
    assert empty_vault.doctor.check().ok
    assert sum(problem.lost for problem in result.problems) == 0
    owner = empty_vault.profile.owner()
    assert owner is not None
    assert (owner.id, owner.first_name) == (ADA, "Ada")
    assert owner.total_points != 150
    assert empty_vault.journal.newest()[-1].content in {"three words here", "no count"}
    out = exported(empty_vault, tmp_path / "out.zip")
    assert_nothing_lost(life(), out)
    take(other, tmp_path / "out.zip", owner_id=ADA)
    assert other.doctor.check().ok
    again = exported(other, tmp_path / "again.zip")
    for table, rows in out.items():
        assert again[table] == rows, table


def test_figures_of_the_file_go_out_while_ours_are_still_what_followed(empty_vault: OpenVault, tmp_path: Path) -> None:
    take(empty_vault, snapshot(tmp_path / "in.zip", life()), owner_id=ADA)
    empty_vault.journal.write(JournalDraft.of(content="and on it goes", mood="calm"))
    out = exported(empty_vault, tmp_path / "out.zip")
    owner = empty_vault.profile.owner()
    assert owner is not None
    assert out["users"][ADA]["totalPoints"] == owner.total_points
    (goal,) = out["socialGoals"].values()
    assert goal["currentValue"] != 33.0 or goal["category"] != "journal_entries"
    assert out["journalEntries"][key("journalEntries", 1)]["wordCount"] == 99.0


def test_somebody_who_has_written_here_gets_the_rows_and_keeps_their_name(vault: OpenVault, tmp_path: Path) -> None:
    vault.journal.write(JournalDraft.of(content="mine", mood="calm"))
    before = whole(vault)
    file = snapshot(tmp_path / "in.zip", life())
    preview = vault.transfer.preview(file, None, TransferChoices(), quiet_context())
    assert [person.name for person in preview.users] == ["Ada", "Bo"]
    assert preview.needs_owner
    with pytest.raises(UserError, match="which of them"):
        vault.transfer.apply(preview, TransferChoices(), quiet_context())
    with pytest.raises(UserError, match="no person"):
        vault.transfer.preview(file, None, TransferChoices(owner_id="nobody"), quiet_context())
    result = take(vault, file, owner_id=ADA)
    owner = vault.profile.owner()
    assert owner is not None
    assert (owner.first_name, owner.email) == ("Ada", "Ada@example.org")
    assert owner.id in before["users"]
    assert {entry.content for entry in vault.journal.newest()} == {"mine", "three words here", "no count"}
    assert vault.doctor.check().ok
    assert take(vault, file, owner_id=ADA).added == {}
    vault.transfer.undo(result.import_id, quiet_context())
    after = whole(vault)
    assert after["users"] == before["users"]
    assert after["journal_entries"] == before["journal_entries"]
    assert vault.doctor.check().ok


def test_what_cannot_be_kept_is_told_and_the_rest_comes(empty_vault: OpenVault, tmp_path: Path) -> None:
    nobody = key("users", 77)
    tables = {
        "users": [user(1, "Ada", confidenceLevel=44.0)],
        "journalEntries": [
            entry(1, "of nobody", userId=nobody),
            document("journalEntries", 2, userId=ADA, mood="calm", isPrivate=True),
            entry(3, "twice"),
            entry(3, "twice"),
        ],
        "events": [
            document("events", 1, title="Choir", description="", date="2026-02-31", time="19:00", category="hobby",
                     comfortLevel="low", price=0.0, isActive=True),
            document("events", 2, title="Chess", description="", date="2026-02-28", time="19:00", category="hobby",
                     comfortLevel="low", price=0.0, isActive=True, organizerId=nobody, maxAttendees=-4.0),
        ],
        "moodTracking": [document("moodTracking", 1, userId=ADA, mood="calm", intensity=40.0)],
    }  # fmt: skip
    result = take(empty_vault, snapshot(tmp_path / "in.zip", tables))
    assert result.added == {"users": 1, "journal_entries": 1, "events": 1, "mood_tracking": 1}
    assert sum(problem.lost for problem in result.problems) == 4
    assert all(problem.line and problem.file.endswith(".jsonl") for problem in result.problems)
    assert empty_vault.doctor.check().ok
    out = exported(empty_vault, tmp_path / "out.zip")
    assert out["moodTracking"][key("moodTracking", 1)]["intensity"] == 40.0
    assert out["events"][key("events", 2)]["maxAttendees"] == -4.0


def test_what_says_something_else_here_stays(empty_vault: OpenVault, tmp_path: Path) -> None:
    take(empty_vault, snapshot(tmp_path / "in.zip", {"users": [user(1, "Ada")], "journalEntries": [entry(1, "ours")]}))
    changed = {"users": [user(1, "Ada")], "journalEntries": [entry(1, "theirs"), entry(2, "new")]}
    result = take(empty_vault, snapshot(tmp_path / "later.zip", changed))
    assert (result.added, result.duplicates, result.differing) == ({"journal_entries": 1}, 2, 1)
    assert {each.content for each in empty_vault.journal.newest()} == {"ours", "new"}


def test_the_wrong_person_can_be_taken_back_and_another_be_chosen(vault: OpenVault, tmp_path: Path) -> None:
    before, file = whole(vault), snapshot(tmp_path / "in.zip", life())
    wrong = take(vault, file, owner_id=BO)
    assert [entry.content for entry in vault.journal.newest()] == ["of Bo"]
    vault.transfer.undo(wrong.import_id, quiet_context())
    assert whole(vault)["users"] == before["users"]
    take(vault, file, owner_id=ADA)
    owner = vault.profile.owner()
    assert owner is not None
    assert (owner.id, len(vault.journal.newest())) == (ADA, 2)
    assert vault.doctor.check().ok


def test_a_person_whose_row_cannot_be_kept_takes_nobodys_place(vault: OpenVault, tmp_path: Path) -> None:
    broken = user(1, "Ada")
    del broken["email"]
    result = take(vault, snapshot(tmp_path / "in.zip", {"users": [broken], "journalEntries": [entry(1, "x")]}))
    assert result.added == {}
    assert [problem.lost for problem in result.problems] == [1, 1]
    assert vault.doctor.check().ok
