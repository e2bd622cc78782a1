"""What a person writes with, beside the page: prompts, templates and saved searches of their own."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.drafts import Draft, ShortText
from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.domain.own_items import OwnItem

OWN_THEME = "own"
"""Theme of the prompts that a person wrote without giving them another."""
_TemplateName = Annotated[ShortText, Field(max_length=limits.TEMPLATE_NAME)]
_SearchName = Annotated[ShortText, Field(max_length=limits.SEARCH_NAME)]


class PromptDraft(Draft):
    """A prompt of one's own; without a theme it stands under “Your own”."""

    text: Annotated[ShortText, Field(max_length=limits.PROMPT)] = Field(title="prompt")
    theme: str | None = Field(default=None, max_length=limits.IDENTIFIER, title="theme")


class OwnPrompt(OwnItem):
    """A prompt as it is kept."""

    text: str = Field(min_length=1, max_length=300)
    theme: str = OWN_THEME


@dataclass(frozen=True, slots=True)
class WritingPrompt:
    """Something to write about.

    Attributes:
        slug: its lasting name.
        theme: slug of its theme.
        text: what is asked.
        is_own: whether the person wrote it.
    """

    slug: str
    theme: str
    text: str
    is_own: bool = False


class TemplateDraft(Draft):
    """A template of one's own: what stands on the page when an entry is begun with it, in Markdown."""

    title: _TemplateName = Field(title="name")
    body: Annotated[str, Field(max_length=limits.TEMPLATE), AfterValidator(harmless)] = Field(title="text")
    description: Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=limits.TEMPLATE_ABOUT),
        AfterValidator(harmless),
    ] = Field(default="", title="description")


class OwnTemplate(OwnItem):
    """A template as it is kept."""

    title: str = Field(min_length=1, max_length=100)
    body: str = Field(max_length=limits.TEMPLATE)
    description: str = ""


@dataclass(frozen=True, slots=True)
class EntryTemplate:
    """A way to begin an entry.

    Attributes:
        slug: its lasting name.
        title: how it is called.
        description: what it is good for, in a line; may be empty for one's own.
        body: Markdown that stands on the page at the beginning; may be empty.
        is_own: whether the person made it.
    """

    slug: str
    title: str
    description: str
    body: str
    is_own: bool = False


class SavedSearchDraft(Draft):
    """A search to come back to."""

    name: _SearchName = Field(title="name")
    query: Annotated[ShortText, Field(max_length=limits.SEARCH)] = Field(title="search")


class SavedSearch(OwnItem):
    """A saved search as it is kept."""

    name: str = Field(min_length=1, max_length=100)
    query: str = Field(min_length=1, max_length=limits.SEARCH)
