"""jrnl's text."""

import re
from collections.abc import Iterator

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, Place, Problem, When
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean
from extrovertly_desktop.exchange.bringing.pieces import STARRED, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.bringing.text import text_lines
from extrovertly_desktop.exchange.jrnl.dates import day_comes_first, is_ambiguous, moment

_BRACKETS = re.compile(r"\[([^\]\n]{6,60})\][ \t]?(.*)")
_BARE = re.compile(r"(\d{4}-\d\d-\d\d \d{1,2}:\d\d(?::\d\d)?)[ \t](.*)")
_EITHER = (_BRACKETS, _BARE)
_TAG = re.compile(r"(?<!\S)[@#](?=\S*[^\W\d_])[-+*/\w]+")
_MOST_LINES = 100_000
_LOOK_AT_DATES = 200
_ENDINGS = (".txt", ".jrnl", ".md", ".text", "")


def recognises(source: Source) -> bool:
    try:
        name = _the_file(source)
    except UserError:
        return False
    start = head(source, name, 4096).lstrip(b"\xef\xbb\xbf \r\n\t").decode("utf-8", "replace") if name else ""
    return _heading(start.split("\n", 1)[0].rstrip("\r"), _EITHER, day_first=True) is not None


def read(source: Source) -> Iterator[Found | Problem]:
    """Yield the entries of a journal; see `Reader`."""
    name = _the_file(source)
    if not name:
        raise UserError("That is no journal of jrnl: it is one text file. Please choose that.")
    dates = _some_dates(source, name)
    day_first = day_comes_first(dates)
    if any(map(is_ambiguous, dates)) and all(is_ambiguous(date) for date in dates):
        yield Problem(
            Place(name), "Dates such as 03/04 were read with the month first; nothing in the file says which."
        )
    keys, pieces = Keys(), _Pieces()
    begins: tuple[re.Pattern[str], ...] = _EITHER
    for number, raw in enumerate(text_lines(source, name), 1):
        line = clean(raw)
        heading = _heading(line, begins, day_first=day_first)
        if heading is not None and len(begins) > 1:
            # As the first entry begins, so do all: a date without brackets is text where others have them.
            begins = (_BRACKETS,) if line.startswith("[") else (_BARE,)
        if heading is None:
            pieces.lines.append(line)
            # One that never ends is given out in parts, since it could not be kept in one anyway.
            if len(pieces.lines) < _MOST_LINES:
                continue
        yield from pieces.given(name, keys)
        when, title = heading or (pieces.when, "")
        pieces = _Pieces(when, number, title)
    yield from pieces.given(name, keys)


class _Pieces:
    """An entry of which the lines are being read."""

    def __init__(self, when: When | None = None, number: int = 1, title: str = "") -> None:
        self.when, self._number = when, number
        bare = title.strip()
        self._starred = bare == "*" or bare.endswith(" *") or bare.startswith("* ")
        self.lines = [bare.removesuffix(" *").removeprefix("* ").removesuffix("*") if self._starred else title]

    def given(self, name: str, keys: Keys) -> Iterator[Found | Problem]:
        place, text = Place(name, self._number), "\n".join(self.lines).strip("\n").rstrip()
        if self.when is None:
            if text.strip():
                yield Problem(
                    place, "This stands before the first date, so nobody knows when it was; it was left out.", 1
                )
        elif not text.strip():
            yield Problem(place, "The entry holds nothing but its date, so it was left out.", 1)
        else:
            tags = tidy_tags([*_TAG.findall(text), *([STARRED] if self._starred else [])])
            yield FoundEntry(keys.of(self.when.local.isoformat(), text), self.when, text, place, tags=tags)


def _heading(line: str, begins: tuple["re.Pattern[str]", ...], *, day_first: bool) -> tuple[When, str] | None:
    if line[:1] != "[" and not line[:1].isdigit():
        return None
    for pattern in begins:
        match = pattern.fullmatch(line)
        when = moment(match[1], day_first=day_first) if match else None
        if match is not None and when is not None:
            return when, match[2]
    return None


def _some_dates(source: Source, name: str) -> list[str]:
    found: list[str] = []
    for line in text_lines(source, name):
        match = _BRACKETS.fullmatch(line) if line.startswith("[") else None
        if match and moment(match[1], day_first=True) is not None:
            found.append(match[1])
            # Those that tell which comes first may be rare, so all are looked at until one does.
            if len(found) >= _LOOK_AT_DATES and (not is_ambiguous(match[1]) or len(found) > 5000):
                break
    return found


def _the_file(source: Source) -> str:
    files = source.files()
    if len(files) != 1:
        return ""
    name = files[0].name
    return name if name.lower().endswith(_ENDINGS[:-1]) or "." not in name else ""
