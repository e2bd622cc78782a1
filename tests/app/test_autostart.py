"""Starting with the login, on each system's own list."""

import plistlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import pytest

from extrovertly_desktop.app import autostart
from extrovertly_desktop.domain.errors import EnvironmentFault

ID = "org.example.Name"
COMMAND = ("/opt/my apps/name", "--hidden")


def test_linux_keeps_an_entry_that_is_off_until_it_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    start = autostart.login_start(ID, "Name", COMMAND, {"XDG_CONFIG_HOME": str(tmp_path)})
    entry = tmp_path / "autostart" / f"{ID}.desktop"
    assert not start.is_on()
    start.turn(on=True)
    assert start.is_on()
    assert 'Exec="/opt/my apps/name" --hidden\n' in entry.read_text()
    entry.write_text(entry.read_text() + "Hidden=true\n")
    assert not start.is_on(), "the desktop's own settings switched it off"
    start.turn(on=True)
    assert start.is_on()
    start.turn(on=False)
    assert not entry.exists()
    assert not autostart.login_start(ID, "Name", COMMAND, {"FLATPAK_ID": ID}).is_possible


def test_signs_of_the_entry_are_escaped() -> None:
    text = autostart.entry_text(ID, "Name", ('/a "b" $c/100%', "-m")).decode()
    assert r'Exec="/a \\"b\\" \\$c/100%%" -m' in text


def test_macos_keeps_an_agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    start = autostart.login_start(ID, "Name", COMMAND)
    start.turn(on=True)
    assert start.is_on()
    agent = plistlib.loads((tmp_path / "Library" / "LaunchAgents" / f"{ID}.plist").read_bytes())
    assert agent == {"Label": ID, "ProgramArguments": list(COMMAND), "RunAtLoad": True}
    start.turn(on=False)
    assert not start.is_on()


class Key:
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_windows_keeps_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    values: dict[str, str] = {}

    def query(_key: Key, name: str) -> str:
        if name not in values:
            raise FileNotFoundError
        return values[name]

    registry = SimpleNamespace(
        HKEY_CURRENT_USER=1,
        REG_SZ=1,
        OpenKey=lambda *_: Key(),
        CreateKey=lambda *_: Key(),
        QueryValueEx=query,
        SetValueEx=lambda _key, name, _zero, _kind, value: values.update({name: value}),
        DeleteValue=lambda _key, name: values.pop(name),
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    start = autostart.login_start(ID, "Name", COMMAND)
    start.turn(on=False)
    start.turn(on=True)
    assert start.is_on()
    assert values == {"Name": '"/opt/my apps/name" --hidden'}
    start.turn(on=False)
    assert not start.is_on()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("no folder")
    with pytest.raises(EnvironmentFault, match="may write"):
        autostart.FileEntry(tmp_path / "autostart" / "x.desktop", b"").turn(on=True)


def test_it_starts_as_it_was_started_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert autostart.own_command({"APPIMAGE": "/a.AppImage"}) == ("/a.AppImage", "--hidden")
    assert autostart.own_command({}) == (sys.executable, "-m", "extrovertly_desktop", "--hidden")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert autostart.own_command({}) == (sys.executable, "--hidden")
