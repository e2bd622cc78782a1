"""Rows of tables, whatever their encoding, their dialect and their quotes are like."""

import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.csv_rows import MOST_FIELD, Dialect, Row, csv_rows, sniffed
from extrovertly_desktop.exchange.bringing.found import Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.bringing.text import MOST_LINE, encoding_of, first_lines, text_lines

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufeff"), max_size=12)
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


def rows(data: bytes, dialect: Dialect | None = None) -> list[Row | Problem]:
    return list(csv_rows(MemorySource({"a.csv": data}), "a.csv", dialect))


def contents(data: bytes) -> list[list[str]]:
    return [row.cells for row in rows(data) if isinstance(row, Row)]


@settings(max_examples=25, deadline=None)
@given(tables, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_the_standard_library_writes_is_read(table: list[list[str]], delimiter: str, encoding: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    read = rows(text.getvalue().encode(encoding), Dialect(delimiter))
    assert [row.cells for row in read if isinstance(row, Row)] == table


TEXT = "Tag;Käse\n1;“é”\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r").encode(),
        ("sep=;\r\n" + TEXT.replace("\n", "\r\n")).encode(),
        ("\ufeff\ufeff" + TEXT).encode(),
    ],
)
def test_one_table_in_every_encoding(data: bytes) -> None:
    assert contents(data) == [["Tag", "Käse"], ["1", "“é”"]]


def test_a_few_broken_bytes_do_not_make_it_another_encoding() -> None:
    data = "Größe,Länge,Höhe\nä,ö,ü\n".encode() + b"\xff,1,2\n"
    assert contents(data)[-1] == ["\ufffd", "1", "2"]
    assert not encoding_of(MemorySource({"a.csv": data}), "a.csv").is_sound


def test_quotes_ends_of_lines_and_numbers_of_lines() -> None:
    read = rows(b'a,b\r\n1, "x ""y"",\r\n\r\nz" ,\r\n\r\n\'p\',"q"r\r\n')
    assert read == [
        Row(1, ["a", "b"]),
        Row(2, ["1", 'x "y",\n\nz ', ""]),
        Row(6, ["'p'", "qr"]),
    ]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    first, problem, *rest = rows(b'a,b\n1,"Bartholomew\n2,x\n3,y\n', Dialect())
    assert isinstance(problem, Problem)
    assert (first, problem.place.line, problem.lost) == (Row(1, ["a", "b"]), 2, 1)
    assert "Bartholomew" not in problem.what
    assert rest == [Row(3, ["2", "x"]), Row(4, ["3", "y"])]
    long = b'1,"open\n' + b"2,x\n" * (MOST_FIELD // 4 + 10)
    assert sum(isinstance(row, Row) for row in rows(long, Dialect())) == MOST_FIELD // 4 + 10


def test_a_long_cell_is_no_trouble_and_an_endless_line_is_refused() -> None:
    long = "word " * 60_000
    assert contents(f'a,b\n1,"{long}"\n'.encode())[1] == ["1", long]
    with pytest.raises(UserError, match="longer than any text"):
        rows(b"x" * (MOST_LINE + 1))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50, bytes(500)])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="not a text file"):
        rows(data)
    assert first_lines(data) == []


def test_lines_of_text_come_without_their_ends() -> None:
    source = MemorySource({"a.txt": b"one\r\ntwo\rthree\n\n" + b"-" * 5000 + b"\x00\nfour"})
    assert list(text_lines(source, "a.txt")) == ["one", "two", "three", "", "-" * 5000, "four"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1;2,3;4\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ("day\tactivities\n1\tx | y, z\n", "\t"),
        ('d,"a | b"\nd,"a | b | c"\n', ","),
        ("only words here\n", ","),
    ],
)
def test_the_parting_sign_is_the_one_that_gives_even_rows(text: str, delimiter: str) -> None:
    assert sniffed(text.splitlines(keepends=True)).delimiter == delimiter
