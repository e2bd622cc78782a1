"""A person's own moods, and what they changed about those that came with the application."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.drafts import Draft, ShortText
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.moods import Face, Mood, MoodVocabulary
from extrovertly_desktop.domain.own_items import OwnItem, OwnItems, places

_Figure = Annotated[float, Field(ge=-1.0, le=1.0, allow_inf_nan=False)]


class FaceFigures(BaseModel):
    """A face as it is kept; see `Face`."""

    model_config = ConfigDict(frozen=True, extra="allow")

    mouth: _Figure | None = None
    eyes: _Figure | None = None
    brow: _Figure | None = None

    def face(self) -> Face | None:
        """Return the face, or None if nothing was chosen."""
        figures = Face(self.mouth, self.eyes, self.brow)
        return None if figures == Face() else figures


class MoodDraft(Draft):
    """A mood as a person describes it."""

    title: Annotated[ShortText, Field(max_length=limits.MOOD_NAME)] = Field(title="name")
    valence: _Figure = Field(title="how pleasant it is")
    energy: _Figure = Field(title="energy")
    mouth: _Figure | None = Field(default=None, title="mouth")
    eyes: _Figure | None = Field(default=None, title="eyes")
    brow: _Figure | None = Field(default=None, title="brow")


class OwnMood(OwnItem):
    """A mood as it is kept: one of the person's own, or what they made of one that came with the application."""

    title: str = Field(min_length=1, max_length=60)
    valence: _Figure
    energy: _Figure
    face: FaceFigures = FaceFigures()

    @classmethod
    def of(cls, slug: str, draft: MoodDraft) -> Self:
        """Return a described mood under a slug."""
        face = FaceFigures(mouth=draft.mouth, eyes=draft.eyes, brow=draft.brow)
        return cls(slug=slug, title=draft.title, valence=draft.valence, energy=draft.energy, face=face)

    def mood(self) -> Mood:
        """Return it as the mood that is shown."""
        return Mood(self.slug, self.title, self.valence, self.energy, self.face.face())


@dataclass(frozen=True, slots=True)
class MoodSetting:
    """A mood as the settings list it.

    Attributes:
        is_own: whether the person made it; such a one can be deleted.
        is_hidden: whether it is left out where a mood is chosen.
        is_changed: whether the person changed one that came with the application; such a one can be reset.
    """

    mood: Mood
    is_own: bool
    is_hidden: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class MoodKit:
    """Built-in moods with a person's own and their changes; every method returns another kit.

    A mood that is deleted is only put among those that are gone, so that what was written with it stays readable.
    """

    built_in: tuple[Mood, ...]
    own: OwnItems[OwnMood]
    hidden: tuple[str, ...]
    gone: tuple[str, ...]
    order: tuple[str, ...]

    @classmethod
    def read(cls, built_in: Iterable[Mood], raw: object) -> Self:
        """Return the kit that the JSON of the preferences describes; what cannot be read counts as not said."""
        said = raw if isinstance(raw, dict) else {}
        own = OwnItems[OwnMood].read(OwnMood, said.get("own"))
        return cls(tuple(built_in), own, *(_slugs(said.get(key)) for key in ("hidden", "gone", "order")))

    def to_json(self, before: object) -> dict[str, Any]:
        """Return what is stored, with the keys kept that are not ours."""
        others = before if isinstance(before, dict) else {}
        lists = {"hidden": list(self.hidden), "gone": list(self.gone), "order": list(self.order)}
        return {**others, "own": self.own.to_json(), **lists}

    def vocabulary(self) -> MoodVocabulary:
        """Return the moods to choose from, and those that are only still known."""
        shown = [setting.mood for setting in self.settings() if not setting.is_hidden]
        hidden = [setting.mood for setting in self.settings() if setting.is_hidden]
        gone = [item.mood() for item in self.own.items if item.slug in self.gone]
        return MoodVocabulary(shown, hidden, gone)

    def settings(self) -> tuple[MoodSetting, ...]:
        """Return every mood that is not gone, hidden ones included, in the order they are shown."""
        came_with = {mood.slug for mood in self.built_in}
        changed = {item.slug: item.mood() for item in self.own.items}
        moods = [changed.get(mood.slug, mood) for mood in self.built_in]
        moods += [mood for slug, mood in changed.items() if slug not in came_with and slug not in self.gone]
        place = places(self.order)
        return tuple(
            MoodSetting(
                mood,
                is_own=mood.slug not in came_with,
                is_hidden=mood.slug in self.hidden,
                is_changed=mood.slug in came_with and mood.slug in changed,
            )
            for mood in sorted(moods, key=lambda mood: place(mood.slug))
        )

    def get(self, slug: str) -> MoodSetting:
        """Return a mood that is not gone.

        Raises:
            NotFoundError: if there is none of that slug.
        """
        for setting in self.settings():
            if setting.mood.slug == slug:
                return setting
        raise NotFoundError("That mood is no longer there.")

    def with_new(self, draft: MoodDraft) -> tuple[Self, str]:
        """Return the kit with one mood more, and its slug: that of a deleted one of the same name, if there was one.

        Raises:
            UserError: if there is a mood of that name already, or too many.
        """
        self._check_title(draft.title, None)
        plain = _plain_slug(draft.title)
        back = next((item for item in self.own.items if item.slug in self.gone and _same(item, draft, plain)), None)
        if back is not None:
            shown = tuple(slug for slug in self.hidden if slug != back.slug)
            kit = replace(self, own=self.own.changed(OwnMood.of(back.slug, draft)), hidden=shown)
            return kit.without_gone(back.slug), back.slug
        slug = self._free_slug(plain)
        return replace(self, own=self.own.added(OwnMood.of(slug, draft))), slug

    def with_changed(self, slug: str, draft: MoodDraft) -> Self:
        """Return the kit with a mood described anew, under the slug it has.

        Raises:
            NotFoundError: if it is not there.
            UserError: if another mood has that name.
        """
        self.get(slug)
        self._check_title(draft.title, slug)
        item, old = OwnMood.of(slug, draft), self.own.find(slug)
        if old is None:
            return replace(self, own=self.own.added(item))
        kept = OwnMood.model_validate({**old.model_dump(), **item.model_dump()})
        return replace(self, own=self.own.changed(kept))

    def with_reset(self, slug: str) -> Self:
        """Return the kit with a mood as it came with the application.

        Raises:
            NotFoundError: if it is not there.
        """
        setting = self.get(slug)
        return replace(self, own=self.own.removed(slug)[0]) if setting.is_changed else self

    def with_hidden(self, slug: str, *, hidden: bool) -> Self:
        """Return the kit with a mood hidden or offered.

        Raises:
            NotFoundError: if it is not there.
            UserError: if none would be left to choose from.
        """
        setting = self.get(slug)
        if hidden and not setting.is_hidden:
            self._check_some_left(slug)
        others = tuple(other for other in self.hidden if other != slug)
        return replace(self, hidden=(*others, slug) if hidden else others)

    def with_gone(self, slug: str) -> Self:
        """Return the kit without one of the person's own moods.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it came with the application, or none would be left to choose from.
        """
        setting = self.get(slug)
        if not setting.is_own:
            raise UserError("This mood came with the application. It can be hidden instead.")
        if not setting.is_hidden:
            self._check_some_left(slug)
        return replace(self, gone=(*self.gone, slug))

    def without_gone(self, slug: str) -> Self:
        """Return the kit with a deleted mood back.

        Raises:
            NotFoundError: if there is none of that slug.
            UserError: if another mood has taken its name meanwhile.
        """
        item = self.own.find(slug)
        if item is None:
            raise NotFoundError("That mood is no longer there.")
        self._check_title(item.title, slug)
        return replace(self, gone=tuple(other for other in self.gone if other != slug))

    def with_order(self, slugs: Sequence[str]) -> Self:
        """Return the kit with the named moods in that order, and the others behind them in the order they had."""
        named = dict.fromkeys(slugs)
        others = (setting.mood.slug for setting in self.settings() if setting.mood.slug not in named)
        return replace(self, order=(*named, *others))

    def _check_title(self, title: str, slug: str | None) -> None:
        for setting in self.settings():
            if setting.mood.slug != slug and setting.mood.title.casefold() == title.casefold():
                hint = " It is hidden at present." if setting.is_hidden else ""
                raise UserError(
                    f"There is a mood of that name already.{hint} Please choose another name.", field="title"
                )

    def _check_some_left(self, slug: str) -> None:
        if not any(s.mood.slug != slug and not s.is_hidden for s in self.settings()):
            raise UserError("At least one mood has to stay to choose from.")

    def _free_slug(self, plain: str) -> str:
        taken = {mood.slug for mood in self.built_in} | {item.slug for item in self.own.items}
        tries = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 2))
        return next(slug for slug in tries if slug not in taken)


def _same(item: OwnMood, draft: MoodDraft, plain: str) -> bool:
    return item.slug == plain or item.title.casefold() == draft.title.casefold()


def _plain_slug(title: str) -> str:
    """Return a name for storage and for the command line: “Quietly glad” is quietly-glad."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", title).casefold()).strip("-") or "mood"


def _slugs(raw: object) -> tuple[str, ...]:
    values: Sequence[object] = raw if isinstance(raw, list) else ()
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str)))
