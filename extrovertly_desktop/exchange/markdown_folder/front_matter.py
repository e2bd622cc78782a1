"""YAML front matter: taken off a text, and put before one."""

import re
from dataclasses import dataclass

from extrovertly_desktop.exchange.bringing.yaml_text import NotYaml, Tree, parsed

_MOST_LINES = 1000
_SIMPLE = re.compile(r"([A-Za-z][\w ?-]{0,60}):\s*(.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a text.

    Attributes:
        values: by key, in small letters.
        text: what comes after it, lines joined.
        is_sound: False if it is no YAML; then it is read line by line.
    """

    values: "dict[str, Tree]"
    text: str
    is_sound: bool = True


def taken_off(text: str) -> FrontMatter:
    """Return a text apart from its front matter, which stands between two lines of three dashes at its beginning."""
    # What cannot belong to it any more stays one piece.
    lines = text.split("\n", _MOST_LINES)
    if lines[0].rstrip() != "---":
        return FrontMatter({}, text)
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return FrontMatter({}, text)
    rest = "\n".join(lines[end + 1 :])
    try:
        tree = parsed("\n".join(lines[1:end]) + "\n")
    except NotYaml:
        simple = (_SIMPLE.fullmatch(line) for line in lines[1:end])
        return FrontMatter(
            {match[1].strip().lower(): match[2].strip(" \"'") for match in simple if match}, rest, is_sound=False
        )
    if tree is None:
        return FrontMatter({}, rest)
    if not isinstance(tree, dict):
        # Two rules with something between them are no front matter.
        return FrontMatter({}, text)
    return FrontMatter({key.strip().lower(): value for key, value in tree.items()}, rest)
