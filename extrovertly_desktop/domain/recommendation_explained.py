"""Why a step was chosen, in one plain sentence made of the model's own terms: for the card of the day.

What is told often is worded in several ways, so that three cards side by side do not speak alike.
"""

from collections.abc import Mapping

from extrovertly_desktop.domain.context_words import context_phrase
from extrovertly_desktop.domain.recommendation import Reason, ReasonKind

_SAME = 2.5
"""SUDS within which two figures are the same to a reader."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS_TOLD = 20
_UNITS = ((730, 365, "years"), (60, 30, "months"), (0, 7, "weeks"))
"""Days from which a stretch of time is told in a unit, the unit's length in days, and its name."""


def reason_sentence(reason: Reason, categories: Mapping[str, str], turn: int = 0) -> str:
    """Return the one sentence that tells a reason.

    Args:
        reason: what the recommender gave.
        categories: titles of the categories by slug; a slug without one is told as it is.
        turn: which of its wordings to take; any number.
    """
    slug = reason.category or ""
    wordings = _wordings(reason, f"“{categories.get(slug, slug)}”", f"{reason.expected:.0f}")
    sentence = wordings[turn % len(wordings)]
    return sentence[:1].upper() + sentence[1:]


def _wordings(reason: Reason, kind_of_step: str, now: str) -> tuple[str, ...]:
    match reason.kind:
        case ReasonKind.RETEST:
            return _retest(reason, now)
        case ReasonKind.UNVISITED:
            return _unvisited(reason, now)
        case ReasonKind.PLACED:
            return (f"You put this in its place on your ladder yourself; today anxiety near {now} is likely.",)
        case ReasonKind.OVER_EXPECTED:
            return _over_expected(reason, kind_of_step, now)
        case ReasonKind.CATEGORY:
            return (
                f"Steps in {kind_of_step} bring you {_moved(reason)} than your others; here about {now} is likely.",
                f"In {kind_of_step} you usually meet {_moved(reason)} than in other steps; here about {now} is likely.",
            )
        case ReasonKind.RATED:
            return _rated(reason, kind_of_step, now)
        case ReasonKind.OWN_LEVEL:
            return (
                f"Steps this high bring you {_moved(reason)} than the catalogue says; here about {now} is likely.",
                f"Going by all you tried, you meet {_moved(reason)} than the catalogue says: here likely about {now}.",
                f"The catalogue puts steps like this {_put(reason)} than you meet them; anxiety near {now} is likely.",
            )
        case ReasonKind.CONTEXT:
            return (
                f"{_context(reason)}, steps bring you {_moved(reason)} than otherwise; here about {now} is likely.",
                f"{_context(reason)}, you usually meet {_moved(reason)} than otherwise; here about {now} is likely.",
            )
        case ReasonKind.STEP | ReasonKind.REPETITION:
            return _met_before(reason, now)
    return _typical(reason, now)


def _rated(reason: Reason, kind_of_step: str, now: str) -> tuple[str, ...]:
    ease, most = "rather" if (reason.effect or 0.0) < 0 else "less", f"{reason.typical:.0f}"
    return (
        f"You said you are {ease} at ease with {kind_of_step}; about {now} is likely, and {most} for most.",
        f"Going by what you said of {kind_of_step}, anxiety near {now} is likely; for most it is near {most}.",
    )


def _met_before(reason: Reason, now: str) -> tuple[str, ...]:
    if reason.kind is ReasonKind.REPETITION:
        return (_repetition(reason, now),)
    return (f"{_last_time(reason)}this brings {_moved(reason)} than your other steps suggest, near {now}.",)


def _retest(reason: Reason, now: str) -> tuple[str, ...]:
    away = _stretch(reason.days_since or 0)
    return (
        f"Your last time was {away} ago and it had become easier; once more, with anxiety near {now}, keeps it so.",
        f"This had become easier when you last did it, {away} ago; meeting it again, near {now}, keeps it fresh.",
    )


def _over_expected(reason: Reason, kind_of_step: str, now: str) -> tuple[str, ...]:
    times = _count(reason.attempts or 0)
    return (
        f"You expected more than came the last {times} times in {kind_of_step}; here anxiety near {now} is likely.",
        f"Anxiety peaked lower than you thought the last {times} times in {kind_of_step}; about {now} is likely here.",
        f"In {kind_of_step} less came than you feared, {times} times in a row; here anxiety near {now} is likely.",
    )


def _unvisited(reason: Reason, now: str) -> tuple[str, ...]:
    where = _context(reason)
    if reason.attempts:
        times = _times(reason.attempts)
        return (
            f"You have tried a step {where} only {times}; anxiety near {now} is likely.",
            f"So far you took a step {where} {times}; another, with anxiety near {now}, makes it more yours.",
        )
    return (
        f"You have not tried a step {where} yet; anxiety near {now} is likely.",
        f"A step {where} would be new for you, with anxiety likely near {now}.",
        f"Nothing you noted so far was {where}: new ground, where anxiety near {now} is likely.",
    )


def _repetition(reason: Reason, now: str) -> str:
    effect, times = reason.effect or 0.0, _times(reason.attempts or 0)
    if effect < 0:
        return f"You have done this {times}, which takes about {-effect:.0f} off; anxiety near {now} is likely now."
    return f"You have done this {times} and it has not grown easier yet; anxiety near {now} is likely."


def _typical(reason: Reason, now: str) -> tuple[str, ...]:
    if abs(reason.expected - reason.typical) < _SAME:
        return (
            f"The catalogue puts the anxiety here near {now}, and so far nothing says otherwise for you.",
            f"The catalogue puts the anxiety here near {now}; you will find out what it is for you.",
        )
    return (
        f"The catalogue puts the anxiety here near {reason.typical:.0f}; for you about {now} is likely.",
        f"Going by what you have tried, anxiety near {now} is likely; the catalogue puts it near {reason.typical:.0f}.",
    )


def _moved(reason: Reason) -> str:
    effect = reason.effect or 0.0
    return f"about {abs(effect):.0f} {'less' if effect < 0 else 'more'} anxiety"


def _put(reason: Reason) -> str:
    effect = reason.effect or 0.0
    return f"about {abs(effect):.0f} {'higher' if effect < 0 else 'lower'}"


def _context(reason: Reason) -> str:
    if reason.context_kind is None or reason.context_value is None:
        return "here"
    return context_phrase(reason.context_kind, reason.context_value)


def _last_time(reason: Reason) -> str:
    return "" if reason.last_suds is None else f"Last time anxiety peaked at {reason.last_suds:.0f}; "


def _stretch(days: int) -> str:
    """Return a stretch of time as one says it: “nine days”, “six weeks”, “two years”."""
    if days <= _DAYS_TOLD:
        return "one day" if days == 1 else f"{_count(days)} days"
    length, unit = next((length, unit) for first, length, unit in _UNITS if days >= first)
    return f"about {_count(round(days / length))} {unit}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{_count(number)} times")


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
