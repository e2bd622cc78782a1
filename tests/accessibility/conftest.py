"""One window on a few days of somebody's life, shared by all that walks through it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.views.main_window import MainWindow
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.spoken_roles import tell_roles
from extrovertly_desktop.views.window_settings import WindowSettings
from tests.windows import let_go

from .tour import Tour

_DAYS = 12
_MOODS = ("calm", "nervous", "proud", "okay")


@pytest.fixture(scope="package")
def lived_in(
    new_vault_file: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenVault]:
    """A vault with something of everything."""
    path = tmp_path_factory.mktemp("lived_in") / "lived_in.vault"
    shutil.copyfile(new_vault_file, path)
    clock = FixedClock(0)
    clock.set_local(datetime(2026, 3, 2, 10))  # noqa: DTZ001 - in the clock's own zone
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(2)))
    with vault.in_bulk():
        _live(vault, clock)
    yield vault
    vault.close()


@pytest.fixture(scope="package")
def tour(qapp: QApplication, lived_in: OpenVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    """A way through the window; whoever changes its looks puts them back."""
    theme = ThemeManager(qapp, resources_dir())
    theme.apply("light")
    tell_roles()
    settings = WindowSettings(tmp_path_factory.mktemp("machine") / "settings.ini")
    window = MainWindow(theme, settings, TaskRunner())
    window.resize(1280, 800)
    window.show()
    window.adopt(lived_in)
    window.activateWindow()
    yield Tour(window, theme, lived_in)
    window.close()
    window.deleteLater()
    theme.deleteLater()
    let_go()
    qapp.setStyleSheet("")


def _live(vault: OpenVault, clock: FixedClock) -> None:
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    missions = [card.mission for card in vault.missions.cards()]
    clock.advance(days=-_DAYS)
    for day in range(_DAYS):
        vault.check_ins.check_in(CheckInDraft.of(mood=_MOODS[day % 4], confidence_level=4 + day % 3, intensity=5))
        if day % 2:
            vault.journal.write(JournalDraft.of(content="We talked by the weir.", mood="calm", tags=("weir",)))
            drop = ("Looking at my phone",)
            predicted = PredictionDraft.of(
                worry="They walk on", likelihood=60, expected_suds=55, safety_behaviours_to_drop=drop
            )
            plan = vault.missions.plan(missions[day % 3].id, predicted).value
            learned = OutcomeDraft.of(came_true="no", peak_suds=30, surprise=40, learned="They did not")
            vault.missions.complete(plan.id, learned)
        clock.advance(days=1)
    vault.missions.plan(missions[5].id, PredictionDraft.of(worry="They laugh", likelihood=30, expected_suds=40))
    choir = EventDraft.of(title="Choir", category="hobby", comfort_level="medium", date="2026-03-04", time="19:00")
    vault.events.create(choir)
    vault.goals.create(GoalDraft.of(title="Invite five people", category="social", target_value=5))
    vault.journal.delete(vault.journal.newest()[-1].id)
