"""Bad input: a sentence that says what is wrong and what to do, exit status 2, and nothing written."""

import sqlite3
from pathlib import Path

import pytest

from tests.app.conftest import Typing, rows

_DIARY = "the secret of my diary"
_BAD = {
    "empty entry": ("journal", "add", "", "--mood", "calm"),
    "blank entry": ("journal", "add", "  \n ", "--mood", "calm"),
    "entry without a mood": ("journal", "add", _DIARY),
    "unknown mood of an entry": ("journal", "add", _DIARY, "--mood", "blue-ish"),
    "entry after tomorrow": ("journal", "add", _DIARY, "--mood", "calm", "--at", "2999-01-01"),
    "entry before 1900": ("journal", "add", _DIARY, "--mood", "calm", "--at", "1850-01-01"),
    "entry at the end of time": ("journal", "add", _DIARY, "--mood", "calm", "--at", "9999-12-31T23:59-12:00"),
    "entry at no date": ("journal", "add", _DIARY, "--mood", "calm", "--at", "yesterday-ish"),
    "entry of the 30th of February": ("journal", "add", _DIARY, "--mood", "calm", "--at", "2026-02-30"),
    "entry of characters that are none": ("journal", "add", "half \udc80", "--mood", "calm"),
    "tag too long": ("journal", "add", _DIARY, "--mood", "calm", "--tag", "t" * 500),
    "limit of nothing": ("journal", "list", "--limit", "0"),
    "search without words": ("journal", "search"),
    "journal without an action": ("journal",),
    "no such verb": ("dance",),
    "option that is none": ("journal", "add", _DIARY, "--mood", "calm", "--colour", "red"),
    "blank mood": ("check-in", "--mood", " "),
    "unknown mood": ("check-in", "--mood", "blue-ish"),
    "intensity too high": ("check-in", "--mood", "okay", "--intensity", "11"),
    "intensity too low": ("check-in", "--mood", "okay", "--intensity", "0"),
    "intensity in words": ("check-in", "--mood", "okay", "--intensity", "much"),
    "confidence too high": ("check-in", "--mood", "okay", "--confidence", "10.5"),
    "confidence that is no number": ("check-in", "--mood", "okay", "--confidence", "nan"),
    "confidence without end": ("check-in", "--mood", "okay", "--confidence", "inf"),
    "check-in after tomorrow": ("check-in", "--mood", "okay", "--at", "2999-01-01"),
    "no such mission": ("missions", "plan", "dance-on-the-moon"),
    "likelihood above all": ("missions", "plan", "three-good-mornings", "--likelihood", "101"),
    "expected below nothing": ("missions", "plan", "three-good-mornings", "--expected", "-1"),
    "completed unplanned": ("missions", "complete", "three-good-mornings", "--learned", _DIARY),
    "skipped nowhere": ("missions", "skip", "dance-on-the-moon"),
    "no such category": ("missions", "list", "--category", "juggling"),
    "no such difficulty": ("missions", "list", "--difficulty", "godlike"),
    "second owner": ("init", "--name", "Eve"),
    "blank name": ("init", "--name", "  "),
    "passphrase for an open vault": ("--passphrase-file", "/nonexistent/secret", "journal", "list"),
    "demo over a person's vault": ("demo",),
    "demo of no time": ("demo", "--years", "0"),
    "demo of centuries": ("demo", "--years", "300"),
    "demo of the future": ("demo", "--until", "2999-01-01"),
    "pictures of the wrong size": ("screenshots", "out", "--size", "wide"),
    "pictures of no size": ("screenshots", "out", "--size", "0x0"),
    "text too small": ("screenshots", "out", "--text", "5"),
}


@pytest.mark.parametrize("words", _BAD.values(), ids=_BAD.keys())
def test_a_sentence_status_2_and_nothing_written(typed: Typing, ada: Path, words: tuple[str, ...]) -> None:
    before = ada.read_bytes()
    listed = sorted(item.name for item in ada.parent.iterdir())
    answer = typed("--vault", ada, *words)
    assert answer.status == 2
    assert answer.out == ""
    said = answer.err.strip()
    assert said
    assert "Traceback" not in said
    assert said.splitlines()[-1].endswith((".", "NAME", "marks", "mornings")) or "error:" in said
    assert _DIARY not in said
    assert ada.read_bytes() == before
    assert sorted(item.name for item in ada.parent.iterdir()) == listed


def test_a_mission_planned_twice(typed: Typing, ada: Path) -> None:
    assert typed("--vault", ada, "missions", "plan", "three-good-mornings").status == 0
    before = rows(ada)
    answer = typed("--vault", ada, "missions", "plan", "three-good-mornings", "--worry", _DIARY)
    assert answer.status == 2
    assert "already planned" in answer.err
    assert rows(ada) == before


def test_a_file_that_is_too_long_or_not_text(typed: Typing, ada: Path) -> None:
    before = ada.read_bytes()
    for given in (b"\xff\xfe\x00", b"a" * 2_000_001, b"a" * 300_000, b"", b"nul \x00 inside"):
        answer = typed("--vault", ada, "journal", "add", "--mood", "calm", given=given)
        assert answer.status == 2, given[:10]
        assert "aaaa" not in answer.err
    assert ada.read_bytes() == before


_VERBS = {
    "journal": ("journal", "add", _DIARY, "--mood", "calm"),
    "check-in": ("check-in", "--mood", "okay"),
    "missions": ("missions", "list"),
    "doctor": ("doctor",),
}


@pytest.mark.parametrize("words", _VERBS.values(), ids=_VERBS.keys())
def test_a_missing_vault_says_how_to_make_one(typed: Typing, tmp_path: Path, words: tuple[str, ...]) -> None:
    for path in (tmp_path / "no.vault", tmp_path / "no folder" / "no.vault"):
        answer = typed("--vault", path, *words)
        assert answer.status == 2
        assert "init --name" in answer.err
        assert not path.exists()
        assert not (tmp_path / "no folder").exists()


def test_the_default_vault_is_missed_without_making_its_folder(typed: Typing, places: Path) -> None:
    answer = typed("check-in", "--mood", "okay")
    assert answer.status == 2
    assert "extrovertly init --name NAME" in answer.err
    assert not (places / "xdg_data_home").exists()


def test_init_in_a_missing_folder(typed: Typing, tmp_path: Path) -> None:
    answer = typed("--vault", tmp_path / "no folder" / "x.vault", "init", "--name", "Ada")
    assert answer.status == 2
    assert "does not exist" in answer.err
    assert not (tmp_path / "no folder").exists()


def test_a_blank_name_makes_no_vault(typed: Typing, tmp_path: Path) -> None:
    assert typed("--vault", tmp_path / "x.vault", "init", "--name", " ").status == 2
    assert not (tmp_path / "x.vault").exists()


@pytest.mark.parametrize("words", _VERBS.values(), ids=_VERBS.keys())
def test_something_that_is_not_a_vault_stays_as_it_is(typed: Typing, tmp_path: Path, words: tuple[str, ...]) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("shopping: bread, milk, a longer list than a header is\n" * 20, encoding="utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE thing (name TEXT)")
    connection.close()
    for path in (text, other):
        before = path.read_bytes()
        answer = typed("--vault", path, *words)
        assert answer.status == 2
        assert "not a vault" in answer.err
        assert path.read_bytes() == before
    folder = tmp_path / "folder"
    folder.mkdir()
    assert typed("--vault", folder, *words).status == 2


def test_a_vault_that_is_too_new(typed: Typing, ada: Path) -> None:
    with sqlite3.connect(ada) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = ada.read_bytes()
    answer = typed("--vault", ada, "check-in", "--mood", "okay")
    assert answer.status == 2
    assert "later version" in answer.err
    assert ada.read_bytes() == before


def test_a_vault_without_an_owner(typed: Typing, tmp_path: Path, empty_vault: object, vault_path: Path) -> None:
    answer = typed("--vault", vault_path, "check-in", "--mood", "okay")
    assert answer.status == 2
    assert "init --name" in answer.err


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_passphrase_file_that_cannot_be_used(typed: Typing, ada: Path, tmp_path: Path, content: bytes | None) -> None:
    secret = tmp_path / "secret"
    if content is not None:
        secret.write_bytes(content)
    answer = typed("--vault", ada, "--passphrase-file", secret, "journal", "list")
    assert answer.status == 2
    assert "passphrase file" in answer.err


def test_a_picture_folder_that_is_a_file(typed: Typing, ada: Path) -> None:
    answer = typed("--vault", ada, "screenshots", ada)
    assert answer.status == 2
    assert "folder" in answer.err


def test_an_empty_vault_path(typed: Typing) -> None:
    assert typed("--vault", " ", "journal", "list").status == 2


def test_a_path_that_no_system_allows(typed: Typing, tmp_path: Path) -> None:
    answer = typed("--vault", tmp_path / ("x" * 300), "journal", "list")
    assert answer.status == 2
    assert "Traceback" not in answer.err
