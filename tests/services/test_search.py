"""Searching through the service: moods by title, orders, what is understood, and where the words stand."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.search_query import SearchQuery, Term, Words, parse
from extrovertly_desktop.services.highlighting import Highlighter, _folded
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.folding import UNSPACED, tokens
from tests.plans import watching


def write(vault: OpenVault, content: str, mood: str = "calm", **fields: object) -> JournalEntry:
    return vault.journal.write(JournalDraft.of(content=content, mood=mood, **fields)).value


def found(vault: OpenVault, typed: str) -> list[str]:
    keys = vault.search.keys(typed)
    by_key = vault.journal.by_keys(keys)
    return [by_key[key].content for key in keys]


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(parse(typed)).spans(text)]


def test_every_operator_reaches_the_journal(vault: OpenVault, clock) -> None:
    write(vault, "coffee with Ada", tags=("my sister",))
    write(vault, "tea alone", "proud", is_private=False, at_ms=clock.now_ms() - 40 * 86_400_000)
    everything = ["coffee with Ada", "tea alone"]
    assert found(vault, "") == found(vault, "any:coffee,tea") == everything
    assert found(vault, 'tag:"My Sister" is:private after:2026-01 cof') == ["coffee with Ada"]
    assert found(vault, "-coffee before:2026-02 is:public -has:photo mood:proud") == ["tea alone"]
    assert list(vault.journal.keys("tea")) == list(vault.search.keys("tea", "best"))
    assert vault.search.count("is:private") == 1
    assert vault.search.count("") == 2
    assert [entry.content for entry in vault.journal.search("with")] == ["coffee with Ada"]
    assert vault.journal.search("  ") == []


def test_a_mood_may_be_called_by_its_title(vault: OpenVault) -> None:
    mood = vault.moods.add(MoodDraft.of(title="Wide – awake", valence=0.5, energy=0.9))
    assert mood.slug != mood.title.casefold()
    write(vault, "words", mood.slug)
    for name in (mood.title, mood.title.upper(), mood.slug):
        assert vault.search.count(f'mood:"{name}"') == 1
    assert vault.search.count("mood:unheard-of") == 0


def test_a_binned_entry_is_not_found(vault: OpenVault) -> None:
    entry = write(vault, "coffee")
    vault.journal.delete(entry.id)
    assert found(vault, "coffee") == found(vault, "is:private") == found(vault, "") == []


def test_no_search_reads_a_growing_table_whole(vault: OpenVault) -> None:
    write(vault, "coffee", tags=("work",))
    typed = 'cof "a b" -tea any:a,b mood:calm tag:work on:2026 -before:2020 after:2021-02 has:photo is:private'
    with watching(vault) as plans:
        for part in (typed, *typed.split(), "-tea", ""):
            vault.search.keys(part)
            vault.search.keys(part, "best")
            vault.search.count(part)
            vault.search.hit_days(part, date(2026, 1, 1), date(2026, 12, 31))
    assert plans.complaints() == []


def test_days_with_hits_are_counted_within_a_period(vault: OpenVault, clock) -> None:
    for days, words in ((0, "tea"), (0, "more tea"), (1, "coffee"), (40, "tea")):
        write(vault, words, at_ms=clock.now_ms() - days * 86_400_000)
    today = local_day(clock.now_ms(), clock.zone(), 0)
    month = (today - timedelta(days=20), today)
    assert vault.search.hit_days("tea", *month) == {today: 2}
    assert vault.search.hit_days("-tea", *month) == {today - timedelta(days=1): 1}
    assert vault.search.hit_days("tea before:1999", *month) == {}
    assert len(vault.search.hit_days("tea", date(1900, 1, 1), today)) == 2
    assert vault.search.hit_days(" ", *month) == {}


def test_a_search_is_explained(vault: OpenVault) -> None:
    assert vault.search.explain("coffee -mood:calm") == ["“coffee”", "mood is not calm"]
    assert vault.search.explain(" ") == []


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Coffee, and more COFFEE.", "coffee", ["Coffee", "COFFEE"]),
        ("coffee with cofounders", "cof", ["coffee", "cofounders"]),
        ("coffee with cofounders", "cof with", ["with"]),
        ("a long, long walk", '"long walk"', ["long walk"]),
        ("a long — walk", '"long wal', ["long — walk"]),
        ("I don't know", "don't", ["don't"]),
        ("Große Straße, Łódź, cafe\u0301!", "grosse strasse lodz café", ["Große", "Straße", "Łódź", "cafe\u0301"]),
        ("今日は東京で", "今日", ["今日"]),
        ("한국어를", "국어", ["국어"]),
        ("กาแฟ", "แฟ", ["แฟ"]),
        ("yes 😀😀 no", "😀", ["😀", "😀"]),
        ("ΦΊΛΟΣ", "φιλος", ["ΦΊΛΟΣ"]),
        ("tea and coffee", "any:tea,coffee -and", ["tea", "coffee"]),
        ("tea and coffee", "-tea mood:calm and", ["and"]),
        ("one two three", '"one two" "two three"', ["one two three"]),
        ("tea", "", []),
        ("", "tea", []),
    ],
)
def test_words_are_marked_where_they_stand(text: str, typed: str, expected: list[str]) -> None:
    assert marked(text, typed) == expected


SIGNS = "aZé\u0301\u0308ßŁœﬁ²Ⅷ①ςΆЖйשָׁمأनकै\u0e01\u0e33今日カｶﾞが한글\u1112\u1161\u11ab😀❤\ufe0f\u200d\u00ad .,'’\n-_/"
texts = st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=40)


@given(texts)
@settings(deadline=None, max_examples=150)
@example("カ\u3099フ")
@example("\u1100\u1161\u11a8")
@example("\u09c7\u09be")
@example("カ\u00adﾞ")
def test_a_text_folded_in_place_has_the_very_tokens_of_the_index(text: str) -> None:
    folded, starts, ends = _folded(text)
    assert re.findall(f"[{UNSPACED}]|[^ {UNSPACED}]+", folded) == tokens(text)
    if starts:
        assert len(starts) == len(ends) == len(folded)
        assert starts == sorted(starts)
        assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    elif folded:
        assert len(folded) == len(text)


@given(texts, texts)
@settings(deadline=None)
def test_words_are_marked_exactly_where_the_index_has_them(text: str, typed: str) -> None:
    wanted, there = tokens(typed), tokens(text)
    runs = [there[place : place + len(wanted)] for place in range(len(there))]
    spans = Highlighter(SearchQuery((Term(Words(typed)),))).spans(text)
    assert bool(spans) == (bool(wanted) and wanted in runs)


@given(texts, texts)
@settings(deadline=None)
def test_nothing_typed_or_written_upsets_the_marking(text: str, typed: str) -> None:
    highlighter = Highlighter(parse(typed))
    spans = highlighter.spans(text)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    snippet = highlighter.snippet(text, 10)
    assert "\n" not in snippet.text
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


def test_a_snippet_shows_the_first_hit_in_its_surroundings() -> None:
    text = "word " * 100 + "here is coffee\nand more " + "word " * 100
    snippet = Highlighter(parse("coffee")).snippet(text, 40)
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= 40 + 16
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["coffee"]
    assert "is coffee and more" in snippet.text


def test_a_snippet_of_a_short_text_is_the_text() -> None:
    snippet = Highlighter(parse("tea")).snippet("tea\nat home", 40)
    assert snippet.text == "tea at home"
    assert snippet.marks == ((0, 3),)


def test_without_a_hit_a_snippet_is_the_beginning() -> None:
    snippet = Highlighter(parse("mood:calm")).snippet("some words that go on and on", 12)
    assert snippet.text == "some words…"
    assert snippet.marks == ()
