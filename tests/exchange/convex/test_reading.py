"""What is found in snapshots as they come: dialects, components, damage, single tables."""

import base64
import json
import struct
import zipfile
from pathlib import Path

import pytest

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundForeign, FoundRow
from extrovertly_desktop.exchange.bringing.sources import MemorySource, opened_source
from extrovertly_desktop.exchange.convex import READER
from extrovertly_desktop.exchange.convex.ids import encode
from tests.exchange.convex.snapshots import USER, entry, found, lines, person, problems, snapshot

FIVE = {"$integer": base64.b64encode((5).to_bytes(8, "little")).decode()}
INFINITE = {"$float": base64.b64encode(struct.pack("<d", float("inf"))).decode()}


def test_values_become_what_our_columns_hold() -> None:
    (row,) = found(snapshot(users=[person(preferences={"theme": "dark", "n": 2.0, "r": 2.5}, lastLoginAt=17.75)]))
    assert isinstance(row, FoundRow)
    assert row.values["created_at"] == 1_700_000_000_000
    assert row.values["total_points"] == 120
    assert isinstance(row.values["total_points"], int)
    assert row.values["confidence_level"] == 4.5
    assert row.values["last_login_at"] == 17
    assert row.values["last_name"] is None
    assert isinstance(row.values["preferences"]["n"], int)
    assert row.extras == {"_creationTime": 1_700_000_000_000.25, "lastLoginAt": 17.75}


def test_users_come_first_and_every_row_after_those_it_refers_to() -> None:
    files = {
        f"x/{name}/documents.jsonl": b""
        for name in ("coachMessages", "_tables", "other", "events", "journalEntries", "users")
    }
    files["x/journalEntries/documents.jsonl"] = lines(entry())
    files["x/users/documents.jsonl"] = lines(person())
    files["x/other/documents.jsonl"] = lines({"_id": "1"})
    assert [item.table for item in found(MemorySource(files))] == ["users", "journal_entries", "other"]


def test_components_keep_their_paths_even_with_tables_named_as_ours() -> None:
    files = {
        "snap/users/documents.jsonl": lines(person()),
        "snap/_components/auth/users/documents.jsonl": lines({"_id": "a", "n": 1}),
        "snap/_components/auth/_components/rate/limits/documents.jsonl": lines({"_id": "b"}),
        "snap/_components/auth/_tables/documents.jsonl": lines({"name": "users", "id": 10_001}),
    }
    items = found(MemorySource(files))
    assert [item.table for item in items] == [
        "users",
        "_components/auth/users",
        "_components/auth/_components/rate/limits",
    ]
    assert isinstance(items[1], FoundForeign)
    assert items[1].data == {"_id": "a", "n": 1.0}


def test_the_uniform_dialect_tells_integers_from_floats() -> None:
    source = snapshot(users=[person(totalPoints=5, extra=5, real=5.0)])
    files = {file.name: source.open(file.name).read() for file in source.files()}
    plain = found(MemorySource(files))[0]
    uniform = found(MemorySource(files | {"users/generated_schema.jsonl": b'"uniform"\n'}))[0]
    assert plain.extras["extra"] == 5.0  # type: ignore[union-attr]
    assert uniform.values["total_points"] == plain.values["total_points"] == 5  # type: ignore[union-attr]
    assert uniform.extras["extra"] == uniform.extras["totalPoints"] == FIVE  # type: ignore[union-attr]
    assert uniform.extras["real"] == 5.0  # type: ignore[union-attr]


def test_the_older_dialect_is_told_by_its_shape() -> None:
    key = encode(10_050, bytes(16))
    shape = (
        '{"_id": id<10050>, "big": int64 | null, "blob": bytes, "deep": array<{"n"?: int64} | "one"> , "edge": inf}'
    ).replace("> ,", ">,")
    open_shape = '{"_id": id<10050>, "either": int64 | string, "list": array<unknown>, "far": record<string, float64>}'
    hint = {key: {"either": "int64", "list": ["infer", {"$float64NaN": "AAAAAAAA+H8="}], "far": {"x": "float64inf"}}}
    files = {
        "told/documents.jsonl": lines(
            {"_id": key, "big": "5", "blob": "YWJj", "deep": [{"n": "5"}, "5"], "edge": "Infinity"}
        ),
        "told/generated_schema.jsonl": lines(shape),
        "open/documents.jsonl": lines(
            {"_id": key, "either": "5", "list": ["5", "NaN"], "far": {"x": "Infinity"}}, {"_id": "other", "either": "5"}
        ),
        "open/generated_schema.jsonl": lines(open_shape, hint),
        "none/documents.jsonl": b"",
        "none/generated_schema.jsonl": b'"never"\n',
        "odd/documents.jsonl": lines({"_id": "x", "n": 1}),
        "odd/generated_schema.jsonl": b'"array<"\n',
    }
    told, first, second, odd = (item.data for item in found(MemorySource(files)))  # type: ignore[union-attr]
    assert told == {"_id": key, "big": FIVE, "blob": {"$bytes": "YWJj"}, "deep": [{"n": FIVE}, "5"], "edge": INFINITE}
    assert first["either"] == FIVE
    assert first["list"] == ["5", {"$float": "AAAAAAAA+H8="}]
    assert first["far"] == {"x": INFINITE}
    assert second["either"] == "5"
    assert odd == {"_id": "x", "n": 1.0}
    (problem,) = problems(MemorySource(files))
    assert problem.place.file == "odd/generated_schema.jsonl"


def test_what_does_not_fit_is_told_and_kept_aside() -> None:
    source = snapshot(
        users=[person()],
        journalEntries=[
            entry(1, tags="not a list", wordCount=INFINITE, content=42.0, isPrivate="yes"),
            entry(2, content=None),
            {key: value for key, value in entry(3).items() if key != "_creationTime"},
        ],
    )
    first = found(source)[1]
    assert first.values["content"] == "42"  # type: ignore[union-attr]
    assert first.values["tags"] is None  # type: ignore[union-attr]
    assert first.values["is_private"] is True  # type: ignore[union-attr]
    assert first.extras == {"tags": "not a list", "wordCount": INFINITE, "content": 42.0, "isPrivate": "yes"}  # type: ignore[union-attr]
    told = problems(source)
    assert [problem.lost for problem in told] == [0, 0, 0, 1, 1]
    assert [problem.place.line for problem in told] == [1, 1, 1, 2, 3]
    assert "content" in told[3].what
    assert "created at" in told[4].what


def test_a_file_that_something_overwrote_is_told_and_the_rest_is_read() -> None:
    files = {
        "_tables/documents.jsonl": lines({"name": "users", "id": 10_001}, {"name": "events", "id": 10_003}),
        "users/documents.jsonl": lines(person()),
        "events/documents.jsonl": lines(*[person()] * 40),
        "missions/documents.jsonl": b"<html>\n" * 60 + lines({"_id": "m"}),
        "journalEntries/documents.jsonl": lines(entry()),
    }
    assert [item.table for item in found(MemorySource(files))] == ["users", "journal_entries"]
    told = problems(MemorySource(files))
    assert sum(problem.lost for problem in told if problem.place.file.startswith("events")) == 40
    assert sum(problem.lost for problem in told if problem.place.file.startswith("missions")) == 61
    assert len(told) < 60


def test_odd_letters_numbers_and_lines() -> None:
    odd = b'\xef\xbb\xbf{"_id":"a","t":"\\ud83d","n":1e999,"m":NaN,"i":' + b"9" * 5000 + b"}\n\n"
    odd += b'{"_id":"b","t":"\xff"}\n' + b'{"_id":"c","d":' + b"[" * 70 + b"]" * 70 + b"}\n" + b"[" * 100_000 + b"\n"
    items = found(MemorySource({"x/documents.jsonl": odd, "x/generated_schema.jsonl": b'"uniform"'}))
    assert [item.data["_id"] for item in items] == ["a", "b"]  # type: ignore[union-attr]
    assert items[0].data["t"] == items[1].data["t"] == "\ufffd"  # type: ignore[union-attr]
    assert items[0].data["n"] == items[0].data["i"] == INFINITE  # type: ignore[union-attr]


def test_a_row_without_an_identifier_has_the_same_one_at_every_reading() -> None:
    bare = {key: value for key, value in entry().items() if key != "_id"}
    one, two, other = (
        item.values["id"] for item in found(snapshot(journalEntries=[bare, bare, bare | {"mood": "calm"}]))
    )  # type: ignore[union-attr]
    assert len({one, two, other}) == 3
    assert [item.values["id"] for item in found(snapshot(journalEntries=[bare | {"mood": "calm"}, bare]))] == [
        other,
        one,
    ]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["journalEntries.jsonl", "journal_entries (1).ndjson", "download.jsonl", "list.json"])
def test_single_tables_are_known_by_name_or_by_what_is_in_them(name: str) -> None:
    data = json.dumps([entry(), entry(2)]).encode() if name == "list.json" else lines(entry(), entry(2))
    source = MemorySource({name: data})
    assert READER.recognises(source)
    assert [item.table for item in found(source)] == ["journal_entries", "journal_entries"]


def test_a_table_as_csv() -> None:
    text = (
        "_id,_creationTime,userId,content,mood,isPrivate,wordCount,tags,weather,rank\n"
        f'{entry()["_id"]},1700000000001,{USER},"42",proud,true,1,"[""a"",""b""]",7,x\n'
        f'{entry(2)["_id"]},1700000000002.5,{USER},"Two\nlines, ""so""",calm,false,,,,\n'
        "too,few\n"
    )
    source = MemorySource({"journalEntries.csv": text.encode()})
    assert READER.recognises(source)
    first, second = found(source)
    assert first.values["content"] == "42"  # type: ignore[union-attr]
    assert first.values["tags"] == ["a", "b"]  # type: ignore[union-attr]
    assert first.values["word_count"] == 1  # type: ignore[union-attr]
    assert first.extras == {"weather": 7.0, "rank": "x"}  # type: ignore[union-attr]
    assert second.values["content"] == 'Two\nlines, "so"'  # type: ignore[union-attr]
    assert second.values["is_private"] is False  # type: ignore[union-attr]
    assert second.values["tags"] is None  # type: ignore[union-attr]
    assert [problem.lost for problem in problems(source)] == [1]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"notes.txt": b"hello"},
        {"entries.json": b'{"metadata": {"version": "1.0"}, "entries": []}'},
        {"list.json": b'[{"date": "2026-01-01", "text": "hello"}]'},
        {"users.csv": b"id,email,username,first_name\n1,a,b,c\n"},
        {"table.csv": b"full_date,mood,note\n2026-01-01,good,hi\n"},
        {"deep.json": b"[" * 100_000},
    ],
)
def test_other_files_are_not_taken_for_convex(files: dict[str, bytes]) -> None:
    source = MemorySource(files, "chosen")
    assert not READER.recognises(source)
    with pytest.raises(UserError, match=r"chosen|whole"):
        list(READER.read(source))


def test_a_zip_from_the_disk(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "snapshot.zip", "w") as archive:
        archive.writestr("snapshot_1/users/documents.jsonl", lines(person()))
        archive.writestr("snapshot_1/README.md", "Welcome to your snapshot.")
    with opened_source(tmp_path / "snapshot.zip") as source:
        assert READER.recognises(source)
        (row,) = READER.read(source)
        assert isinstance(row, FoundRow)
