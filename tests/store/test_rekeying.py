"""Another key for a vault's file: whole or not at all, whoever is in the way and wherever it stops."""

import signal
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import EnvironmentFault, VaultLocked, WrongPassphrase
from extrovertly_desktop.store import rekeying
from extrovertly_desktop.store.driver import VaultKey, is_plain_sqlite
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.queries import people
from extrovertly_desktop.store.rekeying import rekey
from tests.processes import running_python

WORDS = "Quetzalcoatl"


def key(number: int = 0) -> VaultKey:
    """A key that took no derivation."""
    return VaultKey(bytearray([number]) * 32, bytes([number]) * 16)


@pytest.fixture
def written(path: Path) -> Path:
    """A vault with somebody in it, closed."""
    database = open_database(path)
    with database.unit() as unit:
        people.add_user(unit, "one", 0, email="", username="someone", first_name=WORDS)
    database.close()
    return path


def name_in(path: Path, vault_key: VaultKey | None) -> str:
    database = open_database(path, key=vault_key.copy() if vault_key else None)
    with database.reading() as unit:
        user = people.get_user(unit, "one")
    database.close()
    assert user is not None
    return user.first_name


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def test_there_and_back_again(written: Path) -> None:
    rekey(written, None, key(1))
    assert not is_plain_sqlite(written)
    assert WORDS.encode() not in written.read_bytes()
    assert beside(written) == {written.name}
    assert written.stat().st_mode & 0o777 == 0o600
    rekey(written, key(1), key(2))
    with pytest.raises(WrongPassphrase):
        open_database(written, key=key(1))
    assert name_in(written, key(2)) == WORDS
    rekey(written, key(2), None)
    assert is_plain_sqlite(written)
    assert name_in(written, None) == WORDS
    assert beside(written) == {written.name}


@pytest.mark.usefixtures("standard_keys")
def test_other_tools_open_it_with_the_passphrase_alone(written: Path) -> None:
    rekey(written, None, VaultKey.fresh('it\'s "näive" 🔑'))
    connection = dbapi2.connect(str(written))
    connection.execute("PRAGMA key = 'it''s \"näive\" 🔑'")
    assert connection.execute("SELECT first_name FROM users").fetchall() == [(WORDS,)]
    connection.close()


@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize(("old", "new"), [(None, 1), (1, None), (1, 2)])
def test_whatever_stops_it_leaves_the_vault_as_it_was(
    written: Path, old: int | None, new: int | None, step: int
) -> None:
    before = key(old) if old else None
    if before:
        rekey(written, None, before)

    def report(share: float) -> None:
        if share >= (0.0, 0.01, 0.7, 0.95, 0.98)[step]:
            raise KeyboardInterrupt

    if step == 5:  # past the last report: the copy does not get into place
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rekeying, "_put_in_place", _refuse)
            with pytest.raises(EnvironmentFault):
                rekey(written, before, key(new) if new else None)
    else:
        with pytest.raises(KeyboardInterrupt):
            rekey(written, before, key(new) if new else None, report)
    assert name_in(written, before) == WORDS
    assert beside(written) == {written.name}
    assert is_plain_sqlite(written) == (old is None)


def _refuse(*_args: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("share", [0.0, 0.7, 0.98])
def test_a_kill_leaves_one_whole_vault_and_the_next_opening_clears_up(written: Path, share: float) -> None:
    code = (
        "import os, sys, signal\nfrom pathlib import Path\n"
        "from extrovertly_desktop.store.driver import VaultKey\nfrom extrovertly_desktop.store.rekeying import rekey\n"
        "print('on', flush=True)\n"
        "def report(share):\n"
        "    if share >= float(sys.argv[2]): os.kill(os.getpid(), signal.SIGKILL)\n"
        "rekey(Path(sys.argv[1]), None, VaultKey(bytearray(32), bytes(16)), report)\n"
    )
    with running_python(code, str(written), str(share)) as child:
        child.wait(30)
    assert child.returncode == -signal.SIGKILL
    assert (share == 0.0) != any(name.endswith(".rekeying") for name in beside(written))
    assert name_in(written, None) == WORDS
    assert beside(written) == {written.name}


def test_a_vault_that_is_open_elsewhere_is_left_alone(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extrovertly_desktop.store.driver.BUSY_SECONDS", 0.05)
    database = open_database(written)
    with database.reading():
        pass
    with pytest.raises(VaultLocked):
        rekey(written, None, key(1))
    database.close()
    assert name_in(written, None) == WORDS
    assert beside(written) == {written.name}


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can have it open meanwhile")
def test_who_waited_for_the_lock_writes_nothing_that_would_be_lost(written: Path) -> None:
    late: list[object] = []

    def report(share: float) -> None:
        if share == 0.98:
            late.append(dbapi2.connect(str(written), isolation_level=None, timeout=0))

    rekey(written, None, key(1), report)
    with pytest.raises(dbapi2.Error):
        late[0].execute("PRAGMA journal_mode = WAL")  # type: ignore[attr-defined]
    with pytest.raises(dbapi2.Error):
        late[0].execute("CREATE TABLE lost (word)")  # type: ignore[attr-defined]
    late[0].close()  # type: ignore[attr-defined]
    assert name_in(written, key(1)) == WORDS
    assert beside(written) == {written.name}


def test_no_room_is_told_before_anything_is_written(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekeying.shutil, "disk_usage", lambda _folder: _Usage())
    with pytest.raises(EnvironmentFault, match="room"):
        rekey(written, None, key(1))
    assert name_in(written, None) == WORDS


class _Usage:
    free = 10


def test_closing_wipes_the_key(written: Path) -> None:
    rekey(written, None, key(7))
    mine = key(7)
    database = open_database(written, key=mine)
    assert mine.raw == key(7).raw
    database.close()
    assert mine.raw == bytearray(32)
