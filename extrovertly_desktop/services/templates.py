"""Templates: ways to begin an entry, those that came with the application and the person's own."""

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.own_items import Removed
from extrovertly_desktop.domain.writing_kit import EntryTemplate, OwnTemplate, TemplateDraft
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.kit_shelf import KitShelf


class TemplateService:
    """What a person does with templates. Those that came with the application stay; one's own begin as a copy."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._own = KitShelf(context, "templates", OwnTemplate)

    def all(self) -> tuple[EntryTemplate, ...]:
        """Return every template, the person's own last."""
        came_with = (
            EntryTemplate(item.slug, item.title, item.description, item.body)
            for item in self._context.catalogue.templates
        )
        return (*came_with, *(_shown(item) for item in self._own.items()))

    def get(self, slug: str) -> EntryTemplate:
        """Return a template.

        Raises:
            NotFoundError: if it is not there.
        """
        for template in self.all():
            if template.slug == slug:
                return template
        raise NotFoundError("That template is no longer there.")

    def add(self, draft: TemplateDraft) -> EntryTemplate:
        """Add a template of one's own.

        Raises:
            UserError: if there is one of that name, or there are too many.
        """
        self._check_title(draft.title, None)
        slug = f"own-{self._context.new_id()}"
        item = OwnTemplate(slug=slug, title=draft.title, body=draft.body, description=draft.description)
        return _shown(self._own.add(item))

    def change(self, slug: str, draft: TemplateDraft) -> EntryTemplate:
        """Write a template of one's own anew.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it came with the application, or another one has that name.
        """
        self._check_own(slug)
        self._check_title(draft.title, slug)
        return _shown(
            self._own.change(slug, title=draft.title, body=draft.body, description=draft.description),
        )

    def delete(self, slug: str) -> Removed[OwnTemplate]:
        """Delete a template of one's own and return it for `restore`.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it came with the application.
        """
        self._check_own(slug)
        return self._own.delete(slug)

    def restore(self, removed: Removed[OwnTemplate]) -> EntryTemplate:
        """Put a deleted template back in its place."""
        return _shown(self._own.restore(removed))

    def _check_own(self, slug: str) -> None:
        if not self.get(slug).is_own:
            raise UserError("This template came with the application. Please make one of your own from it.")

    def _check_title(self, title: str, slug: str | None) -> None:
        taken = {template.title.casefold() for template in self.all() if template.slug != slug}
        if title.casefold() in taken:
            raise UserError("There is a template of that name already. Please choose another name.", field="title")


def _shown(item: OwnTemplate) -> EntryTemplate:
    return EntryTemplate(item.slug, item.title, item.description, item.body, is_own=True)
