"""What every test may ask for: a clock that stands still, the real catalogue, a real vault, the theme."""

import os
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store import driver
from tests.thrift import STANDARD_ROUNDS, compile_statements_once, derive_keys_quickly, search_memory_less

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from extrovertly_desktop.views.theme import ThemeManager

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it
ROOM = 1 << 30
"""Bytes that must be free there."""


def pytest_configure() -> None:
    """Put temporary folders into memory where there is room.

    Each deed waits for the disk, and a test does many. What is tested does not hang on it: a killed program loses
    nothing that it handed to the system.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    compile_statements_once()
    derive_keys_quickly()


def pytest_collection_finish() -> None:
    """Begin once all that stays is there."""
    search_memory_less()


@pytest.fixture
def standard_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys as any SQLCipher tool, and any other process, derives them."""
    monkeypatch.setattr(driver, "_KDF_ROUNDS", STANDARD_ROUNDS)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The content that ships."""
    return load_catalogue(resources_dir() / "content")


@pytest.fixture
def clock() -> FixedClock:
    """Monday, 2 March 2026, ten in the morning, UTC."""
    fixed = FixedClock(0)
    fixed.set_local(START)
    return fixed


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    """Where the test's vault is."""
    return tmp_path / "test.vault"


@pytest.fixture(scope="session")
def new_vault_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A vault as it is when new; copying it is eight times quicker than making another."""
    path = tmp_path_factory.mktemp("new") / "new.vault"
    made = FixedClock(0)
    made.set_local(START)
    open_vault(path, catalogue, made, Uuid7Factory(made.now_ms, random.Random(1)), create=True).close()
    return path


@pytest.fixture
def empty_vault(new_vault_file: Path, vault_path: Path, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """A new vault that has no owner yet."""
    shutil.copyfile(new_vault_file, vault_path)
    vault = open_vault(vault_path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(2)))
    yield vault
    vault.close()


@pytest.fixture
def vault(empty_vault: OpenVault) -> OpenVault:
    """A vault whose owner is called Ada."""
    empty_vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    return empty_vault


@pytest.fixture
def theme(qapp: "QApplication") -> "Iterator[ThemeManager]":
    """The light theme at 100 %, as the composition root would apply it."""
    from extrovertly_desktop.views.theme import ThemeManager  # most tests need no Qt
    from tests.windows import let_go

    manager = ThemeManager(qapp, resources_dir())
    manager.apply("light")
    yield manager
    manager.deleteLater()
    let_go()
    qapp.setStyleSheet("")
