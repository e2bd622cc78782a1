"""Coming back to a mission: the line of attempts, a repeat with one thing changed, what is locked, what is too much."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from extrovertly_desktop.domain.context_words import answer_of
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.recommendation import ContextKind

from .conftest import MissionsWindow


def done_twice(window: MissionsWindow) -> None:
    """Two attempts at one mission, both lower than expected."""
    for expected, peak in ((70, 40), (50, 30)):
        draft = PredictionDraft.of(worry="They laugh", expected_suds=expected, place="work")
        plan = window.vault.missions.plan("ask-the-way", draft).value
        window.vault.missions.complete(plan.id, OutcomeDraft.of(peak_suds=peak, came_true="no"))
    window.tab.show_subject("ask-the-way")
    window.settle()


def test_expected_against_actual_is_drawn_and_told(window: MissionsWindow) -> None:
    done_twice(window)
    chart = window.find(QWidget, "mission_chart")
    assert chart.isVisible()
    assert "You expected 70, it peaked at 40." in chart.accessibleDescription()
    assert window.find(QLabel, "mission_compared").text() == (
        "Over 2 times it peaked 25 lower than you expected, on average."
    )
    assert window.find(QLabel, "mission_repeat_points").text().startswith("Once more is worth +")
    assert not chart.grab().isNull()


def test_again_a_little_different_changes_one_thing_and_says_which(window: MissionsWindow) -> None:
    done_twice(window)
    wanted = window.vault.missions.varied("ask-the-way")
    window.click("mission_plan_varied")
    intro = " ".join(label.text() for label in window.find(QWidget, "plan_form").findChildren(QLabel))
    assert "This time: " in intro
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == "They laugh"
    assert window.find(QSpinBox, "plan_expected_suds_spin").text() == "not set"
    for kind, name in ((ContextKind.PLACE, "place"), (ContextKind.PEOPLE, "people")):
        shown = window.find(QLineEdit, f"plan_{name}").text()
        assert shown == answer_of(kind, getattr(wanted.draft, name) or "")
    window.click("plan_save")
    (plan,) = window.vault.missions.open_plans()
    assert getattr(plan, wanted.changed) == wanted.after


def test_what_is_locked_says_what_opens_it_and_cannot_be_planned(window: MissionsWindow) -> None:
    card = next(card for card in window.vault.missions.cards() if card.is_locked)
    window.tab.show_subject(card.mission.id)
    assert window.find(QLabel, "mission_standing").text() == f"Still to come. {card.unlock}"
    for name in ("mission_plan", "mission_keep", "mission_not_now", "mission_too_much"):
        assert not window.sees(name)


def test_too_much_counts_at_once_and_is_taken_back(window: MissionsWindow) -> None:
    def expected() -> float:
        return next(rung.expected for rung in window.vault.ladder.rungs() if rung.id == mission.id)

    mission = window.vault.missions.get("ask-the-way")
    window.tab.show_subject("ask-the-way")
    before = expected()
    window.click("mission_too_much")
    window.qtbot.waitUntil(lambda: window.notice().startswith("Noted: it counts as harder"))
    assert expected() > before
    assert window.context.notices.undo()
    assert expected() == before


def test_undoing_the_plan_under_an_open_debrief_closes_it_and_keeps_the_words(window: MissionsWindow) -> None:
    plan = window.vault.missions.plan("ask-the-way", PredictionDraft.of(worry="They laugh")).value
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_done")
    window.find(QPlainTextEdit, "debrief_learned").setPlainText("They smiled")
    window.vault.missions.unplan(plan.id)
    window.settle()
    assert window.sees("missions_list")
    assert "What you typed is kept" in window.notice()
    assert window.context.notices.undo()
    assert window.vault.missions.open_plans() == [plan]
    assert window.find(QPlainTextEdit, "debrief_learned").toPlainText() == "They smiled"
    window.click("debrief_save")
    assert window.vault.missions.exposure(plan.id).learned == "They smiled"


def test_the_full_way_stays_open_while_the_window_is(window: MissionsWindow) -> None:
    window.tab.show_subject("plan:ask-the-way")
    assert not window.sees("plan_place")
    window.click("plan_more_toggle")
    window.click("plan_cancel")
    window.tab.show_subject("plan:three-good-mornings")
    assert window.sees("plan_place")


def test_a_plan_begins_where_the_day_proposes_it(window: MissionsWindow) -> None:
    picks = window.vault.recommendations.choose().picks
    pick = next(pick for pick in picks if pick.place or pick.people or pick.time_of_day)
    window.tab.show_subject(f"plan:{pick.mission.id}")
    words = " ".join(label.text() for label in window.find(QWidget, "plan_form").findChildren(QLabel))
    assert "Proposed for today: " in words
    assert not window.sees("plan_place"), "the three questions stay alone"
    window.click("plan_save")
    (plan,) = window.vault.missions.open_plans()
    assert (plan.place, plan.people, plan.time_of_day) == (pick.place, pick.people, pick.time_of_day)


def test_what_is_discarded_at_closing_lets_the_window_close(window: MissionsWindow) -> None:
    window.tab.show_subject("plan:ask-the-way")
    window.find(QPlainTextEdit, "plan_worry").setPlainText("They laugh")
    assert not window.tab.may_close()
    window.click("plan_discard")
    assert not window.host.isVisible()
    assert window.vault.missions.open_plans() == []
