"""Tables of Apple's State of Mind."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.state_of_mind import READER
from tests.exchange.tables import check_ins, entries, keys, lines, moments, read, wall

HEADER = "Start,End,Kind,Labels,Associations,Valence,Valence Classification\n"


def test_a_moment_with_all_it_can_have_and_a_comma_too_many() -> None:
    at = "2026-01-09 15:34:06 -0500"
    lists = "Anxious | Irritated | Sad,Self Care | Health"
    row = f"{at},{at},Momentary Emotion,{lists},-0.7235772667861566,Very Unpleasant,\n"
    found, problems = read(READER, HEADER + row)
    (check_in,) = check_ins(found)
    assert problems == entries(found) == []
    assert (check_in.when.local, check_in.when.at_ms) == (wall("2026-01-09 15:34:06"), 1_767_990_846_000)
    assert check_in.mood.name == "Anxious"
    assert check_in.mood.level == pytest.approx(0.1382, abs=1e-4)
    assert check_in.triggers == ("Self Care", "Health")
    assert check_in.context == "Also: Irritated, Sad\nValence: Very Unpleasant, −0.72"


def test_the_mood_of_a_day_without_labels() -> None:
    row = "2026-01-07 10:00:00 +0100,2026-01-07 21:00:00 +0100,Daily Mood,,,0.09,,\n"
    (check_in,) = check_ins(read(READER, HEADER + row)[0])
    assert check_in.mood.name == "Neutral"
    assert check_in.context.splitlines() == [
        "The mood of the whole day",
        "Valence: Neutral, +0.09",
        "Until: 2026-01-07 21:00:00 +0100",
    ]


@pytest.mark.parametrize(
    ("valence", "name"),
    [
        *(("-1", "Very Unpleasant"), ("-0.5", "Unpleasant"), ("-0.2", "Slightly Unpleasant"), ("0", "Neutral")),
        *(("0.2", "Slightly Pleasant"), ("0.5", "Pleasant"), ("1", "Very Pleasant")),
    ],
)
def test_the_scale_has_seven_parts(valence: str, name: str) -> None:
    row = f"2026-01-07 10:00:00 +0100,,Momentary Emotion,,,{valence},\n"
    (check_in,) = check_ins(read(READER, HEADER + row)[0])
    assert (check_in.mood.name, check_in.mood.level) == (name, (float(valence) + 1) / 2)


def test_rows_that_cannot_be_read() -> None:
    rows = [
        "Bartholomew,,,Sad,,0,\n",
        "2026-01-07,,,,,,\n",
        "2026-01-07 9:00,,,Sad,,7,\n",
        "2026-01-07 9:00,,Nap,Sad,,,\n",
    ]
    found, problems = read(READER, HEADER + "".join(rows))
    assert [(problem.place.line, problem.lost) for problem in problems] == [(2, 1), (3, 1), (4, 0), (5, 0)]
    assert not any("Bartholomew" in problem.what for problem in problems)
    assert [one.mood.level for one in check_ins(found)] == [None, None]
    assert check_ins(found)[1].context == "Kind: Nap"


def test_what_is_something_else() -> None:
    source = MemorySource({"a.csv": b"Start,End,Note\n2026-01-01,x,y\n"})
    assert not READER.recognises(source)
    with pytest.raises(UserError):
        list(READER.read(source))


labels = st.lists(lines.filter(lambda text: not set(text) & set('|,"')), min_size=1, max_size=3, unique_by=str.casefold)
states = st.tuples(moments, st.integers(-11, 14), labels, st.floats(-1, 1))


@settings(max_examples=25, deadline=None)
@given(st.lists(states, max_size=4))
def test_what_was_written_is_what_is_read(told: list[tuple[datetime, int, list[str], float]]) -> None:
    zoned = [at.replace(tzinfo=timezone(timedelta(hours=offset))) for at, offset, *_rest in told]
    rows = [
        f"{at:%Y-%m-%d %H:%M:%S %z},,Momentary Emotion,{' | '.join(words)},,{valence!r},\n"
        for at, (_at, _offset, words, valence) in zip(zoned, told, strict=True)
    ]
    found, problems = read(READER, HEADER + "".join(rows))
    assert problems == []
    assert [one.when.at_ms for one in check_ins(found)] == [round(at.timestamp() * 1000) for at in zoned]
    assert [(one.when.local, one.mood.name, one.mood.level) for one in check_ins(found)] == [
        (at, words[0], (valence + 1) / 2) for at, _offset, words, valence in told
    ]
    keys(found)
