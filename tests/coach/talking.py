"""A conversation of the shipped packs whose understanding is a plain table, so that a test says what is meant."""

from collections.abc import Mapping

from extrovertly_desktop.coach.activities import EngineActivity
from extrovertly_desktop.coach.answers import Answers
from extrovertly_desktop.coach.care import Carer
from extrovertly_desktop.coach.conversation import Conversation, Parts
from extrovertly_desktop.coach.flows.engine import FlowEngine
from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.coach.knowledge.library import Library
from extrovertly_desktop.coach.rehearsal.engine import Rehearsal
from extrovertly_desktop.coach.rehearsal.loading import load_scenes
from extrovertly_desktop.coach.rehearsal.state import SceneState
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_answers, load_helplines, load_patterns
from extrovertly_desktop.coach.talk import TalkPack
from extrovertly_desktop.coach.understanding.loading import load_topics
from extrovertly_desktop.coach.understanding.slots import Slots
from extrovertly_desktop.coach.understanding.values import Decision, Ranked, Understood, Way
from extrovertly_desktop.resource_files import resources_dir

CONTENT = resources_dir() / "content"
UNSURE = "something or other"
MEANT: Mapping[str, str] = {
    "i go red": "blushing",
    "give me something to do": "choose_mission",
    "thanks": "thanks",
    "it was awful": "debrief_attempt",
}


def understood(text: str) -> Understood:
    """What the table says; chips for `UNSURE`, and nothing for all else."""
    topic = MEANT.get(text.casefold().rstrip("."))
    if topic is not None:
        return Understood(Decision.ACCEPT, (Ranked(topic, 0.9),), Slots(), Way.MEANING)
    likely = tuple(Ranked(slug, 0.3) for slug in ("blushing", "parties", "worry_before"))
    return Understood(Decision.CHIPS if text == UNSURE else Decision.MENU, likely, Slots(), Way.MEANING)


def conversation() -> Conversation:
    """A conversation of the shipped packs, in a country whose lines are known."""
    talk = TalkPack.load(CONTENT / "coach" / "lines.toml")
    pack = load_flows(CONTENT / "coach" / "flows")
    flows, rehearsal = FlowEngine(pack), Rehearsal(load_scenes(CONTENT / "coach" / "scenes", pack.common))
    library = Library.load(CONTENT / "coach" / "articles", talk.chips["plan_this"], talk.chips["something_else"])
    activities = {
        "flow": EngineActivity(flows, {slug: each.title for slug, each in flows.flows.items()}, FlowState),
        "scene": EngineActivity(rehearsal, {slug: each.title for slug, each in rehearsal.scenes.items()}, SceneState),
    }
    helplines = load_helplines(CONTENT / "safety")

    def title(lead: str) -> str | None:
        kind, _, slug = lead.partition(":")
        return activities[kind].title(slug) if kind in activities else None

    return Conversation(
        Parts(
            assess=Gate(load_patterns(CONTENT / "safety")).assess,
            route=understood,
            carer=Carer(load_answers(CONTENT / "safety"), talk, lambda: helplines.country("DE")),
            answers=Answers(talk, load_topics(CONTENT), library, title),
            activities=activities,
        )
    )
