"""Identifiers, against ones that Convex made."""

import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.exchange.convex.ids import decode, encode, id_in, usual_number

REAL = ("jd7f2yq3tcc5h4ce9qhqdk0ach6hbmyb", 10_003)


def test_an_identifier_of_the_backends_own_tests() -> None:
    internal = [251]
    for _ in range(15):
        internal.append(internal[-1] * 251 % 256)
    assert encode(1017, bytes(internal)) == "z43zp6c3e75gkmz1kfwj6mbbx5sw281h"
    decoded = decode(REAL[0])
    assert decoded is not None
    assert decoded[0] == REAL[1]
    assert encode(*decoded) == REAL[0]


@settings(max_examples=25)
@given(st.integers(1, 2**32 - 1), st.binary(min_size=16, max_size=16))
def test_every_identifier_is_read_back(number: int, internal: bytes) -> None:
    text = encode(number, internal)
    assert decode(text) == (number, internal)
    assert decode(text[:-1] + ("0" if text[-1] != "0" else "1")) is None or text[-1] in "01"


@settings(max_examples=25)
@given(st.text(max_size=40) | st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=31, max_size=37))
def test_what_is_no_identifier_gets_one(text: str) -> None:
    number = 10_007
    made = id_in(number, text)
    decoded = decode(made)
    assert decoded is not None
    assert decoded[0] == number
    assert id_in(number, made) == made


def test_a_uuid_keeps_its_bytes() -> None:
    key = uuid.UUID("550e8400-e29b-41d4-a716-446655440000")
    assert decode(id_in(10_001, str(key))) == (10_001, key.bytes)


def test_a_table_keeps_the_number_that_most_of_its_rows_have() -> None:
    rows = [encode(10_005, bytes([n]) * 16) for n in range(3)]
    assert usual_number([encode(10_009, bytes(16)), *rows, str(uuid.UUID(int=1))]) == 10_005
    assert usual_number(["plain"]) is None
