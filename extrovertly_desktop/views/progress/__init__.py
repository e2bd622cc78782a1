"""Progress: how it goes, on honest charts."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab, TabSpec


def spec() -> TabSpec:
    """Say what the tab is called and how it is built; its widgets are read from disk only then."""
    return TabSpec(
        slug="progress",
        title=lambda: QCoreApplication.translate("ProgressTab", "Progress"),
        icon="chart-line",
        build=_build,
        module=f"{__name__}.progress_tab",
    )


def _build(context: ViewContext, parent: QWidget | None = None) -> Tab:
    from extrovertly_desktop.views.progress.progress_tab import ProgressTab  # noqa: PLC0415 - only once it is shown

    return ProgressTab(context, parent)
