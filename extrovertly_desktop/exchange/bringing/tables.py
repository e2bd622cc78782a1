"""Tables of other programs: columns found by their names wherever they stand, and what a row gives."""

from collections.abc import Collection, Iterable, Iterator

from extrovertly_desktop.exchange.bringing.csv_rows import Row
from extrovertly_desktop.exchange.bringing.found import (
    Found,
    FoundCheckIn,
    FoundEntry,
    FoundPhoto,
    MoodWord,
    Place,
    Problem,
    When,
)

MOST_WORDS = 1_000
"""In one list; what stands beyond stays together."""
_UNKNOWN = "Column {number} is not known here. What stands in it is kept in words, beside the mood or below the text."


class Columns:
    """The columns of a table by name, whatever their order, case and number.

    Args:
        header: the names as they stand in the file.
    """

    def __init__(self, header: Iterable[str]) -> None:
        self.names = tuple(" ".join(name.split()) for name in header)
        self._places = {name.casefold(): place for place, name in reversed(list(enumerate(self.names)))}

    def __contains__(self, name: object) -> bool:
        """Whether there is a column of that name, in lower case."""
        return name in self._places

    def cell(self, row: Row, name: str) -> str:
        """Return what stands in a row under a name, trimmed; nothing if there is no such column or cell."""
        place = self._places.get(name, len(row.cells))
        return row.cells[place].strip() if place < len(row.cells) else ""

    def first(self, row: Row, *names: str) -> str:
        """Return what stands under the first of several names that has anything."""
        return next((cell for name in names if (cell := self.cell(row, name))), "")

    def others(self, row: Row, known: Collection[str]) -> list[tuple[str, str]]:
        """Return name and content of each column that is not one of the known ones and not empty."""
        pairs = zip(self.names, row.cells, strict=False)
        return [(name, cell.strip()) for name, cell in pairs if name.casefold() not in known and cell.strip()]

    def whole(self, row: Row, delimiter: str = ", ") -> Row:
        """Return the row with cells beyond the last column joined to it: its commas were never put into quotes."""
        width = len(self.names)
        if not len(row.cells) > width > 0 or not any(row.cells[width:]):
            return row
        return Row(row.line, [*row.cells[: width - 1], delimiter.join(cell.strip() for cell in row.cells[width - 1 :])])

    def unknown(self, file: str, known: Collection[str]) -> Iterator[Problem]:
        """Say once of each column that is not known that it is kept in words."""
        for number, name in enumerate(self.names, 1):
            if name and name.casefold() not in known:
                yield Problem(Place(file, 1), _UNKNOWN.format(number=number))


def listed(text: str, sign: str) -> tuple[str, ...]:
    """Return the words of a list in one cell, white space folded, blanks left out and each once whatever its case."""
    return distinct(text.split(sign, MOST_WORDS))


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Return words with white space folded, blanks left out and each once whatever its case, in their order."""
    seen: dict[str, str] = {}
    for word in words:
        folded = " ".join(word.split())
        if folded:
            seen.setdefault(folded.casefold(), folded)
    return tuple(seen.values())


def in_words(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs of a name and what it is like, one a line, such as `Sleep: good`."""
    return "\n".join(f"{name}: {value}" if name else value for name, value in pairs if value)


def titled(title: str, text: str) -> str:
    """Return a text with its title as a heading on the first line."""
    heading = " ".join(title.split())
    return f"# {heading}\n\n{text.strip()}".strip() if heading else text.strip()


def entry_and_check_in(
    key: str,
    when: When,
    place: Place,
    *,
    mood: MoodWord | None,
    text: str = "",
    words: tuple[str, ...] = (),
    context: str = "",
    photos: tuple[FoundPhoto, ...] = (),
) -> Iterator[Found]:
    """Yield what a note of a mood tracker becomes: a check-in, and an entry as well where something was written.

    Args:
        words: activities, people and places: tags of the entry and triggers of the check-in.
        context: what else was told in figures; without a mood it stands below the text.
    """
    if mood is None and context:
        text = f"{text}\n\n{context}".strip()
    if text or photos:
        yield FoundEntry(key, when, text, place, mood=mood, tags=words, photos=photos)
    if mood is not None:
        yield FoundCheckIn(f"{key}/mood", when, mood, place, context=context, triggers=words)
