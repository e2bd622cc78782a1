"""Markdown highlighting: the right stretches, in any script, and quickly."""

import time

import pytest
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.markdown_highlighter import MarkdownHighlighter, MarkdownLooks

QUIET, LINK, GROUND = QColor("#111111"), QColor("#222222"), QColor("#333333")
BOLD = 600


def looks() -> MarkdownLooks:
    fonts = []
    for points in (20.0, 15.0, 11.0):
        font = QFont()
        font.setPointSizeF(points)
        font.setWeight(QFont.Weight(BOLD))
        fonts.append(font)
    return MarkdownLooks((fonts[0], fonts[1], fonts[2]), QUIET, LINK, GROUND, ("Mono",))


@pytest.fixture
def document(qapp: object) -> QTextDocument:
    made = QTextDocument()
    made.highlighter = MarkdownHighlighter(made, looks())
    return made


def formats(document: QTextDocument, text: str, line: int = 0) -> dict[str, QTextCharFormat]:
    """Return the formatted stretches of a line by their words."""
    document.setPlainText(text)
    document.highlighter.rehighlight()
    block = document.findBlockByNumber(line)
    utf16 = block.text().encode("utf-16-le")
    stretches = block.layout().formats()  # must outlive what is read from it
    return {
        utf16[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le"): QTextCharFormat(part.format)
        for part in stretches
    }


def test_headings_are_larger_and_their_sign_is_quiet(document: QTextDocument) -> None:
    found = formats(document, "# Morning")
    assert found["Morning"].fontPointSize() == 20.0
    assert found["# "].foreground().color() == QUIET
    assert formats(document, "### Deep")["Deep"].fontPointSize() == 11.0
    assert formats(document, "#tag") == {}


def test_bold_and_italic_nest_and_leave_their_signs_quiet(document: QTextDocument) -> None:
    found = formats(document, "so **very *glad* now** and __here__ and _there_")
    assert found["very "].fontWeight() == BOLD
    assert found["glad"].fontWeight() == BOLD
    assert found["glad"].fontItalic()
    assert found["here"].fontWeight() == BOLD
    assert found["there"].fontItalic()
    assert found["**"].foreground().color() == QUIET


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name", "* ", "**", "a ** b ** c", "\\*not\\*"])
def test_signs_that_mean_nothing_stay_plain(document: QTextDocument, text: str) -> None:
    assert not any(part.fontItalic() or part.fontWeight() == BOLD for part in formats(document, text).values())


def test_places_hold_for_characters_outside_the_basic_plane(document: QTextDocument) -> None:
    found = formats(document, "😀😀 **dürr 😀** 今日")
    assert found["dürr 😀"].fontWeight() == BOLD


def test_code_keeps_its_signs_to_itself(document: QTextDocument) -> None:
    found = formats(document, "run `a * b * c` *now*")
    assert found["`a * b * c`"].background().color() == GROUND
    assert found["now"].fontItalic()


def test_code_blocks_reach_until_they_are_closed(document: QTextDocument) -> None:
    text = "```\n# not a heading\n```\n# heading"
    assert formats(document, text, 1)["# not a heading"].background().color() == GROUND
    assert formats(document, text, 3)["heading"].fontPointSize() == 20.0


def test_links_lists_and_quotes(document: QTextDocument) -> None:
    found = formats(document, "- see [the page](https://example.org/a_b_c) or https://example.org")
    assert found["- "].foreground().color() == QUIET
    assert found["the page"].fontUnderline()
    assert found["https://example.org"].foreground().color() == LINK
    assert formats(document, "> said she")["> "].foreground().color() == QUIET
    assert formats(document, "12) twelve")["12) "].foreground().color() == QUIET


def test_a_keystroke_in_a_long_text_formats_its_own_paragraph_only(document: QTextDocument, qtbot: QtBot) -> None:
    document.setPlainText("\n\n".join(["Some **words** of a long and *quiet* day. " * 5] * 500))
    document.highlighter.rehighlight()
    cursor = QTextCursor(document)
    began = time.perf_counter()
    for _ in range(50):
        cursor.insertText("a")
    assert time.perf_counter() - began < 0.5
