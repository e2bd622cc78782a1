"""A disk that fails at every place of a journey: full, unwritable, gone. A sentence, the vault sound, nothing lost.

python packaging/dev.py soak -k faults
"""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extrovertly_desktop.domain.errors import EnvironmentFault, UserError
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.vaults import OpenVault
from tests.services.calendar_files import calendar, take
from tests.soak.torture_deeds import new_key, opened

pytestmark = [
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs to mount"),
]
LEAST, MOST, STEP = 0, 1_600, 40
"""Room left on the disk, in KiB: every step fails somewhere else."""
TEXT = "what I was writing " * 60


def journey(vault: OpenVault) -> Iterator[Callable[[], object]]:
    """Yield each deed of a day; whoever takes it does it."""
    mission = next(card.mission.id for card in vault.missions.cards() if not card.is_locked)
    yield lambda: vault.journal.write(JournalDraft.of(content=TEXT, mood="proud", tags=["work"]))
    yield lambda: vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=4))
    yield lambda: vault.missions.plan(mission, PredictionDraft.of(worry="silence"))
    yield lambda: vault.missions.complete(vault.missions.open_plans()[0].id, OutcomeDraft.of(came_true="no"))
    yield lambda: take(vault, calendar(*(f"UID:{n}\nDTSTART:202603{n + 1:02}T190000Z\nSUMMARY:x" for n in range(20))))
    yield vault.backups.make
    yield lambda: vault.restore.restore(vault.backups.list()[0].path)
    yield lambda: vault.journal.write(JournalDraft.of(content=TEXT, mood="proud"))


@contextmanager
def small_disk(place: Path, kib: int) -> Iterator[Path]:
    """Lend a disk of so many KiB."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def entries(vault: OpenVault) -> int:
    with vault._context.database.reading() as unit:
        return int(unit.session.connection().exec_driver_sql("SELECT count(*) FROM journal_entries").scalar_one())


def new_vault(place: Path, key: str) -> OpenVault:
    vault = opened(place / "my.vault", key, 1, create=True)
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    return vault


def test_a_full_disk_at_every_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extrovertly_desktop.store import backup as copying

    monkeypatch.setattr(copying, "MARGIN", 0)  # so that copies too run into the end of the disk
    told: Counter[str] = Counter()
    failed = done = 0
    for room in range(LEAST, MOST, STEP):
        key = new_key().text()
        with small_disk(tmp_path / "disk", 8_192) as place:
            vault = new_vault(place, key)
            used = sum(file.stat().st_blocks * 512 for file in place.rglob("*") if file.is_file())
            subprocess.run(["mount", "-o", f"remount,size={used // 1024 + room}k", str(place)], check=True)
            acknowledged = entries(vault)
            for number, deed in enumerate(journey(vault)):
                writes = number in {0, 7}
                try:
                    deed()
                except (EnvironmentFault, UserError, IndexError) as error:
                    failed += 1
                    told[str(error).split("“")[0][:60]] += 1
                else:
                    done += 1
                    acknowledged = entries(vault) if number == 6 else acknowledged + writes
                assert entries(vault) == acknowledged
            # Room again: what could not be written goes in now, and all is sound.
            subprocess.run(["mount", "-o", "remount,size=32768k", str(place)], check=True)
            vault.journal.write(JournalDraft.of(content=TEXT, mood="proud"))
            assert vault.doctor.check().ok
            assert vault.check_pages() is None
            vault.close()
            again = opened(place / "my.vault", key, 2)
            assert entries(again) == acknowledged + 1
            again.close()
    print(f"\n{done} deeds done, {failed} failed on a full disk, none lost: {dict(told)}")
    assert failed > 20


def test_a_disk_that_turns_read_only_between_any_two_deeds(tmp_path: Path) -> None:
    told: Counter[str] = Counter()
    for turn in range(8):
        key = new_key().text()
        with small_disk(tmp_path / "disk", 262_144) as place:
            vault = new_vault(place, key)
            file = place / "my.vault"
            acknowledged = 0
            for number, deed in enumerate(journey(vault)):
                if number == turn:
                    with vault._context.database.raw() as connection:
                        connection.execute("PRAGMA query_only = ON")
                try:
                    deed()
                except (EnvironmentFault, UserError, IndexError) as error:
                    told[str(error)[:60]] += 1
                    assert number >= turn
                else:
                    acknowledged = entries(vault)
            vault.close()
            again = opened(file, key, 2)
            assert entries(again) == acknowledged
            assert again.doctor.check().ok
            again.close()
    print(f"\nread-only: {dict(told)}")


def test_a_folder_that_goes_away_between_any_two_deeds(tmp_path: Path) -> None:
    rng = random.Random(1)
    told: Counter[str] = Counter()
    for turn in range(8):
        key = new_key().text()
        place = tmp_path / f"place{turn}"
        place.mkdir()
        vault = new_vault(place, key)
        acknowledged = 0
        for number, deed in enumerate(journey(vault)):
            if number == turn:
                place.rename(tmp_path / "away")
            try:
                deed()
            except (EnvironmentFault, UserError, IndexError) as error:
                told[str(error).split("“")[0][:60] or str(error)[:60]] += 1
            else:
                if number < turn:
                    acknowledged = entries(vault)
        (tmp_path / "away").rename(place)
        vault.close()
        again = opened(place / "my.vault", key, rng.randrange(99))
        assert entries(again) == acknowledged
        assert again.doctor.check().ok
        again.close()
    print(f"\nfolder gone: {dict(told)}")
