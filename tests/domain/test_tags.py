"""The rules by which tags are changed and changes are taken back."""

from hypothesis import given
from hypothesis import strategies as st

from extrovertly_desktop.domain.clock import MS_PER_DAY
from extrovertly_desktop.domain.tags import TagChange, TagUse, likeliest, replaced, retagged, taken_back

KEY = str.casefold
_names = st.sampled_from(["work", "Work", "home", "HOME", "friends", "rest", "Rest"])


@st.composite
def _tags(draw: st.DrawFn) -> tuple[str, ...]:
    return tuple({KEY(tag): tag for tag in draw(st.lists(_names, max_size=5))}.values())


def test_tags_are_added_behind_and_keep_their_spelling() -> None:
    assert retagged(("Work", "home"), KEY, add=("work", "rest", "Rest"), remove=("HOME",)) == ("Work", "rest")
    assert retagged(("Work",), KEY, add=("work",), remove=("work",)) == ("work",)


def test_several_become_one_where_the_first_stood() -> None:
    assert replaced(("a", "x", "b", "A", "c"), KEY, {"x", "a"}, "new") == ("new", "b", "c")
    assert replaced(("a", "x", "b"), KEY, {"x", "a"}, None) == ("b",)


@given(_tags(), st.sets(_names, max_size=3), st.one_of(st.none(), _names))
def test_replacing_touches_nothing_else(tags: tuple[str, ...], old: set[str], into: str | None) -> None:
    keys = {KEY(tag) for tag in old} | ({KEY(into)} if into is not None else set())
    after = replaced(tags, KEY, keys, into)
    assert [tag for tag in after if KEY(tag) not in keys] == [tag for tag in tags if KEY(tag) not in keys]
    was_there = any(KEY(tag) in keys for tag in tags)
    assert [tag for tag in after if KEY(tag) in keys] == ([into] if was_there and into is not None else [])


@given(_tags(), _tags())
def test_a_change_is_taken_back_exactly_if_nothing_came_between(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert taken_back(after, TagChange("e", before, after), KEY) == before


def test_what_came_between_stays() -> None:
    renamed = TagChange("e", before=("job", "home"), after=("work", "home"))
    assert taken_back(("work", "home", "rest"), renamed, KEY) == ("home", "rest", "job")
    assert taken_back(("home",), renamed, KEY) == ("home", "job")
    assert taken_back(("Work", "home"), renamed, KEY) == ("Work", "home", "job")
    respelled = TagChange("e", before=("WORK",), after=("work",))
    assert taken_back(("work", "rest"), respelled, KEY) == ("WORK", "rest")
    deleted = TagChange("e", before=("a", "b"), after=("b",))
    assert taken_back(("A", "b"), deleted, KEY) == ("A", "b")


@given(_tags(), _tags(), _tags())
def test_taking_back_never_doubles_a_tag(before: tuple[str, ...], after: tuple[str, ...], now: tuple[str, ...]) -> None:
    keys = [KEY(tag) for tag in taken_back(now, TagChange("e", before, after), KEY)]
    assert len(keys) == len(set(keys))


def test_often_and_lately_comes_first() -> None:
    now = 400 * MS_PER_DAY
    often = TagUse("often", 9, now - 30 * MS_PER_DAY)
    lately = TagUse("lately", 2, now)
    once = TagUse("once", 1, now)
    long_ago = TagUse("long ago", 0, 0)
    ahead = TagUse("ahead", 1, now + MS_PER_DAY)
    assert likeliest([long_ago, once, lately, often], now, 3) == ["often", "lately", "once"]
    assert likeliest([long_ago], now, 3) == ["long ago"]
    assert ahead.weight(now) == once.weight(now)
