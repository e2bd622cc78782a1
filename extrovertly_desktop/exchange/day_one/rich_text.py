"""Day One's rich text as Markdown: `{"contents": [{"attributes": {…}, "text": …} or {"embeddedObjects": […]}]}`.

A piece of text belongs to a line that ends with `\\n`; `attributes.line` tells what the line is, the other attributes
what the letters are.
"""

import json
from collections.abc import Iterator
from typing import Any

from extrovertly_desktop.exchange.bringing.gathered import Gathered, each_line
from extrovertly_desktop.exchange.bringing.markdown_text import clean, escaped

_MARKS = (("inlineCode", "`"), ("strikethrough", "~~"), ("bold", "**"), ("italic", "*"))
_KINDS = {"photo": "//", "video": "/video/", "audio": "/audio/", "pdfAttachment": "/pdfAttachment/"}
_MOST_INDENT = 12


def rich_text_as_markdown(rich_text: object) -> str | None:
    """Return rich text as the Markdown that Day One writes beside it, or None if it is none."""
    try:
        document = json.loads(rich_text) if isinstance(rich_text, str) else rich_text
    except (ValueError, RecursionError):
        return None
    contents = document.get("contents") if isinstance(document, dict) else None
    if not isinstance(contents, list):
        return None
    out = Gathered()
    for line in _lines(contents):
        out.put(line + "\n")
    return out.text().strip("\n")


def _lines(contents: list[Any]) -> Iterator[str]:
    begun: list[str] = []
    kind: dict[str, Any] = {}
    for piece in contents:
        if not isinstance(piece, dict):
            continue
        for moment in _listed(piece.get("embeddedObjects")):
            if begun:
                yield _line(begun, kind)
                begun = []
            yield _moment(moment)
        attributes = piece.get("attributes")
        attributes = attributes if isinstance(attributes, dict) else {}
        text = piece.get("text")
        if not isinstance(text, str):
            continue
        kind = attributes["line"] if isinstance(attributes.get("line"), dict) else {}
        for number, part in enumerate(each_line(clean(text))):
            if number:
                yield _line(begun, kind)
                begun = []
            if part:
                begun.append(_marked(part, attributes, kind, opens_line=not begun))
    if begun:
        yield _line(begun, kind)


def _listed(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _moment(moment: dict[str, Any]) -> str:
    kind, identifier = _KINDS.get(str(moment.get("type"))), moment.get("identifier")
    return f"![](dayone-moment:{kind}{identifier})" if kind and isinstance(identifier, str) else ""


def _marked(text: str, attributes: dict[str, Any], kind: dict[str, Any], *, opens_line: bool) -> str:
    words = text.strip()
    if not words or kind.get("codeBlock"):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if attributes.get("inlineCode") is not True:
        words = escaped(words, opens_line=opens_line and not kind)
    for name, mark in _MARKS:
        if attributes.get(name) is True:
            words = f"{mark}{words}{mark}"
    link = attributes.get("linkURL")
    if (
        isinstance(link, str)
        and link.startswith(("http://", "https://", "mailto:"))
        and not any(map(str.isspace, link))
    ):
        words = f"[{words}]({link})"
    return f"{before}{words}{after}"


def _line(pieces: list[str], kind: dict[str, Any]) -> str:
    text = "".join(pieces)
    level, indent = kind.get("header"), kind.get("indentLevel")
    margin = "  " * (min(indent, _MOST_INDENT) - 1) if isinstance(indent, int) and indent > 1 else ""
    if kind.get("codeBlock"):
        return f"    {text}"
    if kind.get("quote"):
        return f"> {text}"
    if isinstance(level, int) and 1 <= level <= 6:
        return f"{'#' * level} {text}"
    match kind.get("listStyle"):
        case "bulleted":
            return f"{margin}- {text}"
        case "numbered":
            number = kind.get("listIndex")
            return f"{margin}{number if isinstance(number, int) and 0 < number < 10**6 else 1}. {text}"
        case "checkbox":
            return f"{margin}- [{'x' if kind.get('checked') is True else ' '}] {text}"
    return text
