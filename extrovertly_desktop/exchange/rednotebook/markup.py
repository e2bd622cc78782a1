r"""The markup of RedNotebook, which is that of txt2tags, as Markdown.

**bold**   //italic//   __underlined__   --struck--   ``code``   ""as it is""
= Title = to ===== Title =====        - item        + numbered item
a line of twenty - or = or _          \\ for the end of a line
[name URL]   [name ""URL""]           pictures: [path.png]   [""path"".png]   [""path"".png?400]
"""

import re
from collections.abc import Callable

from extrovertly_desktop.exchange.bringing.markdown_text import escaped

PictureFound = Callable[[str], bool]
"""Given a picture's path as it stands in the text; whether it is there, and need not stand in the text any more."""

_PICTURE = (
    r"\[(?:\"\"(?P<raw>[^\]\"\n]{1,500})\"\"|(?P<path>[^\[\]\"\s][^\[\]\"\n]{0,500}?))"
    r"(?P<ending>\.(?:png|jpe?g|gif|bmp|webp|eps))(?:\"\")?(?:\?\d+)?\]"
)
_LINK = r"\[(?P<name>[^\]\[\n]{1,500}?)\s+(?:\"\"(?P<rawurl>[^\"\n]{1,2000})\"\"|(?P<url>[^\s\]\"]{1,2000}))\]"
_CODE = r"``(?P<code>[^`\n]+)``"
_RAW = r"\"\"(?P<verbatim>[^\"\n]+)\"\""
_ADDRESS = r"(?P<address>\bhttps?://[^\s\[\]\"]+)"
_MARK = r"(?P<mark>\*\*|//|__|--)"
_INLINE = re.compile(f"{_PICTURE}|{_LINK}|{_CODE}|{_RAW}|{_ADDRESS}|{_MARK}", re.IGNORECASE)
_TITLE = re.compile(r"\s*(={1,5})([^=\s](?:.*[^=\s])?)\1(?:\[[\w-]*\])?\s*|\s*(={1,5}) (.+?) \3(?:\[[\w-]*\])?\s*")
_NUMBERED_TITLE = re.compile(r"\s*(\+{1,5})([^+\s](?:.*[^+\s])?)\1\s*")
_RULE = re.compile(r"\s*[-=_]{20,}\s*")
_ITEM = re.compile(r"( *)([-+]) (?=\S)(.*)")
_MARKS = {"**": "**", "//": "*", "__": "*", "--": "~~"}
_MOST = 100_000


def markup_as_markdown(text: str, picture: PictureFound) -> str:
    """Return a day's text as Markdown.

    Args:
        text: as RedNotebook keeps it.
        picture: told about every picture; one that is not there stays in the text as a link.
    """
    return "\n".join(_line(line, picture) for line in text.split("\n"))


def _line(line: str, picture: PictureFound) -> str:
    if not line or len(line) > _MOST:
        return line
    if _RULE.fullmatch(line):
        return "---"
    title = _TITLE.fullmatch(line)
    if title:
        return f"{'#' * len(title[1] or title[3])} {_inline((title[2] or title[4]).strip(), picture)}"
    title = _NUMBERED_TITLE.fullmatch(line)
    if title and not line.startswith("+ "):
        return f"{'#' * len(title[1])} {_inline(title[2].strip(), picture)}"
    item = _ITEM.fullmatch(line)
    if item:
        return f"{item[1]}{'-' if item[2] == '-' else '1.'} {_inline(item[3], picture)}"
    hard = line.rstrip()
    if hard.endswith("\\\\"):
        line = hard[:-2]
    return _inline(line, picture, opens_line=True)


def _inline(text: str, picture: PictureFound, *, opens_line: bool = False) -> str:
    out: list[str] = []
    at = 0
    paired = _paired_marks(text)
    for match in _INLINE.finditer(text):
        kind = match.lastgroup or ""
        if kind == "mark" and match.start() not in paired:
            continue
        out.append(escaped(text[at : match.start()], opens_line=opens_line and not at))
        at = match.end()
        out.append(_replaced(match, picture))
    out.append(escaped(text[at:], opens_line=opens_line and not at))
    return "".join(out)


def _replaced(match: "re.Match[str]", picture: PictureFound) -> str:
    found = match.groupdict()
    if found["mark"]:
        return _MARKS[found["mark"]]
    if found["code"]:
        return f"`{found['code']}`"
    if found["verbatim"]:
        return escaped(found["verbatim"], opens_line=False)
    if found["address"]:
        return found["address"]
    if found["ending"]:
        path = (found["raw"] or found["path"]) + found["ending"]
        return "" if picture(path) else f"[{escaped(_last(path), opens_line=False)}](<{path}>)"
    url = found["rawurl"] or found["url"]
    name = found["name"].replace('""', "").strip()
    if re.search(r"[:/.]", url):
        return f"[{escaped(name, opens_line=False)}](<{url}>)"
    return escaped(match[0], opens_line=False)


def _last(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _paired_marks(text: str) -> set[int]:
    """Return where marks stand that open or close something: against letters on the inside, and in pairs."""
    paired: set[int] = set()
    open_at: dict[str, int] = {}
    for match in _INLINE.finditer(text):
        mark = match["mark"]
        if not mark:
            continue
        before, after = (
            text[match.start() - 1 : match.start()] if match.start() else "",
            text[match.end() : match.end() + 1],
        )
        if mark in open_at and before and not before.isspace():
            paired.update((open_at.pop(mark), match.start()))
        elif after and not after.isspace():
            open_at[mark] = match.start()
    return paired
