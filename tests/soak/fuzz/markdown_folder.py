"""Arbitrary bytes as Markdown files with front matter."""

from extrovertly_desktop.exchange.markdown_folder import READER
from tests.soak.fuzz.diaries import PARTED, members, read_all


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, members(data, ("a.md", "2026/03/02.md", "b/2026-03-01 10.30 x.md", "pic.jpg")))
    read_all(READER, {"a.md": b"---\ndate: 2026-03-01\n" + data})
    read_all(READER, {data.decode("latin-1").replace("\x00", "")[:300] + ".md": b"text"})


def seeds() -> list[bytes]:
    """Cases to begin with."""
    ours = b"---\ndate: 2026-03-02T00:30:00\nmood: Calm\ntags:\n  - x\nphotos:\n  - pic.jpg\nextrovertly:\n  id: a\n"
    ours += b"  local: 2026-03-02T00:30:00.000\n  created_at: 1772407800000\n---\n\nText\n\n![](pic.jpg)\n"
    other = b"---\ntitle: T\ncreated: 2026-03-01 23:30:00Z\ntags: '#a, b'\nlatitude: 4\nlongitude: 5\n"
    other += b"completed?: no\n---\n![[pic.jpg|3]] #c"
    return [
        ours,
        other,
        PARTED.join((ours, other, b"text ![](../pic.jpg)", b"picture")),
        b"2026-03-01",
        b"2026/2026-03/02 x",
    ]
