"""Folders of Markdown: ours there and back, and those of other programs."""

import pytest
from hypothesis import given, settings

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.given import GivenEntry, GivenPhoto
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.markdown_folder import READER, markdown_files
from tests.exchange.diaries import JPEG, at, entries_of, given_entries, in_memory, problems_of, read, told, told_again


@settings(max_examples=25, deadline=None)
@given(given_entries())
def test_what_goes_out_comes_back(entries: list[GivenEntry]) -> None:
    files = in_memory(markdown_files(entries))
    assert len(files) == len(entries) + sum(len(entry.photos) for entry in entries)
    found = READER.read(MemorySource(files)) if files else ()
    assert {entry.key: told_again(entry) for entry in found} == {entry.id: told(entry) for entry in entries}


def test_a_file_is_as_a_person_would_write_it() -> None:
    entry = GivenEntry(
        "0198", 1772407800000, at("2026-03-02T00:30"), "2026-03-01", "# Pier\n\nWindy.", "Calm", ("long walk", "no: 1"),
        is_private=True, photos=(GivenPhoto("image/jpeg", lambda: JPEG),),
    )  # fmt: skip
    files = in_memory(markdown_files([entry, entry]))
    assert list(files)[::2] == ["2026/2026-03-02_0030.md", "2026/2026-03-02_0030_2.md"]
    assert files["2026/2026-03-02_0030.md"].decode() == (
        '---\ndate: 2026-03-02T00:30:00\nday: 2026-03-01\nmood: Calm\nprivate: true\n'
        'tags:\n  - long walk\n  - "no: 1"\n'
        'photos:\n  - "photos/2026-03-02_0030-1.jpg"\nextrovertly:\n  id: "0198"\n'
        '  local: "2026-03-02T00:30:00.000"\n  created_at: 1772407800000\n---\n\n'
        "# Pier\n\nWindy.\n\n![](photos/2026-03-02_0030-1.jpg)\n"
    )  # fmt: skip


JOPLIN = """---
title: A walk
updated: 2026-03-05 09:00:00Z
created: 2026-03-01 23:30:00+01:00
latitude: 48.1
longitude: 11.5
completed?: yes
tags:
  - sea
  - Long walk
---

First ![](../_resources/boat.jpg) line.
"""
OBSIDIAN = """---
created: "[[2026-03-01]]"
tags: '#sea, walk'
mood: [happy, tired]
cssclass: wide
weekly: 9
---
See ![[boat.jpg|300]] #beach and [[Other]] ![x](https://example.org/x.png)
"""


def test_notes_of_joplin_and_obsidian() -> None:
    files = {"Diary/A walk.md": JOPLIN.encode(), "Diary/Other note.md": OBSIDIAN.encode(), "_resources/boat.jpg": JPEG}
    found = read(READER, files | {".obsidian/x.md": b"2026-03-01"})
    joplin, obsidian = entries_of(found)
    assert joplin.text == "# ☑ A walk\n\nFirst line.\n\n*48.10000, 11.50000*"
    assert (joplin.when.local, joplin.when.at_ms) == (at("2026-03-01T23:30"), 1772404200000)
    assert joplin.tags == ("sea", "Long walk")
    assert obsidian.text == "# Other note\n\nSee #beach and [[Other]] ![x](https://example.org/x.png)"
    assert (obsidian.when.local, obsidian.tags) == (at("2026-03-01T12:00"), ("sea", "walk", "beach"))
    assert obsidian.mood is not None
    assert obsidian.mood.name == "happy, tired"
    assert [photo.read() for entry in (joplin, obsidian) for photo in entry.photos] == [JPEG, JPEG]
    assert [problem.lost for problem in problems_of(found)] == [0]


@pytest.mark.parametrize(
    ("name", "moment", "text"),
    [
        ("2026-03-02.md", "2026-03-02T12:00", "Text"),
        ("20260302 A walk.md", "2026-03-02T12:00", "# A walk\n\nText"),
        ("2026-03-02 18.30 Text.md", "2026-03-02T18:30", "Text"),
        ("2026/03/02.md", "2026-03-02T12:00", "Text"),
        ("diary/2026/03-March/2026-03-02-Monday.md", "2026-03-02T12:00", "# Monday\n\nText"),
        ("2026/2026-03/02 Sea.md", "2026-03-02T12:00", "# Sea\n\nText"),
    ],
)
def test_the_name_tells_the_day(name: str, moment: str, text: str) -> None:
    (entry,) = read(READER, {name: b"Text\r\n"})
    assert (entry.when.local, entry.text) == (at(moment), text)


def test_a_file_that_does_not_say_when_it_was_is_left_out_and_told() -> None:
    files = {
        "a.md": b"text",
        "2026-02-30.md": b"text",
        "2026-03-01.md": b"",
        "b.md": b"---\ndate: [\nday: 2026-03-01\n---\nx",
    }
    found = read(READER, files | {"2026-03-02.md": b"\x00\x01\x02" * 10})
    assert [(entry.text, entry.when.local) for entry in entries_of(found)] == [("# b\n\nx", at("2026-03-01T12:00"))]
    assert sum(problem.lost for problem in problems_of(found)) == 4
    assert not READER.recognises(MemorySource({"a.md": b"text"}))
    with pytest.raises(UserError, match="no Markdown"):
        list(READER.read(MemorySource({"a.txt": b""})))


def test_two_files_that_are_wholly_alike_stay_two_and_keep_their_keys_wherever_they_lie() -> None:
    keys = [entry.key for entry in read(READER, {"x/2026-03-01.md": b"a", "y/2026-03-01.md": b"a"})]
    again = [entry.key for entry in read(READER, {"z/2026-03-01.md": b"a"})]
    assert len(set(keys)) == 2
    assert again == keys[:1]
