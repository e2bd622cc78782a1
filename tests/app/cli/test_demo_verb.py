"""`demo` in files: whole or not at all, and never over anything that is not made up."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.app.conftest import Typing, rows

_SHORT = ("--years", "0.04", "--until", "2026-03-02T10:00")


def test_it_is_made_beside_the_default_vault_and_says_how_to_open_it(typed: Typing, places: Path) -> None:
    answer = typed("demo", *_SHORT)
    assert answer.status == 0
    path = places / "xdg_data_home" / "extrovertly" / "demo.vault"
    assert path.is_file()
    assert f"extrovertly --vault {path}" in answer.out
    assert not path.with_name("my.vault").exists()


def test_it_is_sound_and_made_anew_over_an_older_made_up_one(typed: Typing, tmp_path: Path) -> None:
    path = tmp_path / "d.vault"
    first = json.loads(typed("--vault", path, "--json", "demo", *_SHORT).out)
    assert first["check_ins"] > 5
    assert typed("--vault", path, "doctor").status == 0
    before = rows(path)
    assert typed("--vault", path, "demo", *_SHORT).status == 0
    assert rows(path) == before
    assert typed("--vault", path, "demo", *_SHORT, "--seed", "2").status == 0
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith("d.")] == ["d.vault"]
    assert rows(path) != before


def test_a_made_up_vault_that_is_open_is_left_alone(typed: Typing, tmp_path: Path) -> None:
    path = tmp_path / "d.vault"
    typed("--vault", path, "demo", *_SHORT)
    path.with_name("d.vault-wal").touch()
    before = path.read_bytes()
    # Opening and closing it to look removes the log; one that is held by another process stays.
    path.with_name("d.vault-journal").touch()
    answer = typed("--vault", path, "demo", *_SHORT)
    assert answer.status == 2
    assert "close it there" in answer.err
    assert path.read_bytes() == before


def test_a_persons_own_vault_is_only_looked_at(typed: Typing, tmp_path: Path) -> None:
    path = tmp_path / "own.vault"
    assert typed("--vault", path, "init", "--name", "Ada").status == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
        connection.execute("UPDATE vault_meta SET value = '\"older\"' WHERE key LIKE '%digest%'")
        connection.commit()
    before, beside = path.read_bytes(), sorted(item.name for item in tmp_path.iterdir())
    answer = typed("--vault", path, "demo", *_SHORT)
    assert answer.status == 2
    assert "not made up" in answer.err
    assert path.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == beside


def test_other_files_are_left_alone(typed: Typing, tmp_path: Path) -> None:
    for content in (b"", b"some notes", b"SQLite format 3\x00" + b"\x00" * 200):
        path = tmp_path / "there.vault"
        path.write_bytes(content)
        answer = typed("--vault", path, "demo", *_SHORT)
        assert answer.status == 2
        assert "stays as it is" in answer.err
        assert path.read_bytes() == content
    assert typed("--vault", tmp_path, "demo", *_SHORT).status == 2
    assert typed("--vault", tmp_path / "nowhere" / "d.vault", "demo", *_SHORT).status == 2


def test_an_encrypted_one(typed: Typing, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("pferd\n", encoding="utf-8")
    path = tmp_path / "d.vault"
    assert typed("--vault", path, "--passphrase-file", secret, "demo", *_SHORT).status == 0
    assert typed("--vault", path, "--passphrase-file", secret, "doctor").status == 0
    assert typed("--vault", path, "demo", *_SHORT).status == 2
