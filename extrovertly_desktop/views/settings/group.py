"""What the makers of settings are given, and what they make."""

from collections.abc import Callable
from dataclasses import dataclass

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.settings.row import SettingRow
from extrovertly_desktop.views.theme.manager import ThemeMode


@dataclass(frozen=True, slots=True)
class SettingTools:
    """What settings work with.

    Attributes:
        context: the vault, the theme and so on.
        notices: where deeds are told, over the settings.
        offers: whether the menus have an action of that name.
        go: close the settings and trigger an action of the menus.
        set_looks: put a theme and a text size in force and remember them.
    """

    context: ViewContext
    notices: Notices
    offers: Callable[[str], bool]
    go: Callable[[str], None]
    set_looks: Callable[[ThemeMode, int], None]


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings that belong together; `slug` is stable."""

    slug: str
    title: str
    rows: tuple[SettingRow, ...]
