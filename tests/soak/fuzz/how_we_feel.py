"""Arbitrary bytes as How We Feel's table."""

from extrovertly_desktop.exchange.how_we_feel import READER
from tests.soak.fuzz.tables import read_all

_HEADER = b"Date,Locale,Mood Keys,Mood,Tags (People),Tags (Places),Steps,Notes,Reflections,Takeaways\n"


def fuzz_one(data: bytes) -> None:
    """Read the bytes as the whole table, and below its names."""
    read_all(READER, {"check-ins.csv": data})
    read_all(READER, {"check-ins.csv": _HEADER + data})


def seeds() -> list[bytes]:
    """A table, and rows of one."""
    row = b'2026 Sun May 17 3:39 PM,en,calm,calm;glad,A;B,Home,899.0,"x","[{""q"":""w"",""a"":""b""}]","[]"\n'
    return [_HEADER + row, row]
