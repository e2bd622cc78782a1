"""What the tests of tables from other programs share."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from hypothesis import strategies as st

from extrovertly_desktop.exchange.bringing.found import Found, FoundCheckIn, FoundEntry, Problem, Reader
from extrovertly_desktop.exchange.bringing.sources import MemorySource

FoundT = TypeVar("FoundT")

letters = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
lines = st.text(letters, min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
written = st.lists(lines, min_size=1, max_size=3).map("\n".join)


def wall(text: str) -> datetime:
    """Return what a clock on the wall showed, such as `2020-01-01 09:30`."""
    return datetime.fromisoformat(text)


moments = st.datetimes(wall("1990-01-01"), wall("2090-01-01")).map(lambda at: at.replace(second=0, microsecond=0))


def as_csv(header: Iterable[str], rows: Iterable[Iterable[object]], delimiter: str = ",") -> str:
    """Return a table as programs write it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def read(reader: Reader, content: str | bytes, name: str = "export.csv") -> tuple[list[Found], list[Problem]]:
    """Return what one file holds, and what was not understood; it must be recognised."""
    data = content.encode() if isinstance(content, str) else content
    return read_files(reader, {name: data})


def read_files(reader: Reader, files: dict[str, bytes]) -> tuple[list[Found], list[Problem]]:
    """Return what several files hold, and what was not understood; they must be recognised."""
    source = MemorySource(files)
    assert reader.recognises(source)
    both = list(reader.read(source))
    return [one for one in both if not isinstance(one, Problem)], [one for one in both if isinstance(one, Problem)]


def only(found: Iterable[Found], kind: type[FoundT]) -> FoundT:
    """Return the only one of a kind."""
    (one,) = [one for one in found if isinstance(one, kind)]
    return one


def entries(found: Iterable[Found]) -> list[FoundEntry]:
    """Return the pieces of diary."""
    return [one for one in found if isinstance(one, FoundEntry)]


def check_ins(found: Iterable[Found]) -> list[FoundCheckIn]:
    """Return the check-ins."""
    return [one for one in found if isinstance(one, FoundCheckIn)]


def keys(found: Iterable[Found]) -> list[str]:
    """Return the keys; each must be there once."""
    told = [one.key for one in found if isinstance(one, (FoundEntry, FoundCheckIn))]
    assert len(set(told)) == len(told)
    return told
