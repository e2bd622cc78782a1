"""RedNotebook's months as entries."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, FoundEntry, FoundPhoto, Place, Problem
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean, escaped
from extrovertly_desktop.exchange.bringing.moments import on_day
from extrovertly_desktop.exchange.bringing.pictures import Pictures
from extrovertly_desktop.exchange.bringing.pieces import hashtags, put_together, tidy_tags
from extrovertly_desktop.exchange.bringing.sources import Source, head
from extrovertly_desktop.exchange.bringing.text import text_lines
from extrovertly_desktop.exchange.bringing.yaml_text import NotYaml, Tree, parsed, words
from extrovertly_desktop.exchange.rednotebook.markup import markup_as_markdown

_MONTH = re.compile(r"(\d{4})-(\d{2})\.txt")
_DAY = re.compile(r"[\"']?(\d{1,2})[\"']?:(?:\s.*|$)")
_MOST_LINES = 200_000
_MOST_NESTED = 4
_LOOK_AT = 4096
_NO_TEXT = "There is no text in this day, so it was left out."


class _RedNotebook:
    slug = "rednotebook"
    title = "RedNotebook"

    def recognises(self, source: Source) -> bool:
        try:
            return any(_looks_like_a_month(source, name) for _year, _month, name in _months(source)[:20])
        except UserError:
            return False

    def read(self, source: Source) -> Iterator[Found | Problem]:
        months = _months(source)
        if not months:
            raise UserError(
                "There are no months of RedNotebook in it: files such as 2026-03.txt. Please choose the folder that "
                "they are in."
            )
        pictures, keys = Pictures(source), Keys()
        for year, month, name in months:
            for line, number, day in _days(source, name):
                place = Place(name, line)
                if isinstance(day, NotYaml):
                    yield Problem(
                        Place(name, line), "This day is not whole, so it could not be read; it was left out.", 1
                    )
                    continue
                yield from _Day(place, day, pictures).given((year, month, number), keys)


READER = _RedNotebook()


class _Day:
    def __init__(self, place: Place, content: Tree, pictures: Pictures) -> None:
        self._place, self._pictures = place, pictures
        self._content: dict[str, Tree] = content if isinstance(content, dict) else {"text": content}
        self._photos: list[FoundPhoto] = []
        self._missing = 0

    def given(self, date: tuple[int, int, int], keys: Keys) -> Iterator[Found | Problem]:
        when = on_day(*date)
        if when is None:
            yield Problem(self._place, "There is no such day in this month, so it was left out.", 1)
            return
        text = self._content.get("text")
        if text is None and len(self._content) <= 1 and "text" in self._content:
            # Programs leave whole months of empty days behind.
            yield Problem(self._place, _NO_TEXT, 1)
            return
        markup = clean(text) if isinstance(text, str) else ""
        body = "\n\n".join(part for part in (self._markdown(markup), *self._categories()) if part)
        whole = put_together(body, photos=len(self._photos))
        if self._missing:
            yield Problem(self._place, f"Pictures that lie elsewhere on the disk; links to them stay: {self._missing}.")
        if not whole:
            yield Problem(self._place, _NO_TEXT, 1)
            return
        tags = tidy_tags([*self._tags(), *hashtags(markup)])
        key = f"{date[0]:04}-{date[1]:02}-{date[2]:02}"
        yield FoundEntry(keys.named(key), when, whole, self._place, tags=tags, photos=tuple(self._photos))

    def _markdown(self, markup: str) -> str:
        return markup_as_markdown(markup, self._has_picture).strip()

    def _has_picture(self, path: str) -> bool:
        photo = self._pictures.called(path, self._place.file)
        if photo is None:
            self._missing += 1
            return False
        self._photos.append(photo)
        return True

    def _tags(self) -> Iterator[str]:
        for name, content in self._content.items():
            if name.casefold() == "tags":
                yield from words(content)

    def _categories(self) -> Iterator[str]:
        for name, content in self._content.items():
            if name == "text" or name.casefold() == "tags":
                continue
            heading = f"**{escaped(' '.join(clean(name).split()), opens_line=False)}**"
            lines = list(self._items(content, 0))
            yield "\n".join([heading, *lines])

    def _items(self, content: Tree, depth: int) -> Iterator[str]:
        if isinstance(content, str):
            yield f"{'  ' * depth}- {self._markdown(clean(content))}"
        elif isinstance(content, list):
            for item in content:
                yield from self._items(item, depth)
        elif isinstance(content, dict) and depth < _MOST_NESTED:
            for name, inner in content.items():
                yield from self._items(name, depth)
                yield from self._items(inner, depth + 1)


def _months(source: Source) -> list[tuple[int, int, str]]:
    found = []
    for file in source.files():
        match = _MONTH.fullmatch(PurePosixPath(file.name).name)
        if match and 1 <= int(match[2]) <= 12 and "__MACOSX" not in file.name:
            found.append((int(match[1]), int(match[2]), file.name))
    return sorted(found)


def _looks_like_a_month(source: Source, name: str) -> bool:
    start = head(source, name, _LOOK_AT).decode("utf-8", "replace").removeprefix("\ufeff")
    first = next((line for line in start.splitlines() if line.strip() and not line.startswith(("#", "---"))), "")
    return _DAY.match(first) is not None


def _days(source: Source, name: str) -> Iterator[tuple[int, int, "Tree | NotYaml"]]:
    """Yield the line at which a day begins, its number, and what is in it.

    Each day is read by itself: one that is broken does not take the month along, and no more than a day is held.
    """
    begun, number, lines, is_empty = 1, 0, list[str](), True
    for at, line in enumerate(text_lines(source, name), 1):
        match = _DAY.match(line)
        # The words of a text may begin a line only where they are moved in, so what begins one is a day.
        if match:
            if number:
                yield begun, number, _day(lines)
            begun, number, lines = at, int(match[1]), []
        elif not number:
            is_empty = is_empty and not line.strip("{} \t-#\ufeff")
        # One line too many is enough to tell that it is no day.
        if len(lines) <= _MOST_LINES:
            lines.append(line)
    if number:
        yield begun, number, _day(lines)
    if not is_empty:
        yield 1, 1, NotYaml(1)


def _day(lines: list[str]) -> "Tree | NotYaml":
    if len(lines) > _MOST_LINES:
        return NotYaml(1)
    if len(lines) == 1 and lines[0].endswith(":"):
        return None
    try:
        day = parsed("\n".join(lines) + "\n")
    except NotYaml as problem:
        return problem
    return next(iter(day.values()), None) if isinstance(day, dict) else NotYaml(1)
