"""What stands in a form of missions or events is kept in the vault while it is written, and outlives a crash."""

from collections.abc import Mapping
from typing import Any

from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.store.queries import form_drafts as store

_KEPT_DAYS = 90
_DAY_MS = 86_400_000


class FormDraftService:
    """Keeps one piece of writing for each thing a form can be about (`subject`: "plan:<mission id>" and so on)."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def keep(self, subject: str, values: Mapping[str, Any]) -> None:
        """Keep what stands in a form; what nobody came back to for ninety days is forgotten.

        Args:
            subject: what the form is about.
            values: what is written, by field: texts, numbers, yes or no, nothing, and sequences of these.
        """
        now = self._context.clock.now_ms()
        storable = {field: _storable(value) for field, value in values.items()}
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            store.remove_forms_before(unit, owner.id, now - _KEPT_DAYS * _DAY_MS)
            store.put_form(unit, owner.id, subject, storable, now)

    def of(self, subject: str) -> dict[str, Any] | None:
        """Return what is kept of a form by field, sequences as tuples; None if nothing is."""
        with self._context.database.reading() as unit:
            kept = store.get_form(unit, self._context.owner(unit).id, subject)
        if kept is None:
            return None
        return {field: tuple(value) if isinstance(value, list) else value for field, value in kept.items()}

    def forget(self, subject: str) -> None:
        """Let go of what is kept of a form, if anything is: it was saved, or the person left it."""
        with self._context.database.unit() as unit:
            store.remove_form(unit, self._context.owner(unit).id, subject)


def _storable(value: object) -> object:
    """Return a value without halves of characters, which a broken paste can leave and no file can hold."""
    if isinstance(value, str):
        return str(value).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, (tuple, list)):
        return [_storable(item) for item in value]
    return value
