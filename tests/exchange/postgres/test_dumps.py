"""Plain dumps, as pg_dump 15 wrote them of the original schema, and what else stands in dumps."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundForeign, FoundRow, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.postgres import READER, sql_text

DUMPS = Path(__file__).parents[2] / "data" / "postgres"
ANA = "550e8400-e29b-41d4-a716-446655440000"


def found(text: str | bytes, name: str = "dump.sql") -> list[Found | Problem]:
    return list(READER.read(MemorySource({name: text if isinstance(text, bytes) else text.encode()})))


def only(text: str | bytes) -> FoundRow:
    (row,) = found(text)
    assert isinstance(row, FoundRow)
    return row


def plain(items: list[Found | Problem]) -> list[Any]:
    """Return what was found without where, in an order that does not hang on the order in the file."""
    return sorted(
        repr((item.table, item.values, item.extras) if isinstance(item, FoundRow) else getattr(item, "data", item))
        for item in items
        if not isinstance(item, Problem)
    )


@pytest.mark.parametrize("name", ["copy", "inserts", "column_inserts"])
def test_every_form_of_a_dump_tells_the_same(name: str) -> None:
    data = (DUMPS / f"{name}.sql").read_bytes()
    assert READER.recognises(MemorySource({"anything": data}))
    items = found(data)
    rows = [item for item in items if isinstance(item, FoundRow)]
    assert [row.table for row in rows][:3] == ["users", "users", "achievements"]
    assert {row.table for row in rows[-2:]} == {"coach_messages", "event_attendees"}
    assert plain(items) == plain(found((DUMPS / "copy.sql").read_bytes()))
    by_table = {row.table: row for row in rows}
    user = rows[0]
    assert user.values["preferences"] == {"theme": "dark", "n": [1, 2.5, None]}
    assert user.extras == {"updated_at": "2026-03-01 10:10:30.225511+00"}
    entry = by_table["journal_entries"].values
    assert entry["content"] == 'Line one\nline\ttwo; it\'s \\N a "test" with \\. dots\n\\.\nend'
    assert entry["tags"] == ["plain", "comma,tag", 'quo"te', "NULL", "back\\slash", ""]
    assert entry["created_at"] == 1_706_933_106_789
    assert entry["word_count"] == 11
    assert by_table["mood_tracking"].values["created_at"] == 1_706_913_306_000
    assert by_table["mood_tracking"].values["context"] == ""
    assert by_table["mood_tracking"].values["triggers"] == ["a", "b"]
    assert by_table["coach_messages"].values["content"] == "Hello — how are you? 日本"
    assert by_table["coach_messages"].values["created_at"] == 1_709_287_201_500
    assert by_table["coach_conversations"].values["created_at"] == 1_709_287_200_000
    assert by_table["events"].values["price"] == 3.5
    assert by_table["events"].values["tags"] == []
    (other,) = (item for item in items if isinstance(item, FoundForeign))
    assert other.table == "Odd Table"
    assert other.data == {"id": "1", 'a "b"': "x", "kind": '{{a,b},{c,"d,e"}}'}
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert "last login at" in problem.what
    assert rows[1].extras["last_login_at"] == "infinity"
    assert rows[1].extras["preferences"] is None


def test_the_sample_user_of_the_schema_page_migrates_as_it_shows() -> None:
    row = only(
        "INSERT INTO users (id, email, username, first_name, last_name, created_at, confidence_level, total_points, "
        f"streak_days, longest_streak) VALUES ('{ANA}', 'user@example.com', 'user123', 'John', 'Doe', "
        "'2024-01-01T00:00:00Z', 4.5, 150, 7, 14);"
    )
    assert {name: value for name, value in row.values.items() if value is not None} == {
        "id": ANA,
        "created_at": 1_704_067_200_000,
        "email": "user@example.com",
        "username": "user123",
        "first_name": "John",
        "last_name": "Doe",
        "confidence_level": 4.5,
        "total_points": 150,
        "streak_days": 7,
        "longest_streak": 14,
        "is_active": True,
    }
    assert row.extras == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'it''s'", "it's"),
        ("E'a\\nb\\'c\\\\d\\x41\\101\\u00e9'", "a\nb'c\\dAAé"),
        ("U&'d\\0061t\\+000061'", "data"),
        ("$$it's $1$$", "it's $1"),
        ("$tag$ $$ $tag$", " $$ "),
        ("'a'::character varying(50)", "a"),
        ("'a'\n  'b'::text", "ab"),
        ("text 'a'", "a"),
        ("'; -- /* no comment'", "; -- /* no comment"),
        ("-1.5", "-1.5"),
    ],
)
def test_texts_in_all_their_forms(written: str, meant: str) -> None:
    columns = "CREATE TABLE IF NOT EXISTS \"Notes\" (id uuid, said text CHECK (said IN ('a', 'b')), UNIQUE (id));"
    values = f"INSERT INTO \"Notes\" VALUES /* a (b) /* c */ */ ('1', {written}), (2, 'u'); -- '\n"
    users = "INSERT INTO users (id, email, username, first_name) VALUES ('1', 'a', 'b', 'c');"
    rows = [item.data for item in found(columns + values + users) if isinstance(item, FoundForeign)]
    assert rows == [{"id": "1", "said": meant}, {"id": "2", "said": "u"}]


def test_values_that_a_row_of_ours_takes() -> None:
    row = only(
        "INSERT INTO public.missions (id, title, description, difficulty, category, tips, requirements, is_active, "
        "points, created_at, time_estimate) OVERRIDING SYSTEM VALUE VALUES (1, 't', 'd', 'beginner', 'c', "
        "ARRAY['a', 'b,c'::text, NULL]::text[], '{\"n\": 2.0}'::jsonb, FALSE, DEFAULT, '2024-01-01 02:00:00+02', NULL) "
        "ON CONFLICT DO NOTHING;"
    )
    assert row.values["id"] == "1"
    assert row.values["tips"] == ["a", "b,c"]
    assert row.values["requirements"] == {"n": 2}
    assert row.values["is_active"] is False
    assert row.values["points"] == 0
    assert row.values["created_at"] == 1_704_067_200_000


def test_tables_of_other_schemas_are_not_ours() -> None:
    items = found(
        "COPY auth.users (id, email) FROM stdin;\n1\ta\n\\.\n"
        "COPY public.users (id, email, username, first_name, created_at) FROM stdin;\n1\ta\tb\tc\t2024-01-01\n\\.\n"
    )
    assert [item.table for item in items] == ["users", "auth.users"]  # type: ignore[union-attr]


def test_what_cannot_be_read_is_told_with_its_line_and_the_rest_goes_on() -> None:
    items = found(
        "\\restrict abc\nSET x = 1;\nCOPY public.users (id, email, username, first_name, created_at) FROM stdin;\r\n"
        "1\ta\r\n2\ta\tb\tc\t2024-01-01\r\n\\.\r\n"
        "INSERT INTO users (id, email, username, first_name) VALUES ('3', 'e', 'u', lower('N')),"
        " ('4', 'e', 'u', 'n');\n"
        "INSERT INTO public.users SELECT * FROM old;\n\\unrestrict abc\n"
    )
    rows = [item.values["id"] for item in items if isinstance(item, FoundRow)]
    assert rows == ["2", "4"]
    problems = [(item.place.line, item.lost) for item in items if isinstance(item, Problem)]
    assert problems == [(4, 1), (7, 0), (7, 1), (8, 1)]


def test_a_dump_in_another_encoding() -> None:
    told = "SET client_encoding = 'LATIN1';\n"
    text = told + "INSERT INTO users (id, email, username, first_name) VALUES ('1','a','b','Zoë');"
    assert only(text.encode("latin-1")).values["first_name"] == "Zoë"
    assert only(text.replace("LATIN1", "LATIN9").encode("iso8859-15")).values["first_name"] == "Zoë"
    assert only(text.replace("LATIN1", "UTF8").encode("utf-16")).values["first_name"] == "Zoë"
    broken = found(text.replace("LATIN1", "UTF8").encode("latin-1"))
    assert isinstance(broken[-1], Problem)
    assert broken[0].values["first_name"] == "Zo\ufffd"  # type: ignore[union-attr]


def test_old_dumps_with_backslashes_in_plain_texts() -> None:
    old = "SET standard_conforming_strings = off;\n"
    text = "INSERT INTO users (id, email, username, first_name) VALUES ('1','a','b','O\\'Neill\\n');"
    assert only(old + text).values["first_name"] == "O'Neill\n"


@pytest.mark.parametrize(
    "text",
    [
        "COPY users (id, email) FROM stdin;\n1\ta\n",
        "INSERT INTO users (id, email, username, first_name) VALUES ('1','a','b",
        "-- PostgreSQL database dump\nSELECT $$ never closed",
        "-- PostgreSQL database dump\n/* never closed",
    ],
)
def test_a_dump_that_was_cut_short_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="ends in the middle"):
        found(text)


def test_dumps_in_a_form_of_their_own_are_told_how_to_be_turned() -> None:
    for files in ({"a.dump": b"PGDMP\x01\x0e"}, {"d/toc.dat": b"PGDMP", "d/3.dat.gz": b""}):
        source = MemorySource(files)
        assert READER.recognises(source)
        with pytest.raises(UserError, match="pg_restore"):
            list(READER.read(source))


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
CELLS = st.tuples(WORDS, st.none() | WORDS, st.lists(WORDS, max_size=3), st.booleans())


@settings(max_examples=20)
@given(st.lists(CELLS, min_size=1, max_size=3))
def test_every_text_is_read_back_from_either_form(rows: list[tuple[str, str | None, list[str], bool]]) -> None:
    names = "id, user_id, content, mood, reflection_prompt, tags, is_private, created_at"
    table = f"public.journal_entries ({names})"
    copied, inserted = [], []
    for number, (content, prompt, tags, private) in enumerate(rows):
        array = "{" + ",".join('"' + tag.replace("\\", "\\\\").replace('"', '\\"') + '"' for tag in tags) + "}"
        cells = [str(number), "u", content, "m", prompt, array, "t" if private else "f", "2024-01-01"]
        copied.append("\t".join("\\N" if cell is None else copy_text(cell) for cell in cells))
        inserted.append(
            "(" + ", ".join("NULL" if cell is None else "'" + cell.replace("'", "''") + "'" for cell in cells) + ")"
        )
    dump = f"COPY {table} FROM stdin;\n" + "".join(line + "\n" for line in copied) + "\\.\n"
    inserts = f"INSERT INTO {table} VALUES\n" + ",\n".join(inserted) + ";\n"
    for text in (dump, inserts):
        got = [item.values for item in found(text)]  # type: ignore[union-attr]
        assert [(row["content"], row["reflection_prompt"], row["tags"], row["is_private"]) for row in got] == rows


def copy_text(cell: str) -> str:
    for sign, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        cell = cell.replace(sign, written)
    return cell


@pytest.mark.parametrize("size", [1, 64])
def test_what_was_read_may_end_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (DUMPS / "column_inserts.sql").read_bytes()
    whole = list(iter(sql_text.SqlText(io.BytesIO(data), "d").token, None))
    monkeypatch.setattr(sql_text, "_SLICE", size)
    assert list(iter(sql_text.SqlText(io.BytesIO(data), "d").token, None)) == whole
    assert len(whole) > 1000
