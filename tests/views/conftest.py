"""Fixtures of everything that paints."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager


@pytest.fixture
def view_context(qtbot: QtBot, theme: ThemeManager, vault: OpenVault) -> Iterator[ViewContext]:
    """What a tab is given, with notices on a host widget that is shown."""
    host = QWidget()
    host.resize(1000, 700)
    qtbot.addWidget(host)
    tasks = TaskRunner()
    yield ViewContext(vault, theme, tasks, Notices(theme, host))
    tasks.close()
