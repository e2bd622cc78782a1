"""The complete format: any rows go through a document unchanged, in our layout and in any other."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundRow, Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.complete import READER, document
from tests.soak.fuzz.complete import fuzz_one, seeds

_NAMES = st.sampled_from(["users", "journal_entries", "attachments"])
_TEXT = st.text(max_size=20)
_JSON = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(_TEXT.filter(lambda key: key[:1] != "$"), inner, max_size=3)
    ),
    max_leaves=6,
)
_ROWS = st.dictionaries(st.sampled_from(["id", "content", "tags", "data"]), _JSON | st.binary(max_size=20), max_size=4)


def written(tables: dict[str, list[dict[str, Any]]]) -> bytes:
    return b"".join(document(tables.items(), owner="ada", made_at=5))


def read(data: bytes) -> list[FoundRow | Problem]:
    source = MemorySource({"all.json": data})
    assert READER.recognises(source)
    return list(READER.read(source))


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(_NAMES, st.lists(_ROWS, max_size=3), max_size=3))
def test_what_is_written_is_read_again_in_any_layout(tables: dict[str, list[dict[str, Any]]]) -> None:
    data = written(tables)
    expected = [(name, row) for name, rows in tables.items() for row in rows]
    parsed = json.loads(data)
    for text in (data, json.dumps(parsed, indent=2).encode(), json.dumps(parsed).encode("utf-8-sig")):
        found = read(text)
        assert all(isinstance(item, FoundRow) for item in found)
        assert [(item.table, dict(item.values)) for item in found if isinstance(item, FoundRow)] == expected


def test_a_row_that_cannot_be_read_is_told_with_its_line_and_the_rest_goes_on() -> None:
    lines = written({"users": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}).splitlines()
    place = lines.index(b'{"id":"b"},')
    lines[place] = b'{"id":"b"'
    found = read(b"\n".join(lines))
    assert [item.values["id"] for item in found if isinstance(item, FoundRow)] == ["a", "c"]
    (problem,) = [item for item in found if isinstance(item, Problem)]
    assert (problem.place.line, problem.lost) == (place + 1, 1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[: len(data) // 2], "middle"),
        (lambda data: data.replace(b'"version": 1', b'"version": 2'), "later version"),
        (lambda data: data.replace(b'"version": 1', b'"version": "x"'), "not a complete export"),
        (lambda data: data.replace(b'"users": [', b'"users" ['), "not a complete export"),
        (lambda data: data.replace(b'{"id"', b'\xff{"id"'), "not a complete export"),
    ],
)
def test_what_is_cut_changed_or_too_new_is_refused_in_a_sentence(change: Any, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        read(change(written({"users": [{"id": "a"}, {"id": "b"}]})))


def test_whatever_stands_there_only_a_sentence_comes_of_it() -> None:
    for seed in seeds():
        for end in range(0, len(seed), 7):
            fuzz_one(seed[:end] + b"[" * 3000 + seed[end:])
            fuzz_one(seed[:end] + b"\xff\x00" + seed[end + 3 :])
