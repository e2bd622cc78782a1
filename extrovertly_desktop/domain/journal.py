"""The journal: what is written and how it is kept."""

import re
import unicodedata
from dataclasses import dataclass

from pydantic import Field

from extrovertly_desktop.domain.drafts import Draft, EntryText, OneToTen, OptionalShortText, ShortText, Words

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
    if not text.isascii():
        # A text has few different characters, and asking about each of them once is twenty times quicker.
        clinging = {ord(sign): None for sign in set(text) if not sign.isascii() and _clings(sign)}
        text = text.translate(clinging) if clinging else text
    return len(_WORD.findall(text))


def _clings(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign).startswith("M")


class JournalDraft(Draft):
    """An entry as a person wrote it. `at_ms` is the moment it is *for*; None means now."""

    content: EntryText = Field(title="your entry")
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


@dataclass(frozen=True, slots=True)
class DraftState:
    """What stands in the editor, finished or not: nothing of it is checked before it becomes an entry.

    Attributes:
        id: the draft's own; None before it was kept for the first time.
        entry_id: the entry that is being edited, or None for a new one.
        created_at, updated_at: when it was begun and last kept, milliseconds since the epoch; set by keeping it.
        at_ms: the moment the entry is to be for, if one was chosen.
        template: slug of the template that it was begun with.
    """

    id: str | None = None
    entry_id: str | None = None
    created_at: int = 0
    updated_at: int = 0
    content: str = ""
    mood: str | None = None
    intensity: int | None = None
    tags: tuple[str, ...] = ()
    reflection_prompt: str | None = None
    is_private: bool = True
    at_ms: int | None = None
    template: str | None = None

    @classmethod
    def of_entry(cls, entry: JournalEntry) -> "DraftState":
        """Return what an editor shows that begins to change an entry."""
        return cls(
            entry_id=entry.id,
            content=entry.content,
            mood=entry.mood,
            intensity=entry.intensity,
            tags=entry.tags,
            reflection_prompt=entry.reflection_prompt,
            is_private=entry.is_private,
            at_ms=entry.created_at,
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or chosen; a prompt, a template and privacy are there by themselves."""
        chosen = (self.mood, self.intensity, self.at_ms)
        return not self.content.strip() and not self.tags and all(value is None for value in chosen)

    def checked(self) -> JournalDraft:
        """Return the draft of an entry that this makes.

        Raises:
            UserError: if something is missing or cannot be used.
        """
        return JournalDraft.of(
            content=self.content,
            mood=self.mood or "",
            intensity=self.intensity,
            tags=self.tags,
            reflection_prompt=self.reflection_prompt,
            is_private=self.is_private,
            at_ms=self.at_ms,
        )
