"""Arbitrary bytes as a month of RedNotebook."""

from extrovertly_desktop.exchange.rednotebook import READER
from tests.soak.fuzz.diaries import PARTED, members, read_all


def fuzz_one(data: bytes) -> None:
    """Read one case."""
    read_all(READER, {"2026-03.txt": data})
    read_all(READER, {"2026-03.txt": b"1:\n  text: |-\n    " + data.replace(b"\n", b"\n    ")})
    read_all(READER, members(data, ("2026-03.txt", "2026-04.txt", "pic.jpg")))


def seeds() -> list[bytes]:
    """Cases to begin with."""
    month = (
        b'1: {text: "a **b** //c// #d", Tags: {e: null}, Ideas: {f: {g: null}}}\n2:\n  text: |-\n    = T =\n    - i\n'
    )
    marked = (
        b'**b** //i// __u__ --s-- ``c`` ""r"" [n ""u://x""] [""pic"".jpg?30] [pic.jpg]\n==== h ====\n+ n\n' + b"=" * 20
    )
    return [month, marked, month + PARTED + b"1: text\n3: &a [*a]\n" + PARTED + b"x"]
