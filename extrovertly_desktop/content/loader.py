"""From the files of `resources/content` to a `Catalogue`, or to a sentence about what is wrong with them."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.errors import ContentError
from extrovertly_desktop.content.packs import (
    AchievementPack,
    CatalogueMission,
    MissionPack,
    MoodPack,
    PromptPack,
    SafetyBehaviourPack,
    TemplatePack,
)
from extrovertly_desktop.domain.achievements import Metric

_PackT = TypeVar("_PackT", bound=BaseModel)

_MOODS = "moods.toml"
_MISSIONS = "missions"
_PROMPTS = "prompts.toml"
_ACHIEVEMENTS = "achievements.toml"
_SAFETY_BEHAVIOURS = "safety_behaviours.toml"
_TEMPLATES = "templates.toml"

_PROBLEMS = {"extra_forbidden": "this key is not known", "missing": "this key is missing"}


class _Named(Protocol):
    @property
    def slug(self) -> str: ...


def load_catalogue(folder: Path) -> Catalogue:
    """Read, validate and cross-check all packs of a content folder.

    Args:
        folder: the folder with `moods.toml`, `missions/*.toml`, `prompts.toml`, `achievements.toml`,
            `safety_behaviours.toml` and `templates.toml` (TOML 1.0, UTF-8).

    Raises:
        ContentError: if a file is missing or unreadable, breaks the rules of its pack, or refers to nothing.
    """
    moods = _read(folder, _MOODS, MoodPack)
    mission_packs = _read_missions(folder)
    prompts = _read(folder, _PROMPTS, PromptPack)
    achievements = _read(folder, _ACHIEVEMENTS, AchievementPack)
    behaviours = _read(folder, _SAFETY_BEHAVIOURS, SafetyBehaviourPack)
    templates = _read(folder, _TEMPLATES, TemplatePack)

    _check_moods(moods)
    _check_missions(mission_packs)
    _check_prompts(prompts)
    _check_unique("achievements", ((_ACHIEVEMENTS, item) for item in achievements.achievements))
    _check_unique("safety_behaviours", ((_SAFETY_BEHAVIOURS, item) for item in behaviours.safety_behaviours))
    _check_unique("templates", ((_TEMPLATES, item) for item in templates.templates))

    packs = (moods, *mission_packs.values(), prompts, achievements, behaviours, templates)
    return Catalogue(
        version=sum(pack.version for pack in packs),
        moods=tuple(sorted(moods.moods, key=lambda mood: mood.order)),
        missions=tuple(_missions_with_category(mission_packs.values())),
        prompts=prompts.prompts,
        achievements=achievements.achievements,
        safety_behaviours=behaviours.safety_behaviours,
        templates=templates.templates,
        mission_categories=MappingProxyType({pack.category: pack.category_title for pack in mission_packs.values()}),
        prompt_themes=MappingProxyType(dict(prompts.themes)),
    )


def _read_missions(folder: Path) -> dict[str, MissionPack]:
    """Return the mission packs by file name relative to the content folder, in alphabetical order."""
    names = sorted(f"{_MISSIONS}/{path.name}" for path in (folder / _MISSIONS).glob("*.toml"))
    if not names:
        raise ContentError(f"{_MISSIONS}/", "", "the folder is missing or holds no missions")
    return {name: _read(folder, name, MissionPack) for name in names}


def _read(folder: Path, name: str, pack_type: type[_PackT]) -> _PackT:
    try:
        data = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(name, "", "the file is missing") from None
    except OSError as error:
        raise ContentError(name, "", f"the file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ContentError(name, f"byte {error.start}", "the file is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, "", f"not valid TOML: {error}") from error
    try:
        return pack_type.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        problem = _problem(faults[0])
        if len(faults) > 1:
            problem += f" (and {len(faults) - 1} more in this file)"
        raise ContentError(name, _place(faults[0]["loc"], data), problem) from error


def _problem(fault: ErrorDetails) -> str:
    if fault["type"] in _PROBLEMS:
        return _PROBLEMS[fault["type"]]
    text = fault["msg"].removeprefix("Value error, ")
    found = fault["input"]
    return f"{text} (found {found!r})" if isinstance(found, str | int | float) else text


def _place(loc: tuple[int | str, ...], data: object) -> str:
    """Turn a pydantic location into words: `missions 3 (“wave-back”), points`; items count from 1."""
    words: list[str] = []
    for step in loc:
        data = _inside(data, step)
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
            slug = data.get("slug") if isinstance(data, Mapping) else None
            words[-1] += f" (“{slug}”)" if isinstance(slug, str) else ""
        else:
            words.append(str(step))
    return ", ".join(words)


def _inside(data: object, step: int | str) -> object:
    if isinstance(step, str):
        return data.get(step) if isinstance(data, Mapping) else None
    return data[step] if isinstance(data, list) and step < len(data) else None


def _missions_with_category(packs: Iterable[MissionPack]) -> Iterable[CatalogueMission]:
    for pack in packs:
        for draft in pack.missions:
            # Every field was validated when its file was read; doing it again would only slow the start.
            yield CatalogueMission.model_construct(category=pack.category, **dict(draft))


def _check_unique(kind: str, items: Iterable[tuple[str, _Named]]) -> None:
    first_seen: dict[str, str] = {}
    for file, item in items:
        if item.slug in first_seen:
            problem = f"the slug “{item.slug}” is already used in {first_seen[item.slug]}"
            raise ContentError(file, kind, problem)
        first_seen[item.slug] = file


def _check_moods(pack: MoodPack) -> None:
    _check_unique("moods", ((_MOODS, mood) for mood in pack.moods))
    taken: dict[int, str] = {}
    for mood in pack.moods:
        if mood.order in taken:
            problem = f"order {mood.order} is already taken by “{taken[mood.order]}”"
            raise ContentError(_MOODS, f"moods (“{mood.slug}”)", problem)
        taken[mood.order] = mood.slug


def _check_missions(packs: Mapping[str, MissionPack]) -> None:
    _check_unique("missions", ((name, mission) for name, pack in packs.items() for mission in pack.missions))
    categories = {pack.category for pack in packs.values()}
    for name, pack in packs.items():
        if name != f"{_MISSIONS}/{pack.category}.toml":
            problem = f"“{pack.category}” differs from the file's name; one file holds one category"
            raise ContentError(name, "category", problem)
        try:
            Metric.for_category(pack.category)
        except ValueError:
            problem = f"no metric counts missions of the category “{pack.category}”"
            raise ContentError(name, "category", problem) from None
        for mission in pack.missions:
            needed = mission.requirements.category_missions if mission.requirements else {}
            for category in needed:
                if category not in categories:
                    place = f"missions (“{mission.slug}”), requirements, category_missions"
                    raise ContentError(name, place, f"there is no category “{category}”")


def _check_prompts(pack: PromptPack) -> None:
    _check_unique("prompts", ((_PROMPTS, prompt) for prompt in pack.prompts))
    used = {prompt.theme for prompt in pack.prompts}
    for prompt in pack.prompts:
        if prompt.theme not in pack.themes:
            place = f"prompts (“{prompt.slug}”), theme"
            raise ContentError(_PROMPTS, place, f"there is no theme “{prompt.theme}”")
    for theme in pack.themes:
        if theme not in used:
            raise ContentError(_PROMPTS, f"themes, {theme}", "no prompt belongs to this theme")
