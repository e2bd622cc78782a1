"""Talks with the coach in the real window, understood by the real model that is offline, as every journey is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QSpinBox, QWidget

from extrovertly_desktop.coach.message_details import safety_of
from extrovertly_desktop.domain.coach import Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage

from .conftest import Start
from .person import Person


def latest(person: Person) -> CoachMessage | None:
    newest = person.vault.coach.newest()
    return None if newest is None else newest.messages[-1]


def answer_to(person: Person, before: CoachMessage | None) -> CoachMessage:
    """Wait for what the coach says next, on disk and on screen."""

    def said() -> bool:
        now = latest(person)
        shown = now is not None and person.has(f"message_{now.id}") and not person.has("coach_waiting")
        return shown and now != before and now is not None and now.sender is Sender.COACH

    person.wait(said)
    now = latest(person)
    assert now is not None
    return now


def begin(person: Person) -> CoachMessage:
    person.choose("go_coach")
    person.click("coach_welcome_action")
    return answer_to(person, None)


def say(person: Person, words: str) -> CoachMessage:
    before = latest(person)
    person.write("coach_field", words)
    person.turn_to("coach_field")
    person.press(Qt.Key.Key_Return)
    return answer_to(person, before)


def press(person: Person, name: str) -> CoachMessage:
    before = latest(person)
    person.click(name)
    return answer_to(person, before)


def offered(person: Person) -> list[str]:
    """Return the names of the chips in sight, in their order."""
    composer = person.find(QWidget, "coach_composer")
    chips = [each for each in composer.findChildren(QPushButton) if each.objectName().startswith("coach_chip_")]
    return [chip.objectName() for chip in chips if chip.isVisible()]


def go_through(person: Person, message: CoachMessage) -> CoachMessage:
    """Answer whatever is asked, agreeing to everything, until it is over."""
    for _ in range(25):
        if message.details.get("is_over"):
            return message
        if person.has("coach_scale_use"):
            person.find(QSpinBox, "coach_scale_spin").setValue(60)
            message = press(person, "coach_scale_use")
        else:
            names = offered(person)
            message = press(person, "coach_chip_yes" if "coach_chip_yes" in names else names[0])
    raise AssertionError("it does not end")


def test_a_worry_becomes_a_plan_that_is_taken_up_after_a_restart(person: Person, start: Start) -> None:
    opening = begin(person)
    assert "program" in opening.content
    answer = say(person, "tomorrow there is this birthday and I already feel sick about it")
    if answer.details.get("decision") == "chips":
        answer = press(person, "coach_chip_topic_worry_before")
    assert answer.details["topic"] == "worry_before"
    message = press(person, "coach_chip_flow_worry_before")
    assert not message.details.get("is_over")
    asked = offered(person)
    person.quit()

    again = start()
    again.choose("go_coach")
    again.wait(lambda: again.has("coach_field") and offered(again) == asked)
    go_through(again, message)
    before = again.vault.missions.open_plans()
    press(again, "coach_chip_menu")
    press(again, "coach_chip_topic_choose_mission")
    message = press(again, next(name for name in offered(again) if "plan_exposure" in name))
    go_through(again, message)
    (plan,) = [each for each in again.vault.missions.open_plans() if each not in before]
    # Earlier activities may have written something too; the plan is the latest.
    [each for each in again.window.findChildren(QPushButton, "message_written") if each.isVisible()][-1].click()
    again.wait(lambda: plan.title in again.read("missions"))


def test_on_a_bad_night_coaching_stops_and_the_page_of_help_is_at_hand(person: Person) -> None:
    begin(person)
    message = say(person, "i cant do this anymore, i am going to take all my pills tonight")
    assert safety_of(message.details)["tier"] == "immediate"
    assert "emergency number" in message.content
    message = say(person, "lol just kidding. how do i start a conversation")
    assert message.details["source"] == "care:holding"
    person.click("coach_chip_care_help")
    person.wait(lambda: person.has("help_dialog"))
    dialog = person.find(QWidget, "help_dialog")
    assert any(label.isVisible() for label in dialog.findChildren(QLabel, "help_emergency"))
    dialog.close()
    press(person, "coach_chip_care_safe")
    press(person, "coach_chip_care_yes")
    message = say(person, "how do i start a conversation with someone i dont know")
    assert "starting_a_conversation" in str(message.details)
    person.turn_to("coach_search")
    person.write("coach_search", "pills")
    sessions = person.find(QListView, "coach_session_list")
    person.wait(lambda: sessions.model().rowCount() == 1)
