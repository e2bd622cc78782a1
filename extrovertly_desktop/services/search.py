"""Searching the journal: what is typed, understood, found and marked."""

from array import array
from dataclasses import replace
from datetime import date
from typing import Literal

from extrovertly_desktop.domain import search_explained
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.search_query import MoodIs, SearchQuery, Term, parse
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.highlighting import Highlighter
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.store.folding import fold_label
from extrovertly_desktop.store.queries import journal_search as store

Order = Literal["newest", "best"]


class SearchService:
    """What a person does with the journal's search field. The language is told in `domain.search_query`.

    Whatever is typed is a search; nothing here fails because of it.
    """

    def __init__(self, context: ServiceContext, moods: MoodService) -> None:
        self._context = context
        self._moods = moods

    def keys(self, typed: str, order: Order = "newest", limit: int | None = None) -> "array[int]":
        """Return the keys of the entries that a search finds; of all entries for a blank one.

        Args:
            typed: what is in the search field.
            order: newest first; or best match first, which ranks the newest 2,000 hits of a single word, the newest
                500 of any other search, and leaves out the rest.
            limit: at most so many.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            query = self._understood(typed, owner)
            if order == "newest":
                return store.newest_hits(unit, owner.id, query, limit)
            return store.best_hits(unit, owner.id, query)[:limit]

    def count(self, typed: str) -> int:
        """Return how many entries a search finds."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            return store.count_hits(unit, owner.id, self._understood(typed, owner))

    def hit_days(self, typed: str, first: date, last: date) -> dict[date, int]:
        """Return how many entries a search finds on each day of a period; days without any are left out."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            found = store.hit_days(unit, owner.id, self._understood(typed, owner), first, last)
        return {date.fromisoformat(iso): count for iso, count in found.items()}

    def explain(self, typed: str) -> list[str]:
        """Return what was understood of a search: a few words for each part of it, none for a blank one."""
        return search_explained.explain(parse(typed))

    def highlighter(self, typed: str) -> Highlighter:
        """Return what marks the words of a search in texts and cuts snippets; keep it while a list is shown."""
        return Highlighter(parse(typed))

    def _understood(self, typed: str, owner: User) -> SearchQuery:
        """Return a query in which moods that were called by their title are called by their slug."""
        query = parse(typed)
        if not any(isinstance(term.condition, MoodIs) for term in query.terms):
            return query
        slugs = {fold_label(mood.title): mood.slug for mood in self._moods.of(owner)}
        return SearchQuery(tuple(_with_slug(term, slugs) for term in query.terms))


def _with_slug(term: Term, slugs: dict[str | None, str]) -> Term:
    if not isinstance(term.condition, MoodIs):
        return term
    mood = term.condition.mood
    return replace(term, condition=MoodIs(slugs.get(fold_label(mood), mood)))
