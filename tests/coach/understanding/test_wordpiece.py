"""The word pieces, against numbers that the published tokenizer of the same vocabulary gives."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.coach.understanding.loading import load_vocabulary
from extrovertly_desktop.coach.understanding.wordpiece import MOST_PIECES, WordPiece, words
from extrovertly_desktop.resource_files import resources_dir

PIECES = load_vocabulary(resources_dir() / "content")
BEGIN, END, UNKNOWN = 101, 102, 100


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Hello, the world!", [7592, 1010, 1996, 2088, 999]),
        (
            'I can\'t say "no"… café naïve Ångström',
            [1045, 2064, 1005, 1056, 2360, 1000, 2053, 1000, 1529, 7668, 15743, 17076, 15687],
        ),
        ("今日は phone漢字", [100, 1864, 1672, 3042, 1904, 100]),
        (
            "embarrassment unfriendedly $5.00 #a_b",
            [14325, 4895, 19699, 9013, 5732, 2135, 1002, 1019, 1012, 4002, 1001, 1037, 1035, 1038],
        ),
        ("\u200bzero\u00a0width\tTAB\x00nul", [5717, 9381, 21628, 11231, 2140]),
        ("😀 ok " + "x" * 101 + " y", [100, 7929, 100, 1061]),
        ("ÀÉ İstanbul Straße ﬁ", [29347, 9960, 2358, 27807, 1984]),
        ("", []),
    ],
)
def test_texts_become_the_numbers_the_model_learned_with(text: str, numbers: list[int]) -> None:
    assert PIECES.numbers(text) == [BEGIN, *numbers, END]


def test_a_long_text_is_cut_and_still_ends() -> None:
    found = PIECES.numbers("the " * 500)
    assert len(found) == MOST_PIECES
    assert (found[0], found[-1]) == (BEGIN, END)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_words_are_small_plain_and_whole(text: str) -> None:
    for word in words(text):
        assert word
        assert not any(letter.isspace() or unicodedata.category(letter) == "Mn" for letter in word)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="abcdefghij ", max_size=40))
def test_pieces_of_a_known_word_spell_it(text: str) -> None:
    small = WordPiece(["[UNK]", "[CLS]", "[SEP]", *"abcdefghij", *(f"##{letter}" for letter in "abcdefghij")])
    assert len(small.numbers(text)) == len(text.replace(" ", "")) + 2
    assert 0 not in small.numbers(text)


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[CLS\]"):
        WordPiece(["[UNK]", "[SEP]", "a"])
    assert WordPiece(["[UNK]", "[CLS]", "[SEP]", "a"]).numbers("a b") == [1, 3, 0, 2]
