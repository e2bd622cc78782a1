"""Lists of a person's own making as they stand in the preferences: moods, prompts, templates, saved searches.

The preferences are JSON that imports, later versions and other programs write as well. So one item that cannot be read
never takes the others with it: it is left aside, and written back as it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from extrovertly_desktop.domain.errors import NotFoundError, UserError

MOST_ITEMS = 200
"""Items of one kind: far more than anyone makes by hand, and few enough to be read with the owner every time."""


class OwnItem(BaseModel):
    """One thing a person made; what a later version added to it is kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    slug: str = Field(min_length=1, max_length=100)
    """Its lasting name."""


ItemT = TypeVar("ItemT", bound=OwnItem)


@dataclass(frozen=True, slots=True)
class Removed(Generic[ItemT]):
    """A removed item and the place it had, to be put back."""

    item: ItemT
    place: int


@dataclass(frozen=True, slots=True)
class OwnItems(Generic[ItemT]):
    """The readable items in their order, and whatever else stood among them."""

    items: tuple[ItemT, ...]
    unread: tuple[Any, ...] = ()

    @classmethod
    def read(cls, model: type[ItemT], raw: object) -> Self:
        """Return the items of a JSON list; anything that is not a list counts as an empty one."""
        items: dict[str, ItemT] = {}
        unread: list[Any] = []
        for value in raw if isinstance(raw, list) else []:
            try:
                item = model.model_validate(value)
            except ValueError:
                unread.append(value)
                continue
            if item.slug in items:
                unread.append(value)
            else:
                items[item.slug] = item
        return cls(tuple(items.values()), tuple(unread))

    def to_json(self) -> list[Any]:
        """Return the list as it is stored."""
        return [*(item.model_dump(mode="json") for item in self.items), *self.unread]

    def find(self, slug: str) -> ItemT | None:
        """Return the item of that slug, or None."""
        return next((item for item in self.items if item.slug == slug), None)

    def added(self, item: ItemT) -> Self:
        """Return the items with one more at the end.

        Raises:
            UserError: if there are too many.
        """
        if len(self.items) >= MOST_ITEMS:
            raise UserError(f"There are {MOST_ITEMS} of these already. Please delete one you no longer need first.")
        return replace(self, items=(*self.items, item))

    def changed(self, item: ItemT) -> Self:
        """Return the items with the one of the same slug replaced."""
        return replace(self, items=tuple(item if old.slug == item.slug else old for old in self.items))

    def removed(self, slug: str) -> tuple[Self, Removed[ItemT]]:
        """Return the items without one, and that one.

        Raises:
            NotFoundError: if it is not there.
        """
        for place, item in enumerate(self.items):
            if item.slug == slug:
                left = replace(self, items=self.items[:place] + self.items[place + 1 :])
                return left, Removed(item, place)
        raise NotFoundError("That is no longer there.")

    def restored(self, removed: Removed[ItemT]) -> Self:
        """Return the items with a removed one back in its place; one that is there is left alone."""
        if self.find(removed.item.slug) is not None:
            return self
        return replace(self, items=(*self.items[: removed.place], removed.item, *self.items[removed.place :]))

    def reordered(self, slugs: Sequence[str]) -> Self:
        """Return the items in another order; those that are not named follow in the order they had."""
        place = places(slugs)
        return replace(self, items=tuple(sorted(self.items, key=lambda item: place(item.slug))))


def places(slugs: Sequence[str]) -> Callable[[str], int]:
    """Return a sort key for slugs: named ones in the order of their names, all others behind them."""
    known = {slug: place for place, slug in reversed(list(enumerate(slugs)))}
    return lambda slug: known.get(slug, len(slugs))
