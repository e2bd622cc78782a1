"""Arbitrary bytes as any table, with the guessed mapping, a fixed one, and as a kept mapping."""

from contextlib import suppress

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.csv_table import READER, ColumnUse, CsvMapping, Role, preview
from tests.soak.fuzz.tables import read_all

_HEADER = b"Date,Time,Mood,Intensity,Note,Tags,Private\n"
_ROLES = (Role.DATE, Role.TIME, Role.MOOD, Role.INTENSITY, Role.TEXT, Role.TAGS, Role.PRIVATE)
_MAPPING = CsvMapping(
    has_header=False,
    columns=tuple(ColumnUse(name=str(place), role=role, separator=";") for place, role in enumerate(_ROLES, 1)),
)


def fuzz_one(data: bytes) -> None:
    """Read the bytes as the whole table, below usual names, and by a mapping that knows nothing of them."""
    read_all(READER, {"table.csv": data})
    read_all(READER, {"table.csv": _HEADER + data})
    with suppress(UserError):
        preview(MemorySource({"table.csv": data}), _MAPPING)
    with suppress(UserError):
        CsvMapping.from_json(data.decode("utf-8", "replace"))


def seeds() -> list[bytes]:
    """Tables of several dialects, encodings and orders of the day."""
    return [
        _HEADER + b'17/05/2026,9:30 PM,happy,7,"a, b",c;d,yes\n18/05/2026,8:30 AM,sad,3,e,f,no\n',
        "sep=;\nDatum;Stimmung;Text\n2026-05-17;4;Käse\n2026-05-18;2;„x“\n".encode("utf-16"),
        "日付\t気分\tメモ\n2026年5月17日\t良い\tこんにちは\n".encode(),
        b"timestamp|mood\n1768465800|caf\xe9\n1768465900000|x\n",
        _MAPPING.as_json().encode(),
    ]
