"""Prompts to write about: one a day, not again before its theme is exhausted."""

import hashlib

from extrovertly_desktop.content.packs import Prompt
from extrovertly_desktop.services.context import ServiceContext


class PromptService:
    """What a person is invited to write about."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def themes(self) -> dict[str, str]:
        """Return the titles of the themes by slug."""
        return dict(self._context.catalogue.prompt_themes)

    def of_the_day(self, skipped: int = 0, theme: str | None = None) -> Prompt:
        """Return today's prompt; the same all day, another after each skip, none twice before all were shown.

        Each round through the prompts has an order of its own, so the sequence does not repeat with the calendar.

        Args:
            skipped: how often the person asked for another today.
            theme: only prompts of this theme; an unknown one counts as none.
        """
        with self._context.database.reading() as unit:
            today = self._context.today(self._context.owner(unit))
        prompts = self._context.catalogue.prompts_of(theme or "") or self._context.catalogue.prompts
        turn, place = divmod(today.toordinal() + skipped, len(prompts))

        def order(prompt: Prompt) -> bytes:
            return hashlib.sha256(f"{turn}:{prompt.slug}".encode()).digest()

        return sorted(prompts, key=order)[place]
