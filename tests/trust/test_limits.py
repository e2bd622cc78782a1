"""Every field has a limit and a sentence for whoever goes beyond it, and what nobody sees steers nothing."""

import importlib
import pkgutil
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from extrovertly_desktop import domain
from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.drafts import Draft, user_error
from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.domain.search_query import TOKEN_LIMIT
from extrovertly_desktop.store.folding import match_query

TOO_MUCH = "x" * (limits.ENTRY + 1)
TOO_MANY = [f"word {number}" for number in range(2 * limits.WORDS)]
STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def drafts(kind: type[Draft] = Draft) -> Iterator[type[Draft]]:
    """Yield whatever a person can fill in."""
    if kind is Draft:
        for module in pkgutil.iter_modules(domain.__path__):
            importlib.import_module(f"{domain.__name__}.{module.name}")
    for made in kind.__subclasses__():
        if made.__module__.startswith(domain.__name__):
            yield made
            yield from drafts(made)


DRAFTS = list(drafts())
FIELDS = [(draft, name) for draft in DRAFTS for name in draft.model_fields]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: str(draft.__name__))
def test_no_field_takes_without_end(draft: type[Draft]) -> None:
    for name in draft.model_fields:
        look_at(draft, name)


def look_at(draft: type[Draft], name: str) -> None:
    for endless in (TOO_MUCH, TOO_MANY, [TOO_MUCH], {"a": TOO_MUCH}, 10**40):
        try:
            draft(**{name: endless})
        except ValidationError as error:
            mine = [each for each in error.errors() if each["loc"][0] == name]
        else:
            mine = []
        # A moment is a number that a service looks at: whether it is one of a calendar's depends on the clock.
        assert mine or (name == "at_ms" and endless == 10**40), endless
        if mine and mine[0]["type"] in {"string_too_long", "too_long"}:
            alone = ValidationError.from_exception_data(draft.__name__, [{**mine[0], "input": ""}])  # type: ignore[misc]
            told = user_error(draft, alone)
            assert told.field == name
            assert any(figure in str(told) for figure in ("characters", "too many"))
            assert str(told).endswith(".")


def test_there_are_fields_at_all() -> None:
    assert len(FIELDS) > 60


def test_room_is_told_near_the_end_and_not_before() -> None:
    assert limits.counts_from(limits.WORD) == 80
    assert limits.counts_from(limits.ENTRY) == 199_000
    assert limits.counts_from(limits.GOAL_TEXT) == 1_800


@given(st.text(alphabet=st.sampled_from(STEERING + "ab\n\u2029\x00\x07\x1b\x85\u05d0")))
@settings(max_examples=100)
@example("\u2066\u202a\u2069\u202c")
def test_what_is_harmless_is_closed_in_every_line(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once
    assert "".join(sign for sign in text if sign in "ab\u05d0") == "".join(sign for sign in once if sign in "ab\u05d0")
    assert not set(once) & set("\u202d\u202e")
    assert not {sign for sign in once if unicodedata.category(sign) == "Cc"} - {"\n"}
    for line in once.replace("\u2029", "\n").split("\n"):
        open_ends: list[str] = []
        for sign in line:
            if sign in "\u202a\u202b":
                open_ends.append("\u202c")
            elif sign in "\u2066\u2067\u2068":
                open_ends.append("\u2069")
            elif sign in "\u202c\u2069":
                assert open_ends.pop() == sign
        assert not open_ends


def test_what_writing_needs_is_left_alone() -> None:
    for text in (
        "Zeile\r\n\tund Absatz\u2029",
        "שלום \u2067עולם\u2069 ok",
        "می\u200cخواهم",
        "👩\u200d🚀 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "soft\u00adhyphen \ufeff",
    ):
        assert harmless(text) == text
    assert harmless("invoice\u202efdp.exe") == "invoicefdp.exe"
    assert harmless("\x1b[2Jred\x9b31m") == "[2Jred31m"


def test_a_search_for_a_whole_book_looks_for_its_beginning() -> None:
    asked = match_query("word " * 100_000)
    assert asked is not None
    assert asked.count('"') == 2 * TOKEN_LIMIT
    assert match_query("one tw") == '"one" AND "tw"*'
