"""Help that is always at hand: what the gate makes of a text, the person's safety plan, and lines for their country."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.kit_shelf import PreferenceKey

if TYPE_CHECKING:  # patterns and packs are read from disk when somebody first writes, not at the start
    from extrovertly_desktop.coach.safety.gate import Gate
    from extrovertly_desktop.coach.safety.packs import AnswerPack, HelplinePack
    from extrovertly_desktop.coach.safety.tiers import Assessment

_PLAN_KEY = "safety_plan"
_COUNTRY_KEY = "help_country"


class HelpShelf:
    """What is there for anybody, even while no vault is open. Nothing that is assessed is written down or logged.

    Args:
        folder: where `patterns.toml`, `answers.toml` and `helplines.toml` are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def assess(self, text: str) -> "Assessment":
        """Return how much care a text asks for."""
        return self._gate.assess(text)

    @cached_property
    def answers(self) -> "AnswerPack":
        """The fixed words, the grounding exercises, and the questions of a safety plan."""
        from extrovertly_desktop.coach.safety.loading import load_answers  # noqa: PLC0415 - see above

        return load_answers(self._folder)

    @cached_property
    def helplines(self) -> "HelplinePack":
        """Whom to reach in each country."""
        from extrovertly_desktop.coach.safety.loading import load_helplines  # noqa: PLC0415 - see above

        return load_helplines(self._folder)

    @cached_property
    def _gate(self) -> "Gate":
        from extrovertly_desktop.coach.safety.gate import Gate  # noqa: PLC0415 - see above
        from extrovertly_desktop.coach.safety.loading import load_patterns  # noqa: PLC0415

        return Gate(load_patterns(self._folder))


class SafetyService(HelpShelf):
    """What a person has at hand on a bad day, their own plan and country with it."""

    def __init__(self, context: ServiceContext, folder: Path) -> None:
        super().__init__(folder)
        self._plan = PreferenceKey(context, _PLAN_KEY)
        self._country = PreferenceKey(context, _COUNTRY_KEY)

    def plan(self) -> dict[str, str]:
        """Return the person's safety plan, text by section; what cannot be read is left out."""
        stored = self._plan.load()
        known = stored if isinstance(stored, Mapping) else {}
        return {slug: text for slug, text in known.items() if isinstance(text, str) and text}

    def write_plan(self, section: str, text: str) -> Done[dict[str, str]]:
        """Write one section of the plan; the others stay as they are. Blank text empties it.

        Raises:
            UserError: if there is no such section, or the text is too long.
        """
        if section not in {question.slug for question in self.answers.plan}:
            raise UserError("That part of the plan is not known.")
        if len(text) > limits.SAFETY_PLAN:
            raise UserError(
                f"Please keep it to {limits.SAFETY_PLAN:,} characters, so that it can be read at once.", field=section
            )
        kept = harmless(text) if harmless(text).strip() else ""
        self._plan.update(lambda _owner, before: {**(before if isinstance(before, Mapping) else {}), section: kept})
        return Done(self.plan())

    def country(self, fallback: str) -> str:
        """Return the code of the country whose lines are shown (ISO 3166-1 alpha-2).

        Args:
            fallback: the country of the desktop's settings, for as long as the person has chosen none; if there are
                no lines for it, the answer is empty.
        """
        chosen = self._country.load()
        code = chosen if isinstance(chosen, str) and self.helplines.country(chosen) else fallback
        return code if self.helplines.country(code) else ""

    def choose_country(self, code: str) -> Done[str]:
        """Choose the country whose lines are shown.

        Raises:
            UserError: if there are no lines for it.
        """
        if self.helplines.country(code) is None:
            raise UserError("There are no lines for that country here. Please choose another.", field="country")
        self._country.update(lambda _owner, _before: code)
        return Done(code)
