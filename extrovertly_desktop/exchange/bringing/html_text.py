"""HTML, as programs for diaries keep it, as Markdown.

Tags are told apart by a single pattern rather than by `html.parser`, whose time grows with the square of the length on
some broken pages. Scripts and styles fall away; what is unknown leaves its text behind.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extrovertly_desktop.exchange.bringing.gathered import Gathered, each_line
from extrovertly_desktop.exchange.bringing.markdown_text import clean, escaped

ImageFound = Callable[[str, str], str]
"""Given an image's address and its description, what stands in its place in the text."""

# What is taken is not given back, and nothing goes past the next bracket: a page of a million of them takes no longer.
_PIECE = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)([^<>]*+)>|<[!?][^<>]*+>")
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LOOKS_LIKE = re.compile(
    r"</?(?:p|div|br|span|h[1-6]|ul|ol|li|b|i|u|em|strong|a|blockquote|img|html|body)\b[^<>]*>", re.IGNORECASE
)
_NO_LETTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,});?")
_SPACE = re.compile(r"[ \t\n\f\r]+")
_MANY_LINES = re.compile(r"\n{3,}")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "strike": "~~", "del": "~~"}
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "table",
        "tr",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SILENT = frozenset(("script", "style", "head", "title", "template"))
_MOST_DEPTH = 12


def looks_like_html(text: str) -> bool:
    """Whether a text has tags in it that programs for diaries write."""
    return _LOOKS_LIKE.search(text[:20_000]) is not None


def html_as_markdown(page: str, image: ImageFound | None = None) -> str:
    """Return a page or a piece of one as Markdown.

    Args:
        page: HTML, whole or broken.
        image: told about every picture; without it a picture becomes a Markdown image.
    """
    writing = _Writing(image or (lambda address, told: f"![{told}]({address})"))
    at = 0
    page = clean(page)
    for piece in _PIECE.finditer(page):
        writing.text(page[at : piece.start()])
        at = piece.end()
        if piece[2]:
            writing.tag(piece[2].lower(), bool(piece[1]), piece[3] or "")
    writing.text(page[at:])
    return writing.finished()


@dataclass(slots=True)
class _Writing:
    image: ImageFound
    out: Gathered = field(default_factory=Gathered)
    is_empty: bool = True
    lists: list[int] = field(default_factory=list)
    """For each list that is open the number of its next item; 0 for one without numbers."""
    links: list[str] = field(default_factory=list)
    quotes: int = 0
    least: int = 0
    """The least depth of quotation since the last text."""
    pending: int = 0
    """Ends of lines that come before the next text."""
    is_item_empty: bool = False
    """Whether nothing stands behind the mark of a list's item yet, where no line may end."""
    verbatim: bool = False
    silent: str = ""
    opens_line: bool = True

    def text(self, piece: str) -> None:
        if not piece or self.silent:
            return
        # Half of a letter may be told as an entity, too.
        piece = clean(_unescaped(piece))
        if self.verbatim:
            self._put(piece.replace("\n", "\n" + self._margin()))
            return
        words = _SPACE.sub(" ", piece).replace("\xa0", " ")
        if self.opens_line:
            words = words.lstrip(" ")
        if words:
            self._put(escaped(words, opens_line=self.opens_line))

    def tag(self, name: str, closes: bool, attributes: str) -> None:
        if self.silent or name in _SILENT:
            self.silent = "" if closes and name == self.silent else (self.silent or ("" if closes else name))
        elif name in _MARKS:
            self._put(_MARKS[name], counts=False)
        elif name in _HEADINGS:
            self._line(2)
            if not closes:
                self._put("#" * int(name[1]) + " ", counts=False)
        elif name in _BLOCKS:
            self._line(2 if name == "p" and not self.lists else 1)
        elif (write := self._others().get(name)) is not None:
            write(closes, attributes)

    def _others(self) -> dict[str, Callable[[bool, str], None]]:
        return {
            "br": lambda _closes, _told: self._line(min(2, self.pending + 1) if self.pending else 1),
            "hr": lambda _closes, _told: self._rule(),
            "img": lambda _closes, told: self._image(told),
            "a": self._link,
            "pre": lambda closes, _told: self._verbatim(closes),
            "code": lambda closes, _told: self._put("" if self.verbatim else "`", counts=not closes),
            "blockquote": lambda closes, _told: self._quote(closes),
            "ul": lambda closes, _told: self._list(closes, first=0),
            "ol": lambda closes, _told: self._list(closes, first=1),
            "li": lambda closes, _told: self._item(closes),
            "td": lambda _closes, _told: self._put("" if self.opens_line else " ", counts=False),
            "th": lambda _closes, _told: self._put("" if self.opens_line else " ", counts=False),
        }

    def finished(self) -> str:
        text, self.out = self.out.text(), Gathered()
        # An emphasis around nothing would show its stars.
        for empty in ("****", "~~~~"):
            text = text.replace(empty, "")
        for line in each_line(text):
            self.out.put(line.rstrip() + "\n")
        text, self.out = self.out.text(), Gathered()
        return _MANY_LINES.sub("\n\n", text).strip("\n")

    def _rule(self) -> None:
        self._line(2)
        self._put("---")
        self._line(2)

    def _image(self, attributes: str) -> None:
        told = _attributes(attributes)
        self._put(self.image(told.get("src", ""), _SPACE.sub(" ", told.get("alt", ""))))

    def _quote(self, closes: bool) -> None:
        self._line(2)
        self.quotes = max(0, min(_MOST_DEPTH, self.quotes + (-1 if closes else 1)))
        self.least = min(self.least, self.quotes)

    def _link(self, closes: bool, attributes: str) -> None:
        if not closes:
            address = _attributes(attributes).get("href", "").strip()
            usable = address.startswith(("http://", "https://", "mailto:")) and _SPACE.search(address) is None
            self.links.append(address if usable else "")
            self._put("[" if usable else "", counts=False)
        elif self.links:
            address = self.links.pop()
            self._put(f"]({address})" if address else "")

    def _verbatim(self, closes: bool) -> None:
        if closes != bool(self.verbatim):
            return
        self._line(1 if closes else 2)
        self._put("```")
        self._line(2 if closes else 1)
        self.verbatim = not closes

    def _list(self, closes: bool, first: int) -> None:
        if not closes and len(self.lists) < _MOST_DEPTH:
            self._line(1 if self.lists else 2)
            self.lists.append(first)
        elif closes and self.lists:
            self.lists.pop()
            self._line(1 if self.lists else 2)

    def _item(self, closes: bool) -> None:
        self.is_item_empty = False
        self._line(1)
        if closes:
            return
        if not self.lists:
            self.lists.append(0)
        number = self.lists[-1]
        self._put(f"{'   ' * (len(self.lists) - 1)}{f'{number}.' if number else '-'} ", counts=False)
        self.lists[-1] += bool(number)
        self.is_item_empty = True

    def _line(self, count: int) -> None:
        if not self.is_item_empty:
            self.pending, self.opens_line = max(self.pending, count), True

    def _put(self, text: str, *, counts: bool = True) -> None:
        if not text:
            return
        if self.pending or self.is_empty:
            # An empty line between two depths of quotation belongs to the lesser.
            between = "" if self.is_empty else ("\n" + "> " * self.least) * (self.pending - 1) + "\n"
            self.out.put(between + self._margin())
            self.pending, self.least, self.is_empty = 0, self.quotes, False
        self.out.put(text)
        if counts and text.strip():
            self.opens_line = self.is_item_empty = False

    def _margin(self) -> str:
        return "> " * self.quotes


def _unescaped(text: str) -> str:
    # Python refuses to read a number of thousands of digits, and no letter has one of eight.
    return html.unescape(_NO_LETTER.sub("\ufffd", text)) if "&" in text else text


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[:20_000]):
        found.setdefault(match[1].lower(), _unescaped(match[2] or match[3] or match[4] or ""))
    return found
