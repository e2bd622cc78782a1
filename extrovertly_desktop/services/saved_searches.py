"""Searches that a person keeps to come back to."""

from collections.abc import Sequence

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.own_items import Removed
from extrovertly_desktop.domain.writing_kit import SavedSearch, SavedSearchDraft
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.kit_shelf import KitShelf


class SavedSearchService:
    """What a person does with saved searches."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._own = KitShelf(context, "saved_searches", SavedSearch)

    def all(self) -> tuple[SavedSearch, ...]:
        """Return all saved searches in their order."""
        return self._own.items()

    def add(self, draft: SavedSearchDraft) -> SavedSearch:
        """Save a search, behind the others.

        Raises:
            UserError: if there is one of that name, or there are too many.
        """
        self._check_name(draft.name, None)
        return self._own.add(SavedSearch(slug=self._context.new_id(), name=draft.name, query=draft.query))

    def rename(self, slug: str, name: str) -> SavedSearch:
        """Call a saved search something else.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the name is blank, too long, or taken.
        """
        checked = SavedSearchDraft.of(name=name, query="any").name
        self._check_name(checked, slug)
        return self._own.change(slug, name=checked)

    def delete(self, slug: str) -> Removed[SavedSearch]:
        """Delete a saved search and return it for `restore`.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._own.delete(slug)

    def restore(self, removed: Removed[SavedSearch]) -> SavedSearch:
        """Put a deleted search back in its place."""
        return self._own.restore(removed)

    def reorder(self, slugs: Sequence[str]) -> tuple[SavedSearch, ...]:
        """Put the searches into another order; those that are not named follow in the order they had."""
        return self._own.reorder(slugs)

    def _check_name(self, name: str, slug: str | None) -> None:
        taken = {search.name.casefold() for search in self.all() if search.slug != slug}
        if name.casefold() in taken:
            raise UserError("There is a saved search of that name already. Please choose another name.", field="name")
