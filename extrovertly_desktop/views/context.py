"""What every tab is given."""

from dataclasses import dataclass

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme.manager import ThemeManager


@dataclass(frozen=True, slots=True)
class ViewContext:
    """The open vault, the theme, the worker for long deeds, and the notices at the window's foot."""

    vault: OpenVault
    theme: ThemeManager
    tasks: TaskRunner
    notices: Notices
