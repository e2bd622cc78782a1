"""Why a step was chosen, in one plain sentence made of the model's own terms: for the card of the day."""

from collections.abc import Mapping

from extrovertly_desktop.domain.context_words import context_phrase
from extrovertly_desktop.domain.recommendation import Reason, ReasonKind

_SAME = 2.5
"""SUDS within which two figures are the same to a reader."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def reason_sentence(reason: Reason, categories: Mapping[str, str]) -> str:
    """Return the one sentence that tells a reason.

    Args:
        reason: what the recommender gave.
        categories: titles of the categories by slug; a slug without one is told as it is.
    """
    slug = reason.category or ""
    kind_of_step = f"“{categories.get(slug, slug)}”"
    sentence = _of_the_record(reason, kind_of_step) or _of_an_effect(reason, kind_of_step)
    return sentence[:1].upper() + sentence[1:]


def _of_the_record(reason: Reason, kind_of_step: str) -> str | None:
    """Return the sentence for what a person did, wrote or set; None for the kinds that tell of an effect."""
    now = f"{reason.expected:.0f}"
    match reason.kind:
        case ReasonKind.RETEST:
            away = f"It is {_count(reason.days_since or 0)} days since you last did this, and it had become easier"
            return f"{away}; meeting it again now keeps it so, near {now}."
        case ReasonKind.UNVISITED:
            return f"{_unvisited(reason)}; it should stand near {now} for you."
        case ReasonKind.PLACED:
            return f"You put this in its place on your ladder yourself; today it stands near {now}."
        case ReasonKind.OVER_EXPECTED:
            before = f"You expected more than came the last {_count(reason.attempts or 0)} times in {kind_of_step}"
            return f"{before}; this should stand near {now} for you."
    return None


def _of_an_effect(reason: Reason, kind_of_step: str) -> str:
    now = f"{reason.expected:.0f}"
    match reason.kind:
        case ReasonKind.CATEGORY:
            return f"Steps in {kind_of_step} stand {_moved(reason)} for you than your others; this one near {now}."
        case ReasonKind.OWN_LEVEL:
            return f"Steps in general stand {_moved(reason)} for you than for most; this one near {now}."
        case ReasonKind.CONTEXT:
            return f"{_context(reason)}, steps stand {_moved(reason)} for you than otherwise; this one near {now}."
        case ReasonKind.STEP:
            beside = f"{_moved(reason)} than your other steps would suggest"
            return f"{_last_time(reason)}this one stands {beside}, near {now}."
        case ReasonKind.REPETITION:
            return _repetition(reason, now)
    if abs(reason.expected - reason.typical) < _SAME:
        return f"For most people this stands near {now}, and so far nothing says otherwise for you."
    return f"For most people this stands near {reason.typical:.0f}; for you about {now} is likely."


def _moved(reason: Reason) -> str:
    effect = reason.effect or 0.0
    return f"about {abs(effect):.0f} {'lower' if effect < 0 else 'higher'}"


def _context(reason: Reason) -> str:
    if reason.context_kind is None or reason.context_value is None:
        return "here"
    return context_phrase(reason.context_kind, reason.context_value)


def _unvisited(reason: Reason) -> str:
    if reason.attempts:
        return f"You have tried a step {_context(reason)} only {_times(reason.attempts)}"
    return f"You have not tried a step {_context(reason)} yet"


def _last_time(reason: Reason) -> str:
    return "" if reason.last_suds is None else f"Last time you met {reason.last_suds:.0f} here; "


def _repetition(reason: Reason, now: str) -> str:
    effect, times = reason.effect or 0.0, _times(reason.attempts or 0)
    if effect < 0:
        return f"You have done this {times}, which takes about {-effect:.0f} off; it should stand near {now} now."
    return f"You have done this {times} and it has not grown easier yet; it should stand near {now}."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{_count(number)} times")


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
