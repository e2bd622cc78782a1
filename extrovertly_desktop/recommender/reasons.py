"""Why a step was chosen: the term of the model, or the fact of the record, that says most about it."""

from extrovertly_desktop.domain.recommendation import ContextKind, Expectation, Reason, ReasonKind, Slot
from extrovertly_desktop.recommender.model import Estimates
from extrovertly_desktop.recommender.records import Records, StepRecord
from extrovertly_desktop.recommender.ways import Way

SPEAKS = 3.0
"""SUDS from which an effect is worth telling."""
_SEEN_SELDOM = 1
_SELDOM_SHARE = 0.05
"""Of all visits, at most this share of them at one place (with one company, at one time) is seldom, too."""
_PREDICTIONS = 3
_EXCESS = 5.0
_KINDS = {
    "person": ReasonKind.OWN_LEVEL,
    "category": ReasonKind.CATEGORY,
    "step": ReasonKind.STEP,
    "repetition": ReasonKind.REPETITION,
    "place": ReasonKind.CONTEXT,
    "people": ReasonKind.CONTEXT,
    "time": ReasonKind.CONTEXT,
}


def why(
    slot: Slot, way: Way, expectation: Expectation, estimates: Estimates, records: Records, *, today: int
) -> Reason:
    """Return the reason for a way in a slot.

    A re-test and a new context speak first in the slot that is for them; then what the person said by hand; then
    predictions that lay above what came; then the largest effect, or what they said of this kind of step where none of
    it was tried; and the catalogue where no effect is worth telling.
    """
    if slot is Slot.VARIED and way.record.is_due(today):
        return _reason(ReasonKind.RETEST, way, expectation, today=today)
    if slot is Slot.VARIED and (unvisited := _unvisited(way, expectation, records)) is not None:
        return unvisited
    placed = estimates.placed.get(estimates.number(way.step.key))
    if placed is not None and placed >= way.record.last_day:
        return _reason(ReasonKind.PLACED, way, expectation)
    excess = _over_expected(way, estimates, records)
    if excess is not None and expectation.mean < way.step.typical_suds:
        return Reason(
            ReasonKind.OVER_EXPECTED,
            expectation.mean,
            way.step.typical_suds,
            effect=-excess,
            category=way.step.category,
            attempts=_PREDICTIONS,
        )
    name, effect = _largest(expectation, way, records)
    if name in {None, "category"} and _is_only_rated(way, estimates, records):
        return _reason(ReasonKind.RATED, way, expectation, effect=expectation.parts["category"])
    if name is None:
        return _reason(ReasonKind.TYPICAL, way, expectation)
    kind = _KINDS[name]
    if kind is ReasonKind.CONTEXT:
        which = ContextKind(name)
        return _reason(kind, way, expectation, effect=effect, context=(which, _value(way, which)))
    return _reason(kind, way, expectation, effect=effect, today=today)


def _reason(
    kind: ReasonKind,
    way: Way,
    expectation: Expectation,
    *,
    effect: float | None = None,
    context: tuple[ContextKind, str | None] = (ContextKind.PLACE, None),
    today: int | None = None,
) -> Reason:
    record: StepRecord = way.record
    tells_record = bool(record.attempts) and today is not None
    return Reason(
        kind,
        expectation.mean,
        way.step.typical_suds,
        effect=effect,
        category=way.step.category,
        context_kind=context[0] if context[1] is not None else None,
        context_value=context[1],
        attempts=record.attempts if tells_record else None,
        last_suds=record.last_suds if tells_record else None,
        days_since=today - record.last_day if tells_record and today is not None else None,
        interval=record.interval if kind is ReasonKind.RETEST else None,
    )


def _value(way: Way, kind: ContextKind) -> str | None:
    return dict(zip(ContextKind, way.context, strict=True))[kind]


def _unvisited(way: Way, expectation: Expectation, records: Records) -> Reason | None:
    """Return the reason that a part of the context is new, or was seldom visited; None when all are well known."""
    parts = [
        (counts[value], kind, value, counts.total())
        for kind, value, counts in zip(ContextKind, way.context, records.visits, strict=True)
        if value is not None
    ]
    if not parts:
        return None
    visits, kind, value, total = min(parts, key=lambda part: part[0])
    if visits > max(_SEEN_SELDOM, _SELDOM_SHARE * total):
        return None
    return Reason(
        ReasonKind.UNVISITED,
        expectation.mean,
        way.step.typical_suds,
        category=way.step.category,
        context_kind=kind,
        context_value=value,
        attempts=visits,
    )


def _over_expected(way: Way, estimates: Estimates, records: Records) -> float | None:
    """Return how far the last three predictions in the category lay above what came, if each of them did."""
    category = {step.key for step in estimates.steps if step.category == way.step.category}
    excesses = [predicted - met for key, predicted, met in records.predicted if key in category][-_PREDICTIONS:]
    if len(excesses) < _PREDICTIONS or min(excesses) < _EXCESS:
        return None
    return sum(excesses) / len(excesses)


def _is_only_rated(way: Way, estimates: Estimates, records: Records) -> bool:
    """Whether what is known of a category is how at ease the person said they were, and nothing they tried."""
    category = way.step.category
    return category in estimates.ease and not any(
        step.category == category and records.of_step(step.key).attempts for step in estimates.steps
    )


def _largest(expectation: Expectation, way: Way, records: Records) -> tuple[str | None, float]:
    """Return the effect that moves the figure most, if it moves it far enough and rests on something that happened."""
    parts = dict(expectation.parts)
    if not way.record.attempts:
        parts.pop("step")  # what was never met has no history of its own to tell of
        parts.pop("repetition")
    for kind, value, counts in zip(ContextKind, way.context, records.visits, strict=True):
        if value is None or not counts[value]:
            parts.pop(kind)
    told = {name: parts[name] for name in _KINDS if name in parts}
    name = max(told, key=lambda item: abs(told[item]), default=None)
    if name is None or abs(told[name]) < SPEAKS or not records.steps:
        return None, 0.0
    return name, told[name]
