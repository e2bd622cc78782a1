"""Puts the conversation together from the packs of content: read when somebody first talks."""

from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.coach.activities import Activity, EngineActivity
from extrovertly_desktop.coach.answers import Answers
from extrovertly_desktop.coach.care import Carer
from extrovertly_desktop.coach.conversation import Conversation, Parts
from extrovertly_desktop.coach.flows.engine import FlowEngine
from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.coach.knowledge.library import Library
from extrovertly_desktop.coach.talk import TalkPack
from extrovertly_desktop.coach.understanding.loading import load_router, load_topics

if TYPE_CHECKING:
    from extrovertly_desktop.services.safety import HelpShelf


def make_conversation(folder: Path, help_at_hand: "HelpShelf") -> Conversation:
    """Return a conversation.

    Args:
        folder: `resources/content/coach`.
        help_at_hand: the safety gate, and the fixed words for when it finds something.
    """
    talk = TalkPack.load(folder / "lines.toml")
    flows = FlowEngine(load_flows(folder / "flows"))
    library = Library.load(folder / "articles", talk.chips["plan_this"], talk.chips["something_else"])
    activities: dict[str, Activity] = {
        "flow": EngineActivity(flows, {slug: flow.title for slug, flow in flows.flows.items()}, FlowState),
    }

    def title(lead: str) -> str | None:
        kind, _, slug = lead.partition(":")
        return activities[kind].title(slug) if kind in activities else None

    router = load_router(folder)
    return Conversation(
        Parts(
            assess=help_at_hand.assess,
            route=router.understand,
            carer=Carer(help_at_hand.answers, talk),
            answers=Answers(talk, load_topics(folder), library, title),
            activities=activities,
        )
    )
