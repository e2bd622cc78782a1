"""The tabs that are built, in the order in which they stand."""

from extrovertly_desktop.views import coach, events, journal, missions, progress, today
from extrovertly_desktop.views.tab import TabSpec


def tab_specs() -> tuple[TabSpec, ...]:
    """Return the tabs of the main window."""
    return (today.spec(), journal.spec(), missions.spec(), events.spec(), coach.spec(), progress.spec())
