"""Damage: noticed, and what can be done about it. The damaged file itself is never changed."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, VaultDamaged, WrongPassphrase
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.salvage import DamagedVault
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.driver import VaultKey, read_salt
from tests.raw import execute

PASSPHRASE = "open sesame"  # noqa: S105 - a test's own
ENTRIES = 40
PAGE = 4096

Open = Callable[[Path], OpenVault]


def long_text(number: int) -> str:
    return f"entry {number} " + "and so it went on " * (number % 7) * 40


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A folder with an encrypted vault of forty entries, long and short, and one backup of the first twenty."""
    folder = tmp_path_factory.mktemp("made")
    clock = FixedClock(1_772_445_600_000)
    vault = open_vault(
        folder / "my.vault",
        catalogue,
        clock,
        Uuid7Factory(clock.now_ms, random.Random(1)),
        passphrase=PASSPHRASE,
        create=True,
    )
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    for number in range(ENTRIES):
        vault.journal.write(JournalDraft.of(content=long_text(number), mood="proud", tags=["work"]))
        vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=4))
        if number == ENTRIES // 2:
            vault.backups.make()
    vault.close()
    return folder


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "here")
    return tmp_path / "here" / "my.vault"


@pytest.fixture
def rescuer(catalogue: Catalogue, clock: FixedClock) -> Callable[[Path], DamagedVault]:
    new_id = Uuid7Factory(clock.now_ms, random.Random(5))
    return lambda file: DamagedVault(file, PASSPHRASE, catalogue, clock, new_id)


@pytest.fixture
def damaged(path: Path, rescuer: Callable[[Path], DamagedVault]) -> DamagedVault:
    return rescuer(path)


@pytest.fixture
def opened(catalogue: Catalogue, clock: FixedClock) -> Open:
    return lambda file: open_vault(
        file, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(6)), passphrase=PASSPHRASE
    )


def harm(path: Path, *pages: int, byte: int | None = None) -> bytes:
    """Spoil whole pages, or one byte of each; return what the file is then."""
    raw = bytearray(path.read_bytes())
    for page in pages:
        if byte is None:
            raw[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
        else:
            raw[page * PAGE + byte] ^= 0xFF
    path.write_bytes(raw)
    return bytes(raw)


def notice(opened: Open, path: Path) -> None:
    """Open a vault as the window does after a crash: whoever cannot tell at once looks at the pages."""
    vault = opened(path)
    try:
        complaint = vault.check_pages()
    finally:
        vault.close()
    if complaint is not None:
        raise VaultDamaged(complaint)


def test_one_byte_anywhere_in_an_encrypted_vault_is_noticed_and_little_is_lost(
    path: Path, damaged: DamagedVault, opened: Open
) -> None:
    pages = path.stat().st_size // PAGE
    before = harm(path, *range(20, pages, 9), byte=1500)
    with pytest.raises(VaultDamaged):
        notice(opened, path)
    done = damaged.repair()
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert done.report is not None
    assert done.report.damaged_pages == len(range(20, pages, 9))
    vault = opened(path)
    assert vault.check_pages() is None
    assert vault.doctor.check().ok
    assert vault.profile.owner().first_name == "Ada"
    vault.close()
    assert done.report.tables["journal_entries"].rescued >= ENTRIES * 0.8


def test_rescue_of_a_vault_whose_beginning_is_gone_takes_the_salt_from_a_backup(
    path: Path, damaged: DamagedVault, opened: Open, tmp_path: Path
) -> None:
    harm(path, 0)
    with pytest.raises(WrongPassphrase):
        opened(path)
    report = damaged.rescue_to(tmp_path / "new.vault")
    assert report.tables["journal_entries"].rescued == ENTRIES
    assert report.tables["mood_tracking"].rescued == ENTRIES
    vault = opened(tmp_path / "new.vault")
    assert vault.doctor.check().ok
    vault.close()
    with pytest.raises(UserError, match="already"):
        damaged.rescue_to(tmp_path / "new.vault")


def test_a_sound_vault_is_rescued_whole(path: Path, damaged: DamagedVault, tmp_path: Path) -> None:
    report = damaged.rescue_to(tmp_path / "new.vault")
    assert (report.damaged_pages, report.log) == (0, "")
    key = VaultKey.derive(PASSPHRASE, read_salt(path))
    for table in ("journal_entries", "mood_tracking", "missions", "point_awards", "progress_tracking", "users"):
        both = [execute(file, f"SELECT * FROM {table} ORDER BY id", key=key) for file in (path, tmp_path / "new.vault")]
        assert both[0] == both[1]
    assert not any(table.missing or table.invented for table in report.tables.values())


def test_going_back_keeps_the_damaged_file(path: Path, damaged: DamagedVault, opened: Open) -> None:
    before = harm(path, *range(5, 30))
    newest = damaged.backups()[0]
    done = damaged.go_back(newest.path)
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    vault = opened(path)
    key = VaultKey.derive(PASSPHRASE, read_salt(path))
    assert execute(path, "SELECT count(*) FROM journal_entries", key=key) == [(ENTRIES // 2 + 1,)]
    vault.close()


def test_a_wrong_passphrase_rescues_nothing_and_leaves_nothing(
    path: Path, catalogue: Catalogue, clock: FixedClock, tmp_path: Path
) -> None:
    harm(path, 0)
    for passphrase in ("guess", None):
        wrong = DamagedVault(path, passphrase, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(7)))
        with pytest.raises(WrongPassphrase):
            wrong.rescue_to(tmp_path / "new.vault")
    assert not (tmp_path / "new.vault").exists()


@pytest.mark.parametrize("cut", [0.6, None])
def test_a_log_that_lost_commits_is_noticed_before_it_is_dropped(
    made: Path, tmp_path: Path, opened: Open, cut: float | None, rescuer: Callable[[Path], DamagedVault]
) -> None:
    live = tmp_path / "live.vault"
    shutil.copyfile(made / "my.vault", live)
    vault = opened(live)
    for number in range(6):
        vault.journal.write(JournalDraft.of(content=f"new {number}", mood="proud"))
    left = tmp_path / "left.vault"
    for part in ("", "-wal", "-shm"):  # as a killed program leaves them
        shutil.copyfile(f"{live}{part}", f"{left}{part}")
    vault.close()
    sound = tmp_path / "sound.vault"
    for part in ("", "-wal", "-shm"):
        shutil.copyfile(f"{left}{part}", f"{sound}{part}")
    vault = opened(sound)
    assert vault.was_left_open
    key = VaultKey.derive(PASSPHRASE, read_salt(sound))
    assert execute(sound, "SELECT count(*) FROM journal_entries WHERE content LIKE 'new%'", key=key) == [(6,)]
    vault.close()
    log = bytearray(Path(f"{left}-wal").read_bytes())
    if cut is None:
        log[len(log) // 3] ^= 1
    else:
        del log[round(len(log) * cut) :]
    Path(f"{left}-wal").write_bytes(log)
    with pytest.raises(VaultDamaged, match="newest changes"):
        opened(left)
    assert Path(f"{left}-wal").read_bytes() == log
    done = rescuer(left).repair()
    assert done.report is not None
    assert "newest changes" in done.report.log
    assert done.report.tables["journal_entries"].rescued >= ENTRIES
    opened(left).close()


def test_what_is_damaged_says_so_in_a_sentence(path: Path, opened: Open) -> None:
    harm(path, *range(2, path.stat().st_size // PAGE))
    with pytest.raises(EnvironmentFault, match="damaged") as caught:
        opened(path)
    assert isinstance(caught.value, VaultDamaged)
