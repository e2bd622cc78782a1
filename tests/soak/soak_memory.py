"""What is left of passphrase and key in the memory of the application five seconds after a lock.

python -m pytest tests/soak/soak_memory.py -o python_files='soak_*.py' -s

The application runs in a process of its own, with its real window; the passphrase is typed into it key by key. All its
memory is read from outside before and after the lock.
"""

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.vaults import open_vault
from extrovertly_desktop.store.driver import VaultKey, read_salt

PASSPHRASE = "zwölf-quiet-Herons7"  # noqa: S105 - a test's own
ENTRY = "The heron at the weir looked unimpressed"
SECONDS = 5.0
ROUNDS = 3
_CHILD = """
import os, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from extrovertly_desktop.app.gui import Session, VaultChoice, make_application
from extrovertly_desktop.app.paths import AppPaths
from extrovertly_desktop.views.lock.choices import LockChoices
folder = Path(sys.argv[1])
app = make_application([])
session = Session(app, VaultChoice(folder / "secret.vault"), AppPaths(folder, folder, folder))
window = session.window
session.start()
def wait(is_so):
    while not is_so():
        QTest.qWait(20)
def type_in():
    line = window.findChild(QLineEdit, "unlock_passphrase")
    while (sign := os.read(0, 4)) != b"\\n\\n\\n\\n":
        line.insert(chr(int.from_bytes(sign, "little")))
        QTest.qWait(1)
    QTest.keyClick(line, Qt.Key.Key_Return)
for _ in range(int(sys.argv[2])):
    wait(lambda: window.findChild(QLineEdit, "unlock_passphrase") is not None and window.tabs is None)
    print("ask", flush=True)
    type_in()
    wait(lambda: window.tabs is not None)
    window.tabs.show_tab("journal")
    QTest.qWait(1500)
    print("open", flush=True)
    os.read(0, 4)
    window.lock_wanted.emit()
    wait(lambda: window.tabs is None)
    QTest.qWait(int(1000 * float(sys.argv[3])))
    print("locked", flush=True)
    os.read(0, 4)
window.close()
"""


def needles(key: VaultKey) -> dict[str, bytes]:
    """What nobody should find, and the diary beside it for comparison."""
    return {
        "passphrase, UTF-8": PASSPHRASE.encode(),
        "passphrase, UTF-16 (Qt)": PASSPHRASE.encode("utf-16-le"),
        "passphrase, Latin-1 (Python)": PASSPHRASE.encode("latin-1"),
        "key, raw": bytes(key.raw),
        "key, hexadecimal": key.raw.hex().encode(),
        "key, hexadecimal without its first 16 bytes": key.raw.hex().encode()[16:],
        "diary, UTF-8": ENTRY.encode(),
        "diary, UTF-16 (Qt)": ENTRY.encode("utf-16-le"),
    }


def memory(pid: int) -> bytes:
    """Return all memory of a process that can be read and is not a file."""
    pieces = []
    with Path(f"/proc/{pid}/mem").open("rb", 0) as file:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            area = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if area is None or "[v" in line:
                continue
            start, end = (int(part, 16) for part in area.groups())
            file.seek(start)
            try:
                pieces.append(file.read(end - start))
            except OSError:
                continue
    return b"\n".join(pieces)


def count(pid: int, sought: dict[str, bytes]) -> dict[str, int]:
    held = memory(pid)
    return {name: held.count(needle) for name, needle in sought.items()}


@pytest.mark.timeout(300)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.usefixtures("standard_keys")
def test_nothing_of_the_key_is_left_after_a_lock(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "secret.vault"
    clock = FixedClock(time.time_ns() // 1_000_000)
    vault = open_vault(
        path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(1)), passphrase=PASSPHRASE, create=True
    )
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    vault.journal.write(JournalDraft.of(content=ENTRY, mood="proud"))
    vault.close()
    sought = needles(VaultKey.derive(PASSPHRASE, read_salt(path)))
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path), str(ROUNDS), str(SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    found: list[dict[str, int]] = []
    try:
        for number in range(1, ROUNDS + 1):
            assert child.stdout.readline() == b"ask\n"
            for sign in PASSPHRASE:
                child.stdin.write(ord(sign).to_bytes(4, "little"))
            child.stdin.write(b"\n\n\n\n")
            assert child.stdout.readline() == b"open\n"
            while_open = count(child.pid, sought)
            child.stdin.write(b"go\n\n")
            assert child.stdout.readline() == b"locked\n"
            found.append(count(child.pid, sought))
            print(f"\nround {number}")
            for name in sought:
                print(f"  {name:45} open {while_open[name]:4}   {SECONDS:.0f} s after the lock {found[-1][name]:4}")
            child.stdin.write(b"go\n\n")
        assert child.wait(20) == 0
    finally:
        child.kill()
        child.stdout.close()
        child.stdin.close()
    for counted in found:
        assert {name: number for name, number in counted.items() if number and not name.startswith("diary")} == {}
