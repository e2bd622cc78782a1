"""Tags: how many entries carry one, how they are changed in many entries at once, and how that is taken back.

Which spellings are the same tag is given by a `Key`, a function that returns the form in which tags are compared.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.clock import MS_PER_DAY
from extrovertly_desktop.domain.drafts import Draft, ShortText, Words

Key = Callable[[str], str]
_FADING_DAYS = 30


class TagDraft(Draft):
    """The name of one tag as a person typed it."""

    name: Annotated[ShortText, Field(max_length=limits.WORD)] = Field(title="tag")


class TagsDraft(Draft):
    """Several tags as a person typed them."""

    tags: Words = Field(default=(), title="tags")


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag and how it is used.

    Attributes:
        tag: spelled as in the newest entry that carries it.
        count: entries that carry it in any spelling, over all time or since a moment; those in the bin do not count.
        last_used: the moment of the newest of them, milliseconds since the epoch.
    """

    tag: str
    count: int
    last_used: int

    def weight(self, now_ms: int) -> float:
        """Return how likely it is wanted next: by its count, halved for every thirty days since its last use."""
        days = max(0, now_ms - self.last_used) / MS_PER_DAY
        return float((1 + self.count) * 0.5 ** (days / _FADING_DAYS))


@dataclass(frozen=True, slots=True)
class TagChange:
    """The tags of one entry before and after a deed."""

    entry_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagUndo:
    """What a deed did to tags; enough to take it back."""

    changes: tuple[TagChange, ...]


def likeliest(uses: Iterable[TagUse], now_ms: int, limit: int) -> list[str]:
    """Return the tags that are wanted next most likely, the likeliest first."""
    ranked = sorted(uses, key=lambda use: (-use.weight(now_ms), use.tag))
    return [use.tag for use in ranked[:limit]]


def retagged(tags: Iterable[str], key: Key, *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> tuple[str, ...]:
    """Return tags without some and with others at the end; one that is there in another spelling stays as it is."""
    gone = {key(tag) for tag in remove}
    kept = [tag for tag in tags if key(tag) not in gone]
    present = {key(tag) for tag in kept}
    for tag in add:
        if key(tag) not in present:
            kept.append(tag)
            present.add(key(tag))
    return tuple(kept)


def replaced(tags: Iterable[str], key: Key, keys: Collection[str], into: str | None) -> tuple[str, ...]:
    """Return tags with all of some keys replaced by one, where the first of them stood, or dropped for None."""
    kept: list[str] = []
    wanted = into
    for tag in tags:
        if key(tag) not in keys:
            kept.append(tag)
        elif wanted is not None:
            kept.append(wanted)
            wanted = None
    return tuple(kept)


def taken_back(now: tuple[str, ...], change: TagChange, key: Key) -> tuple[str, ...]:
    """Return an entry's tags with a change taken back.

    They are exactly what they were if nobody touched them since; otherwise what the change brought goes, what it took
    comes back at the end, and everything else stays.
    """
    if now == change.after:
        return change.before
    before = {key(tag): tag for tag in change.before}
    after = {key(tag): tag for tag in change.after}
    kept = [tag for tag in now if after.get(key(tag)) != tag or key(tag) in before]
    spelled = [before[key(tag)] if after.get(key(tag)) == tag else tag for tag in kept]
    lost = [tag for tag in change.before if key(tag) not in after]
    return retagged(spelled, key, add=lost)
