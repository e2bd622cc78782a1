"""Everything the packs hold, ready to be looked up."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extrovertly_desktop.content.packs import (
    CatalogueAchievement,
    CatalogueMission,
    Mood,
    Prompt,
    SafetyBehaviour,
    Template,
)


@dataclass(frozen=True)
class Catalogue:
    """The content of one release. Slugs are unique within each kind; build it with `load_catalogue`."""

    version: int
    """The sum of the versions of all packs: it grows whenever any one of them does."""
    moods: tuple[Mood, ...]
    """In the order they are shown."""
    missions: tuple[CatalogueMission, ...]
    prompts: tuple[Prompt, ...]
    achievements: tuple[CatalogueAchievement, ...]
    safety_behaviours: tuple[SafetyBehaviour, ...]
    templates: tuple[Template, ...]
    """In the order they are shown."""
    mission_categories: Mapping[str, str]
    """Titles by slug, in alphabetical order of the slug."""
    prompt_themes: Mapping[str, str]
    """Titles by slug, in the order they are shown."""

    def mood(self, slug: str) -> Mood | None:
        """Return a mood, or None if no pack has it (a vault may hold moods of its own)."""
        return self._moods.get(slug)

    def mission(self, slug: str) -> CatalogueMission | None:
        """Return a mission, or None if no pack has it."""
        return self._missions.get(slug)

    def prompt(self, slug: str) -> Prompt | None:
        """Return a prompt, or None if no pack has it."""
        return self._prompts.get(slug)

    def achievement(self, slug: str) -> CatalogueAchievement | None:
        """Return an achievement, or None if no pack has it."""
        return self._achievements.get(slug)

    def safety_behaviour(self, slug: str) -> SafetyBehaviour | None:
        """Return a safety behaviour, or None if no pack has it."""
        return self._safety_behaviours.get(slug)

    def template(self, slug: str) -> Template | None:
        """Return a template, or None if no pack has it."""
        return self._templates.get(slug)

    def missions_of(self, category: str) -> tuple[CatalogueMission, ...]:
        """Return the missions of a category in the order of their file; none for an unknown category."""
        return tuple(mission for mission in self.missions if mission.category == category)

    def prompts_of(self, theme: str) -> tuple[Prompt, ...]:
        """Return the prompts of a theme in the order of their file; none for an unknown theme."""
        return tuple(prompt for prompt in self.prompts if prompt.theme == theme)

    @cached_property
    def digest(self) -> str:
        """A digest over all content that is kept in vaults: equal digests mean that a vault has nothing to take over.

        Worked out once (some milliseconds), for a catalogue never changes.
        """
        parts = [part.model_dump(mode="json") for part in (*self.missions, *self.achievements)]
        text = json.dumps({"version": self.version, "parts": parts}, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    # The indexes are built on first use: most starts of the application look up moods and nothing else.

    @cached_property
    def _moods(self) -> dict[str, Mood]:
        return {mood.slug: mood for mood in self.moods}

    @cached_property
    def _missions(self) -> dict[str, CatalogueMission]:
        return {mission.slug: mission for mission in self.missions}

    @cached_property
    def _prompts(self) -> dict[str, Prompt]:
        return {prompt.slug: prompt for prompt in self.prompts}

    @cached_property
    def _achievements(self) -> dict[str, CatalogueAchievement]:
        return {achievement.slug: achievement for achievement in self.achievements}

    @cached_property
    def _safety_behaviours(self) -> dict[str, SafetyBehaviour]:
        return {behaviour.slug: behaviour for behaviour in self.safety_behaviours}

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {template.slug: template for template in self.templates}
