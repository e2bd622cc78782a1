"""Daylio's tables of all generations, in the languages of its users."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.daylio import READER
from tests.exchange.tables import as_csv, check_ins, entries, keys, lines, moments, read, wall, written

OLDEST = "year,date,weekday,time,mood,activities,note"
SECOND = "full_date,date,weekday,time,mood,activities,note"
THIRD = "full_date,date,weekday,time,mood,activities,note_title,note"
NEWEST = "full_date,date,weekday,time,mood,activities,scales,note_title,note"
ROWS = {
    OLDEST: '2018,18 May,Friday,11:54 pm,good,"work | movies / tv ","Went out"',
    SECOND: '2018-05-18,18 May,Friday,11:54 pm,good,"work | movies / tv ","Went out"',
    THIRD: '2018-05-18,18 May,Friday,11:54 pm,good,"work | movies / tv ","","Went out"',
    NEWEST: '2018-05-18,18 May,Friday,11:54 pm,good,"work | movies / tv ","","","Went out"',
}


@pytest.mark.parametrize("has_names", [True, False])
@pytest.mark.parametrize("header", ROWS)
def test_every_generation_with_and_without_names(header: str, has_names: bool) -> None:
    row = ROWS[header]
    found, problems = read(READER, f"\ufeff{header}\n{row}\n" if has_names else f"{row}\n")
    (entry,), (check_in,) = entries(found), check_ins(found)
    assert problems == []
    assert (entry.text, entry.tags) == ("Went out", ("work", "movies / tv"))
    assert (check_in.mood.name, check_in.mood.level) == ("good", 0.75)
    assert entry.when.local == check_in.when.local == wall("2018-05-18 23:54")
    assert check_in.triggers == entry.tags
    assert entry.place.line == (2 if has_names else 1)


def test_columns_in_another_order_and_one_that_nobody_knows() -> None:
    text = "note,mood,full_date,weather,time\nA walk,calm,2020-02-29,rain,9:05\n,calm,2020-02-28,sun,9:05\n"
    found, problems = read(READER, text)
    assert [entry.text for entry in entries(found)] == ["A walk"]
    assert [check_in.context for check_in in check_ins(found)] == ["weather: rain", "weather: sun"]
    assert [(problem.place.line, problem.lost) for problem in problems] == [(1, 0)]
    assert "Column 4" in problems[0].what
    assert check_ins(found)[0].mood.level is None


def test_a_title_scales_and_markup() -> None:
    row = (
        '2026-09-25,25. September,Freitag,21:35,Gut,"<c_e> anxious |a| A","Sleep:\u00a0good | Steps:\u00a04","Title",'
        '"<b>x</b><br>y &lt;3"'
    )
    found, problems = read(READER, f"{NEWEST}\n{row}\n")
    (entry,), (check_in,) = entries(found), check_ins(found)
    assert problems == []
    assert entry.text == "# Title\n\n**x**\ny <3"
    assert entry.tags == ("<c_e> anxious", "a")
    assert check_in.context == "Sleep: good\nSteps: 4"
    assert check_in.mood.level == 0.75


@pytest.mark.parametrize(
    ("year", "day", "clock", "when"),
    [
        ("2019", "25. März", "21:35", wall("2019-03-25 21:35")),
        ("2019", "25 мая", "21:35", wall("2019-05-25 21:35")),
        ("2019", "5月25日", "午後9:35", wall("2019-05-25 21:35")),
        ("٢٠١٩", "٢٥ مايو", "٩:٣٥ م", wall("2019-05-25 21:35")),
        ("2019", "mayo 25", "9:35 p. m.", wall("2019-05-25 21:35")),
    ],
)
def test_the_oldest_generation_in_other_languages(year: str, day: str, clock: str, when: datetime) -> None:
    found, problems = read(READER, as_csv(OLDEST.split(","), [[year, day, "?", clock, "ok", "", ""]]))
    assert problems == []
    assert check_ins(found)[0].when.local == when


def test_two_notes_in_one_minute_have_two_keys_and_the_same_ones_again() -> None:
    row = "2020-01-01,x,y,9:00,meh,,\n"
    text = f"{SECOND}\n{row}{row}2020-01-01,x,y,9:00,bad,,\n"
    first, second = keys(read(READER, text)[0]), keys(read(READER, text)[0])
    assert first == second
    assert len(first) == 3


def test_rows_that_cannot_be_read_are_told_and_the_rest_goes_on() -> None:
    private = "Bartholomew"
    text = as_csv(
        SECOND.split(","),
        [
            [private, "x", "y", "9:00", "good", "", ""],
            ["2020-01-01", "x", "y", private, "good", "", ""],
            ["2020-01-01", "x", "y", f"8:00 {private}", "good", "", ""],
            ["2020-01-01", "x", "y", "9:00", "", "a", ""],
            ["2020-01-01", "x", "y", "9:00", "", "", private],
            ["2020-01-01", "x", "y", "9:00", "good", "", "last"],
        ],
    )
    found, problems = read(READER, text)
    assert [(problem.place.line, problem.lost) for problem in problems] == [(2, 1), (3, 0), (4, 0), (5, 1), (6, 0)]
    assert not any(private in problem.what for problem in problems)
    assert [entry.text for entry in entries(found)] == [private, "last"]
    assert check_ins(found)[0].when.local.hour == 12


def test_a_note_with_bare_commas_stays_whole() -> None:
    found, _problems = read(READER, f"{SECOND}\n2020-01-01,x,y,9:00,good,a,We went, ate, and slept\n")
    assert entries(found)[0].text == "We went, ate, and slept"


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "full_date,mood\n2020-01-01,x\n", "2020,a,b,c,d,e,f\n", "Dear diary\n"]
)
def test_what_is_not_daylios(text: str) -> None:
    source = MemorySource({"export.csv": text.encode()})
    assert not READER.recognises(source)
    with pytest.raises(UserError):
        list(READER.read(source))


plain = lines.filter(lambda text: not set(text) & set("<&|"))
notes = st.tuples(
    moments,
    plain,
    st.lists(plain, max_size=3, unique_by=str.casefold),
    st.just("") | written.filter(lambda text: not set(text) & set("<&")),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(notes, max_size=5))
def test_what_was_written_is_what_is_read(given_notes: list[tuple[datetime, str, list[str], str]]) -> None:
    rows = [
        [moment.date(), "?", "?", moment.strftime("%H:%M"), mood, " | ".join(words), "", "", text]
        for moment, mood, words, text in given_notes
    ]
    found, problems = read(READER, as_csv(NEWEST.split(","), rows))
    assert problems == []
    assert [(check_in.when.local, check_in.mood.name, list(check_in.triggers)) for check_in in check_ins(found)] == [
        (moment, mood, words) for moment, mood, words, _text in given_notes
    ]
    assert [entry.text for entry in entries(found)] == [text for *_rest, text in given_notes if text]
    keys(found)
