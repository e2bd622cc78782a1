"""Turning a language model on and off: tried out, shown what would be sent, stored with a way back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.language_model import LanguageModelService
from extrovertly_desktop.services.model_choice import ModelChoice, ModelKind
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.coach.coach_tab import CoachTab
from extrovertly_desktop.views.coach.model_dialog import ModelDialog
from extrovertly_desktop.views.context import ViewContext


@pytest.fixture
def dialog(qtbot: QtBot, view_context: ViewContext) -> Iterator[ModelDialog]:
    made = ModelDialog(view_context)
    qtbot.addWidget(made)
    made.open()
    yield made
    qtbot.waitUntil(lambda: not view_context.tasks.is_busy)


def test_it_is_reached_from_the_tab(qtbot: QtBot, view_context: ViewContext) -> None:
    tab = CoachTab(view_context)
    qtbot.addWidget(tab)
    tab.findChild(QAction, "coach_language_model").trigger()
    opened = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "model_dialog")
    assert opened.isVisible()
    assert opened.findChild(QPushButton, "model_kind_off").isChecked()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_a_server_is_tried_shown_and_kept(
    qtbot: QtBot, dialog: ModelDialog, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[ModelChoice] = []

    def test(_service: LanguageModelService, choice: ModelChoice) -> str:
        tried.append(choice)
        if not choice.model:
            raise UserError("The server refused. Is the name of the model right?", field="test")
        return "It works."

    monkeypatch.setattr(LanguageModelService, "test", test)
    assert not dialog.findChild(QPushButton, "model_try").isVisible()
    dialog.findChild(QPushButton, "model_kind_server").click()
    dialog.findChild(QPushButton, "model_try").click()
    qtbot.waitUntil(lambda: dialog.findChild(QWidget, "model_error").isVisible())
    qtbot.keyClicks(dialog.findChild(QLineEdit, "model_name"), "small")
    assert not dialog.findChild(QWidget, "model_error").isVisible()
    dialog.findChild(QPushButton, "model_try").click()
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "model_result").text() == "It works.")
    dialog.findChild(QPushButton, "model_show_sent").click()
    sent = dialog.findChild(QPlainTextEdit, "model_sent")
    assert '"model": "small"' in sent.toPlainText()
    assert "they_said" not in sent.toPlainText()
    dialog.findChild(QCheckBox, "model_passes_words").click()
    assert "they_said" in sent.toPlainText()
    dialog.findChild(QPushButton, "model_save").click()
    assert not dialog.isVisible()
    kept = ModelChoice(ModelKind.SERVER, "localhost:11434", "small", passes_last_words=True)
    assert vault.language_model.choice() == kept
    assert tried[-1] == ModelChoice(ModelKind.SERVER, "localhost:11434", "small")
    host = dialog._context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    assert dialog._context.notices.undo()
    assert vault.language_model.choice().kind is ModelKind.OFF


def test_another_computer_is_refused_at_the_field(qtbot: QtBot, dialog: ModelDialog, vault: OpenVault) -> None:
    dialog.findChild(QPushButton, "model_kind_server").click()
    field = dialog.findChild(QLineEdit, "model_address")
    qtbot.keyClicks(field, "192.168.1.5:80")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "another computer" in dialog.findChild(QLabel, "model_error_text").text()
    assert field.property("invalid") is True
    assert dialog.isVisible()
    assert vault.language_model.choice().kind is ModelKind.OFF
    dialog.findChild(QPushButton, "model_kind_file").click()
    assert dialog.findChild(QWidget, "model_no_files").isVisible()
    assert not dialog.findChild(QPushButton, "model_try").isVisible()
