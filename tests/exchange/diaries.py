"""Made-up diaries for the tests of what goes in and out."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, Problem, Reader
from extrovertly_desktop.exchange.bringing.given import GivenEntry, GivenFile, GivenPhoto
from extrovertly_desktop.exchange.bringing.sources import MemorySource

JPEG = b"\xff\xd8\xff\xe0 a picture"

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")
words = st.text(letters, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
tags = st.lists(
    st.text(st.characters(categories=["L", "N"]) | st.sampled_from(" -_/"), min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
    max_size=3,
    unique_by=str.casefold,
).map(tuple)
texts = (
    st.lists(
        st.sampled_from(
            [
                "# Title",
                "",
                "- item",
                "[2020-01-01 10:00] not a date",
                "---",
                "**b** _i_ \\! a*b",
                "今日は",
                "a: b",
                "```",
            ]
        )
        | st.text(letters, max_size=40),
        min_size=1,
        max_size=6,
    )
    .map("\n".join)
    .filter(lambda text: bool(text.strip()))
)
at = datetime.fromisoformat
moments = st.datetimes(at("1990-01-01"), at("2099-12-31")).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


@st.composite
def given_entries(draw: st.DrawFn, *, photos: bool = True) -> list[GivenEntry]:
    """Entries as a writer takes them; the clock on the wall goes by whole hours after UTC."""
    entries = []
    for number in range(draw(st.integers(0, 4))):
        local = draw(moments)
        utc = local - timedelta(hours=draw(st.integers(-11, 13)))
        instant = (utc.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
        pictures = draw(st.lists(st.binary(min_size=1, max_size=8), max_size=2)) if photos else []
        entries.append(
            GivenEntry(
                id=f"entry-{number}",
                created_at=instant,
                local=local,
                local_date=local.date().isoformat(),
                text=draw(texts),
                mood=draw(st.none() | words),
                tags=draw(tags),
                is_private=draw(st.booleans()),
                intensity=draw(st.none() | st.integers(1, 10)),
                prompt=draw(st.none() | words),
                photos=tuple(GivenPhoto("image/png", lambda data=data: data) for data in pictures),
            )
        )
    return entries


def told(entry: GivenEntry) -> list[object]:
    """What of an entry must come back."""
    parts = (entry.local, entry.created_at, entry.text, entry.mood, entry.tags, entry.is_private, entry.intensity)
    return [*parts, entry.prompt, [photo.read() for photo in entry.photos]]


def told_again(entry: Found | Problem) -> list[object]:
    """The same of what a reader found."""
    assert isinstance(entry, FoundEntry), entry
    mood, when = entry.mood.name if entry.mood else None, entry.when
    parts = (when.local, when.at_ms, entry.text, mood, entry.tags, entry.is_private, entry.intensity)
    return [*parts, entry.prompt, [photo.read() for photo in entry.photos]]


def read(reader: Reader, files: dict[str, bytes]) -> list[Found | Problem]:
    """What a reader finds in some files that it knows for its own."""
    source = MemorySource(files)
    assert reader.recognises(source)
    return list(reader.read(source))


def entries_of(found: Iterable[Found | Problem]) -> list[FoundEntry]:
    return [item for item in found if isinstance(item, FoundEntry)]


def problems_of(found: Iterable[Found | Problem]) -> list[Problem]:
    return [item for item in found if isinstance(item, Problem)]


def in_memory(files: Iterable[GivenFile]) -> dict[str, bytes]:
    """The files that a writer makes, in its order."""
    made = {}
    for file in files:
        stream = io.BytesIO()
        stream.writelines(file.pieces)
        made[file.name] = stream.getvalue()
    return made
