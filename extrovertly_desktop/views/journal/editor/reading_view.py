"""An entry as it reads: Markdown set in the theme's type, with nothing fetched and nothing opened by itself."""

import re
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from extrovertly_desktop.views.theme import ThemeManager

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_STRUCTURE = re.compile(
    r"^\s*(?:#{1,6}(?:\s|$)|>|[-*+]\s|\d{1,9}[.)]\s|\||=+\s*$|-+\s*$|([-*_])(?:[ \t]*\1){2,}[ \t]*$)"
)
"""A line that begins something of its own."""
_CLOSED = re.compile(r"^(?: {4}|\t)|^\s*(?:#{1,6}(?:\s|$)|>|\||([-*_])(?:[ \t]*\1){2,}[ \t]*$)")
"""A line that the next one cannot simply go on from."""
_BREAK = "\u2028"
_LINE_PERCENT = 145.0
_OPENABLE = frozenset({"http", "https", "mailto"})


class ReadingView(QTextBrowser):
    """Shows Markdown to read.

    Signals:
        link_clicked: the address of a link; nothing has been opened.
    """

    link_clicked = Signal(str)

    def __init__(self, theme: ThemeManager, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._shown: QTextDocument | None = None
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("Your entry, to read"))
        self.setProperty("bare", "true")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme.theme_changed.connect(self._render)

    def set_text(self, markdown: str) -> None:
        """Show another text, from its beginning; the same one stays where it is scrolled to."""
        if markdown != self._text:
            self._text = markdown
            self._render()

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: ANN401 - Qt's own
        """Load nothing: a diary that fetches a picture would tell somebody that it is being read."""
        return None

    def _render(self) -> None:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font("body"))
        document.setMarkdown(with_line_breaks(self._text), _DIALECT)
        _unload_images(document)
        self._dress(document)
        self.setDocument(document)
        self.setCursorWidth(0)  # kept by the document, and nothing is typed here
        # Qt does not keep a document that it was handed; the one before goes with its last reference.
        self._shown = document

    def _dress(self, document: QTextDocument) -> None:
        metrics = self._theme.metrics
        heading_fonts = (self._theme.font("title"), self._theme.font("heading"), self._theme.font("body", strong=True))
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            spacing = QTextBlockFormat()
            spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            within_list = block.textList() is not None and block.next().textList() is not None
            spacing.setTopMargin(metrics.space(4) if level and block.blockNumber() else 0)
            spacing.setBottomMargin(metrics.space(1 if within_list else 3))
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(spacing)
            if level:
                _give_font(block, heading_fonts[min(level, 3) - 1])
            block = block.next()
        self._colour(document)

    def _colour(self, document: QTextDocument) -> None:
        """Give links and quotations the theme's colours, which Qt's reader of Markdown does not know."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text"))
        self.setPalette(palette)
        stretches = []
        block = document.begin()
        while block.isValid():
            quoted = int(block.blockFormat().property(QTextFormat.Property.BlockQuoteLevel) or 0) > 0
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                looks = fragment.charFormat()
                colour = "link" if looks.isAnchor() else ("text_muted" if quoted else "")
                is_code = looks.fontFixedPitch()
                if colour or is_code:
                    stretches.append((fragment.position(), fragment.length(), colour, is_code))
                part += 1
            block = block.next()
        for start, length, colour, is_code in stretches:
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            looks = QTextCharFormat()
            if colour:
                looks.setForeground(self._theme.colour(colour))
            if is_code:
                looks.setBackground(self._theme.colour("ground_sunken"))
            cursor.mergeCharFormat(looks)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.scheme().lower() in _OPENABLE:
            # Encoded: no letter of it can look like another or turn the direction of the rest.
            self.link_clicked.emit(bytes(url.toEncoded().data()).decode("ascii", "replace"))


def _give_font(block: QTextBlock, font: QFont) -> None:
    stretches = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        stretches.append((fragment.position(), fragment.length(), fragment.charFormat()))
        part += 1
    for start, length, looks in stretches:
        # The reader of Markdown sizes headings by steps, which would win over a size of our own.
        looks.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        looks.setFontPointSize(font.pointSizeF())
        looks.setFontWeight(font.weight())
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(looks)


def with_line_breaks(text: str) -> str:
    """Return Markdown in which a line that ends stays ended, as people who write a diary mean it.

    Two plain lines after each other become one with a line separator between, which Qt's reader lets through; the
    two spaces of Markdown would make paragraphs of them.
    """
    lines: list[str] = []
    fence, goes_on = "", False
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence or found is not None:
            lines.append(line)
            if found is not None:
                fence = "" if fence and found[1].startswith(fence) else (fence or found[1][:3])
            goes_on = False
        elif goes_on and line.strip() and not _STRUCTURE.match(line):
            words = line.strip()
            lines[-1] += f" {_BREAK}{' ' if words[0] in '*_' else ''}{words}"
        else:
            lines.append(line)
            goes_on = bool(line.strip()) and not _CLOSED.match(line)
    return "\n".join(lines)


def _unload_images(document: QTextDocument) -> None:
    """Put the words that describe a picture in its place, before anything tries to load it."""
    found: list[tuple[int, str]] = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().isImageFormat():
                image = fragment.charFormat().toImageFormat()
                words = str(image.property(QTextFormat.Property.ImageAltText) or "") or image.name()
                found += [(fragment.position() + offset, words) for offset in range(fragment.length())]
            part += 1
        block = block.next()
    for position, words in reversed(found):
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, QTextCharFormat())
