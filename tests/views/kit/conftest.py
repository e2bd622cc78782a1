"""The dialog of one's own words over a window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.kit.words_dialog import WordsDialog


@pytest.fixture
def open_words(qtbot: QtBot, view_context: ViewContext) -> Callable[[], WordsDialog]:
    """Open the dialog once the vault holds what the test needs."""
    window = view_context.notices.parent()
    assert isinstance(window, QWidget)

    def make() -> WordsDialog:
        window.show()
        dialog = WordsDialog(view_context, window)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return make
