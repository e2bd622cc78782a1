"""Arbitrary bytes as Joplin's items."""

from extrovertly_desktop.exchange.joplin import READER
from tests.soak.fuzz.diaries import PARTED, members, read_all

_NAMES = tuple(f"{number:032x}.md" for number in range(4))


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, members(data, (*_NAMES, f"resources/{5:032x}.jpg")))
    body = b"Title\n\n" + data + b"\n\ncreated_time: 2026-03-01T10:00:00Z\nmarkup_language: %d\ntype_: 1"
    read_all(READER, {_NAMES[0]: body % 1 if b"%" not in data else body.replace(b"%d", b"1")})
    read_all(READER, {_NAMES[0]: body.replace(b"%d", b"2")})


def seeds() -> list[bytes]:
    """Cases to begin with."""
    note = b"Title\n\nA ![x](:/%032x) [y](:/%032x)\n\nid: %032x\nparent_id: %032x\ncreated_time: 2026-03-01T10:00:00Z\n"
    note = note % (5, 6, 0, 1) + b"is_todo: 1\ntodo_completed: 5\nlatitude: 1.5\nlongitude: 2\ntype_: 1"
    folder = b"Diary\n\nid: %032x\nparent_id: %032x\ntype_: 2" % (1, 1)
    tag = b"walk\n\nid: %032x\ntype_: 5" % 2
    relation = b"id: %032x\nnote_id: %032x\ntag_id: %032x\ntype_: 6" % (3, 0, 2)
    page = b'<p>One <b>two</b> &amp;<img src=":/%032x"><ul><li>a<ol><li>b</ul>'
    page += b'<blockquote>c<pre>d</pre><a href="http://e">f</a>'
    return [PARTED.join((note, folder, tag, relation, b"picture")), page % 5, b"encryption_applied: 1\ntype_: 1"]
