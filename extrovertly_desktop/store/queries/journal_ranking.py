"""Which words of a search its hits are ranked by.

FTS5's `bm25` walks the whole list of every phrase of the expression before it scores the first hit, to count the
entries that hold it (https://sqlite.org/fts5.html#the_bm25_function). Filters and what is not wanted are phrases too,
and for a phrase of common words that walk takes longer than the search itself. So a search is ranked by few of its
words, which say nearly all that BM25 has to say: a word weighs by the logarithm of how rare it is, and one that stands
in more than half of all entries weighs nothing (Robertson & Zaragoza 2009, doi 10.1561/1500000019, section 3).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import text

from extrovertly_desktop.domain.search_query import TOKEN_LIMIT, AnyOf, SearchQuery, Words
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import tokens

SAMPLE = 2000
"""How common a word is, is asked of so many of the newest entries: a third of a millisecond for a word."""
_COMMON = 0.5
"""Share of entries from which on a word weighs nothing."""
_WALK = 1.0
"""Words are taken, rarest first, while together they stand in no more entries than there are."""
_MOST_NEEDLES = 16
_INDEXED_PREFIX = 3
"""Longer unfinished words are taken for rare rather than counted: FTS5 gathers all that begin so before it counts."""
_LONGEST = 3
"""Of a phrase so many of its longest words are looked at: longer words are rarer (Zipf 1935)."""

_NEWEST = text(
    "SELECT count(*), min(seq) FROM (SELECT seq FROM journal_entries "  # noqa: S608
    f"WHERE user_id = :user AND deleted_at IS NULL ORDER BY seq DESC LIMIT {SAMPLE})"
)
_COUNTS = text(
    "SELECT value, (SELECT count(*) FROM journal_entries_fts WHERE journal_entries_fts MATCH value AND rowid >= :low) "
    "FROM json_each(:words)"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a ranking expression: a word, or several of which one is enough.

    Attributes:
        expression: as FTS5 reads it.
        walk: the share of entries that its words stand in, added up.
        commonest: the share that the commonest of its words stands in.
        is_of_phrase: a word of it stands for a phrase.
    """

    expression: str
    walk: float
    commonest: float
    is_of_phrase: bool


def quoted(phrase: Iterable[str]) -> str:
    """Return a phrase in quotes: nothing in it can be taken for syntax, since tokens hold no quotes."""
    return f'"{" ".join(phrase)}"'


def ranking(unit: Unit, user_id: str, query: SearchQuery) -> str | None:
    """Return the FTS5 expression that the hits of a query are ranked by, which every hit fulfils; None for no word.

    Of a phrase its rarest word stands for it. Common words and what would take long are left out, but a search for
    single words is always ranked by one of them at least. A phrase of nothing but common words weighs nothing.
    """
    needles = _needles(query)
    words = list(dict.fromkeys(word for choices in needles for choice in choices for word in choice))
    if len(words) == 1:
        return words[0]
    shares = _shares(unit, user_id, words)
    parts = list(dict.fromkeys(_part(choices, shares) for choices in needles))
    taken: list[_Part] = []
    walk = 0.0
    for part in sorted(parts, key=lambda part: part.walk):
        if part.commonest > _COMMON and (part.is_of_phrase or taken):
            continue
        walk += part.walk
        if taken and walk > _WALK:
            break
        taken.append(part)
    # In the order of the query: an expression that is the query's own spares a second pass.
    return " AND ".join(part.expression for part in parts if part in taken) or None


def _needles(query: SearchQuery) -> list[list[list[str]]]:
    """Return the words that may stand for each wanted term, for each of its choices."""
    needles = []
    for term in query.terms:
        if term.is_negated:
            continue
        match term.condition:
            case Words() as phrase:
                choices = [_candidates(phrase)]
            case AnyOf(phrases) if len(phrases) <= _MOST_NEEDLES:
                choices = [_candidates(phrase) for phrase in phrases]
            case _:
                continue
        choices = [choice for choice in choices if choice]
        if choices:
            needles.append(choices)
    return needles[:_MOST_NEEDLES]


def _candidates(phrase: Words) -> list[str]:
    found = [quoted([token]) for token in tokens(phrase.text)[:TOKEN_LIMIT]]
    if found and phrase.is_prefix:
        found[-1] += "*"
    return sorted(found, key=len, reverse=True)[:_LONGEST]


def _part(choices: list[list[str]], shares: dict[str, float]) -> _Part:
    rarest = list(dict.fromkeys(min(choice, key=shares.__getitem__) for choice in choices))
    expression = rarest[0] if len(rarest) == 1 else f"({' OR '.join(rarest)})"
    found = [shares[word] for word in rarest]
    return _Part(expression, sum(found), max(found), any(len(choice) > 1 for choice in choices))


def _shares(unit: Unit, user_id: str, words: list[str]) -> dict[str, float]:
    """Return in what share of the newest entries each word stands; 0 for what is not counted."""
    counted = [word for word in words if not (word.endswith("*") and len(word) > _INDEXED_PREFIX + len('""*'))]
    size, low = unit.session.execute(_NEWEST, {"user": user_id}).one()
    counts = unit.session.execute(_COUNTS, {"words": json.dumps(counted), "low": low or 0})
    return dict.fromkeys(words, 0.0) | {word: count / max(size, 1) for word, count in counts}
