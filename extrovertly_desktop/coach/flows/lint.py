"""Whether a flow may be shipped: that it hangs together (`structure`), and that its words are fit to be said."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extrovertly_desktop.coach.flows.common import CommonPack
from extrovertly_desktop.coach.flows.packs import Flow, LineKind, Node, SlotType
from extrovertly_desktop.coach.flows.quoting import PLACEHOLDER
from extrovertly_desktop.coach.flows.structure import faults_of
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.tiers import Tier
from extrovertly_desktop.domain.coach import DeedKind
from extrovertly_desktop.domain.drafts import Draft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft

_LEAST_WORDINGS = 3
_MOST_WORDS = 40
_LISTED = re.compile(r"(\{[a-z_.]+\}|\d+)[.)] |[-*+#>] ")
FORBIDDEN = {
    r"\bguarantee\w*|\bpromise\b|\bnever fails?\b|\balways works?\b|\bproven\b": "a guarantee",
    r"\bcure[ds]?\b|\bheal(s|ed|ing)?\b|\bdiagnos\w*|\bdisorder\w*|\bsymptom\w*|\bphobia\w*": "a clinical claim",
    r"\bmedic\w*|\bpills?\b|\bdos(e|age)\w*|\btablets?\b|\bbeta.?blockers?\b": "medicine",
    r"\balcohol\w*|\bbeers?\b|\bwine\b|\bdrinks?\b|\bdrunk\b|\bpub\b": "drinking",
    r"\byou (should|must|ought|have to|need to)\b|\bwhy (don'?t|didn'?t) you\b": "telling what to do",
    r"\bcalm down\b|\bjust relax\b|\bdon'?t worry\b|\bno reason to\b|\bit'?s all in your\b": "waving it away",
    r"\bamazing\b|\bawesome\b|\bproud of you\b|\bwell done\b|\bgood (job|girl|boy)\b|\bfantastic\b|!": "gushing",
    r"\bhe or she\b|\bboyfriend\b|\bgirlfriend\b|\bhusband\b|\bwife\b|\bguys\b": "a guess at somebody's gender",
    r"\bexpensive\b|\bbuy yourself\b|\btaxi\b|\bdrive there\b": "a guess at somebody's money",
    r"https?:|www\.|@": "an address",
}
"""What no line may say, and why."""


def _fields(draft: type[Draft]) -> frozenset[str]:
    return frozenset(draft.model_fields)


_VALUES: dict[DeedKind, tuple[frozenset[str], frozenset[str]]] = {
    DeedKind.PLAN_MISSION: (frozenset({"mission_id"}), _fields(PredictionDraft)),
    DeedKind.OWN_MISSION: (frozenset({"title", "description", "category", "suds"}), frozenset()),
    DeedKind.PREDICT_EVENT: (frozenset({"event_id"}), _fields(PredictionDraft)),
    DeedKind.NOTE_OUTCOME: (frozenset({"exposure_id"}), _fields(OutcomeDraft) - {"at_ms"}),
    DeedKind.SET_GOAL: (
        frozenset({"title"}),
        frozenset({"category", "target_value", "target_date", "description"}),
    ),
    DeedKind.WRITE_ENTRY: (frozenset({"content", "mood"}), frozenset({"tags"})),
    DeedKind.REMIND: (frozenset({"event_id", "minutes_before"}), frozenset()),
    DeedKind.PLACE_STEP: (frozenset({"step_id", "suds"}), frozenset()),
    DeedKind.WRITE_SAFETY_PLAN: (frozenset({"section", "text"}), frozenset()),
}
"""By kind of deed: the values that it must have, and those that it may have."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many written wordings there are.

    Attributes:
        reflections, questions: of all lines.
        open_questions: those answered in words rather than by a number or a choice.
    """

    reflections: int = 0
    questions: int = 0
    open_questions: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        """Return both together."""
        return Counted(
            self.reflections + other.reflections,
            self.questions + other.questions,
            self.open_questions + other.open_questions,
        )

    @property
    def reflections_per_question(self) -> float:
        """The ratio that good counsellors keep at one or more (AnnoMI, doi 10.3390/fi15030110)."""
        return self.reflections / self.questions if self.questions else float("inf")

    @property
    def share_open(self) -> float:
        """The share of questions that are open."""
        return self.open_questions / self.questions if self.questions else 0.0


def count_lines(flow: Flow) -> Counted:
    """Count a flow's reflections and questions; a request for consent is no open question."""
    counted = Counted()
    for node in flow.nodes:
        is_open = node.asks is not None and flow.slots[node.asks].type is SlotType.TEXT
        for line in node.lines:
            number = len(line.wordings)
            if line.kind is LineKind.REFLECTION:
                counted += Counted(reflections=number)
            elif line.kind is LineKind.QUESTION:
                counted += Counted(questions=number, open_questions=number if is_open else 0)
    return counted


def lint_flow(flow: Flow, gate: Gate) -> list[str]:
    """Return everything that is wrong with a flow, a sentence each."""
    faults = faults_of(flow)
    if faults:
        return faults
    faults += [f"{text}: {reason}" for text in _short_texts(flow) for reason in unfit_words(text, gate)]
    for node in flow.nodes:
        for number, line in enumerate(node.lines):
            place = f"{node.id}, line {number + 1}"
            faults += _wording_faults(place, line.wordings, gate, questions=line.kind is LineKind.QUESTION)
        if node.clarify:
            faults += _wording_faults(f"{node.id}, clarify", node.clarify, gate, questions=False)
        faults += _chip_faults(flow, node)
        faults += _deed_faults(flow, node)
        faults += _condition_faults(flow, node)
    if count_lines(flow).reflections_per_question < 1:
        faults.append("it asks more than it reflects")
    return faults


def lint_common(common: CommonPack, gate: Gate) -> list[str]:
    """Return everything that is wrong with the words that all flows share."""
    named = {name: value for name, value in common if isinstance(value, tuple)} | dict(common.unfit)
    return [fault for name, lines in named.items() for fault in _wording_faults(name, lines, gate, questions=False)]


def unfit_words(text: str, gate: Gate) -> Iterator[str]:
    """Yield why a text may not be said, if there is a reason; for every line of the coach, whoever says it."""
    bare = PLACEHOLDER.sub("that", text)
    if gate.assess(bare).tier is not Tier.NONE:
        yield "the safety gate stops at it"
    for pattern, reason in FORBIDDEN.items():
        if re.search(pattern, bare, re.IGNORECASE):
            yield f"it holds {reason}"
    if any(ord(each) > 0x2FFF for each in text):
        yield "it holds a picture sign"


def _short_texts(flow: Flow) -> Iterator[str]:
    """Yield what stands on chips, scales and in a written text's headings."""
    yield from (flow.title, flow.about)
    for slot in flow.slots.values():
        yield from (option.label for option in slot.options)
        yield from (text for text in (slot.low_words, slot.high_words, slot.other) if text)
    for node in flow.nodes:
        yield from node.chips
        yield from (section.title for section in node.deed.sections) if node.deed is not None else ()


def _wording_faults(place: str, wordings: Iterable[str], gate: Gate, *, questions: bool) -> Iterator[str]:
    listed = list(wordings)
    if len(set(listed)) < _LEAST_WORDINGS:
        yield f"{place}: fewer than {_LEAST_WORDINGS} different wordings"
    for text in listed:
        asked = PLACEHOLDER.sub("that", text).count("?")
        if asked > 1 or (asked and not questions):
            # "Did you see it? What was it?" is two in one turn; a reflection that asks is one too many.
            yield f"{place}: {asked} question marks in “{text}”"
        if _LISTED.match(text):
            yield f"{place}: a number and a full stop begin a list in Markdown: “{text}”"
        if len(text.split()) > _MOST_WORDS:
            yield f"{place}: more than {_MOST_WORDS} words in “{text}”"
        yield from (f"{place}: {reason}: “{text}”" for reason in unfit_words(text, gate))


def _chip_faults(flow: Flow, node: Node) -> Iterator[str]:
    labels = list(node.chips)
    if node.asks is not None:
        labels += [option.label for option in flow.slots[node.asks].options]
    if len({label.casefold() for label in labels}) < len(labels):
        yield f"{node.id}: two answers on offer read the same"
    if len(labels) > 7:
        yield f"{node.id}: more answers on offer than one takes in"


def _deed_faults(flow: Flow, node: Node) -> Iterator[str]:
    deed = node.deed
    if deed is None:
        return
    sources = {**deed.values, **deed.words, **deed.numbers, **deed.short}
    given = {*sources, *deed.fixed, *((deed.into,) if deed.sections else ())}
    must, may = _VALUES[deed.kind]
    certain = {*deed.fixed, *(name for name, source in sources.items() if source.partition(".")[0] in deed.needs)}
    if any(section.slot in deed.needs for section in deed.sections):
        certain.add(deed.into)
    yield from (f"{node.id}: the deed has no {name}, or not for sure" for name in sorted(must - certain))
    yield from (f"{node.id}: the deed knows no {name}" for name in sorted(given - must - may))
    for name, slot in deed.numbers.items():
        if not all(option.value.rpartition("_")[2].isdigit() for option in flow.slots[slot].options):
            yield f"{node.id}: {name} is a number, and {slot} has options without one"


def _condition_faults(flow: Flow, node: Node) -> Iterator[str]:
    for guard in (*(line.when for line in node.lines), *(branch.when for branch in node.branches)):
        for condition in guard:
            if condition.node is not None and all(each.id != condition.node for each in flow.nodes):
                yield f"{node.id}: counts visits of {condition.node}, which does not exist"
            slot = flow.slots.get(condition.slot or "")
            if slot is not None and slot.type is SlotType.CHOICE:
                strange = set(condition.equals) - {option.value for option in slot.options}
                yield from (f"{node.id}: {condition.slot} is never {value}" for value in sorted(strange))
