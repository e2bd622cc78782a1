"""What a person types into the journal's search, understood.

    coffee walk            entries with both words; the last word may be unfinished
    "long walk"            these words, one after the other
    -coffee  -"long walk"  without them; any filter below can be turned round by a - as well
    any:coffee,tea         at least one of them; any:"long walk",tea
    mood:calm  tag:work    mood:"wide awake"  tag:"my sister"  tag:"a ""big"" day" for a "big" day
    on:2026-03-02          that day; a month is 2026-03, a year 2026
    before:2026  after:2026-03   strictly before its first, after its last day
    has:photo  is:private  is:public

Nothing is ever malformed: what cannot be understood as a filter is searched for as it stands.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

TERM_LIMIT = 40
"""Terms of one query; the rest of a pasted page is passed over."""
TOKEN_LIMIT = 60
"""Tokens of one phrase that are looked for; a pasted sentence is found by its beginning."""

_NAME = re.compile(r"(-?)([A-Za-z]+):")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NAMES = ("mood", "tag")
_QUOTED_NAME = re.compile(r'"((?:[^"]|"")*)"(?!")')
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or a phrase: its tokens one after the other.

    Attributes:
        text: as typed, without quotes.
        is_prefix: the last token may be unfinished.
        is_literal: it looked like a filter and is none.
    """

    text: str
    is_prefix: bool = False
    is_literal: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of some words or phrases."""

    choices: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class MoodIs:
    """The entry's mood, by slug or title; case and accents do not matter."""

    mood: str


@dataclass(frozen=True, slots=True)
class TagIs:
    """One of the entry's tags; case and accents do not matter."""

    tag: str


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a year.

    Attributes:
        iso: as typed: 2026-03-02, 2026-03 or 2026.
        first, last: its days.
    """

    iso: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class On:
    """The entry's local day is in the period."""

    period: Period


@dataclass(frozen=True, slots=True)
class Before:
    """The entry's local day is before the first day of the period."""

    period: Period


@dataclass(frozen=True, slots=True)
class After:
    """The entry's local day is after the last day of the period."""

    period: Period


@dataclass(frozen=True, slots=True)
class HasPhoto:
    """The entry has a photo."""


@dataclass(frozen=True, slots=True)
class IsPrivate:
    """The entry is private, or with `private` unset is not."""

    private: bool


Condition = Words | AnyOf | MoodIs | TagIs | On | Before | After | HasPhoto | IsPrivate


@dataclass(frozen=True, slots=True)
class Term:
    """A condition that an entry meets, or must not."""

    condition: Condition
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """All terms hold. Without terms it is no search, and everything is found."""

    terms: tuple[Term, ...] = ()

    def needles(self) -> tuple[Words, ...]:
        """Return the words that make an entry a hit, for marking them in its text."""
        found: list[Words] = []
        for term in self.terms:
            if term.is_negated:
                continue
            if isinstance(term.condition, Words):
                found.append(term.condition)
            elif isinstance(term.condition, AnyOf):
                found.extend(term.condition.choices)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Value:
    """A piece of the typed text; `is_open` unless it stands in quotes that were closed, so more may come."""

    text: str
    end: int
    is_open: bool = True


def parse(typed: str) -> SearchQuery:
    """Return what was typed as a query; every text is one."""
    terms: list[Term] = []
    at = _skip_space(typed, 0)
    while at < len(typed) and len(terms) < TERM_LIMIT:
        term, at = _term(typed, at)
        at = _skip_space(typed, at)
        if term is not None:
            terms.append(term)
    # Only the last word is still being typed.
    return SearchQuery((*(_finished(term) for term in terms[:-1]), *terms[-1:]))


def _term(typed: str, at: int) -> tuple[Term | None, int]:
    """Return the term that begins at a place, and where it ends; None for a - or quotes with nothing in them yet."""
    name = _NAME.match(typed, at)
    if name is not None:
        condition, end = _filter(name[2].lower(), typed, name.end())
        if condition is not None:
            return Term(condition, is_negated=bool(name[1])), end
    is_negated = typed[at] == "-"
    start = at + is_negated
    if typed[start : start + 1] == '"':
        value = _value(typed, start)
        words = Words(_clean(value.text), is_prefix=value.is_open and not is_negated)
    else:
        value = _word(typed, start)
        words = Words(value.text, is_prefix=not is_negated, is_literal=name is not None)
    return (Term(words, is_negated) if words.text else None), value.end


def _filter(name: str, typed: str, at: int) -> tuple[Condition | None, int]:
    """Return the filter of a name with the value that begins at a place; None when it is none."""
    if name == "any":
        return _any_of(typed, at)
    value = _name_value(typed, at) if name in _NAMES else _value(typed, at)
    text = _clean(value.text)
    condition: Condition | None = None
    period = parse_period(text)
    match name, text.lower():
        case _, "":
            pass
        case "mood", _:
            condition = MoodIs(text)
        case "tag", _:
            condition = TagIs(text)
        case "has", "photo":
            condition = HasPhoto()
        case "is", "private" | "public" as word:
            condition = IsPrivate(word == "private")
        case "on", _ if period is not None:
            condition = On(period)
        case "before", _ if period is not None:
            condition = Before(period)
        case "after", _ if period is not None:
            condition = After(period)
    return condition, value.end


def _any_of(typed: str, at: int) -> tuple[AnyOf | None, int]:
    """Return the choices after `any:`, apart by commas."""
    choices: list[Words] = []
    while True:
        value = _value(typed, at, stops=",")
        text = _clean(value.text)
        if text:
            choices.append(Words(text, is_prefix=value.is_open))
        at = value.end
        if typed[at : at + 1] != ",":
            break
        at += 1
    finished = tuple(replace(choice, is_prefix=False) for choice in choices[:-1])
    return (AnyOf((*finished, *choices[-1:])[:TERM_LIMIT]) if choices else None), at


def parse_period(text: str) -> Period | None:
    """Return the period of an ISO day, month or year, or None."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return Period(text, first, first)
    last_month = first.month if month is not None else 12
    return Period(text, first, first.replace(month=last_month, day=calendar.monthrange(first.year, last_month)[1]))


def _value(typed: str, at: int, stops: str = "") -> _Value:
    """Return what stands at a place: a text in quotes, or all up to white space or one of `stops`."""
    if typed[at : at + 1] != '"':
        return _word(typed, at, stops)
    end = typed.find('"', at + 1)
    if end < 0:
        return _Value(typed[at + 1 :], len(typed))
    return _Value(typed[at + 1 : end], end + 1, is_open=False)


def _name_value(typed: str, at: int) -> _Value:
    """Return the name at a place: as `_value`, but in quotes two marks together stand for one that is part of it."""
    found = _QUOTED_NAME.match(typed, at)
    if found is None:
        return _value(typed, at)
    return _Value(found[1].replace('""', '"'), found.end(), is_open=False)


def _word(typed: str, at: int, stops: str = "") -> _Value:
    end = at
    while end < len(typed) and not typed[end].isspace() and typed[end] not in stops:
        end += 1
    return _Value(typed[at:end], end)


def _finished(term: Term) -> Term:
    """Return a term that more was typed after, so its word is whole."""
    match term.condition:
        case Words(is_prefix=True) as words:
            return replace(term, condition=replace(words, is_prefix=False))
        case AnyOf(choices):
            return replace(term, condition=AnyOf(tuple(replace(choice, is_prefix=False) for choice in choices)))
    return term


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _skip_space(typed: str, at: int) -> int:
    while at < len(typed) and typed[at].isspace():
        at += 1
    return at
