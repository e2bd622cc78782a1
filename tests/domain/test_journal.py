"""Counting words as a person would."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extrovertly_desktop.domain.journal import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t—…!", 0),
        ("one", 1),
        ("I said hello.", 3),
        ("don't well-known rock’n’roll", 3),
        ("- one\n- two\n* three", 3),
        ("snake_case", 2),
        ("**bold** _it_", 2),
        ("3 o'clock", 2),
        ("今日は良い", 5),
        ("I love 東京!", 4),
        ("한국어 단어", 2),
        ("नमस्ते दुनिया", 2),
        ("مُحَمَّد قال", 2),
        ("می\u200cخواهم بروم", 2),
        ("rés\u00adumé", 1),
        ("Größe naïve", 2),
        ("😀 party", 1),
    ],
)
def test_written_out(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(max_size=200))
def test_accents_written_apart_change_nothing(text: str) -> None:
    assert count_words(unicodedata.normalize("NFD", text)) >= 0
    plain = unicodedata.normalize("NFC", "".join(sign for sign in text if sign.isalpha() and sign < "\u0250"))
    assert count_words(unicodedata.normalize("NFD", plain)) == count_words(plain)


@given(st.lists(st.text("abcäöüßéçñ", min_size=1, max_size=8), max_size=30), st.sampled_from([" ", "\n", " \t ", ", "]))
def test_as_many_words_as_were_joined(words: list[str], gap: str) -> None:
    assert count_words(gap.join(words)) == len(words)


@given(st.text(max_size=200), st.text(max_size=200))
def test_texts_set_apart_add_up(first: str, second: str) -> None:
    assert count_words(f"{first}\n{second}") == count_words(first) + count_words(second)
