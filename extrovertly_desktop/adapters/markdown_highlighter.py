"""Light highlighting of Markdown while it is typed: the signs step back, what they mean comes forward."""

import re
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_RULE = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!\\)!?(\[)([^\[\]\n]{0,500})(\]\([^()\s]{0,2000}(?:\s\"[^\"]*\")?\))")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")
_BOLD = re.compile(
    r"(?<![\\*])(\*\*)(?=[^\s*])(.+?)(?<=[^\s\\])(\*\*)"
    r"|(?<![\\\w])(__)(?=[^\s_])(.+?)(?<=[^\s\\])(__)(?!\w)"
)
_ITALIC = re.compile(
    r"(?<![\\*])(\*)(?=[^\s*])([^*]+?)(?<=[^\s\\*])(\*)(?!\*)"
    r"|(?<![\\\w])(_)(?=[^\s_])([^_]+?)(?<=[^\s\\_])(_)(?!\w)"
)
_LONGEST = 20_000
"""Characters of one paragraph that are looked at; nobody writes a longer one by hand."""


class _State(IntEnum):
    PLAIN = 0
    TICKS = 1
    TILDES = 2


@dataclass(frozen=True, slots=True)
class MarkdownLooks:
    """How the parts of a Markdown text look.

    Attributes:
        headings: fonts of the first, the second, and all lower levels.
        quiet: colour of the signs themselves.
        link: colour of links.
        code_ground: colour behind code.
        code_families: font families of code.
    """

    headings: tuple[QFont, QFont, QFont]
    quiet: QColor
    link: QColor
    code_ground: QColor
    code_families: tuple[str, ...]


class MarkdownHighlighter(QSyntaxHighlighter):
    """Highlights headings, bold, italic, lists, quotes, code and links.

    Qt asks for the paragraphs that changed only, so a long text costs no more than a short one while typing.
    """

    def __init__(self, document: QTextDocument, looks: MarkdownLooks) -> None:
        super().__init__(document)
        self._use(looks)

    def set_looks(self, looks: MarkdownLooks) -> None:
        """Take other looks, for example after a change of theme."""
        self._use(looks)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Format one paragraph; called by Qt."""
        if self._in_code_block(text):
            return
        self.setCurrentBlockState(_State.PLAIN)
        if not text or len(text) > _LONGEST:
            return
        # Characters outside the basic plane count twice for Qt; text with any is looked up by position.
        places = None if text.isascii() else _places(text)
        self._lines(text, places)
        self._inside(text, places)

    def _use(self, looks: MarkdownLooks) -> None:
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(looks.quiet)
        self._headings = []
        for font in looks.headings:
            heading = QTextCharFormat()
            heading.setFontPointSize(font.pointSizeF())
            heading.setFontWeight(font.weight())
            self._headings.append(heading)
        self._strong_weight = looks.headings[2].weight()
        self._code = QTextCharFormat()
        self._code.setBackground(looks.code_ground)
        self._code.setFontFamilies(list(looks.code_families))
        self._code.setFontFixedPitch(True)
        self._link = QTextCharFormat()
        self._link.setForeground(looks.link)
        self._link.setFontUnderline(True)

    def _in_code_block(self, text: str) -> bool:
        before = self.previousBlockState()
        fence = _FENCE.match(text)
        opened = before in (_State.TICKS, _State.TILDES)
        if not opened and fence is None:
            return False
        self.setFormat(0, 2 * len(text), self._code)
        if fence is None:
            self.setCurrentBlockState(before)
            return True
        self.setFormat(0, 2 * len(text), self._quiet)
        kind = _State.TICKS if fence[1][0] == "`" else _State.TILDES
        closes = opened and kind == before
        self.setCurrentBlockState(_State.PLAIN if closes else (before if opened else kind))
        return True

    def _lines(self, text: str, places: list[int] | None) -> None:
        heading = _HEADING.match(text)
        if heading is not None:
            looks = self._headings[min(len(heading[1]), len(self._headings)) - 1]
            self._mark(0, len(text), looks, places)
            sign = QTextCharFormat(looks)
            sign.setForeground(self._quiet.foreground())
            self._mark(0, heading.end(), sign, places)
            return
        if _RULE.match(text):
            self._mark(0, len(text), self._quiet, places)
            return
        for pattern in (_QUOTE, _LIST):
            found = pattern.match(text)
            if found is not None:
                self._mark(0, found.end(), self._quiet, places)
                return

    def _inside(self, text: str, places: list[int] | None) -> None:
        taken: list[tuple[int, int]] = []
        if "`" in text:
            for found in _CODE.finditer(text):
                self._mark(found.start(), found.end(), self._code, places)
                taken.append(found.span())
        if "[" in text or "://" in text:
            self._links(text, places, taken)
        if "*" in text or "_" in text:
            for pattern, bold in ((_BOLD, True), (_ITALIC, False)):
                for found in pattern.finditer(text):
                    if _is_free(found.start(), taken):
                        self._emphasise(found, places, bold=bold)

    def _links(self, text: str, places: list[int] | None, taken: list[tuple[int, int]]) -> None:
        for found in _LINK.finditer(text):
            if _is_free(found.start(), taken):
                self._mark(found.start(), found.end(), self._quiet, places)
                self._mark(found.start(2), found.end(2), self._link, places)
                taken.append(found.span(3))
        for found in _ADDRESS.finditer(text):
            if _is_free(found.start(), taken):
                self._mark(found.start(), found.end(), self._link, places)
                taken.append(found.span())

    def _emphasise(self, found: re.Match[str], places: list[int] | None, *, bold: bool) -> None:
        first = 1 if found[1] is not None else 4
        for index in range(found.start(first + 1), found.end(first + 1)):
            place, length = _place(index, places)
            looks = QTextCharFormat(self.format(place))
            if bold:
                looks.setFontWeight(self._strong_weight)
            else:
                looks.setFontItalic(True)
            self.setFormat(place, length, looks)
        for group in (first, first + 2):
            place, _ = _place(found.start(group), places)
            sign = QTextCharFormat(self.format(place))
            sign.setForeground(self._quiet.foreground())
            self._mark(found.start(group), found.end(group), sign, places)

    def _mark(self, start: int, end: int, looks: QTextCharFormat, places: list[int] | None) -> None:
        if places is None:
            self.setFormat(start, end - start, looks)
        else:
            self.setFormat(places[start], places[end] - places[start], looks)


def _places(text: str) -> list[int]:
    """Return where each character begins in Qt's count, which is of UTF-16 units."""
    places, place = [0], 0
    for sign in text:
        place += 2 if sign > "\uffff" else 1
        places.append(place)
    return places


def _place(index: int, places: list[int] | None) -> tuple[int, int]:
    if places is None:
        return index, 1
    return places[index], places[index + 1] - places[index]


def _is_free(index: int, taken: list[tuple[int, int]]) -> bool:
    return not any(start <= index < end for start, end in taken)
