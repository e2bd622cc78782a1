"""A snapshot that is read and written again is the same, field by field."""

import base64
import json
import struct
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extrovertly_desktop.exchange.bringing.found import Problem
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.convex import READER
from extrovertly_desktop.exchange.convex.ids import encode
from extrovertly_desktop.exchange.convex.lines import Dialect
from extrovertly_desktop.exchange.convex.names import NULL_AS_ZERO, TABLES, Column, Kind
from extrovertly_desktop.exchange.convex.values import same
from tests.exchange.convex.snapshots import USER, documents, entry, found, lines, person, snapshot, written

NUMBERS = {table.name: 10_001 + place for place, table in enumerate(TABLES)}
KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=6).filter(
    lambda key: key[0] not in "$_%"
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
REALS = st.floats(allow_nan=False, allow_infinity=False)
MOMENTS = st.floats(0, 4e12)


def special(is_uniform: bool) -> st.SearchStrategy[Any]:
    """What only the uniform dialect can say: 64-bit integers, bytes, numbers that are not finite."""
    if not is_uniform:
        return st.nothing()
    nowhere = st.sampled_from([float("inf"), float("-inf"), float("nan")])
    return (
        st.integers(-(2**63), 2**63 - 1)
        | st.binary(max_size=4).map(lambda data: {"$bytes": base64.b64encode(data).decode()})
        | nowhere.map(lambda number: {"$float": base64.b64encode(struct.pack("<d", number)).decode()})
    )


def anything(is_uniform: bool) -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | REALS | WORDS | special(is_uniform)
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=4
    )


def field(column: Column, is_uniform: bool) -> st.SearchStrategy[Any]:
    if column.kind is Kind.REFERENCE:
        return st.integers(0, 3).map(lambda number: encode(NUMBERS[column.target], number.to_bytes(16, "big")))
    plain = {
        Kind.TEXT: WORDS,
        Kind.REAL: REALS,
        Kind.WHOLE: st.integers(0, 2**40).map(float) | REALS,
        Kind.INSTANT: MOMENTS,
        Kind.FLAG: st.booleans(),
        Kind.WORDS: st.lists(WORDS, max_size=3),
        Kind.ANYTHING: anything(is_uniform),
    }[column.kind]
    return plain | st.integers(0, 2**40) if is_uniform and column.kind in {Kind.WHOLE, Kind.INSTANT} else plain


@st.composite
def rows(draw: st.DrawFn, is_uniform: bool) -> tuple[str, dict[str, Any]]:
    table = draw(st.sampled_from(TABLES))
    number = draw(st.integers(0, 2**128 - 1))
    document = {"_id": encode(NUMBERS[table.name], number.to_bytes(16, "big")), "_creationTime": draw(MOMENTS)}
    for column in table.columns:
        if column.required or (table.name, column.name) in NULL_AS_ZERO or draw(st.booleans()):
            document[column.field] = draw(field(column, is_uniform))
        elif draw(st.integers(0, 4)) == 0:
            document[column.field] = None
    if draw(st.booleans()):
        document["added" + str(draw(st.integers(0, 2)))] = draw(anything(is_uniform))
    return table.convex, document


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.booleans())
def test_every_field_of_every_table_comes_back(data: st.DataObject, is_uniform: bool) -> None:
    given_tables: dict[str, dict[str, dict[str, Any]]] = {}
    for table, document in data.draw(st.lists(rows(is_uniform), max_size=4)):
        given_tables.setdefault(table, {})[document["_id"]] = document
    others = [{"_id": encode(10_099, bytes(16)), "_creationTime": 1.5, "any": data.draw(anything(is_uniform))}]
    files = {f"{name}/documents.jsonl": lines(*table.values()) for name, table in given_tables.items()}
    files["sessions/documents.jsonl"] = lines(*others)
    if is_uniform:
        files |= {name.replace("documents", "generated_schema"): b'"uniform"\n' for name in files}
    items = list(READER.read(MemorySource(files)))
    assert not [item for item in items if isinstance(item, Problem) and item.lost]

    again = written(item for item in items if not isinstance(item, Problem))

    told = Dialect(is_uniform=is_uniform)
    for name in given_tables:
        before = [told.document(line) for line in files[f"{name}/documents.jsonl"].decode().split("\n") if line]
        assert same(before, read_again(again, name))
    assert same([told.document(json.dumps(others[0]))], read_again(again, "sessions"))


def read_again(files: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    needs_types = f"{name}/generated_schema.jsonl" in files
    text = files[f"{name}/documents.jsonl"].decode()
    found_again = [Dialect(is_uniform=needs_types).document(line) for line in text.split("\n") if line]
    if not needs_types:
        # Without a description every number is a float: one that could be taken for an integer must not be there.
        assert same(found_again, [Dialect(is_uniform=True).document(line) for line in text.split("\n") if line])
    return found_again


def test_what_is_written_is_what_the_backend_takes() -> None:
    files = written(found(snapshot(users=[person()], journalEntries=[entry(1), entry(2)])))
    numbers = {row["name"]: row["id"] for row in documents(files, "_tables")}
    assert numbers["users"] == 10_001
    assert numbers["journalEntries"] == 10_002
    assert len(set(numbers.values())) == len(numbers) >= 15
    assert {f"{table.convex}/documents.jsonl" for table in TABLES} <= set(files)
    assert not [name for name in files if name.endswith("generated_schema.jsonl")]
    for name, data in files.items():
        assert not data.startswith(b"\xef\xbb\xbf"), name
        assert b"\n\n" not in data
        assert not data or data.endswith(b"\n")
    text = files["users/documents.jsonl"].decode()
    assert '"totalPoints":120.0' in text
    assert "wordCount" not in files["journalEntries/documents.jsonl"].decode()


def test_a_value_that_was_changed_here_is_not_put_back() -> None:
    source = snapshot(
        users=[person(totalPoints=12.5, bio=None, nick="An", preferences={"n": {"$integer": "BQAAAAAAAAA="}})]
    )
    (row,) = found(source)
    assert row.values["total_points"] == 12  # type: ignore[union-attr, index]
    assert row.values["preferences"] == {"n": 5}  # type: ignore[union-attr, index]
    row.values["total_points"] = 40  # type: ignore[union-attr, index]
    row.values["first_name"] = "Anna"  # type: ignore[union-attr, index]
    files = written([row])
    (document,) = documents(files, "users")
    assert document["totalPoints"] == 40.0
    assert document["firstName"] == "Anna"
    assert document["_creationTime"] == 1_700_000_000_000.25
    assert document["preferences"] == {"n": {"$integer": "BQAAAAAAAAA="}}
    assert document["nick"] == "An"
    assert document["bio"] is None
    assert files["users/generated_schema.jsonl"] == b'"uniform"\n'


def test_rows_of_our_own_get_identifiers_and_references_that_fit() -> None:
    ours = "0190d2c4-7b1e-7c3a-9f00-000000000001"
    items = found(
        snapshot(users=[person(_id=ours)], journalEntries=[entry(userId=ours), entry(2, _id=ours, userId=ours)])
    )
    files = written(items)
    (user,) = documents(files, "users")
    first, second = documents(files, "journalEntries")
    assert user["_id"] == first["userId"] == second["userId"] == encode(10_001, bytes.fromhex(ours.replace("-", "")))
    assert second["_id"] == encode(10_002, bytes.fromhex(ours.replace("-", "")))
    assert first["_id"] == entry()["_id"]
    # Here they are themselves again.
    assert [item.values for item in found(MemorySource(files))] == [item.values for item in items]  # type: ignore[union-attr]


def test_tables_with_odd_names_get_ones_that_the_backend_takes() -> None:
    odd = {"a b/documents.jsonl": b'{"_id": "1"}', "a-b/documents.jsonl": b'{"_id": "2"}'}
    names = written(found(MemorySource(odd)))
    assert {"a_b/documents.jsonl", "a_b_2/documents.jsonl"} <= set(names)


def test_what_convex_cannot_hold_is_written_so_that_it_can_be_read_back() -> None:
    (row,) = found(snapshot(users=[person()]))
    row.values["preferences"] = {"Straße": {"": 1, "$x": [True, 2**70]}}  # type: ignore[union-attr, index]
    row.values["created_at"] = -5  # type: ignore[union-attr, index]
    (document,) = documents(written([row]), "users")
    assert all(key.isascii() and not key.startswith("$") for key in document["preferences"])
    assert document["_creationTime"] == 0.0
    (again,) = found(snapshot(users=[document]))
    assert again.values["preferences"] == {"Straße": {"": 1, "$x": [True, float(2**70)]}}  # type: ignore[union-attr]


def test_an_achievement_in_progress_is_nought_there_and_empty_here() -> None:
    going = {
        "_id": encode(10_020, bytes(16)),
        "_creationTime": 5.0,
        "userId": USER,
        "earnedAt": 0.0,
        "achievementId": encode(10_021, bytes(16)),
        "progress": 1.0,
        "maxProgress": 5.0,
    }
    (row,) = found(snapshot(userAchievements=[going]))
    assert row.values["earned_at"] is None  # type: ignore[union-attr]
    assert documents(written([row]), "userAchievements") == [going]


def test_stored_files_come_back_with_their_bytes() -> None:
    key = encode(34, b"a stored picture")
    meta = {"_id": key, "_creationTime": 1.25, "contentType": "image/png", "sha256": "YWJj", "size": 3}
    files = {
        "back/_storage/documents.jsonl": lines(meta),
        f"back/_storage/{key}.png": b"abc",
        "back/_components/auth/_storage/documents.jsonl": b"",
        f"back/_components/auth/_storage/{key}.jpeg": b"other",
        "back/users/documents.jsonl": lines(person(avatarUrl=key)),
    }
    items = found(MemorySource(files))
    assert [item.table for item in items] == ["users", "_storage", "_components/auth/_storage"]
    again = written(items)
    assert again[f"_storage/{key}.png"] == b"abc"
    assert again[f"_components/auth/_storage/{key}.jpeg"] == b"other"
    assert again["_components/auth/_storage/documents.jsonl"] == b""
    # Sizes are whole numbers there, whatever the others are.
    assert b'"size":3,' in again["_storage/documents.jsonl"] or again["_storage/documents.jsonl"].endswith(
        b'"size":3}\n'
    )
    assert documents(again, "_storage") == [meta]
