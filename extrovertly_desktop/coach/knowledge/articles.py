"""The shapes of `resources/content/coach/articles/*.toml`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
MissionSlug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(_Strict):
    """Where something is from: authors, year and title as one cites it, and where it is found."""

    text: Annotated[str, StringConstraints(min_length=10, max_length=300)]
    doi: Annotated[str, StringConstraints(pattern=r"^(10\.\d{4,9}/\S+)?$")] = ""
    url: Annotated[str, StringConstraints(pattern=r"^(https://\S+)?$")] = ""

    @property
    def words(self) -> str:
        """The source on one line, with its doi or address."""
        place = f"doi {self.doi}" if self.doi else self.url
        return f"{self.text} {place}".strip()


class Article(_Strict):
    """One article.

    Attributes:
        slug: that of its topic where there is one.
        title: what it is called in the list.
        topics: slugs of the topics it belongs to.
        summary: one line.
        body: two to four short paragraphs, in simple Markdown.
        step: one small thing to do, in one sentence or two.
        mission: the slug of a mission of the catalogue that is this step, if there is one.
        gentle: it speaks of something heavy, so that the gate may find words in it.
        sources: what it rests on.
    """

    slug: Slug
    title: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    topics: tuple[Slug, ...] = ()
    summary: Annotated[str, StringConstraints(min_length=10, max_length=160)]
    body: Annotated[str, StringConstraints(min_length=200, max_length=2400)]
    step: Annotated[str, StringConstraints(min_length=20, max_length=300)]
    mission: MissionSlug | None = None
    gentle: bool = False
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=4)]


class ArticleFile(_Strict):
    """One file of articles."""

    version: Annotated[int, Field(ge=1)]
    articles: Annotated[tuple[Article, ...], Field(min_length=1)]
