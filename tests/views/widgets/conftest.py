"""The gallery, loaded by its file: under importlib mode test folders are no packages."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def gallery() -> ModuleType:
    """The module with all widgets in one window and sample data for them."""
    name = "widget_gallery"
    spec = spec_from_file_location(name, Path(__file__).with_name("gallery.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
