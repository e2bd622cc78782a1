"""What is written in a form outlives a crash, and is there again when the form is opened for the same thing."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.views.missions import spec
from extrovertly_desktop.views.missions.form_keeper import FormKeeper

from .conftest import MissionsWindow


def look(window: MissionsWindow, form: str) -> None:
    """Let the moment pass after which a form is looked at, without waiting for it."""
    window.find(QWidget, form).findChild(FormKeeper).look()


def begin_again(window: MissionsWindow) -> None:
    """Show the tab anew on what is on the disk, as after a crash: the old one says no goodbye."""
    old = window.tab
    for keeper in old.findChildren(FormKeeper):
        keeper.parent().removeEventFilter(keeper)
        keeper._timer.stop()
    old.setParent(None)
    old.deleteLater()
    window.tab = spec().build(window.context, window.host)
    layout = window.host.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(window.tab)
    window.tab.show()
    window.tab.bring_up_to_date()


def test_a_plan_that_was_being_written_is_there_again(window: MissionsWindow) -> None:
    window.tab.show_subject("plan:ask-the-way")
    window.find(QPlainTextEdit, "plan_worry").setPlainText("They walk on — naïve")
    window.find(QSpinBox, "plan_likelihood_spin").setValue(70)
    look(window, "plan_form")
    begin_again(window)
    another = next(card.mission for card in window.vault.missions.cards() if card.mission.slug != "ask-the-way")
    window.tab.show_subject(f"plan:{another.id}")
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == ""
    window.click("plan_cancel")
    window.tab.show_subject("plan:ask-the-way")
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == "They walk on — naïve"
    assert window.find(QSpinBox, "plan_likelihood_spin").value() == 70
    assert "here again" in " ".join(label.text() for label in window.tab.findChildren(QLabel) if label.isVisible())
    window.click("plan_save")
    assert window.vault.missions.open_plans()[0].worry == "They walk on — naïve"
    assert window.vault.drafts.forms.of(f"plan:{window.vault.missions.get('ask-the-way').id}") is None


def test_a_debrief_that_was_being_written_is_there_again(window: MissionsWindow) -> None:
    plan = window.vault.missions.plan("ask-the-way", PredictionDraft.of(worry="They laugh")).value
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_done")
    window.find(QPlainTextEdit, "debrief_learned").setPlainText("People like to be asked")
    look(window, "debrief_form")
    begin_again(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    assert window.find(QPlainTextEdit, "debrief_learned").toPlainText() == "People like to be asked"
    window.click("debrief_save")
    assert window.vault.missions.exposure(plan.id).learned == "People like to be asked"


def test_what_is_let_go_is_kept_no_longer(window: MissionsWindow) -> None:
    window.tab.show_subject("own:")
    window.find(QLineEdit, "own_title").setText("Wave to the postman")
    look(window, "own_form")
    assert window.vault.drafts.forms.of("own:") is not None
    window.click("own_cancel")
    window.click("own_discard")
    assert window.vault.drafts.forms.of("own:") is None
    assert window.context.notices.undo()
    assert window.find(QLineEdit, "own_title").text() == "Wave to the postman"
    look(window, "own_form")
    assert window.vault.drafts.forms.of("own:") is not None
    window.find(QLineEdit, "own_title").setText("")
    look(window, "own_form")
    assert window.vault.drafts.forms.of("own:") is None
