"""YAML that somebody else wrote, as plain words: every scalar is the text that stands there.

Only the stream of events of PyYAML is used. Its loaders make values of what looks like a date or a number, unfold
aliases without end, and the fast one leaves the stack when lists are nested a hundred thousand deep.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
"""A document; None is what is empty, `~` or `null`. Keys are text, and of two that are the same the later counts."""

_MOST_DEPTH = 30
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/-]{0,80}")
_NOT_PLAIN = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_MUST_ESCAPE = re.compile(r'["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]')


class NotYaml(Exception):  # noqa: N818 - it is no error of ours
    """The text is no YAML, or none that a diary would hold.

    Attributes:
        line: where, from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def parsed(text: str) -> Tree:
    """Return the first document in a text.

    Raises:
        NotYaml: if it is none, or has aliases or is nested deeper than 30; the message never repeats what stands there.
    """
    # Imported when a file is read, not at the start of the program.
    import yaml  # noqa: PLC0415

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    building = _Building()
    try:
        for event in yaml.parse(_UNPRINTABLE.sub("\ufffd", text), Loader=loader):
            line = event.start_mark.line + 1
            if isinstance(event, yaml.AliasEvent):
                raise NotYaml(line)
            if isinstance(event, yaml.ScalarEvent):
                building.scalar(event.value, plain=not event.style)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                building.open(isinstance(event, yaml.MappingStartEvent), line)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                building.close()
            elif isinstance(event, yaml.DocumentEndEvent):
                break
    except yaml.MarkedYAMLError as error:
        raise NotYaml(error.problem_mark.line + 1 if error.problem_mark else 1) from None
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError):
        raise NotYaml(1) from None
    return building.root


class _Building:
    def __init__(self) -> None:
        self.root: Tree = None
        self._open: list[list[Tree] | dict[str, Tree]] = []
        self._keys: list[str | None] = []

    def scalar(self, value: str, *, plain: bool) -> None:
        if self._awaits_key():
            self._keys[-1] = value
        else:
            self._add(None if plain and value in _NOTHING else value)

    def open(self, is_mapping: bool, line: int) -> None:
        if len(self._open) >= _MOST_DEPTH:
            raise NotYaml(line)
        made: list[Tree] | dict[str, Tree] = {} if is_mapping else []
        if self._awaits_key():
            # A list or a mapping as a key: what is under it stays, under a name that says nothing.
            self._keys[-1] = ""
        else:
            self._add(made)
        self._open.append(made)
        self._keys.append(None)

    def close(self) -> None:
        self._open.pop()
        self._keys.pop()

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is None

    def _add(self, value: Tree) -> None:
        if not self._open:
            self.root = value
            return
        into = self._open[-1]
        if isinstance(into, dict):
            into[self._keys[-1] or ""] = value
            self._keys[-1] = None
        else:
            into.append(value)


def words(tree: Tree) -> Iterator[str]:
    """Yield the words of a list, or of a text with commas between them, as lists of tags are written."""
    if isinstance(tree, str):
        yield from (word.strip() for word in tree.split(",") if word.strip())
    elif isinstance(tree, list):
        yield from (item.strip() for item in tree if isinstance(item, str) and item.strip())
    elif isinstance(tree, dict):
        yield from (key.strip() for key in tree if key.strip())


def scalar(text: str) -> str:
    """Return a text as a YAML scalar on one line: plain where nobody could mistake it, else in double quotes."""
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and text.lower() not in _NOT_PLAIN:
        return text
    return '"' + _MUST_ESCAPE.sub(_as_escape, text) + '"'


def _as_escape(match: "re.Match[str]") -> str:
    sign = match[0]
    if sign in '"\\':
        return "\\" + sign
    number = ord(sign)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
