"""Nothing here can connect to anything: few modules can speak to a network at all, and those say why.

Whole lives under a ban on sockets are in `test_leaks.py` and in every journey; what the system is asked for by the real
application is in `tests/soak/soak_network.py`.
"""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import extrovertly_desktop
from tests.trust.machine import cut_off

PACKAGE = Path(extrovertly_desktop.__file__).parent
SPEAKING = (
    r"socket|ssl|http|urllib\.(?!parse\b)|ftplib|smtplib|imaplib|poplib|telnetlib|xmlrpc|asyncio|requests|httpx|aiohttp|"
    r"websockets|PySide6\.QtNetwork|PySide6\.QtWebSockets"
)
"""Modules that can connect to something."""
IMPORT = re.compile(rf"^\s*(?:from|import)\s+((?:{SPEAKING})[\w.]*)|^\s*from\s+(?:urllib|PySide6)\s+import.*?"
                    rf"\b(error|request|robotparser|QtNetwork|QtWebSockets)\b", re.MULTILINE)  # fmt: skip
ALLOWED = {
    "app/instance.py": {"PySide6.QtNetwork"},  # a local socket, so that a second start brings the window forward
    "services/loopback_client.py": {"http.client", "socket"},  # a server on this machine, if the person turned it on
}


def test_few_modules_can_speak_to_a_network_at_all() -> None:
    speaking = {}
    for path in PACKAGE.rglob("*.py"):
        found = {name or part for name, part in IMPORT.findall(path.read_text(encoding="utf-8"))}
        if found:
            speaking[path.relative_to(PACKAGE).as_posix()] = found
    assert speaking == ALLOWED


def test_nothing_is_opened_outside_but_what_was_asked_about() -> None:
    opening = re.compile(r"openUrl\(|setOpenExternalLinks\(|webbrowser|startDetached\(")
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if opening.search(path.read_text(encoding="utf-8"))
    }
    assert found == {
        "views/journal/editor/link_question.py",  # a link, once the person has seen where it leads and said yes
        "views/backups/backups_dialog.py",  # the folder of the backups
        "views/progress/report_dialog.py",  # the report that was just written
        "views/transfer/take_dialog.py",  # the folder it was just taken out to
    }


def test_the_ban_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(monkeypatch)
    with socket.socket() as plug, pytest.raises(AssertionError, match="connect"):
        plug.connect(("127.0.0.1", 9))
    with pytest.raises(AssertionError, match="address"):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into a shared library of Linux")
def test_the_runtime_of_the_model_is_one_that_cannot_report() -> None:
    import importlib.util

    found = importlib.util.find_spec("onnxruntime")
    assert found is not None
    assert found.origin is not None
    for library in (Path(found.origin).parent / "capi").glob("*.so*"):
        assert b"events.data.microsoft.com" not in library.read_bytes(), library.name


def test_the_runtime_is_told_not_to_report_before_it_is_loaded() -> None:
    code = (
        "import sys, os; from extrovertly_desktop.coach.understanding import minilm\n"
        "class Look:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'onnxruntime': sys.exit(0 if os.environ.get('ORT_DISABLE_TELEMETRY') == '1' else 3)\n"
        "sys.meta_path.insert(0, Look())\n"
        "minilm.MiniLm.load(None)\n"
    )
    surroundings = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run([sys.executable, "-c", code], env=surroundings, cwd=PACKAGE.parent, check=False, timeout=60)
    assert done.returncode == 0
