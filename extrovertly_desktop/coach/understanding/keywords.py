"""The way without a model: full-text search in memory over the examples."""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from threading import Lock

_WORD = re.compile(r"[a-z0-9]+")
_FROM_EACH = 3
"""A topic counts with its best so many examples."""
_MOST_HITS = 60
_SHORTEST_PREFIX = 5
_COMMON = frozenset(
    """
    a an and am are as at be been but by can did do does for from had has have he her him his how i if in is it its me
    my not of on or our out she so that the their them then there they this to up us was we were what when where which
    who why will with would you your s t m d re ve ll don
    """.split()  # noqa: SIM905 - a hundred quoted words would be harder to read
)


class KeywordIndex:
    """Finds topics by the words a text shares with their examples: Porter stems, beginnings of longer words, bm25."""

    def __init__(self, labelled: Iterable[tuple[str, str | None]]) -> None:
        """Index examples by the slug they belong to; None is what belongs to no topic, and is left out."""
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._turn = Lock()
        self._database.execute(
            "CREATE VIRTUAL TABLE examples USING "
            "fts5(text, slug UNINDEXED, tokenize='porter unicode61 remove_diacritics 2')"
        )
        self._database.executemany(
            "INSERT INTO examples (text, slug) VALUES (?, ?)", [(text, slug) for text, slug in labelled if slug]
        )

    def scores(self, text: str) -> Mapping[str, float]:
        """Return how much speaks for each topic that shares a word with a text; greater is more."""
        words = [word for word in dict.fromkeys(_WORD.findall(text.lower())) if word not in _COMMON]
        if not words:
            return {}
        # Quoted, so that no word is taken for an operator.
        query = " OR ".join(f'"{word}"*' if len(word) >= _SHORTEST_PREFIX else f'"{word}"' for word in words)
        with self._turn:
            hits = self._database.execute(
                "SELECT slug, -bm25(examples) FROM examples WHERE examples MATCH ? ORDER BY bm25(examples) LIMIT ?",
                (query, _MOST_HITS),
            ).fetchall()
        found: dict[str, list[float]] = {}
        for slug, score in hits:
            best = found.setdefault(slug, [])
            if len(best) < _FROM_EACH:
                best.append(score)
        return {slug: sum(best) for slug, best in found.items()}

    def close(self) -> None:
        """Let go of the memory."""
        self._database.close()
