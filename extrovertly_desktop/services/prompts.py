"""Prompts to write about: one a day, not again before its theme is exhausted; the person's own among them."""

from datetime import date

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.own_items import Removed
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.prompt_rounds import PromptsSeen, next_prompt, prompt_of_the_day
from extrovertly_desktop.domain.writing_kit import OWN_THEME, OwnPrompt, PromptDraft, WritingPrompt
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.kit_shelf import KitShelf, PreferenceKey

_OWN_TITLE = "Your own"


class PromptService:
    """What a person is invited to write about."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._own = KitShelf(context, "prompts", OwnPrompt)
        self._seen = PreferenceKey(context, "prompts_seen")

    def themes(self) -> dict[str, str]:
        """Return the titles of the themes by slug; the person's own prompts have one as soon as there are any."""
        themes = dict(self._context.catalogue.prompt_themes)
        if any(prompt.theme == OWN_THEME for prompt in self.all()):
            themes[OWN_THEME] = _OWN_TITLE
        return themes

    def all(self) -> tuple[WritingPrompt, ...]:
        """Return every prompt, the person's own last."""
        with self._context.database.reading() as unit:
            try:
                return self._of(self._context.owner(unit))
            except UserError:
                return self._built_in()

    def of_the_day(self, theme: str | None = None) -> WritingPrompt:
        """Return today's prompt, the same all day until it is skipped.

        The first call of a day for a theme chooses it and remembers it as seen.

        Args:
            theme: only prompts of this theme; an unknown one counts as none.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
        prompts = self._of(owner)
        seen = PromptsSeen.read(self._seen.of(owner))
        chosen = prompt_of_the_day(prompts, seen, _known(theme, prompts), self._context.today(owner))
        return chosen or self.skip(theme)

    def skip(self, theme: str | None = None) -> WritingPrompt:
        """Put another prompt in the place of today's, and remember it for the day.

        Args:
            theme: only prompts of this theme; an unknown one counts as none.
        """
        chosen: list[WritingPrompt] = []

        def another(owner: User, raw: object) -> object:
            prompts, today = self._of(owner), self._context.today(owner)
            prompt, seen = next_prompt(prompts, PromptsSeen.read(raw), _known(theme, prompts), today)
            chosen.append(prompt)
            return seen.model_dump(mode="json")

        self._seen.update(another)
        return chosen[0]

    def is_put_away(self) -> bool:
        """Whether the person wants no prompt today."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
        return PromptsSeen.read(self._seen.of(owner)).on(self._context.today(owner)).put_away

    def put_away(self) -> None:
        """Show no prompt for the rest of the day."""
        self._set_put_away(put_away=True)

    def bring_out(self) -> None:
        """Show today's prompt after all."""
        self._set_put_away(put_away=False)

    def own(self) -> tuple[OwnPrompt, ...]:
        """Return the prompts that the person wrote, in their order."""
        return self._own.items()

    def add(self, draft: PromptDraft) -> OwnPrompt:
        """Add a prompt of one's own.

        Raises:
            UserError: if its theme is not known, or there are too many.
        """
        return self._own.add(OwnPrompt(slug=f"own-{self._context.new_id()}", text=draft.text, theme=self._theme(draft)))

    def change(self, slug: str, draft: PromptDraft) -> OwnPrompt:
        """Write a prompt of one's own anew.

        Raises:
            NotFoundError: if it is not there.
            UserError: if its theme is not known.
        """
        return self._own.change(slug, text=draft.text, theme=self._theme(draft))

    def delete(self, slug: str) -> Removed[OwnPrompt]:
        """Delete a prompt of one's own and return it for `restore`; entries keep its text.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._own.delete(slug)

    def restore(self, removed: Removed[OwnPrompt]) -> OwnPrompt:
        """Put a deleted prompt back in its place."""
        return self._own.restore(removed)

    def _set_put_away(self, *, put_away: bool) -> None:
        def changed(owner: User, raw: object) -> object:
            today: date = self._context.today(owner)
            seen = PromptsSeen.read(raw).on(today).model_copy(update={"put_away": put_away})
            return seen.model_dump(mode="json")

        self._seen.update(changed)

    def _built_in(self) -> tuple[WritingPrompt, ...]:
        return tuple(
            WritingPrompt(prompt.slug, prompt.theme, prompt.text) for prompt in self._context.catalogue.prompts
        )

    def _of(self, owner: User) -> tuple[WritingPrompt, ...]:
        themes = self._context.catalogue.prompt_themes
        own = (
            WritingPrompt(item.slug, item.theme if item.theme in themes else OWN_THEME, item.text, is_own=True)
            for item in self._own.of(owner)
        )
        return (*self._built_in(), *own)

    def _theme(self, draft: PromptDraft) -> str:
        if draft.theme is None or draft.theme == OWN_THEME:
            return OWN_THEME
        if draft.theme not in self._context.catalogue.prompt_themes:
            raise UserError("That theme is not known. Please choose one that is offered, or none.", field="theme")
        return draft.theme


def _known(theme: str | None, prompts: tuple[WritingPrompt, ...]) -> str:
    """Return a theme that has prompts, or the empty one that stands for any."""
    return theme if theme and any(prompt.theme == theme for prompt in prompts) else ""
