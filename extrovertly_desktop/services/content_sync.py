"""Brings the catalogue's missions and achievements into a vault, never over what a person changed."""

from dataclasses import replace
from typing import Any

from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext
from extrovertly_desktop.services.pack_missions import digest_of, mission_digest, mission_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import missions as mission_store
from extrovertly_desktop.store.queries import people

DIGEST_KEY = "content_digest"


def sync_content(context: ServiceContext) -> bool:
    """Take over what is new in the catalogue; return whether anything was to be done.

    A pack's mission replaces the vault's only while the vault's is still what the pack said last; a mission that a
    person changed stays theirs, and one that they hid stays hidden. A vault that has seen a newer catalogue is left
    alone. What follows for the owner (an achievement that is new but was reached long ago) is written in the same
    transaction.
    """
    digest = context.catalogue.digest
    with context.database.reading() as unit:
        known = people.get_meta(unit, DIGEST_KEY)
    if known is not None and (known["digest"] == digest or known["version"] > context.catalogue.version):
        return False
    with context.database.unit() as unit:
        _sync_missions(context, unit)
        _sync_achievements(context, unit)
        people.set_meta(unit, DIGEST_KEY, {"digest": digest, "version": context.catalogue.version})
        if people.get_meta(unit, OWNER_KEY) is not None:
            consequences = Consequences(context.clock, context.new_id, context.today)
            consequences.settle_content(unit, context.owner(unit))
    return True


def _sync_missions(context: ServiceContext, unit: Unit) -> None:
    present = {mission.slug: (mission, digest) for mission, digest in mission_store.pack_missions(unit)}
    for item in context.catalogue.missions:
        known = present.get(item.slug)
        if known is None:
            mission = mission_of(context.new_id(), item)
            mission_store.add_mission(unit, mission, context.clock.now_ms(), mission_digest(mission))
            continue
        stored, digest = known
        untouched = mission_digest(stored) == digest
        fresh = replace(mission_of(stored.id, item), is_active=stored.is_active)
        if untouched and fresh != stored:
            mission_store.replace_mission(unit, fresh, mission_digest(fresh))


def _sync_achievements(context: ServiceContext, unit: Unit) -> None:
    present = achievement_store.pack_achievements(unit)
    for item in context.catalogue.achievements:
        fields: dict[str, Any] = {
            "title": item.title,
            "description": item.description,
            "icon": item.icon,
            "category": item.category,
            "requirements": item.requirement.stored(),
            "points_reward": item.points_reward,
        }
        digest = digest_of(fields)
        achievement_id, known = present.get(item.slug, (context.new_id(), None))
        if known != digest:
            achievement_store.put_achievement(unit, achievement_id, context.clock.now_ms(), item.slug, digest, **fields)
