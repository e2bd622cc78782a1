"""Single tables as CSV, and values as PostgreSQL writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundForeign, FoundRow, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.postgres import READER
from extrovertly_desktop.exchange.postgres.csv_cells import csv_cells
from extrovertly_desktop.exchange.postgres.literals import milliseconds, words

USERS = b'id,email,username,first_name,last_name,created_at,is_active\n1,a,b,"",,2024-01-01 00:00:00+00,f\n'
ENTRIES = (
    b"id,user_id,content,mood,tags,created_at,updated_at,word_count\n"
    b'7,1,"Two\r\nlines, ""so""\n\\.",calm,"{a,""b,c""}",2024-01-01 00:00:00,,3\n'
)


def test_a_folder_of_tables_keeps_null_and_empty_apart() -> None:
    source = MemorySource({"out/journal_entries.csv": ENTRIES, "out/users.csv": USERS, "out/x.csv": b"a,b\n1,\n"})
    assert READER.recognises(source)
    user, entry, other = READER.read(source)
    assert isinstance(user, FoundRow)
    assert isinstance(entry, FoundRow)
    assert user.values["first_name"] == ""
    assert user.values["last_name"] is None
    assert user.values["is_active"] is False
    assert entry.values["content"] == 'Two\r\nlines, "so"\n\\.'
    assert entry.values["tags"] == ["a", "b,c"]
    assert entry.values["word_count"] == 3
    assert entry.place.line == 2
    assert entry.extras == {}
    assert other == FoundForeign("x", {"a": "1", "b": None}, other.place)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name", ["users.csv", "public.users.csv", "users_202401011200.csv", "users (1).csv", "query.csv"]
)
def test_a_table_is_known_by_its_name_or_by_its_columns(name: str) -> None:
    for data in (USERS, b"\xef\xbb\xbf" + USERS, USERS.replace(b",", b"\t"), USERS.decode().encode("utf-16")):
        source = MemorySource({name: data})
        assert READER.recognises(source)
        (row,) = READER.read(source)
        assert isinstance(row, FoundRow)
        assert row.table == "users"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"full_date,date,weekday,time,mood,activities,note_title,note\n2026-01-01,January 1,Thursday,10:00,good,,,hi\n",
        b"date,mood,note\n2026-01-01,good,hi\n",
        b"_id,_creationTime,email,username,firstName\n1,2,a,b,c\n",
        b"Start,End,Kind\n1,2,3\n",
    ],
)
def test_other_tables_are_not_taken_for_ours(data: bytes) -> None:
    source = MemorySource({"users.csv" if data.startswith(b"_id") else "table.csv": data})
    assert not READER.recognises(source)
    with pytest.raises(UserError):
        list(READER.read(source))


def test_rows_that_do_not_fit_are_told_and_many_alike_only_once() -> None:
    rows = b"".join(b"%d,1,text,calm\n" % number for number in range(60))
    items = list(READER.read(MemorySource({"journal_entries.csv": ENTRIES + rows + b'8,"never closed\n9,1,a,b,,,,\n'})))
    problems = [item for item in items if isinstance(item, Problem)]
    assert sum(problem.lost for problem in problems) == 62
    assert len(problems) < 40
    assert [problem.place.line for problem in problems][:2] == [5, 6]


@settings(max_examples=25)
@given(st.lists(st.lists(st.none() | st.text(max_size=8), min_size=2, max_size=2), max_size=4))
def test_every_cell_is_read_back(rows: list[list[str | None]]) -> None:
    def cell(value: str | None) -> str:
        return "" if value is None else '"' + value.replace('"', '""') + '"'

    text = "".join(",".join(map(cell, row)) + "\n" for row in rows)
    lines = text.splitlines(keepends=True) if "\r" not in text else text.replace("\n", "\n\0").split("\0")
    assert [row for _line, row in csv_cells(lines, "x", ",")] == rows  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{}", []),
        (
            '{plain,"comma,tag","quo\\"te","NULL",NULL, spaced out }',
            ["plain", "comma,tag", 'quo"te', "NULL", "spaced out"],
        ),
        ('{{a,b},{c,"d}"}}', ["a", "b", "c", "d}"]),
        ("[0:1]={a,b}", ["a", "b"]),
        ("[-2:-1][1:1]={{a},{b}}", ["a", "b"]),
        ('["a", "b"]', ["a", "b"]),
        ("a,b", "a,b"),
        ("{a", "{a"),
        ("{a}}", "{a}}"),
        ('{"a"b}', '{"a"b}'),
    ],
)
def test_arrays(text: str, meant: object) -> None:
    assert words(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-01-01 00:00:00+00", 1_704_067_200_000),
        ("2024-01-01T00:00:00Z", 1_704_067_200_000),
        ("2024-01-01 05:30:00.999999+05:30", 1_704_067_200_999),
        ("2023-12-31 20:30:00-03:30", 1_704_067_200_000),
        ("2024-01-01", 1_704_067_200_000),
        ("1704067200000", 1_704_067_200_000),
        ("1969-12-31 23:59:59.5", -500),
        ("2023-12-31 24:00:00", 1_704_067_200_000),
        ("infinity", None),
        ("-infinity", None),
        ("0044-03-15 00:00:00 BC", None),
        ("2024-02-30", None),
        ("01/02/2024", None),
    ],
)
def test_moments(text: str, meant: int | None) -> None:
    assert milliseconds(text) == meant
