"""The router that ships, loaded once: it takes half a second."""

import pytest

from extrovertly_desktop.coach.understanding.loading import load_router
from extrovertly_desktop.coach.understanding.router import Router
from extrovertly_desktop.resource_files import resources_dir


@pytest.fixture(scope="session")
def router() -> Router:
    """A router with its model."""
    found = load_router(resources_dir() / "content")
    assert found.warm(), found.trouble
    return found
