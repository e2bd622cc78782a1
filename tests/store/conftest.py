"""Fixtures of the store: a vault's file with the schema and nothing in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extrovertly_desktop.store.database import Database
from extrovertly_desktop.store.opening import open_database


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new vault, closed; to be copied and never opened."""
    path = tmp_path_factory.mktemp("blank") / "blank.vault"
    open_database(path, create=True).close()
    return path


@pytest.fixture
def path(blank_file: Path, tmp_path: Path) -> Path:
    """A new vault of the test's own, closed."""
    return Path(shutil.copy(blank_file, tmp_path / "test.vault"))


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """A new vault of the test's own, open."""
    opened = open_database(path)
    yield opened
    opened.close()
