"""Starting with the login, by the list that each system keeps of it; off unless the person says otherwise.

Linux and other desktops of freedesktop.org: an entry in `autostart` (Desktop Application Autostart Specification).
macOS: a launch agent (`launchd.plist(5)`). Windows: a value of the person's own Run key.
"""

import importlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.views.reminders.choices import LoginStart

_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_HIDDEN = "--hidden"
_ESCAPED, _RESERVED = frozenset('"`$\\'), frozenset(" \t\n'><~|&;*?#()")
_REFUSED = (
    "The list of what starts with the login could not be written. Please look whether you may write to its folder."
)


def own_command(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return what starts this application, as it was started itself, hidden."""
    image = environ.get("APPIMAGE")
    if image:
        return image, _HIDDEN
    if getattr(sys, "frozen", False):
        return sys.executable, _HIDDEN
    return sys.executable, "-m", "extrovertly_desktop", _HIDDEN


def login_start(
    application_id: str, name: str, command: Sequence[str], environ: Mapping[str, str] = os.environ
) -> LoginStart:
    """Return this system's list.

    Args:
        application_id: as the desktop knows it, `org.example.Name`.
        name: what the application is called.
        command: what is to be started.
        environ: the process's environment.
    """
    if sys.platform == "win32":
        return RunKey(name, command)
    if sys.platform == "darwin":
        place = Path.home() / "Library" / "LaunchAgents" / f"{application_id}.plist"
        return FileEntry(place, agent_text(application_id, command))
    folder = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "autostart"
    # In a Flatpak the home of the desktop's own list is out of reach.
    return FileEntry(
        folder / f"{application_id}.desktop",
        entry_text(application_id, name, command),
        is_possible="FLATPAK_ID" not in environ,
    )


class FileEntry:
    """A file that is there while the application is to be started.

    Attributes:
        is_possible: whether this system reads it.
    """

    def __init__(self, place: Path, content: bytes, *, is_possible: bool = True) -> None:
        self._place, self._content = place, content
        self.is_possible = is_possible

    def is_on(self) -> bool:
        """Whether it will be started; an entry that the desktop switched off counts as none."""
        try:
            return b"\nHidden=true" not in self._place.read_bytes()
        except OSError:
            return False

    def turn(self, *, on: bool) -> None:
        """Write the file or take it away.

        Raises:
            EnvironmentFault: if the system does not allow it.
        """
        try:
            if on:
                self._place.parent.mkdir(parents=True, exist_ok=True)
                self._place.write_bytes(self._content)
            else:
                self._place.unlink(missing_ok=True)
        except OSError as error:
            raise EnvironmentFault(_REFUSED) from error


class RunKey:
    """A value of the Run key of the person who is logged in."""

    is_possible = True

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._name, self._command = name, command

    def is_on(self) -> bool:
        """Whether the value is there."""
        winreg = _registry()

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                winreg.QueryValueEx(key, self._name)
        except OSError:
            return False
        return True

    def turn(self, *, on: bool) -> None:
        """Write the value or delete it.

        Raises:
            EnvironmentFault: if the system does not allow it.
        """
        winreg = _registry()

        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                if on:
                    winreg.SetValueEx(key, self._name, 0, winreg.REG_SZ, subprocess.list2cmdline(self._command))
                elif self.is_on():
                    winreg.DeleteValue(key, self._name)
        except OSError as error:
            raise EnvironmentFault(_REFUSED) from error


def _registry() -> Any:  # noqa: ANN401 - a module that only Windows has
    return importlib.import_module("winreg")


def entry_text(application_id: str, name: str, command: Sequence[str]) -> bytes:
    """Return a desktop entry (Desktop Entry Specification 1.5)."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={name}",
        f"Exec={' '.join(_quoted(part) for part in command)}",
        f"Icon={application_id}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return ("\n".join(lines) + "\n").encode()


def agent_text(application_id: str, command: Sequence[str]) -> bytes:
    """Return a launch agent that runs once at login."""
    return plistlib.dumps({"Label": application_id, "ProgramArguments": list(command), "RunAtLoad": True})


def _quoted(part: str) -> str:
    """Return an argument of an Exec line: in quotation marks, with its signs escaped, and those for the value again."""
    escaped = "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in part).replace("%", "%%")
    plain = escaped == part and not any(sign in part for sign in _RESERVED)
    return part if plain else '"' + escaped.replace("\\", "\\\\") + '"'
