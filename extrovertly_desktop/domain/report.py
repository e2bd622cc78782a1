"""A report on paper: what a person wants in it, and names that are to be left out."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extrovertly_desktop.domain.errors import UserError

INSTEAD = "[name]"
"""What stands where a name was."""
MOST_NAMES = 200
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "œ": "oe", "æ": "ae"})
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
"""Scripts that set no space between words (Thai, kana, Han) or hang endings on a name (Hangul)."""
_LETTER = r"[^\W_]"


class ReportSection(StrEnum):
    """The parts of a report, in the order in which they stand in it."""

    SUMMARY = "summary"
    FELT = "felt"
    WELL_BEING = "well_being"
    PREDICTIONS = "predictions"
    ATTEMPTS = "attempts"
    EVENTS = "events"
    GOALS = "goals"
    ACHIEVEMENTS = "achievements"
    INSIGHTS = "insights"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class ReportWishes:
    """What a report is to hold.

    Attributes:
        first, last: the local days, both included.
        sections: the parts that are wanted.
        with_private: whether private entries go along.
        hidden: names that are to be left out.
        name: whom it is about, for the title page; empty for nobody named.
    """

    first: date
    last: date
    sections: frozenset[ReportSection] = frozenset(ReportSection)
    with_private: bool = False
    hidden: tuple[str, ...] = ()
    name: str = ""

    def check(self) -> None:
        """Say what is wrong with it.

        Raises:
            UserError: if the days stand the wrong way round, nothing is wanted, or there are too many names.
        """
        if self.first > self.last:
            raise UserError("The first day lies after the last. Please change one of them.", field="first")
        if not self.sections:
            raise UserError("Please choose at least one part.", field="sections")
        if len(self.hidden) > MOST_NAMES:
            raise UserError(f"Please keep it to {MOST_NAMES} names.", field="hidden")

    def holds(self, local_date: str) -> bool:
        """Whether a local day (ISO text) lies in it."""
        return self.first.isoformat() <= local_date <= self.last.isoformat()


@dataclass(frozen=True, slots=True)
class RememberedReport:
    """What was chosen the last time: the parts, and the names to leave out."""

    sections: frozenset[ReportSection] = frozenset(ReportSection)
    hidden: tuple[str, ...] = ()

    @classmethod
    def read(cls, stored: object) -> "RememberedReport":
        """Read what the preferences hold; what cannot be read is left out."""
        known = stored if isinstance(stored, Mapping) else {}
        sections = frozenset(
            ReportSection(slug) for slug in _texts(known.get("sections")) if slug in set(ReportSection)
        )
        return cls(sections or frozenset(ReportSection), tuple(_texts(known.get("hidden"))))

    def as_json(self) -> dict[str, list[str]]:
        """Return the form that `read` reads."""
        return {"sections": sorted(self.sections), "hidden": list(self.hidden)}


def redactor(names: Sequence[str]) -> Callable[[str], str]:
    """Return what puts `INSTEAD` in the place of names.

    A name is found as whole words, whatever its case and accents: “zoë” finds Zoe and ZOË, not Zoela; of a name of
    several words any white space may stand between them. In scripts without spaces it is found anywhere.
    """
    patterns = sorted({found for found in map(_pattern, names) if found}, key=len, reverse=True)
    if not patterns:
        return lambda text: text
    wanted = re.compile("|".join(patterns))

    def redacted(text: str) -> str:
        folded, places = _folded(text)
        parts: list[str] = []
        upto = 0
        for match in wanted.finditer(folded):
            start, last = places[match.start()], places[match.end() - 1]
            end = places[match.end()] if match.end() < len(places) else len(text)
            # Letters that fold to several (ß) belong to the name whole.
            parts += [text[upto:start], INSTEAD]
            upto = max(end, last + 1)
        return "".join([*parts, text[upto:]])

    return redacted


def _pattern(name: str) -> str:
    words = [_folded(word)[0] for word in name.split()]
    words = [word for word in words if word]
    if not words:
        return ""
    whole = r"\s+".join(re.escape(word) for word in words)
    before = "" if _is_unspaced(words[0][0]) else rf"(?<!{_LETTER})"
    after = "" if _is_unspaced(words[-1][-1]) else rf"(?!{_LETTER})"
    return f"{before}{whole}{after}"


def _is_unspaced(sign: str) -> bool:
    return re.match(f"[{_UNSPACED}]", sign) is not None


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text without case and accents, and for each of its characters where in the text it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = sign.lower() if sign.isascii() else _plain(sign)
        signs.append(plain)
        places += [place] * len(plain)
    return "".join(signs), places


def _plain(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign.casefold())
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    return kept.translate(_LETTERS).casefold()


def _texts(stored: object) -> list[str]:
    return [item for item in stored if isinstance(item, str)] if isinstance(stored, (list, tuple)) else []
