"""Today: what a person sees in the first second."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.tab import TabSpec
from extrovertly_desktop.views.today.tab import TodayTab


def spec() -> TabSpec:
    """Return how the tab is announced."""
    return TabSpec("today", lambda: QCoreApplication.translate("TodayTab", "Today"), "weather-sunset-up", TodayTab)
