"""Searches beside the driver's own query of the same index; prints milliseconds as JSON.

usage: search_probe.py VAULT ROUNDS
"""

import sys
from collections.abc import Callable
from pathlib import Path

from benchtools.application import tell
from benchtools.corpora import opened, raw_connection
from benchtools.taken import Stopwatch, Taken
from extrovertly_desktop.store.folding import match_query

_TYPED = ("c", "co", "coffee", "meeting", "the coffee", "was nervous", "talked friend pho", "nowhere", "a")
_PAGE = 500
_NEWEST = "SELECT rowid FROM journal_entries_fts WHERE journal_entries_fts MATCH ? ORDER BY rowid DESC LIMIT 500"
_BEST = (
    "SELECT rowid FROM (SELECT rowid, bm25(journal_entries_fts) AS score FROM journal_entries_fts "
    "WHERE journal_entries_fts MATCH ? ORDER BY rowid DESC LIMIT 2000) ORDER BY score LIMIT 500"
)


def timed(deed: Callable[[], object]) -> Taken:
    """Return how long a deed takes."""
    watch = Stopwatch()
    deed()
    return watch.taken()


def main(path: Path, rounds: int) -> None:
    """Ask in turns, so that both meet the same machine."""
    vault, raw = opened(path), raw_connection(path)
    figures: dict[str, list[Taken]] = {name: [] for name in ("newest", "raw newest", "best", "raw best")}
    deeds: dict[str, Callable[[str], object]] = {
        "newest": lambda typed: vault.search.keys(typed, limit=_PAGE),
        "raw newest": lambda typed: raw.execute(_NEWEST, (match_query(typed),)).fetchall(),
        "best": lambda typed: vault.search.keys(typed, "best", limit=_PAGE),
        "raw best": lambda typed: raw.execute(_BEST, (match_query(typed),)).fetchall(),
    }
    for number in range(rounds + 1):
        for typed in _TYPED:
            for name, deed in deeds.items():
                taken = timed(lambda deed=deed, typed=typed: deed(typed))  # type: ignore[misc]
                if number:  # the first round fills the caches of both
                    figures[name].append(taken)
    tell(figures)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
