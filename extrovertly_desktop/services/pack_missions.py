"""A pack's mission as the vault keeps it, and the digest by which it knows whether a person changed it."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from extrovertly_desktop.content.packs import CatalogueMission
from extrovertly_desktop.domain.missions import Mission


def mission_of(mission_id: str, item: CatalogueMission) -> Mission:
    """Return a mission in the pack's words."""
    requirements = item.requirements.model_dump(mode="json", exclude_defaults=True) if item.requirements else None
    return Mission(
        id=mission_id,
        title=item.title,
        description=item.description,
        difficulty=item.difficulty,
        category=item.category,
        points=item.points,
        time_estimate=item.time_estimate,
        tips=item.tips,
        requirements=requirements,
        slug=item.slug,
        typical_suds=item.typical_suds,
        variant=item.variant,
        contexts=item.contexts.model_dump(mode="json"),
    )


def mission_digest(mission: Mission) -> str:
    """Return a digest of what a mission says. Hiding it says nothing: a hidden one still follows its pack."""
    return digest_of(asdict(replace(mission, id="", is_active=True)))


def digest_of(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return a digest of a value, the same in every run."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
