"""Text from elsewhere without the signs that nobody sees and that make it say something else.

Three sorts do that: control characters (Unicode category Cc), which steer terminals and printers; overrides of the
direction of writing, by which `gpj.exe` reads as `exe.jpg`; and embeddings and isolates that are never closed, by which
the words after them change places (UAX #9; CVE-2021-42574). Right-to-left texts that close what they open stay whole.
"""

import re
from collections.abc import Iterator

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef]")
"""All of Cc but tabs and ends of lines, marks of annotations, and what is no character and Qt takes for a frame."""
_LINE_ENDS = re.compile(r"[\x0b\x0c\x85]")
_STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_WHOLE_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_EMBED, _OVERRIDE, _ISOLATE = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
_END_EMBED = "\u202c"
_ANYTHING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef]")


def harmless(text: str) -> str:
    """Return a text without control characters and without signs that turn the direction of what follows it.

    Tabs and ends of lines stay. Doing it twice changes nothing more.
    """
    if _ANYTHING.search(text) is None:
        return text
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _WHOLE_LINE.sub(lambda line: _balanced(line[0]), text) if _STEERING.search(text) else text


def _balanced(line: str) -> str:
    kept = set(_closed(line))
    return "".join(sign for place, sign in enumerate(line) if place in kept or _STEERING.match(sign) is None)


def _closed(line: str) -> Iterator[int]:
    """Yield the places of embeddings and isolates that are closed in the line, and of what closes them."""
    opened: list[tuple[str, int]] = []
    for match in _STEERING.finditer(line):
        sign, place = match[0], match.start()
        if sign in _EMBED or sign in _ISOLATE or sign in _OVERRIDE:
            opened.append((sign, place))
        elif sign == _END_EMBED:
            # Never reaches out of the isolate it stands in (UAX #9, X7).
            if opened and opened[-1][0] not in _ISOLATE:
                begun, begins = opened.pop()
                if begun in _EMBED:
                    yield from (begins, place)
        elif any(begun in _ISOLATE for begun, _ in opened):
            # Ends whatever was begun inside it as well (X6a).
            while opened[-1][0] not in _ISOLATE:
                opened.pop()
            yield from (opened.pop()[1], place)
