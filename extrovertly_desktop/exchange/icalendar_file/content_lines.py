"""One content line of a calendar: its name, its parameters, its value, and the escaping of text (RFC 5545, 3.1)."""

import binascii
import re
from dataclasses import dataclass
from functools import cached_property

from extrovertly_desktop.domain.harmless import harmless

MOST_OCTETS = 75
"""Octets in one line of a file, its end not counted; longer ones are folded."""

# Nothing taken is given back (`*+`): to remember where that could be takes a hundred bytes for each letter.
_LINE = re.compile(r"([A-Za-z0-9-]+)[ \t]*((?:;[^\":;]*+(?:\"[^\"]*\"[^\":;]*+)*+)*+):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([^=;\"]+)=((?:\"[^\"]*\"|[^;\"]++)*+)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_UNESCAPED_COMMA = re.compile(r"(?:[^\\,]++|\\.)++", re.DOTALL)
_CARETS = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}
_CARET = re.compile(r"\^[nN'^]")
_WITH_PARAMETERS_QUOTED = re.compile(r"[:;,]")


@dataclass(frozen=True)
class ContentLine:
    """A property of a component, unfolded.

    Attributes:
        number: the line of the file on which it begins, from 1.
        name: upper case.
        parameter_text: what stands between the name and the colon.
        value: as it stands in the file, still escaped.
    """

    number: int
    name: str
    parameter_text: str
    value: str

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The parameters by name, upper case, without quotation marks; the first of each name counts."""
        if not self.parameter_text:
            return {}
        found: dict[str, str] = {}
        for name, value in _PARAMETER.findall(self.parameter_text):
            plain = _CARET.sub(lambda match: _CARETS[match.group()], value.replace('"', ""))
            found.setdefault(name.strip().upper(), harmless(plain).strip())
        return found

    @property
    def text(self) -> str:
        """The value as text, unescaped and harmless."""
        return unescaped(self.value)

    @property
    def texts(self) -> tuple[str, ...]:
        """The value as a list of texts, split at commas that are not escaped; blank ones are left out."""
        parts = (unescaped(part).strip() for part in _UNESCAPED_COMMA.findall(self.value))
        return tuple(part for part in parts if part)


def parsed(number: int, line: str) -> ContentLine | None:
    """Return a line taken apart, or None if it is none: it has no name followed by a colon."""
    match = _LINE.match(line)
    if match is None:
        return None
    name, parameters, value = match.groups()
    if value.startswith("//") and "TZID=" in parameters.upper():
        # Outlook names zones like web addresses and forgets the quotation marks that their colon needs.
        place, _, value = value.rpartition(":")
        parameters = f"{parameters}:{place}"
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = _from_quoted_printable(value, parameters)
    return ContentLine(number, name.upper(), parameters, value)


def _from_quoted_printable(value: str, parameters: str) -> str:
    """Return what vCalendar 1.0 wrote for text, its line ends escaped as in iCalendar, so that all text is alike."""
    charset = re.search(r"CHARSET=\"?([\w-]+)", parameters, re.IGNORECASE)
    octets = binascii.a2b_qp(value.encode("utf-8", "replace"))
    try:
        text = octets.decode(charset.group(1) if charset else "utf-8", "replace")
    except LookupError:
        text = octets.decode("utf-8", "replace")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def unescaped(value: str) -> str:
    """Return TEXT without its escapes (RFC 5545, 3.3.11)."""
    if "\\" in value:
        value = _ESCAPED.sub(lambda match: "\n" if match.group(1) in "nN" else match.group(1), value)
    return harmless(value)


def escaped(text: str) -> str:
    """Return text as TEXT (RFC 5545, 3.3.11)."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(value: str) -> str:
    """Return a parameter's value, quoted where it must be, with RFC 6868's carets for what quoting cannot hold."""
    plain = _CONTROLS.sub("", value).replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{plain}"' if _WITH_PARAMETERS_QUOTED.search(plain) else plain


def folded(line: str) -> str:
    """Return a line with its end, folded so that none is longer than 75 octets and no letter is cut."""
    if len(line) <= MOST_OCTETS and (line.isascii() or len(line.encode()) <= MOST_OCTETS):
        return line + "\r\n"
    pieces: list[str] = []
    begin, used = 0, 0
    for position, letter in enumerate(line):
        code = ord(letter)
        octets = 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        # From the second line on, the space that marks a fold is one of the octets.
        if used + octets > MOST_OCTETS - (1 if pieces else 0):
            pieces.append(line[begin:position])
            begin, used = position, 0
        used += octets
    pieces.append(line[begin:])
    return "\r\n ".join(pieces) + "\r\n"
