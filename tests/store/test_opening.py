"""What a file turns out to be: a vault, with or without a passphrase, or something else that is left as it is."""

import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from extrovertly_desktop.domain.errors import (
    EnvironmentFault,
    NotAVault,
    VaultDamaged,
    VaultLocked,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
)
from extrovertly_desktop.store import driver
from extrovertly_desktop.store.backup import copy_vault
from extrovertly_desktop.store.driver import APPLICATION_ID, VaultKey, read_salt
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.queries import people
from extrovertly_desktop.store.schema import SCHEMA_VERSION
from tests.processes import run_python, running_python
from tests.raw import execute

PASSPHRASE = 'it\'s "näive" 🔑'  # noqa: S105 - a test's own


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def add_someone(path: Path, passphrase: str | None = None) -> None:
    database = open_database(path, passphrase)
    with database.unit() as unit:
        people.add_user(unit, "one", 0, email="", username="someone", first_name="Someone")
    database.close()


def names(path: Path, passphrase: str | None = None) -> list[str]:
    database = open_database(path, passphrase)
    with database.reading() as unit:
        user = people.get_user(unit, "one")
    database.close()
    return [user.first_name] if user else []


def test_a_new_vault_says_what_it_is(path: Path) -> None:
    assert execute(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert execute(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert path.read_bytes()[:16] == b"SQLite format 3\x00"


def test_every_connection_has_what_we_rely_on(path: Path) -> None:
    database = open_database(path)
    for engine in database.statements():
        with engine.connect() as connection:
            settings = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
            }
            assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 0}
    database.close()


def test_closing_leaves_one_file(path: Path) -> None:
    add_someone(path)
    assert beside(path) == {path.name}
    assert names(path) == ["Someone"]


def test_a_vault_that_was_killed_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "half.vault"
    path.touch()
    open_database(path, create=True).close()
    assert names(path) == []


# -- with a passphrase -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def keyed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keyed") / "keyed.vault"
    open_database(path, PASSPHRASE, create=True).close()
    add_someone(path, PASSPHRASE)
    return path


@pytest.fixture
def keyed(keyed_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(keyed_file, tmp_path / "keyed.vault"))


def test_the_right_passphrase_opens(keyed: Path) -> None:
    assert names(keyed, PASSPHRASE) == ["Someone"]


def test_nothing_of_a_keyed_vault_can_be_read_in_the_file(keyed: Path) -> None:
    content = keyed.read_bytes()
    assert b"Someone" not in content
    assert b"CREATE TABLE" not in content
    assert not content.startswith(b"SQLite")


@pytest.mark.parametrize("wrong", ["something else", "it's", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_is_told_and_changes_nothing(keyed: Path, wrong: str) -> None:
    before = digest(keyed)
    with pytest.raises(WrongPassphrase, match="does not open") as caught:
        open_database(keyed, wrong)
    assert wrong not in str(caught.value)
    assert digest(keyed) == before


def test_without_a_passphrase_a_keyed_vault_is_not_opened(keyed: Path) -> None:
    with pytest.raises(NotAVault, match="passphrase"):
        open_database(keyed)


def test_a_plain_vault_does_not_take_a_passphrase(path: Path) -> None:
    with pytest.raises(WrongPassphrase, match="not encrypted"):
        open_database(path, PASSPHRASE)


@pytest.mark.usefixtures("standard_keys")
def test_any_tool_for_sqlcipher_opens_it_with_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "keyed.vault"
    open_database(path, PASSPHRASE, create=True).close()
    add_someone(path, PASSPHRASE)
    connection = dbapi2.connect(str(path))
    quoted = PASSPHRASE.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")
    assert connection.execute("SELECT first_name FROM users").fetchall() == [("Someone",)]
    connection.close()


def test_a_copy_of_a_keyed_vault_has_the_same_key(keyed: Path, tmp_path: Path) -> None:
    database = open_database(keyed, PASSPHRASE)
    copy = tmp_path / "copies" / "copy.vault"
    copy_vault(database, copy)
    with pytest.raises(FileExistsError):
        copy_vault(database, copy)
    database.close()
    assert beside(copy) == {"copy.vault"}
    assert b"Someone" not in copy.read_bytes()
    assert names(copy, PASSPHRASE) == ["Someone"]


def test_a_key_does_not_show_itself(keyed: Path) -> None:
    key = VaultKey.derive(PASSPHRASE, read_salt(keyed))
    assert key.raw.hex() not in repr(key)
    assert "raw" not in repr(key)


def test_a_copy_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where a folder should be")
    database = open_database(path)
    with pytest.raises(EnvironmentFault, match="could not be written"):
        copy_vault(database, tmp_path / "occupied" / "copy.vault")
    database.close()


# -- not a vault -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"x", b"Dear diary,\n" * 3, b"Dear diary,\n" * 3000, b"\x00" * 4096])
@pytest.mark.parametrize("create", [False, True])
def test_another_kind_of_file_is_left_alone(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotAVault, match=r"notes\.txt"):
        open_database(path, create=create)
    with pytest.raises((NotAVault, WrongPassphrase)):
        open_database(path, PASSPHRASE, create=create)
    assert path.read_bytes() == content
    assert beside(path) == {"notes.txt"}


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "places.sqlite"
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {mode}")
    other.execute("CREATE TABLE places (name TEXT)")
    other.commit()
    other.close()
    before = digest(path)
    with pytest.raises(NotAVault, match="another program"):
        open_database(path, create=True)
    assert digest(path) == before
    assert beside(path) == {"places.sqlite"}


def test_an_empty_file_is_no_vault_unless_one_is_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    with pytest.raises(NotAVault, match="empty"):
        open_database(path)
    assert path.stat().st_size == 0


def test_a_folder_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NotAVault, match="folder"):
        open_database(tmp_path, create=True)


def test_a_missing_file_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing, match="no vault"):
        open_database(tmp_path / "missing.vault")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing, match="folder"):
        open_database(tmp_path / "no" / "such" / "new.vault", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_of_a_later_version_is_left_alone(path: Path) -> None:
    execute(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = digest(path)
    with pytest.raises(VaultTooNew, match="later version"):
        open_database(path)
    assert digest(path) == before


# -- not now, not here -------------------------------------------------------------------------------------------------

HOLD = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_vault_that_another_process_holds_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.1)
    statements = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "DELETE FROM users")
    with running_python(HOLD, str(path), *statements), pytest.raises(VaultLocked, match="busy"):
        open_database(path)
    open_database(path).close()


def test_while_another_process_writes_reading_goes_on_and_writing_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.1)
    add_someone(path)
    database = open_database(path)
    with running_python(HOLD, str(path), "BEGIN IMMEDIATE", "DELETE FROM users"):
        with database.reading() as unit:
            assert people.get_user(unit, "one") is not None
        assert not database.changed_elsewhere()
        with pytest.raises(VaultLocked), database.unit() as unit:
            people.set_meta(unit, "key", "value")
    with database.unit() as unit:
        people.set_meta(unit, "key", "value")
    database.close()


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from extrovertly_desktop.domain.errors import VaultReadOnly
from extrovertly_desktop.store.opening import open_database
import alembic  # whatever is imported later must be readable by nobody, too
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_database(Path(sys.argv[1]), create=sys.argv[2] == "create").close()
except VaultReadOnly as fault:
    print(fault)
"""


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that others than its owner may look into, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="extrovertly-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_file_or_folder_that_is_read_only_is_told(
    path: Path, public_folder: Path, file_mode: int, folder_mode: int
) -> None:
    vault = Path(shutil.copy(path, public_folder / "test.vault"))
    before = digest(vault)
    vault.chmod(file_mode)
    public_folder.chmod(folder_mode)
    assert "read-only" in run_python(OPEN_AS_NOBODY, str(vault), "open")
    assert digest(vault) == before
    assert beside(vault) == {"test.vault"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_vault_is_not_made_in_a_folder_that_is_read_only(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    assert "read-only" in run_python(OPEN_AS_NOBODY, str(public_folder / "new.vault"), "create")
    assert list(public_folder.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_what_is_no_file_at_all_is_no_vault(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAVault):
        open_database(tmp_path / "pipe")


def test_damage_is_told_and_left_as_it_is(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(VaultDamaged, match="damaged"):
        open_database(path)
    assert path.read_bytes() == content
