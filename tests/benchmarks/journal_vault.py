"""A keyed vault of made-up entries, filled in bulk, for measuring the journal at the size of a long life of writing."""

import json
import os
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.context import OWNER_KEY
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.queries import people

ENTRIES = int(os.environ.get("EXTROVERTLY_BENCH_ENTRIES", "100000"))
WORDS = 120
PASSPHRASE = "a passphrase for measuring"  # noqa: S105 - guards nothing
LAST_DAY = date(2026, 3, 1)
PER_DAY = 8
TAGS = ("work", "family", "long walk", "phone", "party", "café", "rest", "neighbours")
_COMMON = """
    the and to a of i was it that in my for with on me she he they we but so not have had at be this as all what when
    there were about like then just people really said today talked felt party meeting phone shop walk friend coffee
    tea work home nervous calm worry afraid smiled laughed listened asked answered quiet loud morning evening
"""
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mé",
    "nu",
    "pra",
    "que",
    "ri",
    "sto",
    "ta",
    "ve",
    "wo",
    "zy",
)
_RARE_WORDS = 20_000
_PHOTO_EVERY = 20
_INSERT = (
    "INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, tags, is_private, word_count, "
    "local_date, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PHOTO = (
    "INSERT INTO attachments (id, created_at, entry_id, position, media_type, width, height, content) "
    "VALUES (?, ?, ?, 0, 'image/jpeg', 1, 1, x'00')"
)


def vocabulary(rng: random.Random) -> list[str]:
    """Return common words first, then made-up ones, as they would rank by frequency."""
    made_up = {"".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(_RARE_WORDS)}
    made_up_words = sorted(made_up)
    rng.shuffle(made_up_words)
    return [*_COMMON.split(), *made_up_words]


def open_filled(path: Path, catalogue: Catalogue) -> OpenVault:
    """Open the keyed vault in a file, making and filling it first when it is not there."""
    clock = FixedClock(0)
    clock.set_local(datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 20, tzinfo=UTC))
    new_id = Uuid7Factory(clock.now_ms, random.Random(1))
    is_new = not path.exists()
    vault = open_vault(path, catalogue, clock, new_id, passphrase=PASSPHRASE, create=True)
    if is_new:
        vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
        _fill(vault, [mood.slug for mood in catalogue.moods])
    return vault


def _fill(vault: OpenVault, moods: list[str]) -> None:
    database = vault._context.database
    with database.reading() as unit:
        owner = people.get_meta(unit, OWNER_KEY)
    with database.raw() as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_INSERT, _rows(str(owner), moods))
        connection.executemany(
            _INSERT_PHOTO, ((f"photo-{number}", 0, f"entry-{number}") for number in range(0, ENTRIES, _PHOTO_EVERY))
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(owner: str, moods: list[str]) -> Iterator[tuple[object, ...]]:
    rng = random.Random(7)
    words = vocabulary(rng)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    for number in range(ENTRIES):
        day = LAST_DAY - timedelta(days=(ENTRIES - number) // PER_DAY + 1)
        at_ms = int(datetime(day.year, day.month, day.day, 6, tzinfo=UTC).timestamp() * 1000)
        at_ms += (number % PER_DAY) * 7_200_000 + rng.randrange(3_600_000)
        content = " ".join(rng.choices(words, cum_weights=weights, k=max(5, int(rng.gauss(WORDS, 30)))))
        tags = rng.sample(TAGS, k=rng.choice((0, 0, 1, 1, 2)))
        yield (
            at_ms * 4096,
            f"entry-{number}",
            at_ms,
            owner,
            content,
            rng.choice(moods),
            json.dumps(tags) if tags else None,
            int(rng.random() < 0.8),
            count_words(content),
            day.isoformat(),
            None,
        )
