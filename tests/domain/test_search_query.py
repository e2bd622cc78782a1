"""What is typed into the search is understood as it was meant, and whatever cannot be is searched for as it stands."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extrovertly_desktop.domain.search_explained import explain
from extrovertly_desktop.domain.search_query import (
    TERM_LIMIT,
    After,
    AnyOf,
    Before,
    Condition,
    HasPhoto,
    IsPrivate,
    MoodIs,
    On,
    Period,
    SearchQuery,
    TagIs,
    Term,
    Words,
    parse,
    parse_period,
)

MARCH = Period("2026-03", date(2026, 3, 1), date(2026, 3, 31))
DAY = Period("2026-03-05", date(2026, 3, 5), date(2026, 3, 5))
YEAR = Period("2024", date(2024, 1, 1), date(2024, 12, 31))


def only(typed: str) -> Term:
    (term,) = parse(typed).terms
    return term


def condition(typed: str) -> Condition:
    return only(typed).condition


def literal(text: str, *, is_prefix: bool = True) -> Words:
    return Words(text, is_prefix=is_prefix, is_literal=True)


@pytest.mark.parametrize("typed", ["", "   ", "-", '"', '""', '-"', "- -", "\t\n", '"  "'])
def test_what_has_only_begun_is_no_search(typed: str) -> None:
    assert parse(typed) == SearchQuery()


def test_only_the_last_word_may_be_unfinished() -> None:
    assert parse("long walk cof").terms == (
        Term(Words("long")), Term(Words("walk")), Term(Words("cof", is_prefix=True)),
    )  # fmt: skip
    assert parse("cof mood:calm").terms[0] == Term(Words("cof"))
    assert condition("coffee ") == Words("coffee", is_prefix=True)


def test_quotes_make_a_phrase_that_is_unfinished_until_they_are_closed() -> None:
    assert condition('"long  walk"') == Words("long walk")
    assert condition('"long wa') == Words("long wa", is_prefix=True)
    assert parse('"long wa" tea').terms == (Term(Words("long wa")), Term(Words("tea", is_prefix=True)))


def test_a_minus_turns_round_and_is_taken_at_its_word() -> None:
    assert only("-coffee") == Term(Words("coffee"), is_negated=True)
    assert only('-"long walk"') == Term(Words("long walk"), is_negated=True)
    assert only('-"long wa') == Term(Words("long wa"), is_negated=True)
    assert only("-mood:calm") == Term(MoodIs("calm"), is_negated=True)
    assert only("-any:a,b") == Term(AnyOf((Words("a"), Words("b", is_prefix=True))), is_negated=True)
    assert condition("well-meant") == Words("well-meant", is_prefix=True)


def test_any_takes_words_and_phrases_apart_by_commas() -> None:
    assert condition("any:coffee,te") == AnyOf((Words("coffee"), Words("te", is_prefix=True)))
    assert condition('any:"long walk",tea') == AnyOf((Words("long walk"), Words("tea", is_prefix=True)))
    assert condition('any:tea,"long walk"') == AnyOf((Words("tea"), Words("long walk")))
    assert condition("any:,tea,,") == AnyOf((Words("tea", is_prefix=True),))
    assert parse("any:coffee,tea walk").terms[0] == Term(AnyOf((Words("coffee"), Words("tea"))))


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("mood:calm", MoodIs("calm")),
        ('MOOD:"wide  awake"', MoodIs("wide awake")),
        ("tag:work", TagIs("work")),
        ('tag:"my sister"', TagIs("my sister")),
        ("tag:c++", TagIs("c++")),
        ("on:2026-03-05", On(DAY)),
        ("on:2026-03", On(MARCH)),
        ("before:2024", Before(YEAR)),
        ("after:2026-03", After(MARCH)),
        ("has:photo", HasPhoto()),
        ("has:PHOTO", HasPhoto()),
        ("is:private", IsPrivate(private=True)),
        ("is:public", IsPrivate(private=False)),
    ],
)
def test_filters(typed: str, understood: Condition) -> None:
    assert condition(typed) == understood
    assert only(f"-{typed}") == Term(understood, is_negated=True)


@pytest.mark.parametrize(
    "typed",
    [
        "foo:bar", "before:banana", "before:2026-13", "on:2026-02-30", "on:26", "on:0000", "after:2026-3-5", "has:cake",
        "is:nice", "mood:", "any:", "any:,", "https://example.org", "has:",
    ],
)  # fmt: skip
def test_what_is_no_filter_is_searched_for_as_it_stands(typed: str) -> None:
    assert condition(typed) == literal(typed)
    assert only(f"-{typed}") == Term(literal(typed, is_prefix=False), is_negated=True)


def test_a_filter_without_a_value_does_not_take_the_next_word() -> None:
    assert parse("mood: calm").terms == (
        Term(literal("mood:", is_prefix=False)), Term(Words("calm", is_prefix=True)),
    )  # fmt: skip


def test_periods_reach_from_their_first_day_to_their_last() -> None:
    assert parse_period("2024-02") == Period("2024-02", date(2024, 2, 1), date(2024, 2, 29))
    assert parse_period("9999") == Period("9999", date(9999, 1, 1), date(9999, 12, 31))
    assert parse_period("２０２６") is None


def test_a_pasted_page_is_cut_off() -> None:
    assert len(parse("word " * 5000).terms) == TERM_LIMIT
    assert condition("any:" + ",".join("ab" for _ in range(5000))) == AnyOf((Words("ab"),) * TERM_LIMIT)


def test_needles_are_the_words_that_make_a_hit() -> None:
    query = parse('coffee -tea any:a,b mood:calm "long walk"')
    assert query.needles() == (Words("coffee"), Words("a"), Words("b"), Words("long walk"))


def test_a_search_is_told_in_words() -> None:
    typed = (
        'coffee "long walk" -tea any:a,b mood:calm tag:"my sister" -tag:work on:2026-03-05 on:2026-03 -on:2024 '
        "before:2024 after:2026-03-05 -after:2024 has:photo -has:photo is:private is:public -is:private foo:bar wal"
    )
    assert explain(parse(typed)) == [
        "“coffee”", "“long walk”", "without “tea”", "“a” or “b”", "mood is calm", "tagged my sister", "not tagged work",
        "on 5 March 2026", "in March 2026", "not in 2024", "before 2024", "after 5 March 2026", "not after 2024",
        "with a photo", "without a photo", "private", "not private", "not private", "the text “foo:bar”", "“wal…”",
    ]  # fmt: skip


TYPED = st.lists(
    st.sampled_from(
        ['"', "-", ":", ",", " ", "any:", "mood:", "tag:", "before:", "on:", "has:photo", "2026", "2026-02-31", "walk"]
    )
    | st.text(max_size=5)
).map("".join)


@given(TYPED | st.text())
@example("\ud800")
@example("\x00")
def test_every_text_is_a_query_that_can_be_told(typed: str) -> None:
    query = parse(typed)
    assert len(explain(query)) == len(query.terms)
    assert all(explain(query))
    prefixes = [words for words in query.needles() if words.is_prefix]
    assert len(prefixes) <= 1
