"""Day One: what its export holds, what is missing from it, and the way out and back."""

import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import When
from extrovertly_desktop.exchange.bringing.given import GivenEntry, write_zip
from extrovertly_desktop.exchange.bringing.sources import MemorySource, opened_source
from extrovertly_desktop.exchange.day_one import READER, day_one_files
from tests.exchange.diaries import (
    JPEG,
    at,
    entries_of,
    given_entries,
    in_memory,
    moments,
    problems_of,
    read,
    told,
    told_again,
)

PHOTO = {"identifier": "AB12", "md5": "0f" * 16, "type": "jpeg", "orderInEntry": 0}


def journal(*entries: dict, **more: bytes) -> dict[str, bytes]:
    whole = [
        {"uuid": f"{number:032X}", "creationDate": "2026-03-01T23:30:00Z"} | entry
        for number, entry in enumerate(entries)
    ]
    document = {"metadata": {"version": "1.0"}, "entries": whole}
    return {"Journal.json": json.dumps(document).encode(), **more}


def test_the_day_is_that_of_the_zone_and_backslashes_that_change_nothing_go() -> None:
    text = "\\# not a heading\n\nWasn't it\\! 1\\.5 \\(yes\\)\n\n![](dayone-moment://AB12)\n\nsnake\\_case \\*kept\\*"
    files = journal(
        {"timeZone": "Europe/Berlin", "text": text, "photos": [PHOTO], "tags": ["Sea", "sea"], "starred": True,
         "location": {"placeName": "Pier", "country": "Germany"}, "userActivity": {}, "creationDevice": "x",
         "weather": {"conditionsDescription": "Sunny", "temperatureCelsius": 20.6}},
    )  # fmt: skip
    files[f"photos/{PHOTO['md5']}.jpeg"] = JPEG
    (entry,) = read(READER, files)
    assert entry.when == When(at("2026-03-02T00:30"), 1772407800000)
    assert entry.text == (
        "\\# not a heading\n\nWasn't it! 1.5 (yes)\n\nsnake_case \\*kept\\*\n\n*Pier, Germany · Sunny, 21 °C*"
    )
    assert entry.tags == ("Sea", "starred")
    assert [photo.read() for photo in entry.photos] == [JPEG]
    assert entry.key == "0" * 32


def test_photos_stand_in_the_order_of_the_text_and_those_that_are_missing_are_told() -> None:
    photos = [{"identifier": name, "md5": name.lower() * 16, "type": "png"} for name in ("AA", "BB", "CC")]
    found = read(
        READER,
        journal({"text": "![](dayone-moment://CC)\n![](dayone-moment://AA)", "photos": photos, "timeZone": "UTC"})
        | {f"photos/{'cc' * 16}.png": b"c", f"photos/{'aa' * 16}.png": b"a"},
    )
    (entry,) = entries_of(found)
    assert [photo.read() for photo in entry.photos] == [b"c", b"a"]
    assert entry.text == "2 photos."
    (problem,) = problems_of(found)
    assert (problem.lost, "not in the file: 1" in problem.what) == (0, True)


def test_rich_text_is_read_where_the_text_is_missing() -> None:
    contents = [
        {"attributes": {"line": {"header": 2}}, "text": "Head\n"},
        {"text": "plain "},
        {"attributes": {"bold": True, "italic": True}, "text": "both "},
        {"attributes": {"linkURL": "https://example.org"}, "text": "link"},
        {"text": " 2*3*4\n"},
        {"attributes": {"line": {"listStyle": "checkbox", "checked": True, "indentLevel": 1}}, "text": "done\n"},
        {"attributes": {"line": {"quote": True}}, "text": "said\n"},
        {"embeddedObjects": [{"type": "photo", "identifier": "AB12"}]},
    ]
    files = journal({"richText": json.dumps({"contents": contents}), "photos": [PHOTO]}, {"richText": "{"})
    first, unreadable, empty = read(READER, files | {f"photos/{PHOTO['md5']}.jpeg": JPEG})
    assert first.text == "## Head\nplain ***both*** [link](https://example.org) 2\\*3\\*4\n- [x] done\n> said"
    assert len(first.photos) == 1
    assert (unreadable.lost, empty.lost) == (0, 1)


def test_what_stays_behind_is_told_and_a_broken_entry_leaves_the_others() -> None:
    found = read(
        READER,
        journal(
            {"creationDate": "yesterday"},
            {"text": "a ![](dayone-moment:/video/V1) b\ufffc", "videos": [{"identifier": "V1"}], "steps": 5,
             "timeZone": "Nowhere/X"},
            {"text": "again", "uuid": "00000000000000000000000000000001"},
        ) | {"__MACOSX/Journal.json": b"x"},
    )  # fmt: skip
    assert [entry.text for entry in entries_of(found)] == ["a b", "again"]
    assert [problem.lost for problem in problems_of(found)] == [1, 0, 0]
    assert len({entry.key for entry in entries_of(found)}) == 2


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_short_is_refused_with_a_sentence(cut: float) -> None:
    files = journal({"text": "one"}, {"text": "two"})
    files["Journal.json"] = files["Journal.json"][: int(len(files["Journal.json"]) * cut)]
    with pytest.raises(UserError, match="cut short"):
        list(READER.read(MemorySource(files)))


def test_other_files_are_not_taken_for_it() -> None:
    for files in ({"a.json": b'{"entries": [{"title": "x"}]}'}, {"a.json": b"{"}, {"a.txt": b"entries"}, {}):
        assert not READER.recognises(MemorySource(files))
    with pytest.raises(UserError, match="no journal of Day One"):
        list(READER.read(MemorySource({"a.json": b"{}"})))


@settings(max_examples=25, deadline=None)
@given(given_entries())
def test_what_goes_out_comes_back(entries: list[GivenEntry]) -> None:
    files = in_memory(day_one_files(entries))
    document = json.loads(files["Journal.json"])
    for entry in document["entries"]:
        assert len(entry["uuid"]) == 32
        for photo in entry.get("photos", ()):
            assert f"photos/{photo['md5']}.{photo['type']}" in files
            assert f"![](dayone-moment://{photo['identifier']})" in entry["text"]
    assert [told_again(entry) for entry in READER.read(MemorySource(files))] == [told(entry) for entry in entries]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(moments, st.text("ab \n.", min_size=1)), max_size=5))
def test_any_valid_journal_is_read_whole(entries: list[tuple[datetime, str]]) -> None:
    files = journal(
        *(
            {"creationDate": f"{moment:%Y-%m-%dT%H:%M:%SZ}", "timeZone": "UTC", "text": text.replace(".", "\\.")}
            for moment, text in entries
        )
    )
    found = list(READER.read(MemorySource(files)))
    assert [(entry.when.local, entry.text) for entry in entries_of(found)] == [
        (moment.replace(microsecond=0), text.strip("\n")) for moment, text in entries if text.strip()
    ]
    assert sum(problem.lost for problem in problems_of(found)) == sum(not text.strip() for _moment, text in entries)


def test_the_archive_is_the_same_each_time_and_opens_as_one(tmp_path) -> None:
    made = [GivenEntry("1", 1772407800000, at("2026-03-02T00:30"), "2026-03-02", "Hello.", zone="Europe/Berlin")]
    paths = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for path in paths:
        with path.open("wb") as stream:
            write_zip(day_one_files(made), stream)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with opened_source(paths[0]) as source:
        assert [told_again(entry) for entry in READER.read(source)] == [told(made[0])]
