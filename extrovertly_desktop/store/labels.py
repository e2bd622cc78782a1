"""Labels: what is known of an entry besides its words, as words of the search index.

A mood, a tag, a day or a photo is indexed like a word, in a column of its own. So a search with filters is one
expression that FTS5 answers by walking sorted lists, without a look at the rows of the table.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2s

from extrovertly_desktop.store.folding import LABEL_MARK, fold_label

PHOTO = f"{LABEL_MARK}photo"
PRIVATE = f"{LABEL_MARK}private"
PUBLIC = f"{LABEL_MARK}public"
_HASH_BYTES = 8
_TENS_OF_DAYS = 9
_DATE_LENGTHS = (3, 4, 7, _TENS_OF_DAYS, 10)
"""How much of an ISO date is a label: ten years, a year, a month, ten days, a day."""


def owner_label(user_id: str) -> str:
    """Return the label that all entries of a user carry."""
    return _hashed("u", user_id)


def mood_label(mood: str) -> str:
    """Return the label of a mood; case and accents do not matter."""
    return _hashed("m", fold_label(mood) or "")


def tag_label(tag: str) -> str:
    """Return the label of a tag; case and accents do not matter."""
    return _hashed("t", fold_label(tag) or "")


def date_label(iso: str) -> str:
    """Return the label of an ISO day, month (2026-03) or year, or of ten days (2026-03-1) or years (202)."""
    return f"{LABEL_MARK}d{iso.replace('-', '')}"


def range_labels(first: date, last: date) -> Iterator[str]:
    """Yield the labels of the largest whole decades, years, months and tens of days that make up a range of days."""
    day = first
    while day <= last:
        for length in _DATE_LENGTHS:
            label = day.isoformat()[:length]
            start, end = _span(label)
            if start == day and end <= last:
                break
        yield date_label(label)
        if end == date.max:
            return
        day = end + timedelta(days=1)


def decade(day: date) -> tuple[date, date]:
    """Return the first and the last day of the ten years that a day is in."""
    return _span(day.isoformat()[:3])


def _span(label: str) -> tuple[date, date]:
    """Return the first and the last day of a part of an ISO date."""
    low, high = "0001-01-01", "9999-12-31"
    first = max(label + "0000-01-01"[len(label) :], low)
    last = label + high[len(label) :]
    if len(label) == _TENS_OF_DAYS:
        first, last = label + ("1" if label.endswith("0") else "0"), label + "9"
    return date.fromisoformat(first), _last_day(last)


def _last_day(iso: str) -> date:
    """Return a day, or if its month is shorter, the month's last one."""
    day = int(iso[8:])
    while True:
        try:
            return date(int(iso[:4]), int(iso[5:7]), day)
        except ValueError:
            day -= 1


def journal_labels(  # noqa: PLR0917 - SQL has no keywords
    user_id: str, mood: str, tags: str | None, is_private: int, local_date: str, has_photo: int
) -> str:
    """Return all labels of an entry, apart by spaces: a deterministic function for the triggers.

    Args:
        user_id, mood, is_private, local_date: as in the row.
        tags: the JSON array of tags; whatever in it is no text is no tag.
        has_photo: whether the entry has one.
    """
    labels = [owner_label(user_id), mood_label(mood), PRIVATE if is_private else PUBLIC]
    labels += [date_label(local_date[:length]) for length in _DATE_LENGTHS]
    if has_photo:
        labels.append(PHOTO)
    if tags:
        labels += [tag_label(tag) for tag in json.loads(tags) if isinstance(tag, str)]
    return " ".join(labels)


def _hashed(kind: str, text: str) -> str:
    """Return a label for any text: a tag may hold what the tokenizer would cut or throw away."""
    return f"{LABEL_MARK}{kind}{blake2s(text.encode('utf-8', 'surrogatepass'), digest_size=_HASH_BYTES).hexdigest()}"
