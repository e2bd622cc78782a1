"""The profile: filled in, refused in place, saved, taken back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.comfort import Situation
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.profile.birthday_field import BirthdayField
from extrovertly_desktop.views.profile.picture_field import PictureField
from extrovertly_desktop.views.profile.profile_dialog import ProfileDialog
from extrovertly_desktop.views.widgets.inline_error import InlineError
from tests.media.pictures import as_file, halves


def test_the_profile_is_saved_and_taken_back(view_context: ViewContext) -> None:
    host = view_context.notices.parent()
    host.show()
    own = view_context.vault.own_profile
    before = own.read()
    dialog = ProfileDialog(view_context, host)
    dialog.show()
    lines = {name: dialog.findChild(QLineEdit, f"profile_{name}") for name in ("first_name", "email", "date_of_birth")}
    error = dialog.findChild(InlineError, "profile_error")
    save = dialog.findChild(QPushButton, "profile_save")

    lines["first_name"].clear()
    save.click()
    assert "Name is empty" in error.text()
    lines["first_name"].insert("Zoë")
    lines["email"].insert("nobody")
    save.click()
    assert "e-mail" in error.text()
    lines["email"].setText("zoe@example.org")
    lines["date_of_birth"].insert("some day")
    save.click()
    assert "cannot be read" in error.text()
    lines["date_of_birth"].setText("1990-12-10")
    dialog.findChild(QPlainTextEdit, "profile_bio").setPlainText("I count.")
    dialog.findChild(QLineEdit, "profile_social_contexts_field").insert("choir, work")
    dialog.findChild(QPushButton, f"profile_comfort_{Situation.PHONE}_2").click()

    dialog.reject()
    assert dialog.isVisible()
    dialog.findChild(QPushButton, "profile_save_and_leave").click()
    assert not dialog.isVisible()
    saved = own.read()
    assert (saved.first_name, saved.email, saved.date_of_birth) == ("Zoë", "zoe@example.org", date(1990, 12, 10))
    assert (saved.bio, saved.social_contexts, saved.comfort) == ("I count.", ("choir", "work"), {Situation.PHONE: 2})
    assert view_context.notices.undo()
    assert own.read() == before


def test_a_picture_is_kept_and_what_is_none_is_refused(qtbot: QtBot, view_context: ViewContext, tmp_path: Path) -> None:
    own = view_context.vault.own_profile
    view_context.notices.parent().show()
    field = PictureField(view_context, view_context.notices)
    qtbot.addWidget(field)
    field.show()
    (tmp_path / "me.png").write_bytes(as_file(halves(), "PNG"))
    field.take(tmp_path / "me.png")
    remove = field.findChild(QPushButton, "profile_picture_remove")
    qtbot.waitUntil(remove.isVisible)
    assert own.picture()
    remove.click()
    assert own.picture() is None
    assert view_context.notices.undo()
    assert own.picture()
    (tmp_path / "none.png").write_text("no picture")
    field.take(tmp_path / "none.png")
    error = field.findChild(InlineError, "profile_picture_error")
    qtbot.waitUntil(lambda: bool(error.text()))


def test_dates_are_read_as_the_language_writes_them(qtbot: QtBot) -> None:
    former = QLocale()
    try:
        for name, typed in (("en_US", "12/31/1990"), ("de_DE", "31.12.1990"), ("en_GB", "31 December 1990")):
            QLocale.setDefault(QLocale(name))
            field = BirthdayField("birthday")
            qtbot.addWidget(field)
            field.setText(typed)
            assert field.day() == date(1990, 12, 31)
            field.set_day(field.day())
            assert field.day() == date(1990, 12, 31)
    finally:
        QLocale.setDefault(former)
