"""Exposure done properly: predict, leave, come back, debrief, vary; and a choice of the day that listens."""

import shutil
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView, QSpinBox

from extrovertly_desktop.adapters.ladder_model import LadderRole
from extrovertly_desktop.app.bootstrap import open_default
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.views.missions.ladder.ladder_page import LadderPage

from .conftest import Start
from .person import Person

FAR = 75
"""SUDS that lie beyond any of the day's three."""


def todays(person: Person) -> dict[Slot, str]:
    """Come to Today, wait until its three are on screen, and return their ids as the vault has them."""
    person.choose("go_progress")
    person.choose("go_today")
    person.wait(lambda: person.has("pick_within_reach") and person.vault.recommendations.today() is not None)
    chosen = person.vault.recommendations.today()
    assert chosen is not None
    shown = person.read("picks_card")
    assert all(pick.sentence in shown and pick.mission.title in shown for pick in chosen.picks)
    return {pick.slot: pick.mission.id for pick in chosen.picks}


def trigger(person: Person, action: str) -> None:
    """Choose from the menu of something on the page."""
    found = person.window.findChild(QAction, action)
    assert found is not None
    assert found.isEnabled()
    found.trigger()


def test_from_a_prediction_to_the_same_again_a_little_different(person: Person, start: Start) -> None:
    todays(person)
    person.click("pick_within_reach_plan")
    person.write("plan_worry", "I forget what I wanted to say")
    person.find(QSpinBox, "plan_likelihood_spin").setValue(70)
    person.find(QSpinBox, "plan_expected_suds_spin").setValue(55)
    person.choose("go_progress")
    person.choose("go_missions")
    person.click("plan_save")
    person.wait(lambda: person.has("mission_debrief"))
    person.quit()

    again = start()
    (plan,) = again.vault.missions.open_plans()
    again.choose("go_today")
    again.wait(lambda: again.has("pick_within_reach_debrief"))
    again.click("pick_within_reach_debrief")
    again.click("debrief_attendance_done")
    again.click("debrief_came_true_no")
    again.find(QSpinBox, "debrief_peak_suds_spin").setValue(30)
    again.write("debrief_learned", "Two words were enough")
    again.click("debrief_save")
    again.wait(lambda: again.has("mission_plan_varied"))
    again.wait(lambda: "Two words were enough" in again.read("mission_detail"))
    again.click("mission_plan_varied")
    again.wait(lambda: again.has("plan_form"))
    assert "This time" in again.read("plan_form")
    again.click("plan_save")
    again.wait(lambda: again.has("mission_debrief"))
    (varied,) = again.vault.missions.open_plans()
    assert varied.mission_id == plan.mission_id
    contexts = [(each.place, each.people, each.time_of_day) for each in (plan, varied)]
    assert sum(before != after for before, after in zip(*contexts, strict=True)) == 1


def test_a_drag_on_the_ladder_changes_tomorrows_three(person: Person, clock: FixedClock, tmp_path: Path) -> None:
    todays(person)
    foreseen = tomorrow_without_a_word(person, clock, tmp_path)[Slot.WITHIN_REACH]
    person.choose("go_missions")
    person.click("missions_views_ladder")
    ladder = person.find(QListView, "ladder_list")
    page = person.find(LadderPage, "ladder_page")
    person.wait(lambda: ladder.model().rowCount() > 100)
    page.reveal(StepKind.MISSION, foreseen)

    drag_to_the_top(person, ladder)
    person.wait(lambda: shown(ladder).is_placed)
    assert shown(ladder).id == foreseen
    assert shown(ladder).expected > FAR
    clock.advance(days=1)
    person.wait(lambda: foreseen not in todays(person).values())


def tomorrow_without_a_word(person: Person, clock: FixedClock, folder: Path) -> dict[Slot, str]:
    """Return what tomorrow would bring if nothing happened, from a copy of the vault."""
    for file in person.watched.path.parent.glob(f"{person.watched.path.name}*"):
        shutil.copy(file, folder / f"copy-{file.name}")
    later = FixedClock(clock.instant_ms, clock.time_zone)
    later.advance(days=1)
    vault = open_default(folder / f"copy-{person.watched.path.name}", clock=later)
    chosen = vault.recommendations.choose()
    vault.close()
    return {pick.slot: pick.mission.id for pick in chosen.picks}


def shown(ladder: QListView) -> Rung:
    """Return the rung that is chosen."""
    rung = ladder.currentIndex().data(LadderRole.RUNG)
    assert isinstance(rung, Rung)
    return rung


def drag_to_the_top(person: Person, ladder: QListView) -> None:
    """Take the rung that is chosen, hold it at the upper edge, turn the wheel, and let go where it cannot go higher."""
    view, bar = ladder.viewport(), ladder.verticalScrollBar()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    start = ladder.visualRect(ladder.currentIndex()).center()

    def send(kind: QEvent.Type, y: int, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        spot = QPointF(start.x(), y)
        event = QMouseEvent(kind, spot, view.mapToGlobal(spot), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    send(QEvent.Type.MouseButtonPress, start.y(), left, left)
    for part in (3, 2, 1):
        send(QEvent.Type.MouseMove, start.y() * part // 4, none, left)
    before = bar.value()
    person.wait(lambda: bar.value() < before)
    bar.setValue(bar.minimum())
    send(QEvent.Type.MouseMove, 0, none, left)
    send(QEvent.Type.MouseButtonRelease, 0, left, none)


def test_hidden_ones_never_come_back_and_ones_own_come_like_any_other(person: Person, clock: FixedClock) -> None:
    hidden = todays(person)[Slot.WITHIN_REACH]
    trigger(person, "pick_within_reach_hide")
    person.wait(lambda: hidden not in todays(person).values())
    person.choose("go_missions")
    person.click("missions_new")
    person.write("own_title", "Ask Sam how the weekend was")
    person.write("own_description", "At work on Monday, at the coffee machine. It counts once Sam has answered.")
    person.find(QSpinBox, "own_suds_spin").setValue(30)
    person.click("own_save")
    person.wait(lambda: "category" in person.read("own_error"))
    person.write("own_category_field", "Work and study")
    person.click("own_save")
    person.wait(lambda: not person.has("own_form"))
    person.wait(lambda: "Ask Sam how the weekend was" in person.read("mission_detail"))
    services = person.vault
    (own,) = (card.mission.id for card in services.missions.cards(status="own"))
    # With a dozen missions left, each has its turn soon.
    for card in services.missions.cards()[12:]:
        if card.mission.id != own:
            services.own_missions.hide(card.mission.id)
    offered: set[str] = set()
    for _day in range(8):
        clock.advance(days=1)
        offered |= set(todays(person).values())
    assert own in offered
    assert hidden not in offered
