"""The tab of the coach."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab, TabSpec


def spec() -> TabSpec:
    """Say what the tab is called and how it is built; its widgets are read from disk only then."""
    return TabSpec(
        slug="coach",
        title=lambda: QCoreApplication.translate("Coach", "Coach"),
        icon="forum-outline",
        build=_build,
        module=f"{__name__}.coach_tab",
    )


def _build(context: ViewContext, parent: QWidget | None = None) -> Tab:
    from extrovertly_desktop.views.coach.coach_tab import CoachTab  # noqa: PLC0415 - only once it is shown

    return CoachTab(context, parent)
