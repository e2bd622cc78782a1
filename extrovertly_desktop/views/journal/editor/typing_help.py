"""What Enter, Ctrl+B and Ctrl+I do to Markdown, as plain functions of the text."""

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"^(?P<lead>[ \t]*(?:>[ \t]?)*)(?:(?P<sign>[-*+])|(?P<number>\d{1,9})(?P<stop>[.)]))"
    r"(?P<gap>[ \t]+)(?P<box>\[[ xX]\][ \t]+)?"
)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+")


@dataclass(frozen=True, slots=True)
class NextLine:
    """What Enter makes of a line: the beginning of the next one, or the end of the list.

    Attributes:
        begins: what the next line begins with.
        ends_list: the line held nothing but its sign; it is emptied instead.
    """

    begins: str
    ends_list: bool


def next_line(before_cursor: str) -> NextLine | None:
    """Return how a list or a quotation goes on after Enter, or None where Enter is just Enter.

    Args:
        before_cursor: the line up to the cursor.
    """
    item = _ITEM.match(before_cursor)
    if item is None:
        quote = _QUOTE.match(before_cursor)
        if quote is None:
            return None
        return NextLine(quote[0], ends_list=not before_cursor[quote.end() :].strip())
    sign = item["sign"] or f"{int(item['number']) + 1}{item['stop']}"
    box = "[ ] " if item["box"] else ""
    begins = f"{item['lead']}{sign}{item['gap']}{box}"
    return NextLine(begins, ends_list=not before_cursor[item.end() :].strip())


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of text to put in the place of a selection, and what of it is selected then.

    Attributes:
        grow: how many characters before and after the selection are replaced along with it.
        text: what comes in their place.
        select: start and end of the new selection within `text`.
    """

    grow: int
    text: str
    select: tuple[int, int]


def emphasised(selected: str, before: str, after: str, sign: str) -> Replacement:
    """Return the selection between signs of emphasis, or without them where it stood between them already.

    Args:
        selected: the selection; it may be empty.
        before, after: what stands on the line before and after it.
        sign: `**` or `*`.
    """
    size = len(sign)
    if _ends_with(before, sign) and _ends_with(after[::-1], sign):
        return Replacement(size, selected, (0, len(selected)))
    if len(selected) > 2 * size and _ends_with(selected[::-1], sign) and _ends_with(selected, sign):
        return Replacement(0, selected[size:-size], (0, len(selected) - 2 * size))
    words = selected.strip()
    if not words:
        return Replacement(0, sign + selected + sign, (size, size + len(selected)))
    # Signs next to a space would be read as plain asterisks.
    lead = selected[: len(selected) - len(selected.lstrip())]
    tail = selected[len(selected.rstrip()) :]
    start = len(lead) + size
    return Replacement(0, f"{lead}{sign}{words}{sign}{tail}", (start, start + len(words)))


def _ends_with(text: str, sign: str) -> bool:
    """Whether text ends with exactly this sign: one asterisk of a pair is not the sign of italics."""
    run = len(text) - len(text.rstrip("*"))
    return run in (len(sign), 3)
