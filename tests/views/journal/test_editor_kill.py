"""A program that is killed while somebody types has kept the page."""

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.services.vaults import OpenVault, open_vault

_PATIENCE_S = 60
_TYPIST = """
import random, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import open_vault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal import spec
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager

app = QApplication([])
theme = ThemeManager(app, resources_dir())
theme.apply("light")
clock = FixedClock(int(sys.argv[2]))
catalogue = load_catalogue(resources_dir() / "content")
vault = open_vault(Path(sys.argv[1]), catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(7)))
host = QWidget()
tab = spec().build(ViewContext(vault, theme, TaskRunner(), Notices(theme, host)))
tab.show()
text = tab.findChild(QPlainTextEdit, "entry_text")
QTest.keyClicks(text, "What I had typed. ")
QTest.qWait(2000)
print("two seconds have passed", flush=True)
while True:
    QTest.keyClicks(text, "more ")
    QTest.qWait(20)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_what_was_typed_two_seconds_before_a_kill_is_kept(
    vault: OpenVault, catalogue: Catalogue, clock: FixedClock, tmp_path: Path
) -> None:
    path = vault.path
    vault.close()
    script = tmp_path / "typist.py"
    script.write_text(_TYPIST, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), str(path), str(clock.now_ms())],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as typist:
        impatience = threading.Timer(_PATIENCE_S, typist.kill)
        impatience.start()
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
        typist.wait()
        impatience.cancel()
    assert said.strip() == "two seconds have passed"
    again = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(8)))
    try:
        (draft,) = again.drafts.all()
        assert draft.content.startswith("What I had typed. ")
    finally:
        again.close()
