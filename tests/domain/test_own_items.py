"""Lists in the preferences: nothing that stands in them is ever lost, whatever it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.own_items import MOST_ITEMS, OwnItem, OwnItems, places


class Word(OwnItem):
    word: str = ""


def words(*slugs: str) -> OwnItems[Word]:
    return OwnItems(tuple(Word(slug=slug) for slug in slugs))


def slugs(items: OwnItems[Word]) -> list[str]:
    return [item.slug for item in items.items]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
ITEMS = st.fixed_dictionaries(
    {"slug": st.sampled_from(["a", "b", "c", ""])},
    optional={"word": st.text(max_size=5) | st.integers(), "later": ANYTHING},
)


@given(st.lists(ANYTHING | ITEMS, max_size=8))
def test_reading_and_writing_loses_nothing(raw: list[object]) -> None:
    items = OwnItems[Word].read(Word, raw)
    written = items.to_json()
    for value in raw:
        kept = [other for other in written if other == value]
        assert kept or any(isinstance(value, dict) and value.items() <= other.items() for other in written if other)
    assert len(written) == len(raw)
    assert OwnItems[Word].read(Word, json.loads(json.dumps(written))) == items


@pytest.mark.parametrize("raw", [None, 3, "text", {"slug": "a"}])
def test_what_is_no_list_is_an_empty_one(raw: object) -> None:
    assert OwnItems[Word].read(Word, raw) == OwnItems(())


def test_items_are_added_changed_removed_and_put_back() -> None:
    three = words("a", "b", "c")
    assert slugs(three.added(Word(slug="d"))) == ["a", "b", "c", "d"]
    assert three.changed(Word(slug="b", word="x")).find("b") == Word(slug="b", word="x")
    left, removed = three.removed("b")
    assert slugs(left) == ["a", "c"]
    assert left.restored(removed) == three
    assert three.restored(removed) == three
    assert slugs(words().restored(removed)) == ["b"]
    with pytest.raises(NotFoundError):
        left.removed("b")


def test_there_is_an_end_to_adding() -> None:
    full = words(*map(str, range(MOST_ITEMS)))
    with pytest.raises(UserError, match="already"):
        full.added(Word(slug="one more"))


@given(st.permutations(["a", "b", "c", "d"]), st.integers(0, 4))
def test_unnamed_items_follow_in_the_order_they_had(order: list[str], named: int) -> None:
    wanted = order[:named]
    rest = [slug for slug in "abcd" if slug not in wanted]
    assert slugs(words(*"abcd").reordered([*wanted, "unknown"])) == [*wanted, *rest]


def test_a_slug_named_twice_takes_its_first_place() -> None:
    place = places(["b", "a", "b"])
    assert sorted("ab", key=place) == ["b", "a"]
