"""What people talk with the coach about: the shapes of `resources/content/coach/topics/*.toml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Lead = Annotated[str, StringConstraints(pattern=r"^(flow|article|scene|tab):[a-z]+(_[a-z]+)*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
_FEWEST_REFLECTIONS = 3
_FEWEST_EXAMPLES = 12


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Topic(_Strict):
    """One thing that people bring to the coach.

    Attributes:
        slug: its lasting name.
        title: what stands on its chip, in the words of the person.
        leads_to: what the coach can offer then, the best first: `flow:…`, `article:…`, `scene:…` or `tab:…`.
        reflection: what the coach says first, in several wordings; none of them asks anything.
        exact: whole texts that can mean nothing else.
        examples: what people write when they mean it.
    """

    slug: Slug
    title: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    leads_to: tuple[Lead, ...]
    reflection: Annotated[tuple[Line, ...], Field(min_length=_FEWEST_REFLECTIONS)]
    exact: tuple[Line, ...] = ()
    examples: Annotated[tuple[Line, ...], Field(min_length=_FEWEST_EXAMPLES)]


class TopicGroup(_Strict):
    """One file: topics that stand together in the menu."""

    version: Annotated[int, Field(ge=1)]
    group: Slug
    title: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]


class Beyond(_Strict):
    """What people also write, and what no topic fits."""

    version: Annotated[int, Field(ge=1)]
    examples: tuple[Line, ...]


class Topics:
    """All topics, by slug and in the order of the menu."""

    def __init__(self, groups: Sequence[TopicGroup], beyond: Sequence[str]) -> None:
        """Put the groups together.

        Args:
            groups: in the order of the menu.
            beyond: texts that belong to no topic.

        Raises:
            ValueError: if two topics share a slug, or two examples say the same.
        """
        self.groups = tuple(groups)
        self.beyond = tuple(beyond)
        self._by_slug: Mapping[str, Topic] = _unique(topic for group in groups for topic in group.topics)
        _all_differ(line for lines in (*(topic.examples for topic in self), beyond) for line in lines)

    def __iter__(self) -> Iterator[Topic]:
        """Go through all topics in the order of the menu."""
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        """Return how many topics there are."""
        return len(self._by_slug)

    def __contains__(self, slug: object) -> bool:
        """Tell whether there is a topic of this slug."""
        return slug in self._by_slug

    def __getitem__(self, slug: str) -> Topic:
        """Return a topic.

        Raises:
            KeyError: if there is none of this slug.
        """
        return self._by_slug[slug]

    def labelled(self) -> Iterator[tuple[str, str | None]]:
        """Go through all examples: text, and the slug it belongs to, None for those beyond every topic."""
        for topic in self:
            for example in topic.examples:
                yield example, topic.slug
        for example in self.beyond:
            yield example, None

    def digest(self) -> str:
        """Return a digest of everything that is learned from: the examples, their topics, and their order."""
        taken = sha256()
        for text, slug in self.labelled():
            taken.update(f"{slug or ''}\0{text}\0".encode())
        return taken.hexdigest()


def _unique(topics: Iterable[Topic]) -> dict[str, Topic]:
    found: dict[str, Topic] = {}
    for topic in topics:
        if topic.slug in found:
            raise ValueError(f"two topics are called {topic.slug}")
        found[topic.slug] = topic
    return found


def _all_differ(lines: Iterable[str]) -> None:
    seen: set[str] = set()
    for line in lines:
        key = " ".join(line.casefold().split())
        if key in seen:
            raise ValueError(f"this example stands twice: {line}")
        seen.add(key)
