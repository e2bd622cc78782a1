"""Planning: a prediction before the mission, the person's own past beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.missions import MissionStatus

from .conftest import MissionsWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def open_plan(window: MissionsWindow, slug: str = "ask-the-way") -> None:
    """Open the form as a person does."""
    window.tab.show_subject(slug)
    window.click("mission_plan")


def test_three_questions_make_a_plan(window: MissionsWindow) -> None:
    open_plan(window)
    worry = window.find(QPlainTextEdit, "plan_worry")
    assert window.host.focusWidget() is worry
    worry.setPlainText("They walk on without a word — naïve of me?")
    window.find(QSpinBox, "plan_likelihood_spin").setValue(70)
    window.find(QSpinBox, "plan_expected_suds_spin").setValue(60)
    window.press(Qt.Key.Key_Return, CTRL)
    plan = window.vault.missions.open_plans()[0]
    assert (plan.worry, plan.likelihood, plan.expected_suds) == ("They walk on without a word — naïve of me?", 70, 60)
    assert window.notice() == "Planned."
    window.settle()
    assert window.sees("mission_debrief")
    assert not window.sees("mission_plan")
    assert "You expect" in window.find(QLabel, "mission_standing").text()
    assert window.context.notices.undo()
    assert window.vault.missions.open_plans() == []


def test_more_holds_habits_place_people_and_time(window: MissionsWindow) -> None:
    open_plan(window)
    assert not window.sees("plan_place")
    window.click("plan_more_toggle")
    window.click("plan_habits_suggestions_looking_at_my_phone")
    # Set rather than typed: the list of completions that opens while typing would grab the keyboard.
    window.find(QLineEdit, "plan_habits_tags_field").setText("Holding my breath")
    window.find(QLineEdit, "plan_place").setText("The corner by the bakery")
    window.find(QLineEdit, "plan_people").setText("Anyone walking slowly")
    window.click("plan_time_midday")
    window.click("plan_save")
    plan = window.vault.missions.open_plans()[0]
    assert plan.safety_behaviours_to_drop == ("Looking at my phone", "Holding my breath")
    assert (plan.place, plan.people, plan.time_of_day) == (
        "The corner by the bakery",
        "Anyone walking slowly",
        "midday",
    )


def test_a_plan_is_changed_and_the_change_undone(window: MissionsWindow) -> None:
    window.vault.missions.plan("ask-the-way", PredictionDraft.of(worry="They laugh", likelihood=50, time_of_day="noon"))
    window.tab.show_subject("ask-the-way")
    window.settle()
    window.click("mission_change_plan")
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == "They laugh"
    assert window.sees("plan_time_noon")
    window.find(QPlainTextEdit, "plan_worry").setPlainText("They sigh")
    window.click("plan_save")
    assert window.vault.missions.open_plans()[0].worry == "They sigh"
    assert window.context.notices.undo()
    assert window.vault.missions.open_plans()[0].worry == "They laugh"
    assert window.vault.missions.open_plans()[0].time_of_day == "noon"


def test_removing_a_plan_can_be_undone(window: MissionsWindow) -> None:
    plan = window.vault.missions.plan("ask-the-way", PredictionDraft.of(worry="They laugh")).value
    window.tab.show_subject("ask-the-way")
    window.settle()
    window.click("mission_remove_plan")
    assert window.vault.missions.open_plans() == []
    assert window.notice() == "Plan removed."
    assert window.context.notices.undo()
    assert window.vault.missions.open_plans() == [plan]


def test_keeping_for_later_and_setting_aside(window: MissionsWindow) -> None:
    window.tab.show_subject("ask-the-way")
    mission = window.vault.missions.get("ask-the-way")
    window.click("mission_keep")
    assert window.vault.missions.standing(mission.id).status is MissionStatus.ASSIGNED
    window.settle()
    assert not window.sees("mission_keep")
    window.click("mission_not_now")
    assert window.vault.missions.standing(mission.id).status is MissionStatus.SKIPPED
    assert window.context.notices.undo()
    assert window.vault.missions.standing(mission.id).status is MissionStatus.ASSIGNED


def test_not_now_is_taken_back_with_the_plan(window: MissionsWindow) -> None:
    plan = window.vault.missions.plan("ask-the-way", PredictionDraft.of(worry="They laugh")).value
    window.tab.show_subject("ask-the-way")
    window.settle()
    window.tab._deeds.set_aside(plan.mission_id)
    assert window.vault.missions.open_plans() == []
    assert window.context.notices.undo()
    assert window.vault.missions.open_plans() == [plan]
    assert window.vault.missions.standing(plan.mission_id).status is MissionStatus.IN_PROGRESS


def test_evidence_is_kind_when_there_is_none(window: MissionsWindow) -> None:
    open_plan(window)
    assert "Nothing stands here yet, and that is fine" in window.find(QLabel, "plan_evidence_summary").text()


def test_evidence_counts_what_came_true(window: MissionsWindow) -> None:
    for verdict in ("no", "no", "partly", "yes"):
        plan = window.vault.missions.plan("ask-the-way", PredictionDraft.of(worry="They laugh", likelihood=70)).value
        window.vault.missions.complete(plan.id, OutcomeDraft.of(came_true=verdict, learned="They did not mind"))
    open_plan(window)
    summary = window.find(QLabel, "plan_evidence_summary").text()
    assert summary.startswith("In 2 of 4 attempts under “Conversation” the worry did not come true.")
    words = " ".join(label.text() for label in window.find(QWidget, "plan_evidence").findChildren(QLabel))
    assert "“They laugh” (70 % likely)." in words
    assert "You learned: They did not mind" in words


def test_escape_asks_only_when_something_would_be_lost(window: MissionsWindow) -> None:
    open_plan(window)
    window.press(Qt.Key.Key_Escape)
    assert window.sees("missions_list")
    open_plan(window)
    window.find(QPlainTextEdit, "plan_worry").setPlainText("They laugh")
    window.press(Qt.Key.Key_Escape)
    assert window.sees("plan_leave_question")
    assert window.host.focusWidget().objectName() == "plan_keep_writing"
    window.press(Qt.Key.Key_Escape)
    assert not window.sees("plan_leave_question")
    window.click("plan_cancel")
    window.click("plan_discard")
    assert window.sees("missions_list")
    assert window.vault.missions.open_plans() == []


def test_the_window_does_not_close_over_unsaved_writing(window: MissionsWindow) -> None:
    assert window.tab.may_close()
    open_plan(window)
    assert window.tab.may_close()
    window.find(QPlainTextEdit, "plan_worry").setPlainText("They laugh")
    assert not window.tab.may_close()
    window.click("plan_save_and_leave")
    assert window.vault.missions.open_plans()[0].worry == "They laugh"
    assert not window.host.isVisible()


def test_another_subject_waits_until_the_writing_is_settled(window: MissionsWindow) -> None:
    open_plan(window)
    window.find(QPlainTextEdit, "plan_worry").setPlainText("They laugh")
    window.tab.show_subject("plan:three-good-mornings")
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == "They laugh"
    window.click("plan_discard")
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == ""
    window.click("plan_save")
    assert window.vault.missions.open_plans()[0].title == "Say hello to three people you pass"


def test_what_cannot_be_saved_is_said_in_place(window: MissionsWindow) -> None:
    open_plan(window)
    window.click("plan_more_toggle")
    window.find(QLineEdit, "plan_place").setText("x" * 301)
    window.click("plan_save")
    assert "Place is too long" in window.find(QLabel, "plan_error_text").text()
    assert window.host.focusWidget() is window.find(QLineEdit, "plan_place")
    assert window.vault.missions.open_plans() == []


def test_a_mission_planned_meanwhile_is_not_planned_twice(window: MissionsWindow) -> None:
    open_plan(window)
    window.vault.missions.plan("ask-the-way", PredictionDraft())
    window.click("plan_save")
    assert "already planned" in window.find(QLabel, "plan_error_text").text()


def test_tab_goes_through_the_questions_and_ends_at_the_buttons(window: MissionsWindow) -> None:
    open_plan(window)
    window.click("plan_more_toggle")
    window.click("plan_habits_suggestions_looking_at_my_phone")
    window.find(QPlainTextEdit, "plan_worry").setFocus()
    names: list[str] = []
    while not names or names[-1] != "plan_save":
        names.append(window.host.focusWidget().objectName())
        window.press(Qt.Key.Key_Tab)
        assert len(names) < 40
    wanted = [
        "plan_worry",
        "plan_likelihood_slider",
        "plan_expected_suds_slider",
        "plan_more_toggle",
        "plan_habits_tags_field",
        "plan_habits_suggestions_rehearsing_every_sentence_beforehand",
        "plan_place",
        "plan_people",
        "plan_time_morning",
        "plan_cancel",
        "plan_save",
    ]
    assert [name for name in names if name in wanted] == wanted
