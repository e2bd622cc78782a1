"""What every tab is given."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.window_settings import WindowSettings

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.services.vaults import OpenVault


@dataclass(frozen=True, slots=True)
class ViewContext:
    """The open vault, the theme, the worker for long deeds, and the notices at the window's foot.

    `settings` is what the machine remembers of the window; without it nothing is remembered.
    """

    vault: "OpenVault"
    theme: ThemeManager
    tasks: TaskRunner
    notices: Notices
    settings: WindowSettings | None = None
