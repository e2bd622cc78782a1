"""How an entry is put together that another program keeps in pieces: a title, a text, and facts around it."""

import re
from collections.abc import Iterable, Sequence

from extrovertly_desktop.exchange.bringing.markdown_text import clean, escaped

_LONGEST_TAG = 100
_HASHTAG = re.compile(r"(?<![\w&#/\\])#(?=\w*[^\W\d_])(\w[\w/-]{1,98})")
STARRED = "starred"
"""The tag of entries that the other program marks with a star or a heart."""


def put_together(text: str, *, title: str = "", facts: Sequence[str] = (), photos: int = 0) -> str:
    """Return the text of an entry.

    Args:
        text: Markdown.
        title: plain; it becomes a heading unless the text begins with it anyway.
        facts: such as a place and the weather, plain; they stand in one line in italics at the end.
        photos: how many there are: an entry of photos alone says so, since an entry has words.
    """
    text = clean(text).strip("\n")
    text = "" if not text.strip() else text
    heading = " ".join(clean(title).split())
    pieces = [text]
    if heading and text.lstrip("# *").split("\n", 1)[0].rstrip("* ").casefold() != heading.casefold():
        pieces = [f"# {escaped(heading)}", text]
    if facts:
        pieces.append(f"*{escaped(' · '.join(' '.join(clean(fact).split()) for fact in facts), opens_line=False)}*")
    whole = "\n\n".join(piece for piece in pieces if piece)
    if not whole and photos:
        return "A photo." if photos == 1 else f"{photos} photos."
    return whole


def tidy_tags(words: Iterable[object]) -> tuple[str, ...]:
    """Return tags as they can be kept: text on one line, without `#` or `@` before it, each once whatever its case."""
    seen: dict[str, str] = {}
    for word in words:
        if isinstance(word, str):
            tag = " ".join(clean(word).split()).lstrip("#@").strip()[:_LONGEST_TAG].strip()
            if tag:
                seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())


def place_words(latitude: object, longitude: object) -> str:
    """Return coordinates in words, or nothing for what is none, such as 0, 0 and the largest number there is."""
    if isinstance(latitude, (int, float)) and isinstance(longitude, (int, float)):
        is_real = -90 <= latitude <= 90 and -180 <= longitude <= 180
        if is_real and (latitude or longitude):
            return f"{latitude:.5f}, {longitude:.5f}"
    return ""


def hashtags(text: str) -> list[str]:
    """Return the words of a text with `#` before them, without it; numbers alone are none."""
    return _HASHTAG.findall(text)
