"""What was understood of a search, in words: for the line under the search field."""

from extrovertly_desktop.domain.search_query import (
    After,
    AnyOf,
    Before,
    Condition,
    HasPhoto,
    IsPrivate,
    MoodIs,
    On,
    SearchQuery,
    TagIs,
    Term,
    Words,
)

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def explain(query: SearchQuery) -> list[str]:
    """Return one short piece of text for each term, in the order in which they were typed."""
    return [_term(term) for term in query.terms]


def _term(term: Term) -> str:
    said, turned = _said(term.condition)
    return turned if term.is_negated else said


def _said(condition: Condition) -> tuple[str, str]:
    """Return what a condition means, and what it means turned round."""
    match condition:
        case Words(text, is_literal=True):
            return f"the text “{text}”", f"without the text “{text}”"
        case Words():
            return _word(condition), f"without {_word(condition)}"
        case AnyOf(choices):
            listed = " or ".join(_word(choice) for choice in choices)
            return listed, f"without {listed}"
        case MoodIs(mood):
            return f"mood is {mood}", f"mood is not {mood}"
        case TagIs(tag):
            return f"tagged {tag}", f"not tagged {tag}"
        case HasPhoto():
            return "with a photo", "without a photo"
        case IsPrivate(private):
            return ("private", "not private") if private else ("not private", "private")
        case On() | Before() | After():
            return _when(condition), f"not {_when(condition)}"


def _word(words: Words) -> str:
    return f"“{words.text}…”" if words.is_prefix else f"“{words.text}”"


def _when(condition: On | Before | After) -> str:
    """Return when it was, as it would be said: on 5 March 2026, in March 2026, before 2026."""
    period = condition.period
    parts = (str(period.first.day), _MONTHS[period.first.month - 1], str(period.first.year))
    named = " ".join(parts[2 - period.iso.count("-") :])
    match condition:
        case Before():
            return f"before {named}"
        case After():
            return f"after {named}"
        case On():
            return f"on {named}" if period.first == period.last else f"in {named}"
