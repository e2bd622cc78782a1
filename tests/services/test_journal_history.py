"""What the history asks of the journal: beginnings, days, ids, and files."""

import errno
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import pytest

from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault


def write(vault: OpenVault, day: str, text: str = "words", **fields) -> JournalEntry:
    at_ms = to_ms(datetime.fromisoformat(day).replace(tzinfo=UTC))
    return vault.journal.write(
        JournalDraft.of(content=text, mood=fields.pop("mood", "calm"), at_ms=at_ms, **fields)
    ).value


def test_the_beginning_of_all_keys(vault: OpenVault) -> None:
    for day in ("2026-03-01T08:00", "2026-02-01T08:00", "2026-01-01T08:00"):
        write(vault, day)
    assert list(vault.journal.newest_keys(2)) == list(vault.journal.keys())[:2]
    assert list(vault.journal.newest_keys(10)) == list(vault.journal.keys())


def test_ids_come_in_the_order_of_the_keys(vault: OpenVault) -> None:
    ids = [write(vault, f"2026-02-{day:02d}T08:00").id for day in (1, 2, 3)]
    keys = vault.journal.keys()
    assert vault.journal.ids_of(keys) == ids[::-1]
    assert vault.journal.ids_of([keys[2], 5, keys[0]]) == [ids[0], ids[2]]


def test_days_hold_what_was_written_and_is_not_in_the_bin(vault: OpenVault) -> None:
    write(vault, "2026-02-01T08:00")
    write(vault, "2026-02-01T09:00", mood="proud")
    vault.journal.delete(write(vault, "2026-02-02T08:00").id)
    write(vault, "2026-03-01T08:00")
    (day,) = vault.journal.days_between(date(2026, 2, 1), date(2026, 2, 28))
    assert (day.day, day.count, day.mood) == (date(2026, 2, 1), 2, None)


def test_this_day_in_earlier_years_by_key(vault: OpenVault) -> None:
    write(vault, "2025-03-02T08:00", "a year ago")
    write(vault, "2025-03-03T08:00")
    (key,) = vault.journal.keys_on_this_day()
    assert vault.journal.by_keys([key])[key].content == "a year ago"


def test_a_key_parts_a_day_from_the_next_where_the_day_starts_late(vault: OpenVault) -> None:
    vault.profile.set_preferences(day_start_hour=4)
    early = write(vault, "2026-02-02T03:00")
    late = write(vault, "2026-02-02T05:00")
    assert (early.local_date, late.local_date) == ("2026-02-01", "2026-02-02")
    bound = vault.journal.key_after(date(2026, 2, 1))
    newest, oldest = vault.journal.keys()
    assert oldest < bound <= newest


def test_entries_are_written_to_a_file_without_the_private_ones(vault: OpenVault, tmp_path: Path) -> None:
    write(vault, "2026-02-01T08:00", "open", is_private=False)
    write(vault, "2026-02-02T08:00", "secret", is_private=True)
    keys = vault.journal.keys()
    assert vault.entry_export.count_private(keys) == 1
    path = tmp_path / "journal.md"
    path.write_text("an older one")
    assert vault.entry_export.write(keys, path, private=False) == 1
    assert "open" in path.read_text(encoding="utf-8")
    assert "secret" not in path.read_text(encoding="utf-8")
    assert vault.entry_export.write(keys, tmp_path / "all.txt", private=True) == 2
    text = (tmp_path / "all.txt").read_text(encoding="utf-8")
    assert text.index("secret") < text.index("open")
    assert text.startswith("2026-02-02 08:00  Calm")


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(vault: OpenVault, tmp_path: Path) -> None:
    write(vault, "2026-02-01T08:00")
    with pytest.raises(UserError, match="could not be written"):
        vault.entry_export.write(vault.journal.keys(), tmp_path / "no" / "where.md", private=True)
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(UserError):
        vault.entry_export.write(vault.journal.keys(), tmp_path / "folder.md", private=True)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("tmp")) == []


def test_stopping_leaves_the_older_file(vault: OpenVault, tmp_path: Path, clock: FixedClock) -> None:
    write(vault, "2026-02-01T08:00")
    path = tmp_path / "journal.md"
    path.write_text("an older one")
    with pytest.raises(Cancelled):
        vault.entry_export.write(
            vault.journal.keys(), path, private=True, ctx=TaskContext(lambda _share, _words: None, lambda: True)
        )
    assert path.read_text() == "an older one"
    assert not list(tmp_path.glob("tmp*"))


def test_what_went_wrong_is_told_even_where_the_half_written_file_cannot_be_taken_away(
    vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.journal.write(JournalDraft.of(content="Out", mood="calm"))
    opened: list[IO[str]] = []
    held: list[bool] = []

    def making(*args: Any, **more: Any) -> IO[str]:
        opened.append(NamedTemporaryFile(*args, **more))  # noqa: SIM115 - closed by what is tested
        return opened[-1]

    def refusing(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no room left")

    def keeping(_path: Path, *, missing_ok: bool = False) -> None:
        held.append(not opened[-1].closed and missing_ok)
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr("extrovertly_desktop.services.whole_files.NamedTemporaryFile", making)
    monkeypatch.setattr("extrovertly_desktop.services.whole_files.os.fsync", refusing)
    monkeypatch.setattr(Path, "unlink", keeping)
    with pytest.raises(UserError, match="no room left"):
        vault.entry_export.write(vault.journal.keys(), tmp_path / "out.md", private=True)
    assert held == [False], "Windows takes no open file away"
