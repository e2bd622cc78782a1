"""The well-being card and its questions, by keyboard as by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.charts.spans import Span
from extrovertly_desktop.adapters.charts.well_being import well_being_series, well_being_table
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.well_being import Offer
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.well_being.check_dialog import CheckDialog
from extrovertly_desktop.views.progress.well_being.well_being_card import WellBeingCard

FIVE = {f"who5-{number}": 3 for number in range(1, 6)}


@pytest.fixture
def card(qtbot: QtBot, view_context: ViewContext) -> WellBeingCard:
    made = WellBeingCard(view_context)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


def text(part: QWidget, name: str) -> str:
    label = part.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisibleTo(part) else ""


def press(part: QWidget, name: str) -> None:
    button = button_of(part, name)
    assert button.isVisibleTo(part), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(part: QWidget, name: str) -> QPushButton:
    button = part.findChild(QPushButton, name)
    assert button is not None
    return button


def dialog_of(part: QWidget) -> CheckDialog:
    found = [each for each in part.window().findChildren(QDialog) if isinstance(each, CheckDialog)]
    return found[-1]


def test_it_is_asked_for_first_and_a_no_makes_it_go(card: WellBeingCard, vault: OpenVault) -> None:
    assert "World Health Organization" in text(card, "well_being_words")
    press(card, "well_being_never")
    card.reload()
    assert not card.isVisible()
    assert vault.well_being.standing().offer is Offer.OFF


def test_five_digits_and_return_keep_a_check(card: WellBeingCard, vault: OpenVault) -> None:
    vault.well_being.switch_on()
    card.reload()
    press(card, "well_being_start")
    dialog = dialog_of(card)
    assert text(dialog, "check_question") == "I have felt cheerful and in good spirits"
    for key in "35":
        QTest.keyClick(dialog, Qt.Key(ord(key)))
    QTest.keyClick(dialog, Qt.Key.Key_Left)
    assert text(dialog, "check_question") == "I have felt calm and relaxed"
    for key in "2619":  # neither 6 nor 9 can be chosen
        QTest.keyClick(dialog, Qt.Key(ord(key)))
    assert not button_of(dialog, "check_save").isVisibleTo(dialog)
    for key in "45":
        QTest.keyClick(dialog, Qt.Key(ord(key)))
    QTest.keyClick(button_of(dialog, "check_save"), Qt.Key.Key_Return)
    (check,) = vault.well_being.standing().checks
    assert [check.answers[f"who5-{number}"] for number in range(1, 6)] == [3, 2, 1, 4, 5]
    assert check.scores == {"who5": 60.0}
    card.reload()
    assert text(card, "well_being_result") == "60 of 100 on 2 Mar 2026."
    assert "1 Apr 2026" in text(card, "well_being_words")
    assert text(card, "well_being_gentle") == ""


def test_answers_are_let_go_only_when_that_is_asked_for_twice(card: WellBeingCard) -> None:
    card.begin()
    dialog = dialog_of(card)
    QTest.keyClick(dialog, Qt.Key.Key_4)
    dialog.reject()
    assert dialog.isVisible()
    assert "not saved yet" in text(dialog, "check_error_text")
    dialog.reject()
    assert not dialog.isVisible()


def test_the_further_questions_may_be_left_half_way(card: WellBeingCard, vault: OpenVault) -> None:
    card.begin()
    dialog = dialog_of(card)
    for key in "33333":
        QTest.keyClick(dialog, Qt.Key(ord(key)))
    press(dialog, "check_more")
    for key in "54214":
        QTest.keyClick(dialog, Qt.Key(ord(key)))
    press(dialog, "check_save")
    assert vault.well_being.standing().checks[0].scores == {"who5": 60.0, "friendliness": 4.5}
    card.reload()
    assert text(card, "well_being_facets") == "Among people, from 1 to 5: Friendliness 4.5."


@pytest.mark.parametrize(("value", "words"), [(1, "That is very low"), (2, "on the low side"), (3, "")])
def test_a_low_score_offers_help_and_names_no_illness(
    card: WellBeingCard, vault: OpenVault, value: int, words: str
) -> None:
    vault.well_being.save(dict.fromkeys(FIVE, value))
    card.reload()
    said = text(card, "well_being_gentle")
    assert (words in said) if words else said == ""
    assert "depress" not in said
    assert button_of(card, "well_being_help").isVisibleTo(card) is bool(words)


def test_changes_within_what_comes_and_goes_are_called_that(
    card: WellBeingCard, vault: OpenVault, clock: FixedClock
) -> None:
    vault.well_being.save(FIVE)
    clock.advance(days=30)
    second = vault.well_being.save({**FIVE, "who5-1": 5}).value
    card.reload()
    assert "8 points more than on 2 Mar 2026, which is within what comes and goes" in text(card, "well_being_result")
    vault.well_being.edit(second.id, {**FIVE, "who5-1": 5, "who5-2": 4})
    card.reload()
    assert "12 points more than on 2 Mar 2026: a noticeable change" in text(card, "well_being_result")
    press(card, "well_being_delete")
    assert len(vault.well_being.standing().checks) == 1


def test_the_series_breaks_at_long_silences(vault: OpenVault, clock: FixedClock) -> None:
    for days in (0, 31, 62, 100):
        clock.advance(days=days)
        vault.well_being.save(FIVE)
    checks = vault.well_being.standing().checks
    series = well_being_series(checks, Span(1, 4_000_000))
    assert [len(run) for run in series.runs] == [3, 1]
    assert well_being_table(series).splitlines()[1] == "2026-03-02,60.0,,,"
    assert len(well_being_series(checks, Span(series.points[1].day, series.points[2].day)).points) == 2


def test_progress_leads_to_it_even_when_it_is_not_offered(tab: QWidget, vault: OpenVault) -> None:
    vault.well_being.never()
    tab.reload()  # type: ignore[attr-defined]
    QApplication.processEvents()
    press(tab, "progress_check")
    assert dialog_of(tab).isVisible()
    dialog_of(tab).reject()
