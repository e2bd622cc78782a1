"""What is said of a file that no reader knows."""

import pytest

from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.bringing.strangers import stranger_sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "is a picture"),
        (b"\x00\x00\x00\x18ftypheic....", "is a picture"),
        (b"RIFF....WEBPVP8 ", "is a picture"),
        (b"%PDF-1.7", "is a PDF"),
        (b"SQLite format 3\x00....", "is a database"),
        (b"\xef\xbb\xbfbegin:vcalendar\r\n", "is a calendar"),
        (b"RIFF....WAVEfmt ", "nothing that can be read"),
    ],
)
def test_a_file_is_told_by_its_beginning(content: bytes, said: str) -> None:
    sentence = stranger_sentence(MemorySource({"mine.bin": content}))
    assert said in sentence
    assert "“mine.bin”" in sentence


def test_archives_and_folders_are_told_by_what_is_in_them() -> None:
    assert "nothing in" in stranger_sentence(MemorySource({}, "empty.zip"))
    assert "office" in stranger_sentence(MemorySource({"[Content_Types].xml": b"", "word/document.xml": b""}, "a.docx"))
    assert "known here" in stranger_sentence(MemorySource({"level.dat": b"\x00"}, "game.zip"))
