"""Fixtures of everything that paints."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.theme import ThemeManager


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeManager]:
    """The light theme at 100 %, as the composition root would apply it."""
    manager = ThemeManager(qapp, resources_dir())
    manager.apply("light")
    yield manager
    qapp.setStyleSheet("")
    manager.deleteLater()
