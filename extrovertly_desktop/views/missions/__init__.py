"""The tab of missions."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab, TabSpec


def spec() -> TabSpec:
    """Say what the tab is called and how it is built; its widgets are read from disk only then."""
    return TabSpec(
        slug="missions",
        title=lambda: QCoreApplication.translate("Missions", "Missions"),
        icon="flag-outline",
        build=_build,
        module=f"{__name__}.missions_tab",
    )


def _build(context: ViewContext, parent: QWidget | None = None) -> Tab:
    from extrovertly_desktop.views.missions.missions_tab import MissionsTab  # noqa: PLC0415 - only once it is shown

    return MissionsTab(context, parent)
