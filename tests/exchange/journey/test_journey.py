"""Journey: an entry a file, in HTML or Markdown, with numbers that stand for nothing."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import MoodWord
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.journey import READER
from tests.exchange.diaries import JPEG, at, entries_of, letters, problems_of, read

NOWHERE = 1.7976931348623157e308
MIDNIGHT = to_ms(datetime(2026, 3, 1, 23, 30, tzinfo=UTC))


def entry_file(number: int = 0, **fields: object) -> tuple[str, bytes]:
    plain = {"id": f"{number}-a", "date_journal": MIDNIGHT, "timezone": "Europe/Berlin", "lat": NOWHERE, "lon": NOWHERE}
    return f"{number}-a.json", json.dumps(plain | {"mood": 0, "sentiment": 0.0, "photos": []} | fields).encode()


def test_a_page_with_pictures_weather_and_music() -> None:
    weather = {"degree_c": 20.6, "description": "Sunny", "place": "Pier"}
    fields = {
        "text": '<p dir="auto">One &amp; <b>two</b></p><img src="0-x.jpg"><ul><li>three</li></ul>',
        "photos": ["0-x.jpg", "0-y.mp3", "0-z.png"],
        "tags": ["Sea"], "favourite": True, "folder": "Trips", "weather": weather, "music_title": "Song",
        "sentiment": 1.25,
    }  # fmt: skip
    found = read(READER, dict([entry_file(**fields)]) | {"0-x.jpg": JPEG})
    (entry,) = entries_of(found)
    assert (entry.when.local, entry.when.at_ms) == (at("2026-03-02T00:30"), MIDNIGHT)
    assert entry.text == "One & **two**\n\n- three\n\n*Pier · Sunny, 21 °C · ♪ Song*"
    assert (entry.tags, entry.mood) == (("Sea", "Trips", "starred"), MoodWord("sentiment 1.25"))
    assert [photo.read() for photo in entry.photos] == [JPEG]
    assert [problem.lost for problem in problems_of(found)] == [0, 0]


def test_markdown_stays_and_the_largest_number_is_no_place() -> None:
    weather = {"degree_c": NOWHERE, "description": "", "place": ""}
    first, second = read(
        READER,
        dict(
            [
                entry_file(0, text="# A\n<p>b</p>", type="markdown", weather=weather),
                entry_file(1, text="5 < 6", lat=1.5, lon=2),
            ]
        ),
    )
    assert (first.text, second.text) == ("# A\n<p>b</p>", "5 < 6\n\n*1.50000, 2.00000*")


def test_what_is_broken_is_told_and_the_rest_goes_on() -> None:
    files = dict([entry_file(0, text="one"), entry_file(1, date_journal=NOWHERE), entry_file(2)])
    found = read(READER, files | {"3.json": b"{", "4.json": b"[" * 100_000, "5.json": b"[]"})
    assert [entry.text for entry in entries_of(found)] == ["one"]
    assert sum(problem.lost for problem in problems_of(found)) == 5


def test_other_files_are_not_taken_for_it() -> None:
    for files in ({"a.json": b'{"entries": []}'}, {"a.txt": b'{"date_journal": 1}'}, {}):
        assert not READER.recognises(MemorySource(files))
    with pytest.raises(UserError, match="no entries of Journey"):
        list(READER.read(MemorySource({"a.txt": b""})))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4_000_000_000_000), st.text(letters, max_size=60)), min_size=1, max_size=5))
def test_any_valid_export_is_read_whole(entries: list[tuple[int, str]]) -> None:
    files = dict(
        entry_file(number, date_journal=moment, text=text, type="markdown")
        for number, (moment, text) in enumerate(entries)
    )
    found = read(READER, files)
    assert [(entry.when.at_ms, entry.text) for entry in entries_of(found)] == [
        (moment, text.strip("\n")) for moment, text in entries if text.strip()
    ]
