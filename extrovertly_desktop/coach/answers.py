"""What the coach answers when nothing is under way: to a topic, to a chip, and to what it did not understand."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from extrovertly_desktop.coach.care import SHOW_HELP
from extrovertly_desktop.coach.conversation_state import ConversationState
from extrovertly_desktop.coach.flows.quoting import in_words
from extrovertly_desktop.coach.short_words import ShortWords
from extrovertly_desktop.coach.talk import TalkPack
from extrovertly_desktop.coach.understanding.topics import Topic, Topics
from extrovertly_desktop.coach.understanding.values import Decision, Understood
from extrovertly_desktop.coach.wording import choose_wording
from extrovertly_desktop.domain.coach import Chip, FactUsed, Turn
from extrovertly_desktop.domain.coach_facts import AttemptFact, Facts, StepFact

Step = tuple[ConversationState, tuple[Turn, ...]]
_MENU = (
    ("topic:choose_mission", "menu_choose"),
    ("topic:debrief_attempt", "menu_debrief"),
    ("topic:worry_before", "menu_worry"),
    ("topic:rehearse", "menu_rehearse"),
    ("topic:build_ladder", "menu_ladder"),
    ("topic:values_and_goals", "menu_goals"),
    ("topic:calm_down_now", "menu_calm"),
    ("topic:weekly_review", "menu_week"),
)
_PLEASANTRIES = frozenset({"greeting", "thanks", "goodbye"})
_FAREWELL = frozenset({"goodbye"})
"""Topics that end a conversation."""
_PLAN = "flow:plan_exposure"
_MISSION = "?mission="
_NEAREST = 3
_HELP_PAGE = "tab:help"
"""No tab but a page that opens from everywhere."""
_CALM = "topic:calm_down_now"
_HELPING, _LET_BE = "helping", "let_be"
_WORD = re.compile(r"[^\W\d_]{5,}")
_ALIKE = 2
"""Words that an attempt and a topic have to share before one is quoted for the other."""
_COMMON = 4
"""A word of more topics than these says nothing about any of them."""


class Articles(Protocol):
    """Written knowledge, by slug."""

    def title(self, slug: str) -> str | None:
        """What an article is called; None if there is none."""

    def turn(self, slug: str) -> Turn:
        """Return an article as the coach says it."""


class Answers:
    """Makes answers out of the packs.

    Args:
        talk: the lines between.
        topics: what people talk about.
        articles: written knowledge.
        title: the title of a flow or scene by what a topic leads to, such as `flow:setback`; None if there is none.
    """

    GO_ON: ClassVar[str] = "go_on"

    def __init__(self, talk: TalkPack, topics: Topics, articles: Articles, title: Callable[[str], str | None]) -> None:
        self._talk = talk
        self._topics = topics
        self._articles = articles
        self._title = title
        self._short = ShortWords(talk)
        words = {topic.slug: _vocabulary(topic) for topic in topics}
        common = {word for word, times in _tally(words.values()).items() if times > _COMMON}
        self._words = {slug: own - common for slug, own in words.items()}

    def opening(self, facts: Facts, count: int) -> Turn:
        """Say that this is a program, and ask what would help; after a plan that waits, whether to look back on it."""
        name = f", {in_words(facts.name)}" if facts.name else ""
        if not facts.open_attempts:
            return Turn(self._talk.say("opening", count, name=name), chips=self.menu_chips(), source="talk:opening")
        waiting = facts.open_attempts[0]
        return Turn(
            self._talk.say("opening_waiting", count, name=name, title=in_words(waiting.title)),
            chips=(
                Chip("topic:debrief_attempt", self._talk.chips["look_back"]),
                Chip("menu", self._talk.chips["later"]),
            ),
            facts=(FactUsed("exposures", waiting.id),),
            source="talk:opening_waiting",
        )

    def line(self, slug: str, state: ConversationState, **values: object) -> Turn:
        """Return a line of the pack as a turn of its own; the caller counts it."""
        return Turn(self._talk.say(slug, state.count(f"talk/{slug}"), **values), source=f"talk:{slug}")

    def menu_chips(self) -> tuple[Chip, ...]:
        """Return what can always be chosen."""
        return tuple(Chip(value, self._talk.chips[label]) for value, label in _MENU)

    def after_chips(self, *, is_under_way: bool) -> tuple[Chip, ...]:
        """Return what can be chosen when something is over, or was set aside."""
        first = (Chip(self.GO_ON, self._talk.chips["go_on"]),) if is_under_way else ()
        return (
            *first,
            Chip("menu", self._talk.chips["something_else"]),
            Chip("enough", self._talk.chips["enough"]),
        )

    def to_chip(self, state: ConversationState, value: str, facts: Facts) -> Step:
        """Answer a chip that begins no activity."""
        kind, _, slug = value.partition(":")
        if kind == "topic" and slug in self._topics:
            return self._topic(state, self._topics[slug], facts)
        if kind == "article" and self._articles.title(slug) is not None:
            return state, (self._articles.turn(slug),)
        if value == "enough" and "goodbye" in self._topics:
            return self._topic(state, self._topics["goodbye"], facts)
        menu = replace(self.line("menu", state), chips=self.menu_chips())
        return state.counted("talk/menu"), (menu,)

    def to_short(self, state: ConversationState, text: str, help_chip: Chip) -> Step | None:
        """Answer a message that says too little to be about anything; None for all others."""
        slug = self._short.line_for_whole(text)
        if slug is None:
            return None
        chips = self.after_chips(is_under_way=False) if slug == _LET_BE else self.menu_chips()
        if slug == _HELPING:
            calm = (Chip(value, self._talk.chips[label]) for value, label in _MENU if value == _CALM)
            chips = (help_chip, *calm, Chip("menu", self._talk.chips["something_else"]))
        return state.counted(f"talk/{slug}"), (replace(self.line(slug, state), chips=chips),)

    def after_soft(self, state: ConversationState) -> tuple[ConversationState, Turn]:
        """Return what is said after the one kind line when it is not plain what was meant."""
        chips = (Chip(_CALM, self._talk.chips["menu_calm"]), Chip("menu", self._talk.chips["something_else"]))
        return state.counted("talk/soft_next"), replace(self.line("soft_next", state), chips=chips)

    def plan_chip(self, mission_id: str) -> Chip:
        """Return the chip that begins a plan for a mission."""
        return Chip(f"{_PLAN}{_MISSION}{mission_id}", self._talk.chips["plan_own"])

    def to_words(self, state: ConversationState, text: str, understood: Understood, facts: Facts) -> Step:
        """Answer what was typed, by how surely it was understood; how that was stands in the notes."""
        state, turns = self._by_decision(state, text, understood, facts)
        ranked = [[each.slug, round(each.score, 3)] for each in understood.topics]
        notes = {"decision": str(understood.decision), "ranked": ranked}
        return state, tuple(replace(turn, notes={**turn.notes, **notes}) for turn in turns)

    def _by_decision(self, state: ConversationState, text: str, understood: Understood, facts: Facts) -> Step:
        if understood.topic is not None:
            return self._topic(state, self._topics[understood.topic], facts)
        if understood.decision is Decision.CHIPS:
            offered = [Chip(f"topic:{each.slug}", self._topics[each.slug].title) for each in understood.topics]
            none = Chip("menu", self._talk.chips["none_of_these"])
            return state.counted("talk/not_sure"), (replace(self.line("not_sure", state), chips=(*offered, none)),)
        slug = self._short.line_for_strange(text) or "beyond"
        return state.counted(f"talk/{slug}"), (replace(self.line(slug, state), chips=self.menu_chips()),)

    def title_of(self, source: str) -> str | None:
        """Return the title of what a turn came from; None for talk in between."""
        kind, _, rest = source.partition(":")
        slug = rest.partition("/")[0]
        match kind:
            case "topic":
                return self._topics[slug].title if slug in self._topics and slug not in _PLEASANTRIES else None
            case "article":
                return self._articles.title(slug)
            case _:
                return self._title(f"{kind}:{slug}")

    def named(self, facts: Facts, rest: str) -> StepFact | None:
        """Return the mission that a chip names (`plan_exposure?mission=…` or `?slug=…`), if it can be planned."""
        name, _, value = rest.partition("?")[2].partition("=")
        field = {"mission": "id", "slug": "slug"}.get(name)
        steps = (*facts.picks, *facts.ladder)
        return next((step for step in steps if field and value and getattr(step, field) == value), None)

    def with_first(self, facts: Facts, named: StepFact) -> Facts:
        """Put a mission first among those that are offered."""
        return replace(facts, picks=(named, *(step for step in facts.picks if step.id != named.id)))

    def _topic(self, state: ConversationState, topic: Topic, facts: Facts) -> Step:
        seen = state.count(f"topic/{topic.slug}")
        reflected = choose_wording(f"topic/{topic.slug}", topic.reflection, seen)
        state = state.counted(f"topic/{topic.slug}")
        if topic.slug == "choose_mission":
            return self._picks(state, reflected, facts)
        said, used = [reflected], list[FactUsed]()
        told_line = f"told_{topic.slug}"
        if told_line in self._talk.lines:
            # A question about the coach itself gets its answer, and not only the offer of one.
            said.append(self._talk.say(told_line, state.count(f"talk/{told_line}")))
            state = state.counted(f"talk/{told_line}")
        told = self._evidence(topic, facts, state)
        if told is not None:
            line, attempt = told
            said.append(line)
            used.append(FactUsed("exposures", attempt.id))
            state = state.counted("talk/evidence").counted(f"quoted/{attempt.id}")
        chips = self._offers(topic.leads_to)
        if chips:
            offer = "offer" if len(chips) > 1 else "offer_one"
            said.append(self._talk.say(offer, state.count(f"talk/{offer}")))
            state = state.counted(f"talk/{offer}")
            chips = (*chips, Chip("menu", self._talk.chips["something_else"]))
        elif topic.slug == "greeting":
            chips = self.menu_chips()
        elif topic.slug not in _FAREWELL:
            chips = self.after_chips(is_under_way=False)
        text = "\n\n".join(said)
        return state, (
            Turn(text, chips=chips, facts=tuple(used), source=f"topic:{topic.slug}", notes={"topic": topic.slug}),
        )

    def _picks(self, state: ConversationState, reflected: str, facts: Facts) -> Step:
        # Before today's are chosen, the nearest rungs of the ladder will do.
        near = [step for step in facts.ladder if step.table == "missions"][:_NEAREST]
        offered = facts.picks or tuple(near)
        name = "picks" if facts.picks else "nearest" if near else "no_picks"
        lead = self._talk.say(name, state.count(f"talk/{name}"))
        listed = "\n".join(f"- {_with_figure(step)}" for step in offered)
        plans = (Chip(f"{_PLAN}{_MISSION}{step.id}", step.title) for step in offered)
        turn = Turn(
            "\n\n".join(part for part in (reflected, lead, listed) if part),
            chips=(*plans, Chip("tab:missions", self._open("Missions")), Chip("menu", self._talk.chips["later"])),
            facts=tuple(FactUsed(step.table, step.id) for step in offered),
            source="topic:choose_mission",
            notes={"topic": "choose_mission"},
        )
        return state.counted(f"talk/{name}"), (turn,)

    def _evidence(self, topic: Topic, facts: Facts, state: ConversationState) -> tuple[str, AttemptFact] | None:
        words = self._words[topic.slug]
        # What was quoted once in a conversation is known by then.
        fresh = (attempt for attempt in facts.attempts if not state.count(f"quoted/{attempt.id}"))
        near = [attempt for attempt in fresh if len(_words(attempt.title) & words) >= _ALIKE]
        count = state.count("talk/evidence")
        for attempt in near:
            if attempt.learned:
                return self._talk.say(
                    "evidence_learned", count, title=in_words(attempt.title), learned=in_words(attempt.learned)
                ), attempt
        for attempt in near:
            if attempt.expected_suds is not None and attempt.peak_suds is not None:
                figures = {"expected": attempt.expected_suds, "peak": attempt.peak_suds}
                return self._talk.say("evidence", count, title=in_words(attempt.title), **figures), attempt
        return None

    def _offers(self, leads: Sequence[str]) -> tuple[Chip, ...]:
        return tuple(chip for chip in map(self._offer, leads) if chip is not None)

    def _offer(self, lead: str) -> Chip | None:
        kind, _, slug = lead.partition(":")
        if lead == _HELP_PAGE:
            return Chip(SHOW_HELP, self._talk.chips["care_help"])
        if kind == "tab":
            return Chip(lead, self._open(slug.capitalize()))
        if kind == "article":
            return Chip(lead, self._talk.chips["read_article"]) if self._articles.title(slug) else None
        title = self._title(lead)
        return Chip(lead, title) if title else None

    def _open(self, title: str) -> str:
        return self._talk.chips["open_tab"].format(title=title)


def _with_figure(step: StepFact) -> str:
    title = in_words(step.title)
    return title if step.expected is None else f"{title} ({step.expected})"


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _vocabulary(topic: Topic) -> frozenset[str]:
    """Return the longer words that a topic's title or at least two of its examples hold."""
    seen: Mapping[str, int] = _tally(_words(example) for example in topic.examples)
    return _words(topic.title) | {word for word, times in seen.items() if times >= _ALIKE}


def _tally(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    tally: dict[str, int] = {}
    for words in sets:
        for word in words:
            tally[word] = tally.get(word, 0) + 1
    return tally
