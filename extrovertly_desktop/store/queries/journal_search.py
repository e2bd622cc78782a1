"""Statements that search the journal: a query becomes one expression of FTS5 (https://sqlite.org/fts5.html).

Words and filters alike are words of the index (`store.labels`), so FTS5 walks sorted lists and reads no row of the
table. Entries in the bin are not in the index at all.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import text

from extrovertly_desktop.domain.search_query import (
    TOKEN_LIMIT,
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
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import tokens
from extrovertly_desktop.store.key_vectors import key_vector
from extrovertly_desktop.store.labels import (
    PHOTO,
    PRIVATE,
    PUBLIC,
    date_label,
    decade,
    mood_label,
    owner_label,
    range_labels,
    tag_label,
)
from extrovertly_desktop.store.queries.journal import entry_keys, newest_keys
from extrovertly_desktop.store.queries.journal_ranking import quoted, ranking

RANKED_LIMIT = 2000
"""So many of the newest hits of a single word are ranked: ranking all of 100,000 would take a second."""
RANKED_LIMIT_OF_MANY = 500
"""So many of the newest hits of any other search are ranked: each of them takes longer to find."""
_ALL_DAYS = (date.min.toordinal(), date.max.toordinal())

_MATCH = "FROM journal_entries_fts WHERE journal_entries_fts MATCH :match"
_HITS = text(f"SELECT group_concat(rowid) FROM (SELECT rowid {_MATCH} ORDER BY rowid)")  # noqa: S608
_COUNT = text(f"SELECT count(*) {_MATCH}")
_RECENT = text(
    f"SELECT group_concat(rowid) FROM (SELECT rowid {_MATCH} ORDER BY rowid DESC LIMIT :limit)"  # noqa: S608
)
_SCORED = f"SELECT rowid, bm25(journal_entries_fts, 1.0, 0.0) AS score {_MATCH}"
_BEST_OF_ALL = text(
    "SELECT group_concat(rowid) FROM (SELECT rowid FROM ("  # noqa: S608
    f"{_SCORED} ORDER BY rowid DESC LIMIT :limit) ORDER BY score, rowid DESC)"
)
# The sign keeps SQLite from asking the index for each key of the window on its own.
_BEST = text(
    "SELECT group_concat(rowid) FROM (SELECT rowid FROM ("  # noqa: S608
    f"{_SCORED} AND rowid BETWEEN :oldest AND :newest AND +rowid IN (SELECT value FROM json_each(:keys))"
    ") ORDER BY score, rowid DESC)"
)
_HIT_DAYS = text(
    "SELECT local_date, count(*) FROM journal_entries_fts "
    "CROSS JOIN journal_entries ON journal_entries.seq = journal_entries_fts.rowid "
    "WHERE journal_entries_fts MATCH :match GROUP BY local_date"
)
_DAYS = text(
    "SELECT (SELECT min(local_date) FROM journal_entries WHERE user_id = :user), "
    "(SELECT max(local_date) FROM journal_entries WHERE user_id = :user)"
)
_OTHERS = text(
    "SELECT EXISTS (SELECT 1 FROM journal_entries WHERE user_id < :user) "
    "OR EXISTS (SELECT 1 FROM journal_entries WHERE user_id > :user)"
)


def newest_hits(unit: Unit, user_id: str, query: SearchQuery, limit: int | None = None) -> "array[int]":
    """Return the keys of the entries that a query finds, newest first: all of them, or at most so many."""
    if not query.terms:
        return entry_keys(unit, user_id) if limit is None else newest_keys(unit, user_id, limit)
    match = _match(unit, user_id, query)
    if match is None:
        return array("q")
    if limit is not None:
        return key_vector(unit.session.scalar(_RECENT, {"match": match, "limit": limit}))
    return key_vector(unit.session.scalar(_HITS, {"match": match}), newest_first=True)


def best_hits(unit: Unit, user_id: str, query: SearchQuery) -> "array[int]":
    """Return the keys of the newest entries that a query finds, best match first, then newest.

    Of a single word's hits the newest `RANKED_LIMIT` are ranked, of any other's the newest `RANKED_LIMIT_OF_MANY`; the
    rest is left out. How good a match is, is the BM25 of the words that `ranking` chooses; without any, all are
    equally good.
    """
    if not query.terms:
        return entry_keys(unit, user_id)[:RANKED_LIMIT]
    match = _match(unit, user_id, query)
    if match is None:
        return array("q")
    words = ranking(unit, user_id, query)
    if words is None:
        return key_vector(unit.session.scalar(_RECENT, {"match": match, "limit": RANKED_LIMIT}))
    if words == match:
        limit = RANKED_LIMIT if _is_word(query) else RANKED_LIMIT_OF_MANY
        return key_vector(unit.session.scalar(_BEST_OF_ALL, {"match": match, "limit": limit}))
    listed = unit.session.scalar(_RECENT, {"match": match, "limit": RANKED_LIMIT_OF_MANY})
    recent = key_vector(listed)
    if not recent:
        return recent
    window = {"keys": f"[{listed}]", "oldest": recent[-1], "newest": recent[0]}
    return key_vector(unit.session.scalar(_BEST, {"match": words, **window}))


def _is_word(query: SearchQuery) -> bool:
    return len(query.terms) == 1 and isinstance(query.terms[0].condition, Words)


def count_hits(unit: Unit, user_id: str, query: SearchQuery) -> int:
    """Return how many entries a query finds."""
    if not query.terms:
        return len(entry_keys(unit, user_id))
    match = _match(unit, user_id, query)
    return 0 if match is None else unit.session.scalar(_COUNT, {"match": match}) or 0


def hit_days(unit: Unit, user_id: str, query: SearchQuery, first: date, last: date) -> dict[str, int]:
    """Return how many entries a query finds on each local day of a period; days without any are left out.

    The days of the period are words of the index as well, so nothing outside it is walked through.
    """
    match = _match(unit, user_id, query, (first.toordinal(), last.toordinal()))
    if match is None:
        return {}
    return {row[0]: row[1] for row in unit.session.execute(_HIT_DAYS, {"match": match})}


@dataclass(slots=True)
class _Expression:
    """What must be there and what must not, as pieces of an FTS5 expression."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the whole expression; something must be wanted."""
        wanted = " AND ".join(self.wanted)
        return f"({wanted}) NOT ({' OR '.join(self.unwanted)})" if self.unwanted else wanted


def _match(unit: Unit, user_id: str, query: SearchQuery, between: tuple[int, int] = _ALL_DAYS) -> str | None:
    """Return the FTS5 expression of a query, or None if nothing can be found.

    Args:
        unit: the unit of work.
        user_id: whose entries.
        query: what is searched for.
        between: the first and the last day to look at, as ordinals.
    """
    expression = _Expression()
    bounds = [term for term in query.terms if isinstance(term.condition, (Before, After))]
    for term in query.terms:
        piece = _piece(term.condition)
        if piece is not None:
            (expression.unwanted if term.is_negated else expression.wanted).append(piece)
    if not (expression.wanted or expression.unwanted or bounds):
        return None
    if (bounds or between != _ALL_DAYS) and not _between(unit, user_id, *_bounds(bounds, between), expression):
        return None
    if not expression.wanted or unit.session.scalar(_OTHERS, {"user": user_id}):
        expression.wanted.append(quoted([owner_label(user_id)]))
    return expression.text()


def _piece(condition: Condition) -> str | None:
    """Return the expression of a condition; None for one without a word in it, and for bounds."""
    match condition:
        case Words():
            return _phrase(condition)
        case AnyOf(choices):
            return _any(phrase for choice in choices if (phrase := _phrase(choice)) is not None)
        case MoodIs(mood):
            return quoted([mood_label(mood)])
        case TagIs(tag):
            return quoted([tag_label(tag)])
        case On(period):
            return quoted([date_label(period.iso)])
        case HasPhoto():
            return quoted([PHOTO])
        case IsPrivate(private):
            return quoted([PRIVATE if private else PUBLIC])
        case Before() | After():
            return None


def _phrase(words: Words) -> str | None:
    found = tokens(words.text)[:TOKEN_LIMIT]
    return quoted(found) + "*" * words.is_prefix if found else None


def _any(pieces: Iterable[str]) -> str | None:
    joined = " OR ".join(pieces)
    return f"({joined})" if joined else None


def _bounds(terms: Iterable[Term], between: tuple[int, int]) -> tuple[int, int]:
    """Return the first and the last day, as ordinals, that all `before:` and `after:` leave of a period."""
    first, last = between
    for term in terms:
        match term.condition, term.is_negated:
            case Before(period), False:
                last = min(last, period.first.toordinal() - 1)
            case Before(period), True:
                first = max(first, period.first.toordinal())
            case After(period), False:
                first = max(first, period.last.toordinal() + 1)
            case After(period), True:
                last = min(last, period.last.toordinal())
    return first, last


def _between(unit: Unit, user_id: str, first: int, last: int, expression: _Expression) -> bool:
    """Add to an expression that the day lies between two; return False if there can be no such entry.

    The range is told by the labels of whole decades, years and so on, or if that takes fewer, by those outside it.
    """
    oldest, newest = unit.session.execute(_DAYS, {"user": user_id}).one()
    if oldest is None:
        return False
    low, high = _day(oldest), _day(newest)
    if first > last or first > high.toordinal() or last < low.toordinal():
        return False
    # Nothing lies beyond the oldest and the newest entry, so there the range may reach to the end of a decade.
    start, end = decade(low)[0].toordinal(), decade(high)[1].toordinal()
    first = start if first <= low.toordinal() else first
    last = end if last >= high.toordinal() else last
    inside = _labels(first, last)
    outside = [*_labels(start, first - 1), *_labels(last + 1, end)]
    if len(outside) < len(inside):
        expression.unwanted.extend(quoted([label]) for label in outside)
    else:
        expression.wanted.append(f"({' OR '.join(quoted([label]) for label in inside)})")
    return True


def _labels(first: int, last: int) -> list[str]:
    return list(range_labels(date.fromordinal(first), date.fromordinal(last))) if first <= last else []


def _day(iso: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:  # a vault that another program wrote into
        return date.min if iso < "1000" else date.max
