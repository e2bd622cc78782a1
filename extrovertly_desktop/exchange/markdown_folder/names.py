"""Dates in the names of files."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from extrovertly_desktop.exchange.bringing.found import When
from extrovertly_desktop.exchange.bringing.moments import on_day

_IN_STEM = re.compile(
    r"(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)(?:[T _-]{1,3}(\d{2})[-_:.hH]?(\d{2})(?:[-_:.]?\d{2})?(?!\d))?[ _-]*(.*)"
)
_IN_PATH = re.compile(r"(?:.*/)?(\d{4})/(?:[^/\d]*/?)(?:\1-)?(\d{2})(?:/(?:\1-)?(?:\2-)?|-)(\d{2})(?!\d)[ _-]*([^/]*)")
_LONGEST = 1000


def told_by_name(name: str) -> tuple[When | None, str]:
    """Return the moment that the name of a file tells, if it does, and what is left of the name."""
    path = PurePosixPath(name)
    stem = path.stem[:_LONGEST]
    match = _IN_STEM.fullmatch(stem)
    if match:
        when = on_day(int(match[1]), int(match[3]), int(match[4]))
        if when is not None:
            if match[5] and int(match[5]) < 24 and int(match[6]) < 60:
                when = replace(when, local=when.local.replace(hour=int(match[5]), minute=int(match[6])))
            return when, match[7].strip()
    match = _IN_PATH.fullmatch(name.removesuffix(path.suffix)[-_LONGEST:])
    if match:
        when = on_day(int(match[1]), int(match[2]), int(match[3]))
        if when is not None:
            return when, match[4].strip()
    return None, stem
