"""What a reader finds in a file from elsewhere, one thing at a time, and what it could not understand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeAlias

from extrovertly_desktop.exchange.bringing.sources import Source


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a source something stands.

    Attributes:
        file: the name inside the archive or folder, or of the file itself.
        line: from 1, or the number of the item where a format has no lines; None for the whole file.
    """

    file: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not understood.

    Attributes:
        place: where it stands.
        what: a sentence for a person; it never repeats what they wrote.
        lost: how many things are left out because of it; 0 when only a detail is.
    """

    place: Place
    what: str
    lost: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """When something was.

    Attributes:
        local: what the clock on the wall showed (naive): the person's calendar day follows from it.
        at_ms: the instant (UTC, milliseconds) where the format tells it, else None: then this machine's zone decides.
    """

    local: datetime
    at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """A photo of an entry: its name in the source, and what reads its bytes when they are needed."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class MoodWord:
    """A mood as the other program calls it.

    Attributes:
        name: as written there.
        level: how good it is from 0 (worst) to 1 (best) where the format tells it.
    """

    name: str
    level: float | None = None


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """A piece of diary.

    Attributes:
        key: what it is called in its source, the same at every reading: the source's own identifier, or a digest of
            its moment and text where there is none.
        text: Markdown; a title stands as its first line.
        mood: None where the format has none.
        is_private: None where the format does not tell.
        intensity: of the mood, 1–10; None where the format does not tell.
        prompt: the question that it answers, where the format has one.
    """

    key: str
    when: When
    text: str
    place: Place
    mood: MoodWord | None = None
    tags: tuple[str, ...] = ()
    photos: tuple[FoundPhoto, ...] = ()
    is_private: bool | None = None
    intensity: int | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class FoundCheckIn:
    """A mood noted without writing.

    Attributes:
        key: as with an entry.
        intensity: 1–10.
        confidence: 1.0–10.0.
        triggers: activities, people and places that the other program keeps beside a mood.
    """

    key: str
    when: When
    mood: MoodWord
    place: Place
    intensity: int | None = None
    confidence: float | None = None
    context: str = ""
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of one of our own tables, from a backend that had the same ones.

    Attributes:
        table: our name of the table, such as `journal_entries`.
        values: by our names of columns; instants in milliseconds, days and times as ISO text, JSON as plain values. The
            identifier stands under `id`, as it is in the source.
        extras: fields that we have no column for, as the source has them; they are kept and given back.
    """

    table: str
    values: Mapping[str, Any]
    place: Place
    extras: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundForeign:
    """A row of a table that we do not have; it is kept beside the vault's own and given back on export.

    Attributes:
        table: as the source calls it.
        data: the whole row as plain JSON values.
        content: of a row that describes a stored file: its name in the source and what reads its bytes.
    """

    table: str
    data: Mapping[str, Any]
    place: Place
    content: FoundPhoto | None = None


Found: TypeAlias = FoundEntry | FoundCheckIn | FoundRow | FoundForeign


class Reader(Protocol):
    """Reads one format. A reader is pure: a source in, things found out, nothing kept between two calls.

    Attributes:
        slug: the format's name on the command line and in stored keys, such as `daylio`.
        title: the format's name for a person, such as `Daylio`.
    """

    slug: str
    title: str

    def recognises(self, source: Source) -> bool:
        """Whether the source looks like this format; reads a few kilobytes at most and never raises."""
        ...

    def read(self, source: Source) -> Iterator[Found | Problem]:
        """Yield what is in the source, one thing at a time, in the source's own order.

        Whoever iterates may stop at any moment. A row that cannot be understood is a `Problem`; the rest goes on.

        Raises:
            UserError: if the whole source cannot be used: truncated, too large, nested too deep, not this format.
        """
        ...
