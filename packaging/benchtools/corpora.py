"""Keyed vaults of ten made-up years, the same each time; they are kept, so that only the first run waits for them."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchtools.words import texts
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.driver import VaultKey, connector, read_salt
from extrovertly_desktop.store.schema import SCHEMA_VERSION

PASSPHRASE = "a passphrase for measuring"  # noqa: S105 - guards nothing
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAYS = 3650
_TAGS = ("work", "family", "long walk", "phone", "party", "café", "rest", "neighbours")
_DAY_MS = 86_400_000
_MORNING_MS, _WAKING_MS = 6 * 3_600_000, 16 * 3_600_000
_TIES = 4096
_PHOTO_EVERY = 20
_ENTRY = (
    "INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, tags, is_private, word_count, "
    "local_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PHOTO = (
    "INSERT INTO attachments (id, created_at, entry_id, position, media_type, width, height, content) "
    "VALUES (?, 0, ?, 0, 'image/jpeg', 1, 1, x'00')"
)
_CHECK_IN = (
    "INSERT INTO mood_tracking (id, created_at, user_id, mood, intensity, local_date, confidence_level) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ATTEMPT = (
    "INSERT INTO exposures (id, created_at, user_id, mission_id, local_date, worry, likelihood, expected_suds, place, "
    "people, concluded_at, attendance, came_true, peak_suds, surprise, learned, points_base) "
    "VALUES (?, ?, ?, ?, ?, 'They laugh', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'They smiled', ?)"
)
_STANDING = (
    "INSERT OR IGNORE INTO user_missions (id, created_at, user_id, mission_id, status, assigned_at, started_at, "
    "completed_at) VALUES (?, ?, ?, ?, 'completed', ?, ?, ?)"
)
_EVENT = (
    "INSERT INTO events (seq, id, created_at, title, description, date, time, category, comfort_level) "
    "VALUES (?, ?, ?, ?, 'With people', ?, '19:00', ?, ?)"
)
_ANSWER = (
    "INSERT INTO event_attendees (id, created_at, event_id, user_id, status, rsvp_at, attended_at, local_date) "
    "VALUES (?, ?, ?, ?, 'attended', ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """One vault to measure on.

    Attributes:
        entries: how many entries of the journal it holds.
        path: its file, which nobody may change: measure on a copy.
    """

    entries: int
    path: Path

    @property
    def check_ins(self) -> int:
        """How many check-ins it holds: one a day at least, ten at most."""
        return DAYS * max(1, min(self.entries * 3 // DAYS, 10))

    @property
    def attempts(self) -> int:
        """How many attempts at missions it holds."""
        return max(200, self.entries // 10)

    @property
    def events(self) -> int:
        """How many events it holds, a tenth of them still to come."""
        return max(100, self.entries // 40)


def digest() -> str:
    """Return what changes when the vaults have to be made anew: how they are made, the schema, the content."""
    found = hashlib.sha256(str(SCHEMA_VERSION).encode())
    for path in (Path(__file__), Path(__file__).with_name("words.py"), *sorted(content_files())):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def content_files() -> Iterator[Path]:
    """Give the files of the content that ships."""
    return (path for path in (resources_dir() / "content").rglob("*") if path.is_file())


def kept(folder: Path, entries: int) -> Corpus:
    """Return the vault with so many entries, made in `folder` if it is not there yet."""
    place = folder / digest()
    corpus = Corpus(entries, place / f"{entries}.vault")
    if not corpus.path.exists():
        # What an older way of making them left is of no use any more.
        for old in folder.iterdir() if folder.is_dir() else ():
            if old != place and old.is_dir():
                shutil.rmtree(old)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = place / f"{entries}.unfinished"
        for path in place.glob(f"{draft.name}*"):
            path.unlink()
        _make(Corpus(entries, draft))
        draft.replace(corpus.path)
    return corpus


@contextmanager
def copied(corpus: Corpus, folder: Path) -> Iterator[Path]:
    """Lend a copy that may be written to."""
    path = folder / "copy.vault"
    shutil.copyfile(corpus.path, path)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    try:
        yield path
    finally:
        for left in folder.glob(f"{path.name}*"):
            left.unlink()


def opened(path: Path, *, passphrase: str | None = PASSPHRASE, create: bool = False) -> OpenVault:
    """Open a vault at the moment at which the ten years end."""
    clock = FixedClock(to_ms(NOW))
    new_id = Uuid7Factory(clock.now_ms, random.Random(1))  # noqa: S311 - the same vaults each time
    catalogue = load_catalogue(resources_dir() / "content")
    return open_vault(path, catalogue, clock, new_id, passphrase=passphrase, create=create)


def raw_connection(path: Path) -> Any:  # noqa: ANN401 - the driver has no types
    """Return the driver's own connection to a keyed vault."""
    return connector(path, VaultKey.derive(PASSPHRASE, read_salt(path)))()


def _make(corpus: Corpus) -> None:
    vault = opened(corpus.path, create=True)
    owner = vault.profile.set_up_owner(UserDraft.of(first_name="Ada")).id
    moods = [mood.slug for mood in vault.moods.vocabulary()]
    connection = raw_connection(corpus.path)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        _fill(connection, corpus, owner, moods)
        connection.execute("COMMIT")
    finally:
        connection.close()
    vault.straighten()
    vault.insights.write_due()
    report = vault.doctor.check()
    vault.close()
    if not report.ok:
        raise AssertionError(f"The vault of {corpus.entries} entries is not in order.")


def _fill(connection: Any, corpus: Corpus, owner: str, moods: list[str]) -> None:  # noqa: ANN401 - as above
    """Write past the services, which would take an hour; what follows from the facts is worked out afterwards."""
    rng = random.Random(corpus.entries)  # noqa: S311 - the same vaults each time
    missions = connection.execute("SELECT id, typical_suds, points FROM missions ORDER BY slug LIMIT 80").fetchall()
    connection.executemany(_ENTRY, _entries(corpus, owner, moods, rng))
    photos = ((f"photo-{number}", f"entry-{number}") for number in range(0, corpus.entries, _PHOTO_EVERY))
    connection.executemany(_PHOTO, photos)
    connection.executemany(_CHECK_IN, _check_ins(corpus, owner, moods, rng))
    for number, at_ms in enumerate(_moments(corpus.attempts, rng)):
        _attempt(connection, number, at_ms=at_ms, owner=owner, mission=rng.choice(missions), rng=rng)
    for number in range(corpus.events):
        _event(connection, number, corpus, owner, rng)


def _moments(count: int, rng: random.Random) -> Iterator[int]:
    """Give so many waking moments of the ten years, the oldest first; the last are of yesterday."""
    first = to_ms(datetime(NOW.year, NOW.month, NOW.day, tzinfo=UTC)) - DAYS * _DAY_MS
    for number in range(count):
        day, share = divmod(number * DAYS / count, 1)
        yield first + int(day) * _DAY_MS + _MORNING_MS + int(share * _WAKING_MS) + rng.randrange(60_000)


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()


def _entries(corpus: Corpus, owner: str, moods: list[str], rng: random.Random) -> Iterator[tuple[object, ...]]:
    written = texts(rng)
    for number, at_ms in enumerate(_moments(corpus.entries, rng)):
        content = next(written)
        tags = rng.sample(_TAGS, k=rng.choice((0, 0, 1, 1, 2)))
        yield (
            at_ms * _TIES,
            f"entry-{number}",
            at_ms,
            owner,
            content,
            rng.choice(moods),
            json.dumps(tags) if tags else None,
            int(rng.random() < 0.8),
            count_words(content),
            _day(at_ms),
        )


def _check_ins(corpus: Corpus, owner: str, moods: list[str], rng: random.Random) -> Iterator[tuple[object, ...]]:
    for number, at_ms in enumerate(_moments(corpus.check_ins, rng)):
        yield f"check-in-{number}", at_ms, owner, rng.choice(moods), rng.randint(1, 10), _day(at_ms), rng.randint(1, 10)


def _attempt(
    connection: Any,  # noqa: ANN401 - the driver has no types
    number: int,
    *,
    at_ms: int,
    owner: str,
    mission: tuple[str, int, int],
    rng: random.Random,
) -> None:
    id_, typical, points = mission
    peak = min(max(round(typical + rng.gauss(0, 12)), 0), 100)
    expected = min(peak + 10, 100)
    first = connection.execute(_STANDING, (f"standing-{id_}", at_ms, owner, id_, at_ms, at_ms, at_ms)).rowcount
    connection.execute(
        _ATTEMPT,
        (
            f"attempt-{number}",
            at_ms,
            owner,
            id_,
            _day(at_ms),
            rng.randint(20, 90),
            expected,
            rng.choice(("shop", "café", "work", None)),
            rng.choice(("stranger", "colleague", None)),
            at_ms,
            "done" if first > 0 else rng.choice(("done", "done", "done", "left_early")),
            rng.choice(("no", "no", "no", "partly", "yes")),
            peak,
            rng.randint(0, 100),
            points,
        ),
    )


def _event(connection: Any, number: int, corpus: Corpus, owner: str, rng: random.Random) -> None:  # noqa: ANN401
    today = date(NOW.year, NOW.month, NOW.day)
    ahead = number - corpus.events * 9 // 10
    day = today + timedelta(days=ahead if ahead >= 0 else ahead * DAYS // corpus.events - 1)
    at_ms = to_ms(datetime(day.year, day.month, day.day, 19, tzinfo=UTC))
    level = rng.choice(("low", "medium", "high"))
    title = rng.choice(("An evening", "A walk together", "Games", "A talk in the library"))
    id_ = f"event-{number}"
    category = rng.choice(("hobby", "social", "networking"))
    connection.execute(_EVENT, (number + 1, id_, 0, title, day.isoformat(), category, level))
    if ahead < 0 and number % 2:
        connection.execute(_ANSWER, (f"answer-{number}", at_ms, id_, owner, at_ms, at_ms, day.isoformat()))
