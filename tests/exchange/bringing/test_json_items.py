"""Large JSON read item by item: the same as read whole, and a sentence for what is broken."""

import io
import json
import tracemalloc
from collections import defaultdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing import json_items
from extrovertly_desktop.exchange.bringing.json_items import items

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None)
@example({"": -0.0}, 2, "utf-8", None)
@given(
    st.dictionaries(st.text(max_size=5), values, max_size=4),
    st.integers(1, 40),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([None, 1]),
)
def test_item_by_item_is_the_same_as_whole(document: dict, slice_size: int, encoding: str, indent: int | None) -> None:
    text = json.dumps(document, ensure_ascii="utf" not in encoding, indent=indent)
    data = text.encode("utf-8", "replace").decode().encode(encoding)
    whole = json.loads(text.encode("utf-8", "replace"))
    found = defaultdict(list)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_items, "_SLICE", slice_size)
        for key, item in items(io.BytesIO(data), "x.json"):
            found[key].append(item)
    expected = {key: value if isinstance(value, list) else [value] for key, value in whole.items()}
    assert dict(found) == {key: value for key, value in expected.items() if value}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "cut short"),
        (b'{"a": [1, 2', "cut short"),
        (b'{"a": "b', "cut short"),
        (b"[-", "cut short"),
        (b"5", "no JSON"),
        (b'{"a" 1}', "not whole"),
        (b"[tru]", "not whole"),
        (b"[" + b"9" * 5000 + b"]", "not whole"),
        (b"[" * 100_000, "deeper"),
        (b'{"a":' * 100_000, "deeper"),
    ],
)
def test_what_is_broken_gets_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        list(items(io.BytesIO(data), "x.json"))


def test_the_document_is_never_held() -> None:
    entry = b'{"text": "' + b"letters " * 250 + b'"}'
    data = b'{"entries": [' + b",".join([entry] * 2000) + b"]}"
    tracemalloc.start()
    try:
        count = sum(1 for _ in items(io.BytesIO(data), "x.json"))
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert most < len(data) / 2
