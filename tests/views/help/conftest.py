"""A window with a vault, closed whatever becomes of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeManager, tmp_path: Path, vault: OpenVault) -> Iterator[MainWindow]:
    made = MainWindow(theme, WindowSettings(tmp_path / "settings.ini"), TaskRunner())
    made.adopt(vault)
    yield made
    made.close()
    made.deleteLater()
