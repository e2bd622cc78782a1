"""The verbs on real vault files, for people and for programs."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.app.conftest import Typing


def test_init_makes_the_default_vault_in_its_own_folder(typed: Typing, places: Path) -> None:
    answer = typed("init", "--name", "Ada")
    assert answer.status == 0
    path = places / "xdg_data_home" / "extrovertly" / "my.vault"
    assert path.is_file()
    assert str(path) in answer.out


def test_an_entry_is_written_found_and_listed(typed: Typing, ada: Path) -> None:
    written = typed("--vault", ada, "journal", "add", "I said hello first", "--mood", "Proud", "--tag", "work")
    assert written.status == 0
    assert "4 words" in written.out
    assert "+" in written.out
    listed = typed("--vault", ada, "journal", "list")
    assert "I said hello first" in listed.out
    assert "private" in listed.out
    found = json.loads(typed("--vault", ada, "--json", "journal", "search", "hello").out)
    assert [entry["tags"] for entry in found["entries"]] == [["work"]]
    assert json.loads(typed("--vault", ada, "journal", "search", "goodbye", "--json").out) == {"entries": []}


def test_text_needs_no_quotation_marks(typed: Typing, ada: Path) -> None:
    typed("--vault", ada, "journal", "add", "one", "two", "--mood", "calm")
    assert json.loads(typed("--vault", ada, "--json", "journal", "list").out)["entries"][0]["content"] == "one two"


def test_an_entry_is_read_from_standard_input(typed: Typing, ada: Path) -> None:
    answer = typed(
        "--vault", ada, "--json", "journal", "add", "--mood", "calm", "--public", given="Zwei\nZeilen ü\n".encode()
    )
    entry = json.loads(answer.out)["entry"]
    assert entry["content"] == "Zwei\nZeilen ü\n"
    assert entry["is_private"] is False


@pytest.mark.parametrize(
    ("typed_at", "day", "clock"),
    [("2026-01-05", "2026-01-05", "12:00"), ("2026-01-05T23:30", "2026-01-05", "23:30")],
)
def test_an_entry_for_another_day(typed: Typing, ada: Path, typed_at: str, day: str, clock: str) -> None:
    typed("--vault", ada, "journal", "add", "then", "--mood", "calm", "--at", typed_at)
    listed = typed("--vault", ada, "journal", "list").out
    assert listed.startswith(f"{day} {clock}")
    assert json.loads(typed("--vault", ada, "journal", "list", "--json").out)["entries"][0]["local_date"] == day


def test_a_check_in(typed: Typing, ada: Path) -> None:
    answer = typed(
        "--vault", ada, "--json", "check-in", "--mood", "nervous", "--intensity", "7", "--confidence", "4.5",
        "--context", "before the call", "--trigger", "phone", "--trigger", "Phone",
    )  # fmt: skip
    said = json.loads(answer.out)
    assert said["check_in"]["intensity"] == 7
    assert said["check_in"]["confidence_level"] == 4.5
    assert said["check_in"]["triggers"] == ["phone"]
    assert isinstance(said["check_in"]["created_at"], int)
    assert said["points"] >= 1


def test_once_round_a_mission(typed: Typing, ada: Path) -> None:
    listed = json.loads(typed("--vault", ada, "missions", "list", "--difficulty", "beginner", "--json").out)["missions"]
    assert {mission["difficulty"] for mission in listed} == {"beginner"}
    slug = listed[0]["slug"]
    planned = typed("--vault", ada, "missions", "plan", slug, "--worry", "They laugh", "--expected", "60", "--json")
    assert json.loads(planned.out)["plan"]["expected_suds"] == 60
    assert "planned" in typed("--vault", ada, "missions", "list").out
    done = typed(
        "--vault", ada, "missions", "complete", slug, "--came-true", "no", "--peak", "30", "--learned", "Nobody did"
    )
    assert "You expected 60, it peaked at 30." in done.out
    again = json.loads(typed("--vault", ada, "--json", "missions", "list").out)["missions"]
    assert next(mission for mission in again if mission["slug"] == slug)["times_done"] == 1
    skipped = json.loads(typed("--vault", ada, "--json", "missions", "skip", listed[1]["id"]).out)
    assert skipped["status"] == "skipped"


def test_the_catalogue_is_filtered_by_category_and_words(typed: Typing, ada: Path) -> None:
    said = json.loads(typed("--vault", ada, "--json", "missions", "list", "--category", "kindness").out)["missions"]
    assert said
    assert {mission["category"] for mission in said} == {"kindness"}
    assert "No mission fits" in typed("--vault", ada, "missions", "list", "--search", "zzzz").out


def test_the_day_the_ladder_and_a_mission_of_ones_own(typed: Typing, ada: Path) -> None:
    made = typed(
        "--vault", ada, "--json", "missions", "add", "--title", "Ask at the desk", "--description", "One question",
        "--difficulty", "beginner", "--category", "Kindness", "--suds", "28", "--place", "library",
    )  # fmt: skip
    own = json.loads(made.out)
    assert (own["category"], own["points"]) == ("kindness", 10)
    assert "Ask at the desk" in typed("--vault", ada, "missions", "list", "--status", "own").out
    today = json.loads(typed("--vault", ada, "--json", "missions", "today").out)["picks"]
    assert [pick["slot"] for pick in today] == ["within_reach", "stretch", "varied"]
    assert today[0]["sentence"] in typed("--vault", ada, "missions", "today").out
    again = json.loads(typed("--vault", ada, "--json", "missions", "reroll", "--slot", "stretch").out)["picks"]
    assert [one["id"] == other["id"] for one, other in zip(again, today, strict=True)] == [True, False, True]
    assert "Out of sight" in typed("--vault", ada, "missions", "hide", own["mission_id"]).out
    rungs = json.loads(typed("--vault", ada, "--json", "missions", "ladder").out)["rungs"]
    assert own["mission_id"] not in {rung["id"] for rung in rungs}
    typed("--vault", ada, "missions", "unhide", own["mission_id"])
    assert "Ask at the desk" in typed("--vault", ada, "missions", "ladder").out


def test_the_doctor_finds_nothing_or_tells_it(typed: Typing, ada: Path) -> None:
    typed("--vault", ada, "check-in", "--mood", "okay")
    assert typed("--vault", ada, "doctor").status == 0
    with sqlite3.connect(ada) as connection:
        connection.execute("UPDATE users SET total_points = 9999")
    connection.close()
    told = typed("--vault", ada, "doctor")
    assert told.status == 1
    assert "total_points" in told.out
    assert "9999" in told.out
    said = json.loads(typed("--vault", ada, "doctor", "--json").out)
    assert said["ok"] is False
    assert said["differences"][0]["stored"] == 9999


def test_an_encrypted_vault(typed: Typing, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("korrekt pferd\n", encoding="utf-8")
    path = tmp_path / "locked.vault"
    assert typed("--vault", path, "--passphrase-file", secret, "init", "--name", "Ada").status == 0
    assert not path.read_bytes().startswith(b"SQLite format 3")
    answer = typed("--vault", path, "journal", "add", "hidden", "--mood", "calm", "--passphrase-file", secret)
    assert answer.status == 0
    assert typed("--vault", path, "journal", "list").status == 2
    wrong = tmp_path / "wrong"
    wrong.write_text("falsch", encoding="utf-8")
    refused = typed("--vault", path, "--passphrase-file", wrong, "journal", "list")
    assert refused.status == 2
    assert "does not open" in refused.err


def test_steering_characters_do_not_reach_the_terminal(typed: Typing, ada: Path) -> None:
    typed("--vault", ada, "journal", "add", "--mood", "calm", given=b"red \x1b[31m \xe2\x80\xae and \x07 bell")
    listed = typed("--vault", ada, "journal", "list").out
    assert "\x1b" not in listed
    assert "\u202e" not in listed
    assert "red" in listed
