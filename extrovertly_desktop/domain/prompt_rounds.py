"""Which prompt comes next: none again before its theme is exhausted, and the same one all day unless it is skipped."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from extrovertly_desktop.domain.writing_kit import WritingPrompt

_MOST_SHOWN = 100
_Slugs = Annotated[tuple[str, ...], Field(max_length=1000)]


class PromptsSeen(BaseModel):
    """What was shown, as it is kept in the preferences. It grows no longer than the list of prompts.

    Each theme has rounds of its own: a round ends when every prompt of the theme was shown once.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    rounds: dict[str, _Slugs] = Field(default_factory=dict)
    """Slugs shown in the present round, by theme."""
    day: date | None = None
    """The day that the following speak of."""
    shown: dict[str, _Slugs] = Field(default_factory=dict)
    """Slugs shown that day, by the theme that was asked for (empty for any); the last is the present one."""
    put_away: bool = False
    """Whether the person wants no prompt that day."""

    @classmethod
    def read(cls, raw: object) -> Self:
        """Return what a JSON value says; one that cannot be read says nothing."""
        try:
            return cls.model_validate(raw)
        except ValueError:
            return cls()

    def on(self, day: date) -> Self:
        """Return it as of a day: what is said of another day is over."""
        if self.day == day:
            return self
        return self.model_copy(update={"day": day, "shown": {}, "put_away": False})


def prompt_of_the_day(
    prompts: Sequence[WritingPrompt], seen: PromptsSeen, theme: str, day: date
) -> WritingPrompt | None:
    """Return the prompt that was chosen for a day and a theme (empty for any), or None if none was yet."""
    known = {prompt.slug: prompt for prompt in _of_theme(prompts, theme)}
    shown = seen.on(day).shown.get(theme, ())
    return next((known[slug] for slug in reversed(shown) if slug in known), None)


def next_prompt(
    prompts: Sequence[WritingPrompt], seen: PromptsSeen, theme: str, day: date
) -> tuple[WritingPrompt, PromptsSeen]:
    """Choose another prompt for a day and a theme (empty for any); return it, and what was seen by then.

    Raises:
        ValueError: if there is no prompt at all.
    """
    pool = _of_theme(prompts, theme)
    today = seen.on(day)
    rounds = _pruned(today.rounds, prompts)
    fresh = [prompt for prompt in pool if prompt.slug not in rounds.get(prompt.theme, ())]
    if not fresh:
        for exhausted in {prompt.theme for prompt in pool}:
            rounds[exhausted] = ()
        fresh = _not_just_shown(pool, today, theme)
    # The order is that of a hash, so it is another one every day and needs no source of randomness.
    chosen = min(fresh, key=lambda prompt: hashlib.sha256(f"{day}:{prompt.slug}".encode()).digest())
    rounds[chosen.theme] = (*rounds.get(chosen.theme, ()), chosen.slug)
    shown = (*today.shown.get(theme, ()), chosen.slug)[-_MOST_SHOWN:]
    after = today.model_copy(update={"rounds": rounds, "shown": {**today.shown, theme: shown}})
    return chosen, after


def _of_theme(prompts: Sequence[WritingPrompt], theme: str) -> list[WritingPrompt]:
    return [prompt for prompt in prompts if theme in {"", prompt.theme}]


def _not_just_shown(pool: Sequence[WritingPrompt], today: PromptsSeen, theme: str) -> list[WritingPrompt]:
    """Return what was not shown today, or failing that anything but the present one."""
    everywhere = {slug for slugs in today.shown.values() for slug in slugs}
    present = today.shown.get(theme, ())[-1:]
    for left_out in (everywhere, set(present)):
        left = [prompt for prompt in pool if prompt.slug not in left_out]
        if left:
            return left
    return list(pool)


def _pruned(rounds: Mapping[str, Sequence[str]], prompts: Sequence[WritingPrompt]) -> dict[str, tuple[str, ...]]:
    """Return the rounds without prompts that are no more, so that they never outgrow the list."""
    themes = {prompt.slug: prompt.theme for prompt in prompts}
    kept = {theme: tuple(slug for slug in slugs if themes.get(slug) == theme) for theme, slugs in rounds.items()}
    return {theme: slugs for theme, slugs in kept.items() if slugs}
