"""The page of licences: reached from About, one text for each part."""

from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views.dialogs.help_dialogs import AboutDialog
from extrovertly_desktop.views.dialogs.licences_dialog import LicencesDialog
from extrovertly_desktop.views.theme.manager import ThemeManager


def test_about_leads_to_every_licence(qtbot: QtBot, theme: ThemeManager) -> None:
    about = AboutDialog(theme, None)
    qtbot.addWidget(about)
    about.open()
    about.findChild(QPushButton, "about_licences").click()
    licences = about.findChild(LicencesDialog)
    parts, text = licences.findChild(QListWidget, "licences_list"), licences.findChild(QPlainTextEdit, "licence_text")
    assert parts.count() > 20
    for row in range(parts.count()):
        parts.setCurrentRow(row)
        assert text.toPlainText()
    (row,) = [row for row in range(parts.count()) if parts.item(row).text() == "Inter"]
    parts.setCurrentRow(row)
    assert "SIL" in text.toPlainText()
    licences.findChild(QPushButton, "licences_close").click()
    about.findChild(QPushButton, "about_close").click()
