"""jrnl: text in many formats of dates, JSON, and the way out and back."""

import json
import re
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.given import GivenEntry
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.jrnl import READER, jrnl_json, jrnl_text
from tests.exchange.diaries import at, entries_of, given_entries, moments, problems_of, read, told, told_again, words

NINTH = at("2013-06-09T15:39")


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2013-06-09 15:39", NINTH),
        ("2013-06-09 03:39 PM", NINTH),
        ("2013-06-09 3:39:00 p.m.", NINTH),
        ("13.06.2013 15:39", at("2013-06-13T15:39")),
        ("Sunday, June 9, 2013 at 3:39 PM", NINTH),
        ("9 Jun 2013", at("2013-06-09T12:00")),
        ("2013-06-09T15:39", NINTH),
    ],
)
def test_dates_are_read_as_people_have_them_written(date: str, moment: datetime) -> None:
    (entry,) = read(READER, {"journal.txt": f"[{date}] A day.\nIt was long.\n".encode()})
    assert (entry.when.local, entry.when.at_ms, entry.text) == (moment, None, "A day.\nIt was long.")


def test_stars_and_tags_and_lines_in_brackets_that_are_none_of_its_own() -> None:
    text = """[2013-06-09 15:39] Met @Tom at the #beach-bar. *
write to me@example.org, no. 3 of #3
[note] not an entry
2013-06-10 10:00 neither

[2013-06-09 15:39] Met @Tom at the #beach-bar. *
write to me@example.org, no. 3 of #3
[note] not an entry
2013-06-10 10:00 neither
[2013-06-10 10:00]
"""
    found = read(READER, {"journal.txt": text.replace("\n", "\r\n").encode("utf-8-sig")})
    first, second = entries_of(found)
    assert first.text == text.split("] ", 1)[1].split("\n\n", maxsplit=1)[0].replace(" *", "")
    assert first.tags == ("Tom", "beach-bar", "starred")
    assert second.text == first.text
    assert second.key != first.key
    assert [(problem.place.line, problem.lost) for problem in problems_of(found)] == [(10, 1)]


def test_the_older_form_has_no_brackets() -> None:
    found = read(READER, {"journal.txt": b"2012-03-29 09:00 Called in sick.\nUsed the time.\n[2012-03-30 10:00] text"})
    assert [entry.text for entry in found] == ["Called in sick.\nUsed the time.\n[2012-03-30 10:00] text"]


def test_which_of_day_and_month_comes_first_is_learnt_from_the_file_or_told() -> None:
    some, other = read(READER, {"j.txt": b"[03/04/2013 10:00] one\n[25/04/2013 10:00] two"})
    assert (some.when.local.month, other.when.local.month) == (4, 4)
    found = read(READER, {"j.txt": b"[03/04/2013 10:00] one"})
    assert entries_of(found)[0].when.local.month == 3
    assert "month first" in problems_of(found)[0].what


def test_json_as_jrnl_writes_it() -> None:
    document = {
        "tags": {"@tom": 1},
        "entries": [
            {"title": "A day.", "body": "With @tom\n", "date": "2013-06-09", "time": "15:39", "tags": ["@tom"],
             "starred": True},
            {"title": "", "body": "", "date": "2013-06-09", "time": "15:39", "tags": [], "starred": False},
            {"title": "When?", "body": None, "date": "soon", "time": "", "tags": None},
            7,
        ],
    }  # fmt: skip
    found = read(READER, {"journal.json": json.dumps(document).encode()})
    (entry,) = entries_of(found)
    assert (entry.when.local, entry.text, entry.tags) == (NINTH, "A day.\nWith @tom", ("tom", "starred"))
    assert [(problem.place.line, problem.lost) for problem in problems_of(found)] == [(2, 1), (3, 1), (4, 1)]


@settings(max_examples=25, deadline=None)
@given(given_entries(photos=False))
def test_json_that_goes_out_comes_back(entries: list[GivenEntry]) -> None:
    text = "".join(jrnl_json(entries))
    assert json.loads(text)["tags"] == {
        f"@{tag}": sum(tag in entry.tags for entry in entries) for entry in entries for tag in entry.tags
    }
    source = MemorySource({"journal.json": text.encode()})
    assert READER.recognises(source) == bool(entries)
    if entries:
        assert [told_again(entry) for entry in READER.read(source)] == [told(entry) for entry in entries]


@settings(max_examples=25, deadline=None)
@given(given_entries(photos=False))
def test_text_that_goes_out_keeps_every_entry_apart(entries: list[GivenEntry]) -> None:
    text = "".join(jrnl_text(entries))
    # As jrnl itself parts them.
    assert len(re.findall(r"^\[[^\]\n]{16}\] ?", text, re.MULTILINE)) == len(entries)
    found = list(READER.read(MemorySource({"journal.txt": text.encode()})))
    assert [entry.when.local for entry in entries_of(found)] == [
        entry.local.replace(second=0, microsecond=0) for entry in entries
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(moments, words, st.lists(words, max_size=3)), min_size=1, max_size=5), st.booleans())
def test_any_valid_journal_is_read_whole(entries: list[tuple[datetime, str, list[str]]], twelve: bool) -> None:
    form = "%Y-%m-%d %I:%M %p" if twelve else "%Y-%m-%d %H:%M"
    written = [
        f"[{moment:{form}}] {title.replace('*', '')}.\n" + "".join(f"a {line}\n" for line in body) + "\n"
        for moment, title, body in entries
    ]
    found = list(READER.read(MemorySource({"j.txt": "".join(written).encode()})))
    whole = [
        (moment.replace(second=0, microsecond=0), text.split("] ", 1)[1])
        for (moment, *_), text in zip(entries, written, strict=True)
    ]
    assert [(entry.when.local, "".join(entry.text.split())) for entry in found] == [
        (moment, "".join(text.split())) for moment, text in whole
    ]


def test_other_files_are_not_taken_for_it() -> None:
    for files in ({"a.txt": b"Dear diary"}, {"a.txt": b"[x] y"}, {"a.json": b"[]"}, {"a.txt": b"", "b.txt": b""}, {}):
        assert not READER.recognises(MemorySource(files))
    with pytest.raises(UserError):
        list(READER.read(MemorySource({"a.txt": b"", "b.txt": b""})))
    (problem,) = READER.read(MemorySource({"a.txt": b"Dear diary"}))
    assert problem.lost == 1
