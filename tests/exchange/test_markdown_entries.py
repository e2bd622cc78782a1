"""Entries as text for other programs and for paper."""

from datetime import UTC, datetime

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.exchange.markdown_entries import as_markdown, as_plain_text


def entry(**fields) -> JournalEntry:
    at_ms = to_ms(datetime(2026, 3, 2, 0, 30, tzinfo=UTC))
    plain = {
        "id": "1", "created_at": at_ms, "local_date": "2026-03-01", "content": "Heute: 今日は\n\nZwei.", "mood": "calm",
        "reflection_prompt": None, "tags": (), "is_private": False, "word_count": 3,
    }  # fmt: skip
    return JournalEntry(**(plain | fields))


def test_markdown_keeps_the_persons_own_day_and_the_text_as_it_is() -> None:
    (page,) = as_markdown(
        [entry(tags=("long walk", "tea"), is_private=True, reflection_prompt="One\nTwo")], UTC, str.title
    )
    assert page == (
        "## 2026-03-01 00:30\n\n*Calm · #long-walk · #tea · private*\n\n> One\n> Two\n\nHeute: 今日は\n\nZwei.\n\n"
    )


def test_plain_text_has_no_signs() -> None:
    first, second = as_plain_text([entry(tags=("a", "b")), entry(mood="x", is_private=True)], UTC, str.title)
    assert first == "2026-03-01 00:30  Calm\n----------------------\nTags: a, b\n\nHeute: 今日は\n\nZwei.\n\n\n"
    assert "Private" in second
