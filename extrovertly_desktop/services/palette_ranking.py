"""How well a title fits what was typed: exact, its beginning, beginnings of words, a part, letters in order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from extrovertly_desktop.domain.palette import PaletteGroup, PaletteItem, PaletteKind
from extrovertly_desktop.store.folding import fold_words

Fit = tuple[int, int]
"""Tier, and within the tier of letters in order how broken up they are; less is better."""

EXACT, BEGINS, WORDS, ALL_WORDS, PART, LETTERS = range(6)
_IN_A_GROUP = 5
_IN_THE_ONLY_GROUP = 12
_LEAST_LETTERS = 3
_LETTERS_A_BREAK = 5
_FAR = 1 << 20


@dataclass(frozen=True, slots=True)
class Folded:
    """An item with its words as they are compared: without case, accents and signs."""

    item: PaletteItem
    title: str
    words: tuple[str, ...]
    all_words: tuple[str, ...]

    @classmethod
    def of(cls, item: PaletteItem) -> "Folded":
        """Return an item made ready to be compared."""
        words = tuple((fold_words(item.title) or "").split())
        more = tuple((fold_words(f"{item.detail} {item.also}") or "").split())
        return cls(item, " ".join(words), words, (*words, *more))


def ranked(
    typed: str,
    items: Iterable[Folded],
    found: Sequence[PaletteItem] = (),
    recent: Sequence[tuple[PaletteKind, str]] = (),
) -> tuple[PaletteGroup, ...]:
    """Return what fits, in groups: the best group first, and in each the best first.

    Args:
        typed: what was typed.
        items: what is to be measured against it.
        found: what a search has found already; each fits at least in part, and stays in this order among equals.
        recent: kind and id of what was opened lately, latest first; it comes first among what fits equally well.
    """
    wanted = " ".join((fold_words(typed) or "").split())
    if not wanted:
        return ()
    recency = {known: number for number, known in enumerate(recent)}
    groups: dict[PaletteKind, list[tuple[Fit, int, int, int, PaletteItem]]] = {}

    def take(fit: Fit, item: PaletteItem, length: int) -> None:
        group = groups.setdefault(item.kind, [])
        group.append((fit, recency.get((item.kind, item.id), len(recency)), length, len(group), item))

    for each in items:
        fit = how_it_fits(wanted, each)
        if fit is not None:
            take(fit, each.item, len(each.title))
    for item in found:
        fit = how_it_fits(wanted, Folded.of(item))
        take(min(fit or (PART, 0), (PART, 0)), item, 0)
    most = _IN_A_GROUP if len(groups) > 1 else _IN_THE_ONLY_GROUP
    order = {kind: number for number, kind in enumerate(PaletteKind)}
    rows = sorted((sorted(group, key=lambda row: row[:4]) for group in groups.values()), key=lambda g: (
        g[0][0], order[g[0][4].kind]
    ))  # fmt: skip
    return tuple(PaletteGroup(group[0][4].kind, tuple(row[4] for row in group[:most])) for group in rows)


def how_it_fits(wanted: str, folded: Folded) -> Fit | None:
    """Return how well an item fits a text that is folded and not empty, or None if it does not."""
    title = folded.title
    if title == wanted:
        return (EXACT, 0)
    if title.startswith(wanted):
        return (BEGINS, 0)
    words = wanted.split()
    if _begin(words, folded.words):
        return (WORDS, 0)
    if len(folded.all_words) > len(folded.words) and _begin(words, folded.all_words):
        return (ALL_WORDS, 0)
    if wanted in title:
        return (PART, 0)
    letters = wanted.replace(" ", "")
    if len(letters) < _LEAST_LETTERS:
        return None
    breaks = _breaks(letters, title)
    return (LETTERS, breaks) if breaks <= len(letters) // _LETTERS_A_BREAK else None


def _begin(words: Sequence[str], own: Collection[str]) -> bool:
    return all(any(other.startswith(word) for other in own) for word in words)


def _breaks(letters: str, title: str) -> int:
    """Return how often the letters, found in order, stop and go on in the middle of a word; the first begins one."""
    rest = iter(title)
    if not all(letter in rest for letter in letters):
        return _FAR
    costs = [0 if sign == letters[0] and _begins_word(title, at) else _FAR for at, sign in enumerate(title)]
    for letter in letters[1:]:
        after, least = [_FAR] * len(title), _FAR
        for at, sign in enumerate(title):
            if at and sign == letter:
                after[at] = min(costs[at - 1], least + (0 if _begins_word(title, at) else 1))
            if at:
                least = min(least, costs[at - 1])
        costs = after
    return min(costs)


def _begins_word(title: str, at: int) -> bool:
    return at == 0 or title[at - 1] == " "
