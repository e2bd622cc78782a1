"""The articles that ship."""

import pytest

from extrovertly_desktop.coach.knowledge.library import Library
from extrovertly_desktop.resource_files import resources_dir


@pytest.fixture(scope="session")
def library() -> Library:
    """Every article, with labels for the chips that a test can tell apart."""
    return Library.load(resources_dir() / "content" / "coach" / "articles", "Plan this", "Something else")
