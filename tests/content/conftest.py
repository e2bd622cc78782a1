"""The real content, and a copy of it that a test may break."""

import shutil
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.resource_files import resources_dir


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The content that ships."""
    return load_catalogue(resources_dir() / "content")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that ships, to be broken."""
    return Path(shutil.copytree(resources_dir() / "content", tmp_path / "content"))
