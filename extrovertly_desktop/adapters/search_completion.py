"""What may come next in the journal's search: names of filters, and moods and tags as their values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FILTERS = ("any:", "mood:", "tag:", "on:", "before:", "after:", "has:photo", "is:private", "is:public")
_LAST = re.compile(r"""(?:^|\s)(?P<word>-?(?:(?P<name>[A-Za-z]+):(?P<value>"[^"]*|\S*)|(?P<start>[A-Za-z]{2,})))$""")
_BEGUN = re.compile(r'(?:^|\s)-?(?:any|mood|tag|on|before|after|has|is):"?$', re.IGNORECASE)
_VALUED = ("mood", "tag")


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on.

    Attributes:
        shown: the words to offer.
        typed: the whole search once it is taken, the rest after the cursor included.
        cursor: where the cursor then stands.
    """

    shown: str
    typed: str
    cursor: int


def completions(
    typed: str, cursor: int, moods: Sequence[str], tags: Sequence[str], limit: int = 6
) -> tuple[Completion, ...]:
    """Return how the word before the cursor can go on; none when it is finished or is no filter.

    Args:
        typed: what is in the search field.
        cursor: where its cursor stands.
        moods: names of moods.
        tags: tags, the likeliest first.
        limit: at most so many.
    """
    found = _LAST.search(typed[:cursor])
    if found is None:
        return ()
    begun, rest = found["word"], typed[cursor:]
    sign = "-" if begun.startswith("-") else ""
    lead = typed[: found.start("word")] + sign
    if found["start"] is not None:
        names = [name for name in FILTERS if name.startswith(found["start"].lower())]
        return tuple(_whole(name, lead, name, rest, is_done=not name.endswith(":")) for name in names[:limit])
    name = found["name"].lower()
    if name not in _VALUED:
        return ()
    value = found["value"].removeprefix('"').casefold()
    known = moods if name == "mood" else tags
    fitting = [word for word in known if word.casefold().startswith(value) and word.casefold() != value]
    return tuple(_whole(word, lead, f"{name}:{quoted(word)}", rest, is_done=True) for word in fitting[:limit])


def settled(typed: str, moods: Sequence[str] = (), tags: Sequence[str] = ()) -> str:
    """Return a search without the filter at its end that has no value yet, or the beginning of one.

    It would find nothing, and that would flash by at every letter.

    Args:
        typed: what is in the search field.
        moods: names of moods.
        tags: tags.
    """
    found = _LAST.search(typed)
    if found is not None and found["name"] is not None and found["name"].lower() in _VALUED:
        value = found["value"].removeprefix('"').casefold()
        known = [word.casefold() for word in (moods if found["name"].lower() == "mood" else tags)]
        if value not in known and any(word.startswith(value) for word in known):
            return typed[: found.start()]
    return _BEGUN.sub("", typed)


def is_plain(typed: str) -> bool:
    """Whether a search has no filter and no sign in it, so that a reader may not know there are any."""
    return not re.search(r'[:"]|(?:^|\s)-', typed)


def _whole(shown: str, lead: str, word: str, rest: str, *, is_done: bool) -> Completion:
    gap = " " if is_done and not rest.startswith(" ") else ""
    return Completion(shown, f"{lead}{word}{gap}{rest}", len(lead) + len(word) + len(gap))


def quoted(word: str) -> str:
    """Return the name of a mood or a tag as the value of a filter: in quotation marks, its own doubled, if need be."""
    return '"{}"'.format(word.replace('"', '""')) if re.search(r'[\s"]', word) else word


def tag_search(tag: str) -> str:
    """Return the search for the entries that carry a tag."""
    return f"tag:{quoted(tag)}"
