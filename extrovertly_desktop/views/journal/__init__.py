"""The journal: writing, and everything written so far."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab, TabSpec


def spec() -> TabSpec:
    """Say what the tab is called and how it is built; its widgets are read from disk only then."""
    return TabSpec(
        slug="journal",
        title=lambda: QCoreApplication.translate("JournalTab", "Journal"),
        icon="notebook-outline",
        build=_build,
        module=f"{__name__}.tab",
    )


def _build(context: ViewContext, parent: QWidget | None = None) -> Tab:
    from extrovertly_desktop.views.journal.tab import JournalTab  # noqa: PLC0415 - only once it is shown

    return JournalTab(context, parent)
