"""A progress tab on a real vault."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress import spec
from extrovertly_desktop.views.tab import Tab


@pytest.fixture
def tab(qtbot: QtBot, view_context: ViewContext) -> Iterator[Tab]:
    """The tab in a window, not yet brought up to date."""
    built = spec().build(view_context)
    host = QWidget()
    host.resize(1000, 700)
    column = QVBoxLayout(host)
    column.addWidget(built)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    yield built
    host.close()


@pytest.fixture
def check_in_on(vault: OpenVault, clock: FixedClock) -> Callable[..., None]:
    """Check in so many days ago."""

    def check_in(days_ago: int, mood: str = "okay", confidence: float | None = 5.0) -> None:
        clock.advance(days=-days_ago)
        vault.check_ins.check_in(CheckInDraft.of(mood=mood, confidence_level=confidence))
        clock.advance(days=days_ago)

    return check_in


@pytest.fixture
def attempt_on(vault: OpenVault, clock: FixedClock) -> Callable[..., None]:
    """Plan and conclude a mission so many days ago."""

    def attempt(days_ago: int, expected: int = 60, peak: int = 40, came_true: str = "no", likelihood: int = 70) -> None:
        clock.advance(days=-days_ago)
        mission = vault.missions.cards()[days_ago].mission
        plan = vault.missions.plan(
            mission.id, PredictionDraft.of(worry="x", likelihood=likelihood, expected_suds=expected)
        )
        vault.missions.complete(plan.value.id, OutcomeDraft.of(came_true=came_true, peak_suds=peak))
        clock.advance(days=days_ago)

    return attempt
