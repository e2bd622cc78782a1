"""The journal: writing, and everything written so far."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.journal.tab import JournalTab
from extrovertly_desktop.views.tab import TabSpec


def spec() -> TabSpec:
    """Return how the tab is announced."""
    return TabSpec(
        "journal", lambda: QCoreApplication.translate("JournalTab", "Journal"), "notebook-outline", JournalTab
    )
