"""Plain text as Markdown, and Markdown without backslashes that nobody needs.

Which signs mean something follows CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), looked at line by line.
"""

import re
import string
from array import array
from collections.abc import Iterator

from extrovertly_desktop.exchange.bringing.gathered import Gathered, each_line

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_OPENING = re.compile(
    r"(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|={3,}\s*$|[-_*](?:\s*+[-_*]){2,}+\s*+$)"
)
_SIGN = re.compile(r"https?://\S+|[\\`*_\[\]<~]")
_TAG = re.compile(r"</?[A-Za-z]|<!|<\?")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_UP_TO_A_NUMBER = re.compile(r"[ \t0-9]*")
_WITH_BACKSLASH = {sign: f"\\{sign}" for sign in string.punctuation}
"""One object for each, so that a text of nothing but signs takes no more room than any other."""


def clean(text: str) -> str:
    r"""Return text as it can be kept: ends of lines as `\n`, without NUL and without halves of letters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def escaped(text: str, *, opens_line: bool = True) -> str:
    """Return plain text so that Markdown shows it as it is, with a backslash only where a sign would mean something.

    Args:
        text: any number of lines.
        opens_line: whether it stands at the beginning of a line, where `#` and `-` mean something.
    """
    out = Gathered()
    for number, line in enumerate(each_line(text)):
        inside = _escaped_inside(line)
        out.put(("\n" if number else "") + (_escaped_opening(inside) if number or opens_line else inside))
    return out.text()


def escaped_line(line: str) -> str:
    """Return one line of plain text as Markdown."""
    return _escaped_opening(_escaped_inside(line))


def eased(markdown: str) -> str:
    """Return Markdown without the backslashes that change nothing, as programs write them before every sign.

    Code, where a backslash is one, stays as it is.
    """
    if "\\" not in markdown:
        return markdown
    out = Gathered()
    fence = ""
    for number, line in enumerate(each_line(markdown)):
        mark = _FENCE.match(line)
        out.put("\n" if number else "")
        out.put(line if fence or mark or "\\" not in line else _eased_line(line))
        if not fence:
            fence = mark[1] if mark else ""
        elif mark and mark[1].startswith(fence):
            fence = ""
    return out.text()


def _eased_line(line: str) -> str:
    out = Gathered()
    at = 0
    # A backtick behind a backslash opens no code.
    for begin, end in () if "\\`" in line else _codes(line):
        out.put(_eased_words(line[at:begin]))
        out.put(line[begin:end])
        at = end
    out.put(_eased_words(line[at:]))
    return _eased_opening(out.text())


def _codes(line: str) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends: between two runs of backticks of one length."""
    begins, ends = array("Q"), array("Q")
    for match in _TICKS.finditer(line):
        begins.append(match.start())
        ends.append(match.end())
    # For each run the next one of its length, or itself where there is none.
    alike = array("Q", range(len(begins)))
    following: dict[int, int] = {}
    for number in reversed(range(len(begins))):
        length = ends[number] - begins[number]
        alike[number] = following.get(length, number)
        following[length] = number
    at = 0
    while at < len(begins):
        if alike[at] != at:
            yield begins[at], ends[alike[at]]
        at = alike[at] + 1


def _eased_words(words: str) -> str:
    if "\\" not in words:
        return words
    opening = _UP_TO_A_NUMBER.match(words)
    opened = opening.end() if opening else 0
    return _ESCAPE.sub(lambda match: _kept_if_needed(match, opened), words)


def _kept_if_needed(match: "re.Match[str]", opened: int) -> str:
    """Return a sign with its backslash or without; up to `opened` there is nothing but what may open a line."""
    line, at, sign = match.string, match.start(), match[1]
    if sign in "\\`*[]<~":
        return _WITH_BACKSLASH[sign]
    if sign == "_":
        before, after = line[at - 1 : at], line[at + 2 : at + 3]
        return sign if _is_letter(before) and _is_letter(after) else _WITH_BACKSLASH[sign]
    # What opens a line is looked at afterwards.
    return _WITH_BACKSLASH[sign] if sign in "#>-+.)=" and at <= opened else sign


def _eased_opening(line: str) -> str:
    match = re.match(r"(\s*\d*)\\([#>\-+.)=])", line)
    if match is None:
        return line
    plain = match[1] + match[2] + line[match.end() :]
    return line if _OPENING.match(plain) else plain


def _escaped_inside(line: str) -> str:
    out = Gathered()
    at = 0
    for match in _SIGN.finditer(line):
        if match.start() > at:
            out.put(line[at : match.start()])
        out.put(_escaped_if_needed(match))
        at = match.end()
    out.put(line[at:])
    return out.text()


def _escaped_if_needed(match: "re.Match[str]") -> str:
    sign, line, at, end = match[0], match.string, match.start(), match.end()
    before, after = line[at - 1 : at] if at else "", line[end : end + 1]
    if len(sign) > 1:
        return sign
    if sign == "\\":
        means = bool(_PUNCTUATION.match(after)) or not after
    elif sign == "_":
        means = not (_is_letter(before) and _is_letter(after)) and not _is_alone(before, after)
    elif sign == "*":
        means = not _is_alone(before, after)
    elif sign == "~":
        means = after == "~" or before == "~"
    elif sign == "<":
        means = bool(_TAG.match(line, at))
    else:
        means = sign != "]" or after in ("(", "[", ":")
    return _WITH_BACKSLASH[sign] if means else sign


def _escaped_opening(line: str) -> str:
    match = _OPENING.match(line)
    if match is None or line.startswith("\\"):
        return line
    at = match.end() if match[2].isdigit() else match.start(2)
    return f"{line[:at]}\\{line[at:]}"


def _is_letter(sign: str) -> bool:
    return sign.isalnum()


def _is_alone(before: str, after: str) -> bool:
    return (not before or before.isspace()) and (not after or after.isspace())
