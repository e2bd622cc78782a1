"""Who is who: the people of a file, and which of them is the one whose vault this is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.context import preferences_of
from extrovertly_desktop.services.transfer.values import FileUser

_NO_SUCH = "There is no person of that identifier in the file. Please choose one of those it holds."


class People:
    """The people of one file, beside the owner of the vault.

    Args:
        owner: of the vault, or None before there is one.
        chosen: id of the person of the file who is the owner, or None where that is to be found out.
        is_fresh: whether the owner has written nothing yet: then the file's person takes their place, id and all.

    Attributes:
        file_owner: id of the file's person who is the owner; None if the file has none or it is open who.
        owner_id: id of the owner as it is, or will be, in the vault; "" before there is one.
        start_hour: when the owner's day begins.
    """

    def __init__(self, owner: User | None, chosen: str | None, *, is_fresh: bool) -> None:
        self._owner, self._chosen, self._is_fresh = owner, chosen, is_fresh
        self.file_owner: str | None = None
        self.owner_id = "" if owner is None else owner.id
        self.start_hour = 0 if owner is None else preferences_of(owner).day_start_hour
        self.rows: Counter[str] = Counter()
        self._known: dict[str, Mapping[str, Any]] = {}

    @property
    def takes_place(self) -> bool:
        """Whether the file's person becomes the owner, rather than the owner being given the person's rows."""
        return self.file_owner is not None and (self._owner is None or self._is_fresh)

    @property
    def former_owner_id(self) -> str | None:
        """Return the id of the owner as it is in the vault before anything is written."""
        return None if self._owner is None else self._owner.id

    def meet(self, users: Mapping[str, Mapping[str, Any]], here: Collection[str]) -> None:
        """Get to know the people of the file, and find out which of them is the owner.

        Args:
            users: the people by id, as the file has them.
            here: ids of those who are in the vault already.

        Raises:
            UserError: if the person who was chosen is none of them.
        """
        self._known = dict(users)
        self.file_owner = self._found()
        if self.file_owner in here:
            # Somebody who is here already, beside the owner, cannot become the owner by their identifier.
            self._is_fresh = False
        if self.takes_place and self.file_owner is not None:
            self.owner_id = self.file_owner

    def formerly(
        self, columns: Sequence[str], asked: Iterable[tuple[Any, ...]]
    ) -> dict[tuple[Any, ...], tuple[Any, ...]]:
        """Return what rows go by here until the owner takes the identifier of the file's person, with what asks for it.

        Args:
            columns: what rows go by, such as the person and a day.
            asked: the same of rows of the file.
        """
        if not self.takes_place or "user_id" not in columns:
            return {}
        place, former = columns.index("user_id"), self.former_owner_id
        return {
            (*values[:place], former, *values[place + 1 :]): values
            for values in asked
            if former is not None and values[place] == self.owner_id
        }

    def give_up(self) -> None:
        """Note that the row of the file's person cannot be kept, so that the owner stays who they are."""
        self.file_owner = None
        self.owner_id = self.former_owner_id or ""

    def users(self) -> tuple[FileUser, ...]:
        """Return the people of the file, those with most rows first."""
        found = (
            FileUser(user_id, _name(values), str(values.get("email") or ""), self.rows[user_id])
            for user_id, values in self._known.items()
        )
        return tuple(sorted(found, key=lambda user: -user.rows))

    def likeliest(self) -> str | None:
        """Return the only person of the file who has rows of their own, once all has been read; else None."""
        active = [user_id for user_id in self._known if self.rows[user_id]]
        return active[0] if len(active) == 1 else None

    def _found(self) -> str | None:
        if self._chosen is not None:
            if self._known and self._chosen not in self._known:
                raise UserError(_NO_SUCH, field="owner")
            return self._chosen if self._known else None
        if self._owner is not None:
            if self._owner.id in self._known:
                return self._owner.id
            email = self._owner.email.strip().casefold()
            alike = [
                user_id
                for user_id, values in self._known.items()
                if email and str(values.get("email") or "").strip().casefold() == email
            ]
            if len(alike) == 1:
                return alike[0]
        return next(iter(self._known)) if len(self._known) == 1 else None


def _name(values: Mapping[str, Any]) -> str:
    parts = (str(values.get(name) or "").strip() for name in ("first_name", "last_name"))
    return " ".join(part for part in parts if part) or str(values.get("username") or "")
