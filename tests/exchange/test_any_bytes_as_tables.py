"""A small part of what the long runs do: any bytes, to every reader of tables, and nothing but sentences come out."""

import random

import pytest

from tests.soak.fuzz import csv_table, daylio, how_we_feel, state_of_mind

_PIECES = (b'"', b",", b"\n", b"\x00", b"\xff", b"\xff\xfe", b"99999999999", b"1e999", b"2026-02-30", b"<b>", b"&#0;")


@pytest.mark.parametrize("target", [daylio, how_we_feel, state_of_mind, csv_table])
def test_files_cut_off_and_mixed_up(target: object) -> None:
    fuzz_one, seeds = target.fuzz_one, target.seeds()  # type: ignore[attr-defined]
    chance = random.Random(7)
    for seed in seeds:
        fuzz_one(seed)
        for _ in range(6):
            cut = chance.randrange(len(seed) + 1)
            fuzz_one(seed[:cut] + chance.choice(_PIECES) + seed[cut + chance.randrange(3) :])
            fuzz_one(seed[:cut])
