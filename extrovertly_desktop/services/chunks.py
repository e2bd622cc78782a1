"""Long lists worked off a few hundred at a time, with word of how far it is and a chance to stop."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from extrovertly_desktop.services.tasks import TaskContext

ItemT = TypeVar("ItemT")

CHUNK = 500
"""Well under SQLite's limit of bound values, and often enough to cancel."""


def in_chunks(items: Sequence[ItemT], ctx: TaskContext, text: str, share: float = 1.0) -> Iterator[Sequence[ItemT]]:
    """Yield slices of a list; between them the context is told how far it is, up to a share of the whole.

    Raises:
        Cancelled: if the person asked to stop.
    """
    for start in range(0, len(items), CHUNK):
        ctx.progress(share * start / len(items), text)
        yield items[start : start + CHUNK]
