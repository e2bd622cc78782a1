"""The tokens of an SQL file of any size, one after the other: PostgreSQL's own lexical rules (chapter 4.1)."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from extrovertly_desktop.domain.errors import UserError

_SLICE = 1 << 18
_MOST_TOKEN = 64 * 1024**2
_LOOK_AT = 65_536
_TOKEN = re.compile(
    r"""(?P<space>\s++)
    |(?P<comment>--[^\n]*+)
    |(?P<escaped>[eE]'(?:[^'\\]++|\\.|'')*+')
    |(?P<unicode>[uU]&'(?:[^']++|'')*+')
    |(?P<bits>[bBxX]'[^']*+')
    |(?P<text>'(?:[^']++|'')*+')
    |(?P<quoted>"(?:[^"]++|"")*+")
    |(?P<word>(?![eEbBxX]'|[uU]&')[^\W\d][\w$]*+)
    |(?P<number>(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?+)
    |(?P<sign>::|[^'"])""",
    re.VERBOSE | re.DOTALL,
)
_NOTHING_SPECIAL = re.compile(r"(?:[^;'\"$/eEuUbBxX-]++|[eEuUbBxX](?![&']))++")
"""What can begin neither a text nor a comment, nor end a statement."""
_OLD_TEXT = re.compile(r"'(?:[^'\\]++|\\.|'')*+'", re.DOTALL)
"""A text where `standard_conforming_strings` is off."""
_DOLLAR = re.compile(r"\$(?:[^\W\d]\w*)?\$")
_ENCODING = re.compile(rb"client_encoding\s*(?:=|TO)\s*'?([A-Za-z0-9_-]+)", re.IGNORECASE)
_CODECS = {
    **{f"WIN{number}": f"cp{number}" for number in (866, 874, *range(1250, 1259))},
    **{f"LATIN{number}": f"iso8859-{part}" for number, part in enumerate((1, 2, 3, 4, 9, 10, 13, 14, 15, 16), 1)},
    **{f"ISO_8859_{number}": f"iso8859-{number}" for number in range(5, 9)},
    "KOI8R": "koi8-r",
    "KOI8U": "koi8-u",
    "SJIS": "cp932",
    "BIG5": "big5",
    "GBK": "gbk",
    "UHC": "cp949",
    "EUC_JP": "euc_jp",
    "EUC_KR": "euc_kr",
    "EUC_CN": "gb2312",
    "GB18030": "gb18030",
    "JOHAB": "johab",
}
"""By the names that PostgreSQL gives them (section 24.3.1); all others are UTF-8."""
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPE = re.compile(
    r"((?:\\[0-7]{1,3}|\\x[0-9a-fA-F]{1,2})+)|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|''", re.DOTALL
)
_UNICODE = re.compile(r"\\\+([0-9a-fA-F]{6})|\\([0-9a-fA-F]{4})|\\\\|''")
_BYTE = re.compile(r"\\x([0-9a-fA-F]{1,2})|\\([0-7]{1,3})")
_CUT = "“{name}” ends in the middle. It was cut short or is damaged; please make the dump again."
_TOO_MUCH = "“{name}” has something in it that is larger than any entry, so it was not read."


class Token(NamedTuple):
    """One token: `kind` is text, name (an identifier in quotes), word, number or sign; `value` is what it means."""

    kind: str
    value: str


class SqlText:
    """An SQL file that is gone through from its beginning to its end.

    Attributes:
        name: of the file, for sentences.
        is_sound: whether every letter so far could be read.
        escapes_everywhere: whether a backslash means something in plain texts too (`standard_conforming_strings` off).
    """

    def __init__(self, stream: IO[bytes], name: str) -> None:
        start = stream.read(_LOOK_AT)
        opened = io.BufferedReader(_Prefixed(start, stream))
        self._rest = io.TextIOWrapper(opened, encoding_of(start), errors="replace", newline="")
        self.name = name
        self.is_sound = True
        self.escapes_everywhere = False
        self._part, self._at, self._ended = "", 0, False
        self._line, self._counted = 1, 0

    @property
    def line(self) -> int:
        """The line that is being looked at, from 1."""
        self._line += self._part.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def token(self) -> Token | None:
        """Return the next token and go past it; None at the end.

        Raises:
            UserError: if the file ends within a token, or one is too large.
        """
        while True:
            sign = self._peek()
            if not sign:
                return None
            if sign == "$" and (dollar := self._dollar()) is not None:
                return Token("text", dollar)
            if sign == "/" and self._block_comment():
                continue
            match = self._match(_OLD_TEXT if sign == "'" and self.escapes_everywhere else _TOKEN)
            self._at = match.end()
            kind = match.lastgroup or "escaped"
            if kind not in {"space", "comment"}:
                return _meant(kind, match[0])

    def skip_statement(self) -> None:
        """Go past the end of the statement that is being read, quickly."""
        while True:
            run = _NOTHING_SPECIAL.match(self._part, self._at)
            # At the end of what was read the last letter may begin a text.
            self._at = self._at if run is None else max(self._at, run.end() - (run.end() == len(self._part)))
            token = self.token()
            if token is None or (token.kind == "sign" and token.value == ";"):
                return

    def at_backslash(self) -> bool:
        """Whether a command for `psql` begins here, such as `\\restrict`."""
        while self._peek().isspace():
            self._at = self._match(_TOKEN).end()
        return self._peek() == "\\"

    def rest_of_line(self) -> str | None:
        """Return what is left of the line, without its end, and go past it; None at the end of the file."""
        while (end := self._part.find("\n", self._at)) < 0:
            if not self._more():
                line, self._at = self._part[self._at :], len(self._part)
                return line.removesuffix("\r") or None
        line, self._at = self._part[self._at : end], end + 1
        return line.removesuffix("\r")

    def lines_until(self, last: str) -> Iterator[str]:
        """Yield the lines up to one that is nothing but `last`, which is gone past.

        Raises:
            UserError: if the file ends before.
        """
        while (line := self.rest_of_line()) != last:
            if line is None:
                raise self.cut()
            yield line

    def cut(self) -> UserError:
        """Return what is to be said of a file that ends too early."""
        return UserError(_CUT.format(name=self.name))

    def _peek(self) -> str:
        if self._at >= len(self._part) and not self._more():
            return ""
        return self._part[self._at]

    def _match(self, pattern: "re.Pattern[str]") -> "re.Match[str]":
        while True:
            match = pattern.match(self._part, self._at)
            # A token that reaches to the end of what was read may go on, or be the beginning of another.
            if match is not None and (match.end() + 2 <= len(self._part) or self._ended):
                return match
            if not self._more() and match is None:
                raise self.cut()

    def _dollar(self) -> str | None:
        tag = _DOLLAR.match(self._part, self._at)
        while tag is None and len(self._part) - self._at < 80 and self._more():
            tag = _DOLLAR.match(self._part, self._at)
        if tag is None:
            return None
        start = len(tag[0])
        while (end := self._part.find(tag[0], self._at + start)) < 0:
            if not self._more():
                raise self.cut()
        text = self._part[self._at + start : end]
        self._at = end + start
        return text

    def _block_comment(self) -> bool:
        while len(self._part) - self._at < 2 and self._more():
            pass
        if not self._part.startswith("/*", self._at):
            return False
        depth, offset = 1, 2
        edge = re.compile(r"/\*|\*/")
        while depth:
            match = edge.search(self._part, self._at + offset)
            if match is None:
                offset = max(len(self._part) - self._at - 1, offset)
                if not self._more():
                    raise self.cut()
                continue
            depth += 1 if match[0] == "/*" else -1
            offset = match.end() - self._at
        self._at += offset
        return True

    def _more(self) -> bool:
        if self._ended:
            return False
        left = len(self._part) - self._at
        if left > _MOST_TOKEN:
            raise UserError(_TOO_MUCH.format(name=self.name))
        # As much again each time: what is tried over and over is never more than twice the token.
        try:
            found = self._rest.read(max(_SLICE, left))
        except UnicodeError:
            raise self.cut() from None
        self.is_sound = self.is_sound and "\ufffd" not in found
        self._line = self.line
        # PostgreSQL has no NUL in any text.
        self._part, self._at, self._counted = self._part[self._at :] + found.replace("\x00", ""), 0, 0
        self._ended = not found
        return bool(found)


class _Prefixed(io.RawIOBase):
    """A stream with the bytes put back that were read from its beginning."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._start[: len(buffer)]
        if data:
            self._start = self._start[len(data) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def unescaped(text: str, *, quotes: bool = False) -> str:
    r"""Return what a text with backslashes means, as in `E'…'` and in the lines of COPY.

    Args:
        quotes: whether a doubled apostrophe is one.
    """
    if "\\" not in text and not quotes:
        return text
    return _ESCAPE.sub(_escape, text)


def _escape(match: "re.Match[str]") -> str:
    if match[1]:
        found = (
            int(hexadecimal, 16) if hexadecimal else int(octal, 8) & 0xFF
            for hexadecimal, octal in _BYTE.findall(match[1])
        )
        return bytes(found).decode("utf-8", "replace")
    if match[2] or match[3]:
        return _letter(match[2] or match[3])
    if match[4]:
        return _ESCAPES.get(match[4], match[4])
    return "'"


def _letter(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def _meant(kind: str, text: str) -> Token:
    if kind == "text":
        return Token("text", text[1:-1].replace("''", "'"))
    if kind == "escaped":
        return Token("text", unescaped(text[text.index("'") + 1 : -1], quotes=True))
    if kind == "unicode":
        return Token("text", _UNICODE.sub(_unicode, text[3:-1]))
    if kind == "bits":
        return Token("text", text[2:-1])
    if kind == "quoted":
        return Token("name", text[1:-1].replace('""', '"'))
    return Token(kind, text)


def _unicode(match: "re.Match[str]") -> str:
    digits = match[1] or match[2]
    return _letter(digits) if digits else match[0][0]


def encoding_of(start: bytes) -> str:
    """Return what a dump is encoded in, as far as its beginning tells; UTF-8 if it does not."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # As a console of Windows saves what a program prints.
        return "utf-16"
    told = _ENCODING.search(start)
    if told is None:
        return "utf-8-sig"
    return _CODECS.get(told[1].decode("ascii").upper(), "utf-8-sig")
