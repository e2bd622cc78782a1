"""The formats that can be read, each by a package of `exchange` that is imported only when a file may be of it."""

from collections.abc import Iterator
from importlib import import_module

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Reader
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.services.transfer.values import FormatChoice

_HOME = "extrovertly_desktop.exchange"
SLUGS = (
    "complete",
    "csv_out",
    "convex",
    "postgres",
    "daylio",
    "day_one",
    "journey",
    "how_we_feel",
    "state_of_mind",
    "rednotebook",
    "joplin",
    "jrnl",
    "markdown_folder",
    "csv_table",
)
"""In the order in which a file is looked at: those that are sure of themselves first, any table last."""


def reader_of(slug: str) -> Reader:
    """Return the reader of a format.

    Raises:
        UserError: if there is no such format.
    """
    if slug not in SLUGS:
        raise UserError(f"There is no format of that name. There are: {', '.join(SLUGS)}.", field="format")
    reader: Reader = import_module(f"{_HOME}.{slug}").READER
    return reader


def recognising(source: Source) -> Iterator[Reader]:
    """Yield the readers that take a source for theirs, the likeliest first."""
    for slug in SLUGS:
        reader = reader_of(slug)
        if reader.recognises(source):
            yield reader


def choice_of(slug: str) -> FormatChoice:
    """Return a format by slug, one of which this version knows no more included."""
    return FormatChoice(slug, reader_of(slug).title if slug in SLUGS else slug)
