"""How a begun search can go on."""

import pytest

from extrovertly_desktop.adapters.search_completion import completions, is_plain, settled, tag_search
from extrovertly_desktop.domain.search_query import TagIs, parse

MOODS = ("Calm", "Wide awake", "Worried")
TAGS = ("work", "walk", "long walk")


def shown(typed: str, cursor: int | None = None) -> list[str]:
    return [way.shown for way in completions(typed, len(typed) if cursor is None else cursor, MOODS, TAGS)]


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("", []),
        ("coffee ", []),
        ("m", []),
        ("mo", ["mood:"]),
        ("tea mo", ["mood:"]),
        ("is", ["is:private", "is:public"]),
        ("mood:", ["Calm", "Wide awake", "Worried"]),
        ("mood:w", ["Wide awake", "Worried"]),
        ('tag:"lo', ["long walk"]),
        ("-tag:wa", ["walk"]),
        ("tag:work", []),
        ("on:20", []),
        ('"mo', []),
    ],
)
def test_what_is_offered_follows_the_word_at_the_cursor(typed: str, ways: list[str]) -> None:
    assert shown(typed) == ways


def test_a_taken_value_is_quoted_where_it_must_and_a_space_follows() -> None:
    (way,) = completions("tea -tag:lo", 11, MOODS, TAGS)
    assert way.typed == 'tea -tag:"long walk" '
    assert way.cursor == len(way.typed)


def test_a_taken_name_waits_for_its_value() -> None:
    (way,) = completions("mo tea", 2, MOODS, TAGS)
    assert (way.typed, way.cursor) == ("mood: tea", 5)


def test_a_filter_without_a_value_is_not_searched_for_yet() -> None:
    assert settled("tea mood:") == "tea"
    assert settled('-tag:"') == ""
    assert settled("tea mood:c") == "tea mood:c"
    assert settled("see: what") == "see: what"


def test_the_beginning_of_a_known_value_is_not_searched_for_yet() -> None:
    assert settled("tea mood:c", MOODS, TAGS) == "tea"
    assert settled("tea mood:CALM", MOODS, TAGS) == "tea mood:CALM"
    assert settled('tag:"long w', MOODS, TAGS) == ""
    assert settled("tag:other", MOODS, TAGS) == "tag:other"


def test_plain_words_are_told_from_filters() -> None:
    assert is_plain("tea and cake")
    assert not is_plain("tea -cake")
    assert not is_plain("on:2026")


@pytest.mark.parametrize(
    "tag",
    ["work", "long walk", '5"', '"hi"', 'a "big" day', 'the "big day"', '"big" day', "tab\u00a0space", '"', '""'],
)
def test_a_tag_is_searched_for_whatever_is_in_it(tag: str) -> None:
    typed = tag_search(tag)
    assert settled(typed, MOODS, (*TAGS, tag)) == typed
    terms = parse(f"{typed} tea").terms
    assert [term.condition for term in terms[:-1]] == [TagIs(" ".join(tag.split()))]
    (way,) = completions(f"tag:{tag[:1]}" if tag[0] != '"' else "tag:", 5 if tag[0] != '"' else 4, (), [tag])
    assert way.typed == f"{typed} "
