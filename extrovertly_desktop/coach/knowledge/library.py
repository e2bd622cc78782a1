"""All articles: found by slug or topic, and said as a turn of the coach."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Self

from extrovertly_desktop.coach.knowledge.articles import Article, ArticleFile
from extrovertly_desktop.coach.packs import PackError, load_pack
from extrovertly_desktop.domain.coach import Chip, MessageType, Turn

_MOST_FURTHER = 2
"""How many further articles are offered after one, so that the chips stay on a line or two."""


class Library:
    """Articles by slug, in the order of their files.

    Args:
        articles: all of them.
        plan, another: the labels of the chips that follow an article.

    Raises:
        PackError: if two share a slug.
    """

    def __init__(self, articles: Iterable[Article], plan: str, another: str) -> None:
        self._by_slug: dict[str, Article] = {}
        for article in articles:
            if article.slug in self._by_slug:
                raise PackError(f"two articles are called {article.slug}")
            self._by_slug[article.slug] = article
        self._plan = plan
        self._another = another

    @classmethod
    def load(cls, folder: Path, plan: str, another: str) -> Self:
        """Read every file of a folder, in the order of their names.

        Raises:
            PackError: if one cannot be read or is not as it has to be.
        """
        articles: list[Article] = []
        for file in sorted(folder.glob("*.toml")):
            articles += load_pack(file, ArticleFile).articles
        return cls(articles, plan, another)

    def __iter__(self) -> Iterator[Article]:
        """Go through all articles."""
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._by_slug)

    def article(self, slug: str) -> Article | None:
        """Return an article, or None if there is none of that slug."""
        return self._by_slug.get(slug)

    def title(self, slug: str) -> str | None:
        """Return what an article is called, or None if there is none of that slug."""
        found = self._by_slug.get(slug)
        return None if found is None else found.title

    def of_topic(self, topic: str) -> tuple[Article, ...]:
        """Return the articles of a topic, the one that bears its name first."""
        found = (article for article in self if topic in article.topics or article.slug == topic)
        return tuple(sorted(found, key=lambda article: article.slug != topic))

    def further(self, slug: str) -> tuple[Article, ...]:
        """Return a few articles to read after this one: those that share its first topic, then its others.

        Raises:
            KeyError: if there is none of that slug.
        """
        topics = dict.fromkeys((slug, *self._by_slug[slug].topics))
        near = dict.fromkeys(article.slug for topic in topics for article in self.of_topic(topic))
        near.pop(slug, None)
        return tuple(self._by_slug[each] for each in islice(near, _MOST_FURTHER))

    def turn(self, slug: str) -> Turn:
        """Return an article as the coach says it: its title, its body, and the one step at its end.

        The chips plan its mission, if it names one, lead to further articles, and to something else.

        Raises:
            KeyError: if there is none of that slug.
        """
        article = self._by_slug[slug]
        plan = (Chip(f"flow:plan_exposure?slug={article.mission}", self._plan),) if article.mission else ()
        further = (Chip(f"article:{each.slug}", each.title) for each in self.further(slug))
        return Turn(
            f"**{article.title}**\n\n{article.body}\n\n*One small step:* {article.step}",
            MessageType.ADVICE,
            chips=(*plan, *further, Chip("menu", self._another)),
            source=f"article:{slug}",
            notes={"sources": [source.words for source in article.sources]},
        )
