"""Progress: how it goes, on honest charts."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.progress.progress_tab import ProgressTab
from extrovertly_desktop.views.tab import TabSpec


def spec() -> TabSpec:
    """Return how the tab is announced."""
    return TabSpec(
        slug="progress",
        title=lambda: QCoreApplication.translate("ProgressTab", "Progress"),
        icon="chart-line",
        build=ProgressTab,
    )


__all__ = ["spec"]
