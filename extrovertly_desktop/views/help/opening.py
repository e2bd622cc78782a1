"""The way to “How this works” from anywhere."""

from PySide6.QtWidgets import QPushButton, QWidget

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button


def show_how(theme: ThemeManager, window: QWidget, page: str = "") -> None:
    """Open “How this works” over a window, at a page by its slug (`the_loop`, `suds`, …)."""
    # Read only now: the figures on the pages come from rules that bring numpy with them.
    from extrovertly_desktop.views.help.how_dialog import HowDialog  # noqa: PLC0415
    from extrovertly_desktop.views.help.pages import help_pages  # noqa: PLC0415

    HowDialog(theme, help_pages(resources_dir()), page, window).open()


def make_why(theme: ThemeManager, words: str, object_name: str, page: str) -> QPushButton:
    """Return a quiet button that opens a page of “How this works” over its own window."""
    button = make_button(words, object_name, variant="quiet")
    button.clicked.connect(lambda: show_how(theme, button.window(), page))
    return button
