"""Several vaults: opened lately, forgotten, another, a new one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.app.choosing_vaults import glance
from extrovertly_desktop.app.gui import Session, VaultChoice
from extrovertly_desktop.app.paths import AppPaths
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.vaults.recent import MOST, RecentVaults
from extrovertly_desktop.views.vaults.vaults_dialog import VaultsDialog
from extrovertly_desktop.views.window_settings import WindowSettings


def test_places_are_kept_the_last_one_first(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path / "settings.ini")
    recent = RecentVaults(settings)
    files = [tmp_path / f"{number}.vault" for number in range(MOST + 2)]
    for file in (*files, files[3]):
        recent.note(file)
    assert recent.paths() == (files[3], *[each for each in reversed(files) if each != files[3]])[:MOST]
    recent.forget(files[3])
    assert files[3] not in RecentVaults(settings).paths()
    settings.remember_choice("recent_vaults", "{not json")
    assert recent.paths() == ()


def test_a_glance_tells_what_is_made_up_and_what_is_gone(vault: OpenVault, tmp_path: Path) -> None:
    vault.mark_made_up()
    vault.close()
    seen = glance(vault.path)
    assert (seen.is_there, seen.is_made_up, seen.is_encrypted) == (True, True, False)
    assert not glance(tmp_path / "gone.vault").is_there


def test_one_turns_to_a_new_vault_and_back(
    qtbot: QtBot, qapp: QApplication, empty_vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_vault.close()
    first, second = empty_vault.path, tmp_path / "second.vault"
    session = Session(qapp, VaultChoice(first), AppPaths(tmp_path, tmp_path, tmp_path))
    window = session.window
    window.show()
    session.open_vault()
    qtbot.waitUntil(lambda: window.vault is not None)

    def chooser() -> VaultsDialog:
        window.vaults_wanted.emit()
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(VaultsDialog)))
        return next(each for each in window.findChildren(VaultsDialog) if each.isVisible())

    dialog = chooser()
    assert "open now" in " ".join(label.text() for label in dialog.findChild(QWidget, "vault_0").findChildren(QLabel))
    dialog.findChild(QPushButton, "vaults_new").click()
    files = dialog.findChild(QFileDialog, "vaults_new_dialog")
    files.fileSelected.emit(str(first))
    assert "is there already" in dialog.findChild(QLabel, "vaults_error_text").text()
    files.fileSelected.emit(str(tmp_path / "second"))
    qtbot.waitUntil(lambda: window.vault is not None and window.vault.path == second)
    assert window.findChild(QWidget, "first_start").isVisible()
    assert second.is_file()

    dialog = chooser()
    back = dialog.findChild(QPushButton, "vault_open_1")
    monkeypatch.setattr(session, "_claim", lambda _path: "It is open in another window.")
    back.click()
    assert "another window" in dialog.findChild(QLabel, "vaults_error_text").text()
    assert window.vault.path == second
    monkeypatch.undo()
    back.click()
    qtbot.waitUntil(lambda: window.vault is not None and window.vault.path == first)

    dialog = chooser()
    dialog.findChild(QPushButton, "vault_forget_1").click()
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "vault_forget_1") is None)
    assert window.notices.undo()
    assert RecentVaults(WindowSettings(AppPaths(tmp_path, tmp_path, tmp_path).settings_file)).paths() == (first, second)
    dialog.reject()
    window.close()
    session.deleteLater()
