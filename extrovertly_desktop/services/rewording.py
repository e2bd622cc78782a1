"""Which of the coach's turns may be said in other words, and what of them has to stay."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from extrovertly_desktop.coach.flows.quoting import in_words
from extrovertly_desktop.coach.language_model.lines import part
from extrovertly_desktop.coach.language_model.values import Context, Rephraser
from extrovertly_desktop.domain.coach import MessageType, Said, Turn
from extrovertly_desktop.domain.coach_facts import AttemptFact, EventFact, Facts, GoalFact, StepFact

_LEAST_OWN = 4
"""Characters of what a person said from which it is looked for in a line."""
_SOURCES = ("topic:", "flow:")
_AS_WRITTEN = (
    # What the program is and does with words has to be exact; and nobody who needs to breathe should wait.
    "topic:about_the_coach",
    "topic:privacy",
    "topic:calm_down_now",
    "topic:seeing_a_professional",
    "topic:alcohol_to_cope",
    "flow:breathing_and_grounding",
)
_PRIVATE_TABLES = frozenset({"journal_entries"})
_NOT_SAID = frozenset({"table", "id", "slug", "category", "came_true"})


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said so far.

    Attributes:
        said: what is being answered.
        own: all that the person said in this conversation.
        facts: what the coach knew for its answer.
    """

    said: Said
    own: Sequence[str]
    facts: Facts


def in_other_words(turn: Turn, heard: Heard, rephraser: Rephraser, last: str, seconds: float) -> Turn:
    """Return a turn reworded, or as it is where it has to stay so. Chips, scale and all else are never touched.

    Args:
        turn: as the conversation made it.
        heard: what was said so far.
        rephraser: who knows other words.
        last: what the person said last, if it may be passed on.
        seconds: how long it may take.
    """
    if seconds <= 0 or not _may_be_reworded(turn):
        return turn
    parted, quoted = part(turn.text), _quoted_in(turn, heard.facts)
    if parted is None or quoted is None:
        return turn
    own = (in_words(text) for text in heard.own)
    kept = (*quoted, *(text for text in own if len(text) >= _LEAST_OWN))
    said = rephraser.rephrase(parted.told, Context(kept, last), seconds)
    if said is None:
        return turn
    return replace(turn, text=said + parted.rest, notes={**turn.notes, "reworded": True})


def _may_be_reworded(turn: Turn) -> bool:
    return (
        turn.message_type is MessageType.TEXT
        and turn.source.startswith(_SOURCES)
        and not turn.source.startswith(_AS_WRITTEN)
        # A turn that writes something says what it writes.
        and not turn.deeds
    )


def _quoted_in(turn: Turn, facts: Facts) -> tuple[str, ...] | None:
    """Return what a turn quotes of the rows it rests on; None when that cannot be told, or is not to be passed on."""
    rows: dict[str, StepFact | AttemptFact | EventFact | GoalFact] = {}
    rows |= {step.id: step for step in (*facts.picks, *facts.ladder)}
    rows |= {attempt.id: attempt for attempt in (*facts.open_attempts, *facts.attempts)}
    rows |= {each.id: each for each in facts.events}
    rows |= {goal.id: goal for goal in facts.goals}
    quoted = [in_words(facts.name)] if facts.name else []
    for fact in turn.facts:
        if fact.table in _PRIVATE_TABLES:
            return None
        if fact.id == facts.user_id:
            continue  # counts of the person's own week: figures, which have a guard of their own
        found = [text for text in _texts(rows.get(fact.id)) if text in turn.text]
        if not found:
            return None
        quoted += found
    return tuple(quoted)


def _texts(row: StepFact | AttemptFact | EventFact | GoalFact | None) -> list[str]:
    values = {} if row is None else asdict(row)
    said = [value for name, value in values.items() if name not in _NOT_SAID and isinstance(value, str)]
    return [text for text in map(in_words, said) if text]
