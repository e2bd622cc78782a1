"""How We Feel's tables, of both sets of names for its columns."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.how_we_feel import READER
from tests.exchange.tables import as_csv, check_ins, entries, keys, lines, moments, read, wall, written

TAGS = ["Tags (People)", "Tags (Places)", "Tags (Events)"]
KEYS = ["Tags Key (People)", "Tags Key (Places)", "Tags Key (Events)"]
WRITTEN = ["Notes", "Reflections", "Takeaways"]
MEASURED = ["Exercise", "Sleep", "Menstrual", "Steps", "Meditation", "Weather", "Temperature (F)"]
DRUNK = ["Water (cups)", "Caffeine (mg)", "Alcoholic Drinks"]
LATER = ["Date", "Locale", "Mood Keys", "Mood", *TAGS, *WRITTEN]
EARLIER = [
    "Date",
    "Mood",
    "Mood Key",
    TAGS[0],
    KEYS[0],
    TAGS[1],
    KEYS[1],
    TAGS[2],
    KEYS[2],
    *MEASURED,
    *DRUNK,
    *WRITTEN,
]


def test_a_row_of_the_later_form() -> None:
    told = '[{"question": "Why?", "answer": "The sun"}, "and"]'
    row = ["2026 Wed Jul 22 11:36 PM", "en", "calm", "Calm;Glad", "Ann;Bob", "Home", "Walk;ann", "A note", told, "[]"]
    found, problems = read(READER, as_csv(LATER, [row]))
    (entry,), (check_in,) = entries(found), check_ins(found)
    assert problems == []
    assert entry.text == "A note\n\nWhy?\nThe sun\n\nand"
    assert entry.tags == check_in.triggers == ("Ann", "Bob", "Home", "Walk")
    assert (check_in.mood.name, check_in.mood.level, check_in.context) == ("Calm", None, "Also: Glad")
    assert check_in.when.local == wall("2026-07-22 23:36")


def test_measurements_stand_in_the_context_and_noughts_are_told_once() -> None:
    measured = ["0.0", "7.5", "", "899.0", "0", "Clouds", "52.0", "", "0", ""]
    rows = [
        ["2026 Sun May 17 8:39 AM", "", "tired", "Ann", "ann", "", "home", "", "", *measured, "", "", ""],
        ["2026 Sun May 17 8:39 AM", "", "tired", "Ann", "ann", "", "home", "", "", *measured, "", "", ""],
    ]
    found, problems = read(READER, as_csv(EARLIER, rows))
    first = check_ins(found)[0]
    assert entries(found) == []
    assert first.context == "Sleep: 7.5\nSteps: 899.0\nWeather: Clouds\nTemperature (F): 52.0"
    assert (first.mood.name, first.triggers) == ("tired", ("Ann", "home"))
    assert [problem.lost for problem in problems] == [0]
    assert len(keys(found)) == 2


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026 mar. may. 19 8:15", "2026-05-19 08:15"),
        ("2026 So. Mai 17 15:39", "2026-05-17 15:39"),
        ("2026 5月 17 日曜日 午後 3:39", "2026-05-17 15:39"),
        ("2026 Sun May 17 12:05\u202fAM", "2026-05-17 00:05"),
        ("2026-05-17 15:39", "2026-05-17 15:39"),
    ],
)
def test_dates_of_other_languages(text: str, when: str) -> None:
    found, problems = read(READER, as_csv(LATER, [[text, "", "calm", "", "", "", "", "", "", ""]]))
    assert problems == []
    assert check_ins(found)[0].when.local == wall(when)


def test_rows_that_cannot_be_read_and_a_column_that_nobody_knows() -> None:
    rows = [
        ["Bartholomew", "", "calm", *[""] * 7, ""],
        ["2026 Sun May 17", "", "calm", *[""] * 7, "blue"],
        ["2026 Sun May 17 8:39 AM", "", "", *[""] * 7, ""],
        ["2026 Sun May 17 8:39 AM", "", "", *[""] * 4, "Only words", "[broken", "", ""],
    ]
    found, problems = read(READER, as_csv([*LATER, "Aura"], rows))
    assert [(problem.place.line, problem.lost) for problem in problems] == [(1, 0), (2, 1), (3, 0), (4, 1)]
    assert not any("Bartholomew" in problem.what for problem in problems)
    assert check_ins(found)[0].context == "Aura: blue"
    assert [entry.text for entry in entries(found)] == ["Only words\n\n[broken"]


def test_what_is_something_else() -> None:
    source = MemorySource({"a.csv": b"Date,Mood,Note\n2026-01-01,x,y\n"})
    assert not READER.recognises(source)
    with pytest.raises(UserError):
        list(READER.read(source))


words = lines.filter(lambda text: ";" not in text)
rows_of = st.tuples(moments, words, st.lists(words, max_size=2, unique_by=str.casefold), st.just("") | written)


@settings(max_examples=25, deadline=None)
@given(st.lists(rows_of, max_size=4))
def test_what_was_written_is_what_is_read(told: list[tuple[datetime, str, list[str], str]]) -> None:
    rows = [
        [f"{at:%Y %a %b} {at.day} {at:%I:%M %p}", "en", mood, mood, ";".join(people), "", "", text, "[]", "[]"]
        for at, mood, people, text in told
    ]
    found, problems = read(READER, as_csv(LATER, rows))
    assert problems == []
    assert [(one.when.local, one.mood.name, list(one.triggers)) for one in check_ins(found)] == [
        (at, mood, people) for at, mood, people, _text in told
    ]
    assert len(entries(found)) == sum(text not in ("", "[]", "{}") for *_rest, text in told)
    keys(found)
