"""The markup of Daylio's notes as Markdown.

Notes are HTML of a few tags. Whatever else stands between angle brackets was typed by the person and stays as it is.
"""

import re
from html import unescape

_TAG = re.compile(
    r"<(/?)(br|p|div|span|b|strong|i|em|u|s|strike|del|ul|ol|li|h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "strike": "~~", "del": "~~"}
_GAPS = re.compile(r"\n{3,}")


def as_markdown(note: str) -> str:
    """Return a note with its tags as Markdown: bold, italic, struck out, lists, lines and paragraphs."""
    if "<" not in note and "&" not in note:
        return note.strip()
    text = _Text()
    position = 0
    for tag in _TAG.finditer(note):
        text.add(note[position : tag.start()])
        text.tag(tag[2].lower(), is_end=bool(tag[1]))
        position = tag.end()
    text.add(note[position:])
    return text.whole()


class _Text:
    """The text as it grows, tag by tag."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lists: list[int | None] = []
        self._open: list[str] = []
        self._waiting: list[str] = []

    def add(self, text: str) -> None:
        """Take letters in; signs of emphasis stand close to them, as Markdown wants it."""
        if not text:
            return
        told = _ENTITY.sub(lambda match: unescape(match[0]).replace("\xa0", " "), text)
        if self._waiting and told.strip():
            bare = told.lstrip()
            self._parts += [told[: len(told) - len(bare)], *self._waiting]
            told, self._waiting = bare, []
        self._parts.append(told)

    def tag(self, name: str, *, is_end: bool) -> None:
        """Take a tag in."""
        if name in _SIGNS:
            self._emphasis(_SIGNS[name], is_end=is_end)
        elif name in ("ul", "ol"):
            self._list(name, is_end=is_end)
        elif name == "li" and not is_end:
            self._parts.append("\n" + self._bullet())
        elif name == "br":
            self._parts.append("\n")
        elif name in ("p", "div") or name.startswith("h"):
            self._parts.append("\n\n" if is_end else "\n")

    def whole(self) -> str:
        """Return the text, with emphasis closed that the note left open."""
        for sign in reversed(self._open):
            if sign not in self._waiting:
                self._close(sign)
        lines = "".join(self._parts).split("\n")
        return _GAPS.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()

    def _emphasis(self, sign: str, *, is_end: bool) -> None:
        # Bold inside bold says nothing new.
        if not is_end and sign not in self._open:
            self._open.append(sign)
            self._waiting.append(sign)
        elif is_end and sign in self._open:
            self._open.remove(sign)
            if sign in self._waiting:
                self._waiting.remove(sign)
            else:
                self._close(sign)

    def _close(self, sign: str) -> None:
        """Put the closing sign behind the last letter rather than behind the space that follows it."""
        gap = ""
        while self._parts and not self._parts[-1].strip():
            gap = self._parts.pop() + gap
        last = self._parts.pop() if self._parts else ""
        bare = last.rstrip()
        self._parts += [bare, sign, last[len(bare) :] + gap]

    def _list(self, name: str, *, is_end: bool) -> None:
        if not is_end:
            self._lists.append(0 if name == "ol" else None)
        elif self._lists:
            self._lists.pop()
            self._parts.append("\n\n")

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "
