"""Search finds what a plain reading would find, in any script, and takes whatever is typed."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.search_query import SearchQuery, Term, Words, parse
from extrovertly_desktop.store.database import Database, Unit
from extrovertly_desktop.store.folding import fold, fold_label, match_query
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.queries import journal, journal_search, people

USER = "someone"


class Undo(Exception):  # noqa: N818 - not an error: ends an example without leaving anything behind
    """Rolls a unit of work back."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A vault with one user, shared by all examples, each of which is rolled back."""
    opened = open_database(tmp_path_factory.mktemp("search") / "search.vault", create=True)
    with opened.unit() as unit:
        people.add_user(unit, USER, 0, email="", username="someone", first_name="Someone")
    yield opened
    opened.close()


def entry(number: int, content: str) -> JournalEntry:
    return JournalEntry(
        id=f"entry-{number}", created_at=1_000_000 + number, local_date="2026-01-01", content=content, mood="proud",
        reflection_prompt=None, tags=(), is_private=True, word_count=1,
    )  # fmt: skip


def found(unit: Unit, typed: str) -> list[str]:
    parts = [part for part in typed.split() if words_of(part)]
    terms = [Term(Words(part, is_prefix=number == len(parts) - 1)) for number, part in enumerate(parts)]
    keys = journal_search.newest_hits(unit, USER, SearchQuery(tuple(terms))) if terms else []
    by_key = journal.entries_by_keys(unit, keys)
    return [by_key[key].content for key in keys]


def words_of(text: str) -> list[str]:
    """Split a folded text where neither letter, number, mark nor picture stands."""
    kept = (sign if unicodedata.category(sign)[0] in "LNM" or unicodedata.category(sign) in {"So", "Co"} else " "
            for sign in fold(text) or "")  # fmt: skip
    return "".join(kept).split()


def holds(content: str, typed: str) -> bool:
    """Look through a text for every word that was typed, the last as a beginning: no index, no query language."""
    phrases = [words for part in typed.split() if (words := words_of(part))]
    if not phrases:
        return False
    there = words_of(content)
    for number, phrase in enumerate(phrases):
        *whole, last = phrase
        is_prefix = number == len(phrases) - 1
        hits = (
            there[place : place + len(whole)] == whole
            and (there[place + len(whole)].startswith(last) if is_prefix else there[place + len(whole)] == last)
            for place in range(len(there) - len(whole))
        )
        if not any(hits):
            return False
    return True


SCRIPTS = (
    "abcXYZ019 éÉßłŁøæœñçüİıſ",
    "αβΓσςώΆ",
    "жЖёйЙ",
    "שלוםשָׁ",
    "مرحباأَّى",
    "नमस्तेक़",
    "ไทยกำ",
    "今日東京漢字",
    "かなカナガｶﾞー・",
    "한글가각",
    "😀🎉❤️👩‍👧",
    " \n\t.,-'’\"*():^{}+_/\\",
    "ﬁ²①Ａａ",
    "e\u0301o\u0308\u200d\u00ad",
)
known = st.one_of([st.text(alphabet=script, min_size=1, max_size=6) for script in SCRIPTS])
mixed = st.lists(known, min_size=1, max_size=6).map("".join)
anything = st.text(max_size=20)
contents = st.lists(mixed | anything, min_size=1, max_size=4)


@st.composite
def texts_and_query(draw: st.DrawFn) -> tuple[list[str], str]:
    """Some texts and a query that is often a part of one of them."""
    texts = draw(contents)
    if draw(st.booleans()):
        return texts, draw(mixed | anything)
    source = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(source)))
    return texts, source[start : draw(st.integers(start, len(source)))]


@given(texts_and_query())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example((["今日は良い日"], "今日"))
@example((["don't AND (that"], "don't AND"))
@example((["I said hello to her"], "HEL"))
@example((["Ångström Łódź Straße"], "angstrom lodz STRASSE"))
def test_the_index_finds_what_a_plain_scan_finds(database: Database, given_texts: tuple[list[str], str]) -> None:
    texts, typed = given_texts
    texts = [text.replace("\x00", "") for text in texts]
    with suppress(Undo), database.unit() as unit:
        for number, content in enumerate(texts):
            journal.add_entry(unit, USER, entry(number, content))
        assert found(unit, typed) == [text for text in reversed(texts) if holds(text, typed)]
        raise Undo


@given(st.text(max_size=60) | st.text(alphabet="\"'*():^{}+-AND OR NOT NEAR\x00\n", max_size=60))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("\ud800")
@example('"')
@example("content : a")
@example("NEAR(a b)")
@example("a" * 5000)
@example(" ".join("ab" for _ in range(2000)))
@example(" ".join(f"word{number}" for number in range(600)))
def test_no_query_ever_fails(database: Database, typed: str) -> None:
    with database.reading() as unit:
        journal_search.newest_hits(unit, USER, parse(typed))


@given(st.text(max_size=60))
@settings(deadline=None)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text) or ""
    assert words_of(once) == words_of(text)
    assert fold_label(fold_label(text)) == fold_label(text)


@given(mixed)
@settings(deadline=None)
def test_case_and_composition_do_not_matter(text: str) -> None:
    for other in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
        assert words_of(other) == words_of(text)
    # Upper case loses what only lower case has (ı, ſ): whoever types it in capitals means the plain letter.
    if text.upper().lower() == text.lower():
        assert words_of(text.upper()) == words_of(text)


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "—", '"*"'])
def test_a_text_without_words_is_no_query(typed: str) -> None:
    assert match_query(typed) is None


def test_the_index_follows_every_change(tmp_path: Path) -> None:
    database = open_database(tmp_path / "follow.vault", create=True)
    with database.unit() as unit:
        for user in (USER, "other"):
            people.add_user(unit, user, 0, email="", username=user, first_name=user)
        journal.add_entry(unit, USER, entry(1, "the quick fox"))
        journal.add_entry(unit, USER, entry(2, "the slow dog"))
        journal.add_entry(unit, "other", entry(3, "the other cat"))
    with database.unit() as unit:
        assert found(unit, "the") == ["the slow dog", "the quick fox"]
        rewritten = entry(2, "a slow cow")
        journal.replace_entry(unit, rewritten)
        assert found(unit, "dog") == []
        assert found(unit, "cow") == ["a slow cow"]
    with database.unit() as unit:
        redated = JournalEntry(**{**fields_of(rewritten), "created_at": 5})
        journal.replace_entry(unit, redated)
        assert found(unit, "cow quick") == []
        assert found(unit, "cow") == ["a slow cow"]
        assert list(journal.entry_keys(unit, USER)) == sorted(journal.entry_keys(unit, USER), reverse=True)
        assert [each.content for each in journal.newest_entries(unit, USER, 5)] == ["the quick fox", "a slow cow"]
    with database.unit() as unit:
        binned = sql("UPDATE journal_entries SET deleted_at = :at WHERE id = 'entry-1'")
        unit.session.execute(binned, {"at": 7})
        assert found(unit, "fox") == []
        unit.session.execute(binned, {"at": None})
        assert found(unit, "fox") == ["the quick fox"]
        unit.session.execute(sql("UPDATE journal_entries SET user_id = 'other' WHERE id = 'entry-1'"))
        assert found(unit, "fox") == []
        unit.session.execute(sql("DELETE FROM journal_entries"))
        assert unit.session.execute(sql("SELECT count(*) FROM journal_entries_fts")).scalar_one() == 0
    database.close()


def fields_of(value: JournalEntry) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


def test_a_page_goes_on_after_its_last_entry_is_gone_for_good(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        for number in range(5):
            journal.add_entry(unit, USER, entry(number, f"number {number}"))
        first = journal.newest_entries(unit, USER, 2)
        last = (first[-1].created_at, first[-1].id)
        unit.session.execute(sql("DELETE FROM journal_entries WHERE id = :id"), {"id": first[-1].id})
        assert [each.content for each in journal.newest_entries(unit, USER, 2, last)] == ["number 2", "number 1"]
        raise Undo


def test_entries_of_one_moment_keep_the_order_in_which_they_came(database: Database) -> None:
    with suppress(Undo), database.unit() as unit:
        for number in range(3):
            same = JournalEntry(**{**fields_of(entry(number, f"number {number}")), "created_at": 77})
            journal.add_entry(unit, USER, same)
        assert [each.content for each in journal.newest_entries(unit, USER, 5)] == ["number 2", "number 1", "number 0"]
        raise Undo
