"""Puts the coach together: its services at once, the packs of its conversation when somebody first talks."""

import locale
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.coach import CoachService
from extrovertly_desktop.services.coach_deeds import CoachDeeds, Hands
from extrovertly_desktop.services.coach_facts import CoachFacts, Sources
from extrovertly_desktop.services.context import ServiceContext

if TYPE_CHECKING:
    import numpy as np

    from extrovertly_desktop.coach.conversation import Conversation
    from extrovertly_desktop.coach.safety.nearness import Nearness
    from extrovertly_desktop.coach.safety.tiers import Assessment
    from extrovertly_desktop.services.safety import SafetyService
    from extrovertly_desktop.services.vaults import OpenVault


def make_coach(context: ServiceContext, vault: "OpenVault") -> CoachService:
    """Return the coach of a vault, which knows and writes by the vault's other services."""
    sources = Sources(vault.missions, vault.recommendations, vault.ladder, vault.events, vault.goals, vault.progress)
    hands = Hands(
        vault.missions, vault.own_missions, vault.event_plans, vault.goals, vault.journal, vault.reminders,
        vault.ladder, vault.safety,
    )  # fmt: skip

    def make() -> "Conversation":
        return make_conversation(resources_dir() / "content" / "coach", vault.safety)

    return CoachService(context, CoachFacts(context, sources), CoachDeeds(hands), make, vault.language_model)


def make_conversation(folder: Path, help_at_hand: "SafetyService") -> "Conversation":
    """Return a conversation; reads every pack and the model, which takes a moment.

    Args:
        folder: `resources/content/coach`.
        help_at_hand: the safety gate, and the fixed words for when it finds something.
    """
    from extrovertly_desktop.coach.activities import Activity, EngineActivity  # noqa: PLC0415 - only to talk
    from extrovertly_desktop.coach.answers import Answers  # noqa: PLC0415
    from extrovertly_desktop.coach.care import Carer  # noqa: PLC0415
    from extrovertly_desktop.coach.conversation import Conversation, Parts  # noqa: PLC0415
    from extrovertly_desktop.coach.flows.engine import FlowEngine  # noqa: PLC0415
    from extrovertly_desktop.coach.flows.loading import load_flows  # noqa: PLC0415
    from extrovertly_desktop.coach.flows.state import FlowState  # noqa: PLC0415
    from extrovertly_desktop.coach.knowledge.library import Library  # noqa: PLC0415
    from extrovertly_desktop.coach.rehearsal.engine import Rehearsal  # noqa: PLC0415
    from extrovertly_desktop.coach.rehearsal.loading import load_scenes  # noqa: PLC0415
    from extrovertly_desktop.coach.rehearsal.state import SceneState  # noqa: PLC0415
    from extrovertly_desktop.coach.safety.nearness import load_nearness  # noqa: PLC0415
    from extrovertly_desktop.coach.talk import TalkPack  # noqa: PLC0415
    from extrovertly_desktop.coach.understanding.loading import load_router, load_topics  # noqa: PLC0415

    talk = TalkPack.load(folder / "lines.toml")
    pack = load_flows(folder / "flows")
    flows, rehearsal = FlowEngine(pack), Rehearsal(load_scenes(folder / "scenes", pack.common))
    library = Library.load(folder / "articles", talk.chips["plan_this"], talk.chips["something_else"])
    activities: dict[str, Activity] = {
        "flow": EngineActivity(flows, {slug: flow.title for slug, flow in flows.flows.items()}, FlowState),
        "scene": EngineActivity(rehearsal, {slug: each.title for slug, each in rehearsal.scenes.items()}, SceneState),
    }

    def title(lead: str) -> str | None:
        kind, _, slug = lead.partition(":")
        return activities[kind].title(slug) if kind in activities else None

    router = load_router(folder.parent)

    @cache
    def learned(model: str) -> "Nearness | None":
        return load_nearness(folder.parent / "safety" / "nearness.npz", model)

    def weigh(text: str, finding: "Assessment") -> "Assessment":
        found = router.point(text)
        nearness = learned(found[0]) if found is not None else None
        if found is None or nearness is None:
            return finding

        def point(each: str) -> "np.ndarray":
            other = None if each == text else router.point(each)
            return found[1] if other is None else other[1]

        return nearness.weigh(finding, text, point)

    return Conversation(
        Parts(
            assess=help_at_hand.assess,
            route=router.understand,
            carer=Carer(
                help_at_hand.answers, talk, lambda: help_at_hand.helplines.country(help_at_hand.country(_here()))
            ),
            answers=Answers(talk, load_topics(folder.parent), library, title),
            activities=activities,
            weigh=weigh,
            warm=router.warm,
        )
    )


def _here() -> str:
    """Return the country of the machine's settings (ISO 3166-1 alpha-2), or nothing where they do not tell."""
    # As the machine says it: `getlocale` takes "C.UTF-8" for American English, and wrong numbers are worse than none.
    name = locale.setlocale(locale.LC_CTYPE)
    _, _, country = name.partition("_")
    return country[:2] if country[:2].isupper() else ""
