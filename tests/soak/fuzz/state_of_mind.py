"""Arbitrary bytes as a table of Apple's State of Mind."""

from extrovertly_desktop.exchange.state_of_mind import READER
from tests.soak.fuzz.tables import read_all

_HEADER = b"Start,End,Kind,Labels,Associations,Valence,Valence Classification\n"


def fuzz_one(data: bytes) -> None:
    """Read the bytes as the whole table, and below its names."""
    read_all(READER, {"state.csv": data})
    read_all(READER, {"state.csv": _HEADER + data})


def seeds() -> list[bytes]:
    """A table, and rows of one."""
    row = b"2026-01-09 15:34:06 -0500,2026-01-09 15:34:06 -0500,Daily Mood,Sad | Calm,Work | Health,-0.72,Unpleasant,\n"
    return [_HEADER + row, row]
