"""Dates and times of day as telephones in many languages write them."""

from datetime import time

import pytest

from extrovertly_desktop.exchange.bringing.clock_words import day_in_words, languages_of, time_of_day
from extrovertly_desktop.exchange.bringing.month_words import MONTHS


@pytest.mark.parametrize(
    "text",
    [
        *("11:54 pm", "11:54 PM", "11:54 p. m.", "23:54", "23.54", "23h54", "11:54\u202fPM", "午後11:54", "下午11:54"),
        *("오후 11:54", "١١:٥٤ م", "11:54 μ.μ.", "ÖS 11:54", "11:54 odp.", "11:54 du.", "11:54 ch", "23:54 Uhr"),
        *("午後11時54分", "11:54:00 PM", "۲۳:۵۴"),
    ],
)
def test_six_minutes_to_midnight_in_many_languages(text: str) -> None:
    told = time_of_day(text)
    assert told is not None
    assert told.clock == time(23, 54)
    assert told.is_sure


@pytest.mark.parametrize(
    ("text", "hour"), [("12:05 am", 0), ("12:05 pm", 12), ("0:05", 0), ("8 PM", 20), ("1:05 a.m.", 1)]
)
def test_the_hours_about_noon_and_midnight(text: str, hour: int) -> None:
    told = time_of_day(text)
    assert told is not None
    assert told.clock.hour == hour


def test_an_unknown_word_for_the_half_of_the_day_is_told() -> None:
    told = time_of_day("8:30 xyz")
    assert told is not None
    assert not told.is_sure


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "in the evening", "7", "9" * 100 + ":00"])
def test_what_is_no_time(text: str) -> None:
    assert time_of_day(text) is None


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        *(("18 May", 5, 18), ("September 25", 9, 25), ("25. März", 3, 25), ("18 мая", 5, 18), ("5月18日", 5, 18)),
        *(
            ("18 tháng 5", 5, 18),
            ("18 de mayo", 5, 18),
            ("١٨ مايو", 5, 18),
            ("24 červenec", 7, 24),
            ("24 června", 6, 24),
        ),
        *(
            ("3. marraskuuta", 11, 3),
            ("18 मई", 5, 18),
            ("18 ביוני", 6, 18),
            ("5월 18일", 5, 18),
            ("18 Οκτωβρίου", 10, 18),
        ),
        ("mar. may. 19", 5, 19),
    ],
)
def test_days_in_many_languages(text: str, month: int, day: int) -> None:
    told = day_in_words(text)
    assert told is not None
    assert (told.month, told.day) == (month, day)


def test_one_word_is_two_months_and_the_others_tell_which() -> None:
    polish = languages_of(["3 listopada", "4 grudnia"])
    croatian = languages_of(["3 listopada", "4 kolovoza"])
    assert (polish, croatian) == (("pl",), ("hr",))
    november, october = day_in_words("3 listopada", polish), day_in_words("3 listopada", croatian)
    assert november is not None
    assert october is not None
    assert (november.month, october.month) == (11, 10)


@pytest.mark.parametrize("text", ["", "yesterday", "May", "40 May", "x" * 1000])
def test_what_is_no_day(text: str) -> None:
    assert day_in_words(text) is None


def test_every_language_has_twelve_months() -> None:
    assert {language: len(months.split(" ")) for language, months in MONTHS.items()} == dict.fromkeys(MONTHS, 12)
