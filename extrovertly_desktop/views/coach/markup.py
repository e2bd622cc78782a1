"""The little Markdown that the coach speaks, as rich text.

A general Markdown reader would also take up pictures and links, and what the coach says can hold a person's own words.
Here everything is escaped first; only emphasis, paragraphs and lists are understood.
"""

import re
from html import escape
from itertools import groupby

_STRONG = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(\S(?:[^*]*?\S)?)\*(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#])")
_KEPT = "\ue000"
"""Stands for an escaped character meanwhile; a private one that nobody types."""
_BULLET = re.compile(r"^[-•]\s+")
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")


def to_rich_text(text: str) -> str:
    """Return paragraphs, lists, **strong** and *emphasised* words as the HTML that Qt's labels show."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text.strip()))
    return "".join(_paragraph(part) for part in paragraphs if part)


def to_plain_text(text: str) -> str:
    """Return the same without its marks, for screen readers and lists."""
    protected, kept = _protect(text)
    return _restore(_EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", protected)), kept).strip()


def _paragraph(part: str) -> str:
    made = []
    for kind, group in groupby(part.splitlines(), key=_kind):
        lines = [line.strip() for line in group]
        if kind == "p":
            made.append(f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>")
        else:
            mark = _BULLET if kind == "ul" else _NUMBER
            items = "".join(f"<li>{_inline(mark.sub('', line))}</li>" for line in lines)
            made.append(f"<{kind}>{items}</{kind}>")
    return "".join(made)


def _kind(line: str) -> str:
    line = line.strip()
    if _BULLET.match(line):
        return "ul"
    return "ol" if _NUMBER.match(line) else "p"


def _inline(line: str) -> str:
    protected, kept = _protect(line)
    marked = _EMPHASIS.sub(r"<i>\1</i>", _STRONG.sub(r"<b>\1</b>", escape(protected)))
    return _restore(marked, [escape(mark) for mark in kept])


def _protect(text: str) -> tuple[str, list[str]]:
    """Take escaped marks out: a person's own words come with theirs escaped, and those are no marks of ours."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group(1))
        return _KEPT

    return _ESCAPED.sub(keep, text.replace(_KEPT, "")), kept


def _restore(text: str, kept: list[str]) -> str:
    marks = iter(kept)
    return re.sub(_KEPT, lambda _match: next(marks), text)
