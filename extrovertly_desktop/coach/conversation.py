"""One conversation: safety first in every state, then what is under way, then understanding what was meant. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from extrovertly_desktop.coach.activities import Activity, Raw
from extrovertly_desktop.coach.answers import Answers
from extrovertly_desktop.coach.care import SHOW_HELP, Carer
from extrovertly_desktop.coach.conversation_state import ConversationState
from extrovertly_desktop.coach.safety.tiers import Assessment, Tier
from extrovertly_desktop.coach.understanding.values import Understood
from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.coach import Chip, Said, Turn
from extrovertly_desktop.domain.coach_facts import Facts, StepFact

Step = tuple[ConversationState, tuple[Turn, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a conversation is made of; each part can be replaced and tested alone.

    Attributes:
        assess: the safety gate.
        route: what a message is about.
        carer: answers somebody in danger.
        answers: answers a topic, a chip, or what nobody understood.
        activities: flows and rehearsals, by the word before the colon of the chips that begin them.
        weigh: what is left of the gate's finding, or added to none, once a text's meaning has been heard too.
        warm: reads what understanding needs, so that the first answer need not wait for it.
    """

    assess: Callable[[str], Assessment]
    route: Callable[[str], Understood]
    carer: Carer
    answers: Answers
    activities: Mapping[str, Activity]
    weigh: Callable[[str, Assessment], Assessment] = lambda _text, finding: finding
    warm: Callable[[], object] = lambda: None


class Conversation:
    """Answers messages. It keeps nothing: whatever is needed to go on is in the state."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def get_ready(self) -> None:
        """Read what understanding needs; half a second, so never on the thread of the window."""
        self._parts.warm()

    def open(self, facts: Facts) -> Step:
        """Begin: says that it is a program, and what can be done."""
        turn = self._parts.answers.opening(facts, 0)
        return ConversationState().counted("talk/opening"), (turn,)

    def resume(self, state: ConversationState, facts: Facts) -> Step:
        """Take a conversation up again: what was asked last is asked once more."""
        answers = self._parts.answers
        if state.care is not None:
            care, turn = self._parts.carer.answer(state.care, Said(""), state.count("care"))
            return replace(state, care=care).counted("care"), (turn,)
        begun = answers.line("continued", state)
        state = state.counted("talk/continued")
        activity = self._parts.activities.get(state.kind)
        if activity is None or state.activity is None:
            return state, (replace(begun, chips=answers.menu_chips()),)
        state, turns = self._went(state, activity.resume(state.activity, facts))
        return state, turns

    def answer(self, state: ConversationState, said: Said, facts: Facts) -> Step:
        """Answer what a person said. Words are assessed before anything else is done with them."""
        finding = self._parts.assess(said.text) if said.chip is None and said.number is None else None
        if finding is not None and state.care is None and not (state.was_soft and finding.tier is Tier.NONE):
            # What no pattern found may be meant all the same, and a figure of speech that none knows may not.
            finding = self._parts.weigh(said.text, finding)
        if finding is not None and finding.tier.is_full:
            care, turn = self._parts.carer.found(state.care, finding)
            return replace(state, care=care, was_soft=False), (turn,)
        if state.care is not None:
            return self._cared_for(state, said)
        if said.chip == SHOW_HELP:
            return self._reached(state, facts)
        if finding is not None and finding.tier is Tier.AMBIGUOUS and not state.was_soft:
            return self._softly(replace(state, was_soft=True), finding, said, facts)
        return self._coach(replace(state, was_soft=False), said, facts)

    def could_not(self, state: ConversationState, why: str) -> Turn:
        """Say that something could not be written down, and why."""
        return self._parts.answers.line("not_written", state, why=why)

    def plan_chip(self, mission_id: str) -> Chip:
        """Return the chip that begins a plan for a mission."""
        return self._parts.answers.plan_chip(mission_id)

    def title_of(self, source: str) -> str | None:
        """Return the title of what a turn came from (`topic:…`, `article:…`, `flow:…`, `scene:…`), if it has one."""
        return self._parts.answers.title_of(source)

    def _cared_for(self, state: ConversationState, said: Said) -> Step:
        assert state.care is not None  # noqa: S101 - the caller looked
        care, turn = self._parts.carer.answer(state.care, said, state.count("care"))
        state = replace(state, care=care).counted("care")
        if care is None:
            turn = replace(turn, chips=self._parts.answers.after_chips(is_under_way=state.activity is not None))
        return state, (turn,)

    def _softly(self, state: ConversationState, finding: Assessment, said: Said, facts: Facts) -> Step:
        """Say the one kind line first; where it leads is guessed at only when that is plain."""
        carer, answers = self._parts.carer, self._parts.answers
        soft, offer = carer.soft(finding), carer.help_chip()
        if state.activity is None:
            understood = self._parts.route(said.text)
            if understood.topic is None:
                state, more = answers.after_soft(state)
                return state, (soft, replace(more, chips=(offer, *more.chips)))
        state, turns = self._coach(state, said, facts)
        last = turns[-1]
        state = replace(state, was_soft=True)
        return state, (soft, *turns[:-1], replace(last, chips=tuple(dict.fromkeys((*last.chips, offer)))))

    def _reached(self, state: ConversationState, facts: Facts) -> Step:
        """Say whom one can reach, and ask again what was asked."""
        turn = self._parts.carer.whom_to_reach(state.count("talk/help_pointer"))
        state = state.counted("talk/help_pointer")
        activity = self._parts.activities.get(state.kind)
        if activity is None or state.activity is None:
            return state, (replace(turn, chips=self._parts.answers.after_chips(is_under_way=False)),)
        state, turns = self._went(state, activity.resume(state.activity, facts))
        return state, (turn, *turns)

    def _coach(self, state: ConversationState, said: Said, facts: Facts) -> Step:
        answers = self._parts.answers
        kind, _, rest = (said.chip or "").partition(":")
        if kind in self._parts.activities and self._parts.activities[kind].title(_slug(rest)) is not None:
            return self._begin(state, kind, rest, facts)
        if said.chip == answers.GO_ON and state.activity is not None:
            return self._went(state, self._parts.activities[state.kind].resume(state.activity, facts))
        activity = self._parts.activities.get(state.kind)
        if activity is not None and state.activity is not None:
            return self._went(state, activity.answer(state.activity, said, facts))
        if said.chip is not None:
            return answers.to_chip(state, said.chip, facts)
        if len(said.text) > limits.COACH_ANSWER:
            return state.counted("talk/too_long"), (answers.line("too_long", state),)
        short = answers.to_short(state, said.text, self._parts.carer.help_chip())
        return short or answers.to_words(state, said.text, self._parts.route(said.text), facts)

    def _begin(self, state: ConversationState, kind: str, rest: str, facts: Facts) -> Step:
        slug = _slug(rest)
        begun = f"{kind}/{slug}"
        named = self._parts.answers.named(facts, rest)
        if named is not None:
            facts = self._parts.answers.with_first(facts, named)
        activity = self._parts.activities[kind]
        raw, turn = activity.begin(slug, facts, state.count(begun))
        step = self._chosen(activity, raw, turn, named, facts)
        return self._went(replace(state, kind=kind).counted(begun), step or (raw, turn))

    @staticmethod
    def _chosen(
        activity: Activity, raw: Raw | None, turn: Turn, named: StepFact | None, facts: Facts
    ) -> tuple[Raw | None, Turn] | None:
        """Answer the question which step it shall be for somebody who has said so by the chip they began with."""
        chip = next((chip for chip in turn.chips if named is not None and chip.value.endswith(named.id)), None)
        return None if chip is None or raw is None else activity.answer(raw, Said(chip.label, chip=chip.value), facts)

    def _went(self, state: ConversationState, step: tuple[Raw | None, Turn] | None) -> Step:
        answers = self._parts.answers
        if step is None:
            gone = replace(answers.line("gone", state), chips=answers.menu_chips())
            return replace(state, kind="", activity=None).counted("talk/gone"), (gone,)
        raw, turn = step
        if raw is None:
            over = replace(turn, is_over=True, chips=(*turn.chips, *answers.after_chips(is_under_way=False)))
            return replace(state, kind="", activity=None), (over,)
        return replace(state, activity=raw), (turn,)


def _slug(rest: str) -> str:
    return rest.partition("?")[0]
