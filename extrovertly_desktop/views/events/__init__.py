"""The tab of events."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab, TabSpec


def spec() -> TabSpec:
    """Say what the tab is called and how it is built; its widgets are read from disk only then."""
    return TabSpec(
        slug="events",
        title=lambda: QCoreApplication.translate("Events", "Events"),
        icon="calendar-month-outline",
        build=_build,
        module=f"{__name__}.events_tab",
    )


def _build(context: ViewContext, parent: QWidget | None = None) -> Tab:
    from extrovertly_desktop.views.events.events_tab import EventsTab  # noqa: PLC0415 - only once it is shown

    return EventsTab(context, parent)
