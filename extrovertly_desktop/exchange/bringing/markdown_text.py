"""Plain text as Markdown, and Markdown without backslashes that nobody needs.

Which signs mean something follows CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), looked at line by line.
"""

import re
from collections import deque
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_OPENING = re.compile(
    r"(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|={3,}\s*$|[-_*](?:\s*[-_*]){2,}\s*$)"
)
_SIGN = re.compile(r"https?://\S+|[\\`*_\[\]<~]")
_TAG = re.compile(r"</?[A-Za-z]|<!|<\?")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


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
    lines = text.split("\n")
    first = _escaped_inside(lines[0])
    return "\n".join([_escaped_opening(first) if opens_line else first, *(escaped_line(line) for line in lines[1:])])


def escaped_line(line: str) -> str:
    """Return one line of plain text as Markdown."""
    return _escaped_opening(_escaped_inside(line))


def eased(markdown: str) -> str:
    """Return Markdown without the backslashes that change nothing, as programs write them before every sign.

    Code, where a backslash is one, stays as it is.
    """
    if "\\" not in markdown:
        return markdown
    out: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            out.append(line)
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
            out.append(line)
        else:
            out.append(_eased_line(line) if "\\" in line else line)
    return "\n".join(out)


def _eased_line(line: str) -> str:
    pieces: list[str] = []
    at = 0
    # A backtick behind a backslash opens no code.
    for begin, end in () if "\\`" in line else _codes(line):
        pieces += [_ESCAPE.sub(_kept_if_needed, line[at:begin]), line[begin:end]]
        at = end
    pieces.append(_ESCAPE.sub(_kept_if_needed, line[at:]))
    return _eased_opening("".join(pieces))


def _codes(line: str) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends: between two runs of backticks of one length."""
    runs = [match.span() for match in _TICKS.finditer(line)]
    waiting: dict[int, deque[int]] = {}
    for number, (begin, end) in enumerate(runs):
        waiting.setdefault(end - begin, deque()).append(number)
    at = 0
    while at < len(runs):
        begin, end = runs[at]
        alike = waiting[end - begin]
        while alike and alike[0] <= at:
            alike.popleft()
        if alike:
            at = alike[0]
            yield begin, runs[at][1]
        at += 1


def _kept_if_needed(match: "re.Match[str]") -> str:
    line, at, sign = match.string, match.start(), match[1]
    if sign in "\\`*[]<~":
        return match[0]
    if sign == "_":
        before, after = line[at - 1 : at], line[at + 2 : at + 3]
        return sign if _is_letter(before) and _is_letter(after) else match[0]
    # What opens a line is looked at afterwards.
    return match[0] if sign in "#>-+.)=" and not line[:at].strip(" \t0123456789") else sign


def _eased_opening(line: str) -> str:
    match = re.match(r"(\s*\d*)\\([#>\-+.)=])", line)
    if match is None:
        return line
    plain = match[1] + match[2] + line[match.end() :]
    return line if _OPENING.match(plain) else plain


def _escaped_inside(line: str) -> str:
    return _SIGN.sub(_escaped_if_needed, line)


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
    return "\\" + sign if means else sign


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
