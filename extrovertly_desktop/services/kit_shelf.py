"""Where the writing kit is kept: one key of the owner's preferences for each kind of thing."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.own_items import OwnItem, OwnItems, Removed
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.store.queries import people

ItemT = TypeVar("ItemT", bound=OwnItem)


class PreferenceKey:
    """One key of the owner's preferences, read and written raw; all other keys stay as they are."""

    def __init__(self, context: ServiceContext, key: str) -> None:
        self._context = context
        self._key = key

    def load(self) -> Any:  # noqa: ANN401 - any JSON value
        """Return the stored value, or None."""
        with self._context.database.reading() as unit:
            return self.of(self._context.owner(unit))

    def of(self, owner: User) -> Any:  # noqa: ANN401 - any JSON value
        """Return the value that a loaded owner has, or None."""
        return owner.preferences.get(self._key) if isinstance(owner.preferences, dict) else None

    def update(self, change: Callable[[User, Any], Any]) -> None:
        """Write what `change` makes of the owner and the stored value, in one unit; nothing if it is the same."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self.of(owner)
            after = change(owner, before)
            if after != before:
                others = owner.preferences if isinstance(owner.preferences, dict) else {}
                people.set_user(unit, owner.id, preferences={**others, self._key: after})


class KitShelf(Generic[ItemT]):
    """The person's own things of one kind, in their order."""

    def __init__(self, context: ServiceContext, key: str, model: type[ItemT]) -> None:
        self._stored = PreferenceKey(context, key)
        self._model = model

    def items(self) -> tuple[ItemT, ...]:
        """Return all of them."""
        return self._read(self._stored.load()).items

    def of(self, owner: User) -> tuple[ItemT, ...]:
        """Return all that a loaded owner has."""
        return self._read(self._stored.of(owner)).items

    def add(self, item: ItemT) -> ItemT:
        """Put one more at the end.

        Raises:
            UserError: if there are too many.
        """
        self._change(lambda items: items.added(item))
        return item

    def change(self, slug: str, **fields: Any) -> ItemT:  # noqa: ANN401 - checked by the caller's draft
        """Change fields of one; what a later version keeps in it stays.

        Raises:
            NotFoundError: if it is not there.
        """
        found: list[ItemT] = []

        def changed(items: OwnItems[ItemT]) -> OwnItems[ItemT]:
            before = items.find(slug)
            if before is None:
                raise NotFoundError("That is no longer there.")
            found.append(before.model_copy(update=fields))
            return items.changed(found[0])

        self._change(changed)
        return found[0]

    def delete(self, slug: str) -> Removed[ItemT]:
        """Remove one and return it, so that `restore` can put it back.

        Raises:
            NotFoundError: if it is not there.
        """
        gone: list[Removed[ItemT]] = []

        def without(items: OwnItems[ItemT]) -> OwnItems[ItemT]:
            left, removed = items.removed(slug)
            gone.append(removed)
            return left

        self._change(without)
        return gone[0]

    def restore(self, removed: Removed[ItemT]) -> ItemT:
        """Put a removed one back in its place; one that is there is left alone."""
        self._change(lambda items: items.restored(removed))
        return removed.item

    def reorder(self, slugs: Sequence[str]) -> tuple[ItemT, ...]:
        """Put them into another order; those that are not named follow in the order they had."""
        self._change(lambda items: items.reordered(slugs))
        return self.items()

    def _change(self, change: Callable[[OwnItems[ItemT]], OwnItems[ItemT]]) -> None:
        self._stored.update(lambda _owner, raw: change(self._read(raw)).to_json())

    def _read(self, raw: object) -> OwnItems[ItemT]:
        return OwnItems[ItemT].read(self._model, raw)
