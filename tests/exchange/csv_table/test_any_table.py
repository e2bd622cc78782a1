"""Any table: what it seems to be, what its columns are taken for, and what becomes of its rows."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundEntry, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.csv_table import (
    READER,
    ColumnUse,
    CsvMapping,
    DayOrder,
    Kind,
    Role,
    look_at,
    preview,
    proposed,
)
from extrovertly_desktop.exchange.csv_table.cells import figure, flag
from extrovertly_desktop.exchange.csv_table.dates import moment_told, orders_of
from tests.exchange.tables import as_csv, check_ins, entries, keys, lines, moments, read, wall, written


def source(text: str) -> MemorySource:
    return MemorySource({"table.csv": text.encode()})


def roles(text: str) -> list[Role]:
    return [column.role for column in proposed(look_at(source(text))).columns]


DIARY = (
    "id,Date,Time,How do you feel,Intensity,Entry,Labels,Secret?,Activities,Energy,isPrivate\n"
    '1,17/05/2026,9:30 PM,happy,7,"A long day, and a good one",a; b,x,run|read,3,yes\n'
    "2,18/05/2026,8:30 AM,sad,3,Not so good today at all,b; c,y,read|nap,4,no\n"
    "3,19/05/2026,8:45 AM,sad,12,,b; c,y,read|nap,4,\n"
)


def test_a_diary_of_some_program() -> None:
    look = look_at(source(DIARY))
    assert [column.kind for column in look.columns][1:5] == [Kind.DATE, Kind.TIME, Kind.MOOD, Kind.NUMBER]
    assert roles(DIARY) == [
        *(Role.IGNORE, Role.DATE, Role.TIME, Role.MOOD, Role.INTENSITY, Role.TEXT, Role.TAGS, Role.CONTEXT),
        *(Role.TRIGGERS, Role.CONTEXT, Role.PRIVATE),
    ]
    found, problems = read(READER, DIARY.replace("12", "10"))
    first, second = entries(found)
    assert (first.text, first.tags, first.is_private) == ("A long day, and a good one", ("a", "b"), True)
    assert (second.is_private, second.when.local) == (False, wall("2026-05-18 08:30"))
    assert [(one.mood.name, one.intensity, one.triggers) for one in check_ins(found)] == [
        ("happy", 7, ("run", "read")),
        ("sad", 3, ("read", "nap")),
        ("sad", 10, ("read", "nap", "b", "c")),
    ]
    assert check_ins(found)[0].context == "Secret?: x\nEnergy: 3"
    # Each column that was guessed at is told once, and none of what stands in it.
    assert [(problem.place.line, problem.lost) for problem in problems] == [(1, 0)] * 3
    assert sorted(problem.what.split()[1] for problem in problems) == ["1", "10", "8"]


def test_without_names_in_another_language_and_with_figures_for_moods() -> None:
    assert roles("05.06.2026;ging aus und traf viele Leute\n06.06.2026;blieb daheim und las ein Buch\n") == [
        Role.DATE,
        Role.TEXT,
    ]
    found, _problems = read(READER, "Datum\tStimmung\tNotiz\n2026年5月17日\t4\t今日は\n2026年5月18日\t2\t\n")
    assert [(one.mood.name, one.mood.level) for one in entries(found) if one.mood] == [("4", 0.75)]
    assert [(one.mood.name, one.mood.level) for one in check_ins(found)] == [("2", 0.25)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name,phone\nAnn,12345678\nBob,12345679\n",
        "Dear diary, today I went out\nand came back, too\n",
        "day,amount\n2026-05-17,12\n2026-05-18,13\n",
    ],
)
def test_a_table_without_a_day_and_a_text_or_mood_is_not_taken(text: str) -> None:
    assert not READER.recognises(source(text))


def test_two_tables_are_one_too_many() -> None:
    two = MemorySource({"a.csv": b"Date,Mood\n2026-01-01,calm\n", "b.csv": b"Date,Mood\n2026-01-01,calm\n"})
    assert not READER.recognises(two)
    with pytest.raises(UserError, match="more than one"):
        list(READER.read(two))
    beside = MemorySource({"a.csv": b"Date,Mood\n2026-01-01,calm\n", "__MACOSX/._a.csv": b"\x00\x05\x16\x07"})
    assert READER.recognises(beside)


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        (["1/2/2026", "13/2/2026"], ["dmy"]),
        (["1/2/2026", "2/13/2026"], ["mdy"]),
        (["1/2/2026", "2/2/2026", "3/2/2026", "1/3/2026"], ["dmy"]),
        (["2/1/2026", "2/2/2026", "2/3/2026", "3/1/2026"], ["mdy"]),
        (["1/2/2026", "3/4/2026"], ["dmy", "mdy"]),
        (["1/2/2026 9:00 PM", "3/4/2026 8:00 AM"], ["mdy", "dmy"]),
        (["13/13/2026"], []),
        (["2026-01-02", "May 3 2026"], ["dmy"]),
    ],
)
def test_the_order_of_day_and_month(texts: list[str], orders: list[str]) -> None:
    assert [order.value for order in orders_of(texts)] == orders


def test_an_order_that_cannot_be_told_is_said() -> None:
    _found, problems = read(READER, "Date,Mood\n1/2/2026,calm\n3/4/2026,calm\n")
    assert ["day was taken to come first" in problem.what for problem in problems] == [True]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        *(("17.5.26", "2026-05-17"), ("17/05/1999", "1999-05-17"), ("17. Mai 2026", "2026-05-17")),
        *(("2026/5/17 21:30", "2026-05-17 21:30"), ("17-05-2026, 9:30 p.m.", "2026-05-17 21:30")),
        *(("May 17, 2026 9:30 PM", "2026-05-17 21:30"), ("Sun May 17 2026 21:30:00", "2026-05-17 21:30")),
        ("2026-05-17T21:30:00+02:00", "2026-05-17 21:30"),
    ],
)
def test_days_and_moments(text: str, when: str) -> None:
    told = moment_told(text, DayOrder.DAY_FIRST)
    assert told is not None
    assert told.day == wall(when).date()
    assert told.clock == (wall(when).time() if ":" in when else None)


@pytest.mark.parametrize(
    "text", ["", "7", "31/02/2026", "yesterday", "1.2", "99/99/9999", "x" * 100, "1/2/2026 noonish"]
)
def test_what_is_no_day(text: str) -> None:
    assert moment_told(text, DayOrder.DAY_FIRST) is None


def test_instants_are_kept() -> None:
    for text in ("1768465800", "1768465800000", "2026-01-15T08:30:00Z", "2026-01-15 09:30:00 +0100"):
        told = moment_told(text, DayOrder.DAY_FIRST)
        assert told is not None
        assert told.at_ms == 1_768_465_800_000


def test_figures_and_yes_or_no() -> None:
    assert [figure(text) for text in ("7", "7,5", " 70 %", "7/10", "−3", "seven", "1e5", "")] == [
        *(7.0, 7.5, 70.0, 7.0, -3.0, None, None, None)
    ]
    assert [flag(text) for text in ("Ja", "0", "x", "nein", "maybe", "")] == [True, False, True, False, None, None]


def test_a_mapping_is_kept_and_serves_a_later_export_in_another_order() -> None:
    mapping = proposed(look_at(source(DIARY)))
    kept = CsvMapping.from_json(mapping.as_json())
    assert kept == mapping
    later = "New,Entry,Date,How do you feel\nwind,Went out again,20/05/2026,calm\n"
    both = list(READER.read(source(later), kept))
    entry = next(one for one in both if isinstance(one, FoundEntry))
    assert (entry.text, entry.when.local.day) == ("Went out again", 20)
    assert check_ins([one for one in both if not isinstance(one, Problem)])[0].context == "New: wind"
    assert [one.lost for one in both if isinstance(one, Problem)] == [0, 0]
    with pytest.raises(UserError, match="map them anew"):
        CsvMapping.from_json('{"version": 2, "columns": []}')
    with pytest.raises(UserError, match="the day"):
        list(READER.read(source("a,b\n1,2\n"), kept))


def test_a_role_that_only_one_column_has_moves() -> None:
    mapping = CsvMapping(columns=(ColumnUse(name="a", role=Role.MOOD), ColumnUse(name="b", role=Role.CONTEXT)))
    assert [use.role for use in mapping.with_role(1, Role.MOOD).columns] == [Role.CONTEXT, Role.MOOD]
    assert [use.role for use in mapping.with_role(1, Role.TEXT).columns] == [Role.MOOD, Role.TEXT]


def test_what_cannot_be_read_is_told_and_nothing_else_is_lost() -> None:
    header = ["Date", "Time", "Mood", "Intensity", "Note", "Private", "Room"]
    rows = [
        ["Bartholomew", "", "calm", "", "", "", ""],
        ["2026-05-17", "Bartholomew", "calm", "", "", "", ""],
        ["2026-05-17", "9:00", "calm", "11", "", "", ""],
        ["2026-05-17", "9:00", "", "", "", "Bartholomew", ""],
        ["2026-05-17", "9:00", "", "8", "", "", "red", "wide"],
        ["", "", "", "", "", "", ""],
    ]
    uses = (Role.DATE, Role.TIME, Role.MOOD, Role.INTENSITY, Role.TEXT, Role.PRIVATE, Role.CONTEXT)
    mapping = CsvMapping(
        columns=tuple(ColumnUse(name=name, role=role) for name, role in zip(header, uses, strict=True))
    )
    both = list(READER.read(source(as_csv(header, rows)), mapping))
    problems = [one for one in both if isinstance(one, Problem)]
    found = [one for one in both if not isinstance(one, Problem)]
    assert [(one.place.line, one.lost) for one in problems] == [(2, 1), (3, 0), (4, 0), (5, 0), (5, 1)]
    assert not any("Bartholomew" in one.what for one in problems)
    assert [(one.intensity, one.context) for one in check_ins(found)] == [(None, ""), (None, "Intensity: 11")]
    assert [one.text for one in entries(found)] == ["Room: red, wide\n\nIntensity: 8"]


def test_the_preview_shows_the_first_rows_of_the_same() -> None:
    rows = [[f"{1 + day % 28}.5.2026", "calm", f"Note {day}"] for day in range(5000)]
    long = source(as_csv(["Date", "Mood", "Note"], rows))
    mapping = proposed(look_at(long))
    shown = preview(long, mapping, rows=5)
    assert list(shown) == list(READER.read(long, mapping))[: len(shown)]
    assert len({one.place.line for one in shown}) == 6


plain = lines.filter(lambda text: not set(text) & set(",|;#"))
rows_of = st.tuples(moments, plain, written, st.lists(plain, max_size=2, unique_by=str.casefold), st.booleans())


@settings(max_examples=25, deadline=None)
@given(
    st.lists(rows_of, max_size=4),
    st.sampled_from(
        [("%d/%m/%Y", DayOrder.DAY_FIRST), ("%m-%d-%Y", DayOrder.MONTH_FIRST), ("%Y.%m.%d", DayOrder.YEAR_FIRST)]
    ),
    st.sampled_from(",;\t"),
)
def test_what_was_written_is_what_is_read(
    told: list[tuple[datetime, str, str, list[str], bool]], order: tuple[str, DayOrder], delimiter: str
) -> None:
    header = ["When", "Mood", "Text", "Tags", "Private"]
    rows = [
        [f"{at:{order[0]} %H:%M}", mood, text, "|".join(tags), "yes" if private else "no"]
        for at, mood, text, tags, private in told
    ]
    uses = zip(header, (Role.WHEN, Role.MOOD, Role.TEXT, Role.TAGS, Role.PRIVATE), strict=True)
    columns = tuple(ColumnUse(name=name, role=role, separator="|" if role is Role.TAGS else "") for name, role in uses)
    mapping = CsvMapping(delimiter=delimiter, day_order=order[1], columns=columns)
    found = list(READER.read(source(as_csv(header, rows, delimiter)), mapping))
    assert [
        (one.when.local, one.mood.name if one.mood else "", one.text, list(one.tags), one.is_private)
        for one in found
        if isinstance(one, FoundEntry)
    ] == told
    keys(one for one in found if not isinstance(one, Problem))
