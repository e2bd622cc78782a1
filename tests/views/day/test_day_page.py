"""The page of one day, on a real vault."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.views.day.day_page import DayPage


@pytest.fixture
def page(qtbot, view_context, vault, clock):
    """The page of 2 March, a day with one of each; the day before has a check-in."""
    mission = vault.missions.cards()[0].mission
    clock.advance(days=-1)
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    clock.advance(days=1)
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=6, context="<b>at work</b>"))
    vault.journal.write(JournalDraft.of(content="Nobody else's business", mood="okay", is_private=True))
    vault.journal.write(JournalDraft.of(content="# A walk\n\nwith Sam", mood="okay", is_private=False))
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="They laugh.", likelihood=60)).value
    vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no", peak_suds=30, learned="They did not"))
    built = DayPage(view_context)
    built.resize(900, 700)
    qtbot.addWidget(built)
    built.show()
    built.show_day(date(2026, 3, 2))
    return built


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_it_tells_the_whole_day_and_keeps_closed_what_is_private(page):
    said = words(page)
    assert "Monday, 2 March 2026" in said or "Monday, March 2, 2026" in said
    assert "<b>at work</b>" in said
    assert any("A walk with Sam" in line for line in said)
    assert not any("business" in line for line in said)
    assert "Before: They laugh · seemed 60 % likely" in said
    assert "After: the worry did not come true · highest anxiety 30" in said
    assert "Learned: They did not" in said


def test_it_turns_to_other_days_and_back(qtbot, page):
    qtbot.mouseClick(page.findChild(QPushButton, "day_before"), Qt.MouseButton.LeftButton)
    assert page.day == date(2026, 3, 1)
    qtbot.mouseClick(page.findChild(QPushButton, "day_before"), Qt.MouseButton.LeftButton)
    assert any("Nothing was written down" in line for line in words(page))
    qtbot.mouseClick(page.findChild(QPushButton, "day_later"), Qt.MouseButton.LeftButton)
    assert page.day == date(2026, 3, 1)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_each_thing_opens_where_it_stands(qtbot, page, vault):
    opened = []
    page.opened_elsewhere.connect(lambda slug, subject: opened.append((slug, subject)))
    for button in page.findChildren(QPushButton):
        if button.objectName().endswith("_open"):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sorted(slug for slug, _ in opened) == ["journal", "journal", "missions"]
    assert {subject for slug, subject in opened if slug == "journal"} == {entry.id for entry in vault.journal.newest()}
