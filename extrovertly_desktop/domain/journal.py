"""The journal: what is written and how it is kept."""

import re
import unicodedata
from dataclasses import dataclass

from pydantic import Field

from extrovertly_desktop.domain.drafts import Draft, LongText, OneToTen, OptionalShortText, ShortText, Words

_CJK = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINERS = frozenset("\u00ad\u200c\u200d\u2060")
"""Soft hyphen, the two zero-width joiners of Persian and Indic scripts, and word joiner."""
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’\-][^\W_{_CJK}]+)*", re.UNICODE)


def count_words(text: str) -> int:
    """Return how many words a text has.

    A run of letters and digits is a word, apostrophes and hyphens inside it included; in scripts written without spaces
    (Chinese, Japanese, Thai) each character counts as one, as word processors do. Accents, vowel signs and joiners
    belong to the letter before them and part no word.
    """
    letters = text if text.isascii() else "".join(sign for sign in text if not _clings(sign))
    return sum(1 for _ in _WORD.finditer(letters))


def _clings(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign).startswith("M")


class JournalDraft(Draft):
    """An entry as a person wrote it. `at_ms` is the moment it is *for*; None means now."""

    content: LongText = Field(title="your entry")
    mood: ShortText = Field(title="mood")
    reflection_prompt: OptionalShortText = Field(default=None, title="prompt")
    tags: Words = Field(default=(), title="tags")
    is_private: bool = Field(default=True, title="private")
    at_ms: int | None = Field(default=None, title="date and time")
    intensity: OneToTen | None = Field(default=None, title="intensity")


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A stored entry (`journal_entries`).

    Attributes:
        created_at: the moment the entry is for, milliseconds since the epoch.
        local_date: the person's calendar day at that moment, ISO text.
        deleted_at: when it was put into the bin, or None.
        intensity: how strong the mood was, 1–10, or None when that was not said.
    """

    id: str
    created_at: int
    local_date: str
    content: str
    mood: str
    reflection_prompt: str | None
    tags: tuple[str, ...]
    is_private: bool
    word_count: int
    deleted_at: int | None = None
    intensity: int | None = None
