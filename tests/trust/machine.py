"""A machine to look through afterwards: its folders, the words that were planted, and where they can be found."""

import logging
import random
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from extrovertly_desktop.app.logging_setup import end_logging, set_up_logging
from extrovertly_desktop.app.paths import AppPaths, make_private_folder
from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.services.vaults import OpenVault, open_vault

WORD = "quokka"
"""Stands in every word that is planted; nothing that ships says it."""
PASSPHRASE = f"{WORD}s smile back"
LIBRARY = "sqlalchemy.engine"
"""Logs statements and rows if it is let; it looks at its level when a vault is opened."""
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_PICTURES = (b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"WEBPVP8")
"""How the pictures begin that a vault keeps, thumbnails too."""


@dataclass(frozen=True)
class Machine:
    """The folders of one machine.

    Attributes:
        home: everything the application may keep by itself.
        chosen: a place that the person chose, for what they take out.
        theirs: where the person's own files lie, which the application only reads.
    """

    home: Path
    chosen: Path
    theirs: Path

    @property
    def paths(self) -> AppPaths:
        return AppPaths(self.home / "data", self.home / "config", self.home / "state")

    @property
    def vault(self) -> Path:
        return self.paths.default_vault

    def files(self) -> list[Path]:
        """Return all files that the application keeps."""
        return sorted(path for path in self.home.rglob("*") if path.is_file())

    def telling(self) -> dict[str, list[str]]:
        """Return the files that hold a planted word or a picture in the open, with what they hold."""
        found = {}
        for path in self.files():
            held = told_by(path.read_bytes())
            if held or WORD in str(path).lower():
                found[str(path.relative_to(self.home))] = held
        return found


def told_by(data: bytes) -> list[str]:
    """Return what some bytes give away: the planted word in any of three encodings and either case, or a picture."""
    lower = data.lower()
    words = [encoding for encoding in _ENCODINGS if WORD.encode(encoding) in lower]
    return words + ["a picture" for start in _PICTURES if start in data]


def machine_in(folder: Path) -> Machine:
    """Return a machine in a folder, with nothing on it."""
    machine = Machine(folder / "home", folder / "chosen", folder / "theirs")
    for place in (machine.paths.data, machine.paths.config, machine.paths.state):
        make_private_folder(place)
    machine.chosen.mkdir()
    machine.theirs.mkdir()
    return machine


@contextmanager
def watched(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Log everything into the machine's log, and let there be neither a network nor a folder for temporary files.

    A file of either sort that is only there for a moment would escape who looks afterwards.
    """
    nowhere = str(machine.home / "no temporary files")
    monkeypatch.setattr(tempfile, "tempdir", nowhere)
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, nowhere)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(machine.home / name.lower()))
    monkeypatch.setenv("HOME", str(machine.home))
    cut_off(monkeypatch)
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in (None, "extrovertly_desktop", LIBRARY)}
    set_up_logging(machine.paths.state, logging.DEBUG)
    for name in levels:
        # All that the library tells of each row would take longer than the rest; a test asks for it where it is due.
        logging.getLogger(name).setLevel(logging.WARNING if name == LIBRARY else logging.DEBUG)
    try:
        yield
    finally:
        end_logging(machine.paths.state)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
        assert root.level == levels[None]


def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing connect to, ask for or send to anything but sockets of this machine's own."""
    whole = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto", "bind")}

    def refusing(name: str):
        def refuse(own: socket.socket, *told: object) -> object:
            assert own.family == getattr(socket, "AF_UNIX", None), f"{name} {told} was tried"
            return whole[name](own, *told)

        return refuse

    for name in whole:
        monkeypatch.setattr(socket.socket, name, refusing(name))

    def refuse_name(*told: object, **_how: object) -> object:
        raise AssertionError(f"the address of {told} was asked for")

    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
        monkeypatch.setattr(socket, name, refuse_name)


def opened(
    machine: Machine, catalogue: Catalogue, clock: Clock, passphrase: str | None, *, create: bool = False
) -> OpenVault:
    """Open the machine's vault, with ids of its own."""
    new_id = Uuid7Factory(clock.now_ms, random.Random(machine.vault.exists()))
    return open_vault(machine.vault, catalogue, clock, new_id, passphrase=passphrase, create=create)
