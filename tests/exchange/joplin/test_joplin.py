"""Joplin: RAW items in a tar or a folder, with all that a note refers to."""

import io
import tarfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource, opened_source
from extrovertly_desktop.exchange.joplin import READER
from tests.exchange.diaries import JPEG, at, entries_of, letters, problems_of, read, words

NOTE, FOLDER, PARENT, TAG, RELATION, PICTURE, PAPER = (f"{number:032x}" for number in range(1, 8))


def item(
    identifier: str, kind: int, title: str = "", body: str | None = None, **properties: object
) -> tuple[str, bytes]:
    told = {"id": identifier, "created_time": "2026-03-01T10:00:00.000Z"} | properties | {"type_": kind}
    head = [title, "", *([] if body is None else [body, ""])] if title or body is not None else []
    return f"{identifier}.md", "\n".join([*head, *(f"{key}: {value}" for key, value in told.items())]).encode()


def around() -> dict[str, bytes]:
    return dict(
        [
            item(FOLDER, 2, "2026", parent_id=PARENT),
            item(PARENT, 2, "Diary"),
            item(TAG, 5, "walk"),
            item(RELATION, 6, note_id=NOTE, tag_id=TAG),
            item(PICTURE, 4, "boat.jpg", mime="image/jpeg"),
            item(PAPER, 4, "paper.pdf", mime="application/pdf"),
        ]
    )


def test_a_note_with_notebook_tags_pictures_and_links() -> None:
    body = (
        f"First\n\n![boat.jpg](:/{PICTURE})\n\nsee [paper](:/{PAPER}) and [that note](:/{TAG})\n\nkey: not a property"
    )
    properties = {
        "parent_id": FOLDER,
        "user_created_time": "2026-02-01T10:00:00.000Z",
        "latitude": "48.1",
        "longitude": "11.5",
    }
    files = around() | dict([item(NOTE, 1, "A walk", body, **properties)]) | {f"resources/{PICTURE}.jpg": JPEG}
    found = read(READER, files)
    (entry,) = entries_of(found)
    assert entry.text == "# A walk\n\nFirst\n\nsee paper and that note\n\nkey: not a property\n\n*48.10000, 11.50000*"
    assert (entry.key, entry.tags, entry.when.at_ms) == (
        NOTE,
        ("Diary/2026", "walk"),
        to_ms(datetime(2026, 2, 1, 10, tzinfo=UTC)),
    )
    assert [photo.read() for photo in entry.photos] == [JPEG]
    assert [problem.lost for problem in problems_of(found)] == [0, 0]


def test_what_is_encrypted_or_in_the_bin_is_told_and_what_is_done_has_its_box() -> None:
    names = [f"{number:032x}" for number in range(20, 26)]
    files = dict(
        [
            item(names[0], 1, encryption_applied=1, encryption_cipher_text="JED01"),
            item(names[1], 1, "Gone", "text", deleted_time="1772407800000"),
            item(names[2], 1, "Buy tea", "", is_todo=1, todo_completed="1772407800000"),
            item(names[3], 1, "Page", "<p>One <b>two</b></p>", markup_language=2),
            item(names[4], 1, "When", "text", created_time="soon"),
            (f"{names[5]}.md", b"no properties here"),
        ]
    )
    found = read(READER, files)
    assert [entry.text for entry in entries_of(found)] == ["# ☑ Buy tea", "# Page\n\nOne **two**"]
    assert [problem.lost for problem in problems_of(found)] == [1, 1, 1, 1]


def test_a_jex_file_is_read_as_the_folder_is(tmp_path) -> None:
    path = tmp_path / "all.jex"
    with tarfile.open(path, "w") as archive:
        for name, data in (around() | dict([item(NOTE, 1, "Title", "Body")])).items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    with opened_source(path) as source:
        assert READER.recognises(source)
        (entry,) = entries_of(READER.read(source))
        assert (entry.text, entry.tags) == ("# Title\n\nBody", ("walk",))


def test_notebooks_that_lie_in_each_other_in_a_circle_come_to_an_end() -> None:
    circle = dict([item(FOLDER, 2, "a", parent_id=PARENT), item(PARENT, 2, "b", parent_id=FOLDER)])
    (entry,) = read(READER, circle | dict([item(NOTE, 1, "Title", "Body", parent_id=FOLDER)]))
    assert len(entry.tags) == 1


def test_other_folders_are_not_taken_for_it() -> None:
    for files in ({"note.md": b"x\n\ntype_: 1"}, {f"{NOTE}.md": b"only text"}, {}):
        assert not READER.recognises(MemorySource(files))
    with pytest.raises(UserError, match="no notes"):
        list(READER.read(MemorySource({"a.md": b""})))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(words, st.text(letters, max_size=60)), min_size=1, max_size=5))
def test_any_valid_export_is_read_whole(notes: list[tuple[str, str]]) -> None:
    files = dict(item(f"{number:032x}", 1, title, body) for number, (title, body) in enumerate(notes))
    found = read(READER, files)
    assert [entry.key for entry in entries_of(found)] == [f"{number:032x}" for number in range(len(notes))]
    for entry, (_title, body) in zip(found, notes, strict=True):
        assert entry.text.rstrip().endswith(body.strip("\n").rstrip())
        assert entry.when.local.date() in (at("2026-03-01").date(), at("2026-03-02").date(), at("2026-02-28").date())
