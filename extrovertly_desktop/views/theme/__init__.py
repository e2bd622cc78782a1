"""Colours, sizes, fonts and icons: one `ThemeManager`, passed to every widget that needs it."""

from extrovertly_desktop.views.theme.manager import ThemeManager, ThemeMode
from extrovertly_desktop.views.theme.metrics import Metrics, TypeRole
from extrovertly_desktop.views.theme.tokens import ThemeTokens

__all__ = ["Metrics", "ThemeManager", "ThemeMode", "ThemeTokens", "TypeRole"]
