"""What waits, where one stands, a prompt and a memory."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.writing_kit import OWN_THEME, PromptDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today import spec
from extrovertly_desktop.views.today.tab import TodayTab

Make = Callable[[], TodayTab]


def find(tab: QWidget, name: str) -> QWidget:
    return next(widget for widget in tab.findChildren(QWidget) if widget.objectName() == name)


def words(widget: QWidget) -> str:
    return "\n".join(child.text() for child in widget.findChildren(QLabel) if not child.isHidden())


def label(tab: QWidget, name: str) -> str:
    widget = find(tab, name)
    assert isinstance(widget, QLabel)
    return widget.text()


def button(tab: QWidget, name: str) -> QPushButton:
    widget = find(tab, name)
    assert isinstance(widget, QPushButton)
    return widget


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(3, "Good evening, Ada"), (9, "Good morning, Ada"), (13, "Good afternoon, Ada"), (21, "Good evening, Ada")],
)
def test_the_greeting_knows_name_and_hour(make_tab: Make, clock: FixedClock, hour: int, greeting: str) -> None:
    clock.set_local(datetime(2026, 3, 2, hour, tzinfo=UTC))
    assert greeting in words(make_tab())


def test_a_plan_waits_with_its_worry_and_leads_to_its_outcome(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    mission = vault.missions.cards()[0].mission
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="They will laugh", expected_suds=60)).value
    tab = make_tab()
    said = words(find(tab, "waiting_card"))
    for part in ("Waiting for you", mission.title, "They will laugh", "60 of 100"):
        assert part in said
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        button(tab, f"debrief_{plan.id}").click()
    assert told.args == ["missions", f"debrief:{plan.id}"]
    vault.missions.unplan(plan.id)
    qtbot.waitUntil(find(tab, "waiting_card").isHidden)


def test_more_than_three_plans_are_counted_rather_than_listed(make_tab: Make, vault: OpenVault) -> None:
    for card in vault.missions.cards()[:5]:
        vault.missions.plan(card.mission.id, PredictionDraft.of())
    card = find(make_tab(), "waiting_card")
    rows = [child for child in card.findChildren(QPushButton) if child.objectName().startswith("debrief_")]
    assert len(rows) == 3
    assert "and 2 more" in words(card)


def test_one_button_on_the_screen_is_the_main_one(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    def primaries(tab: TodayTab) -> list[str]:
        buttons = tab.findChildren(QPushButton)
        return [item.objectName() for item in buttons if item.property("variant") == "primary" and item.isVisible()]

    assert primaries(make_tab()) == ["check_in_save"]
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    vault.recommendations.choose()
    tab = make_tab()
    qtbot.waitUntil(lambda: primaries(tab) == ["pick_within_reach_plan"])
    button(tab, "check_in_again").click()
    qtbot.waitUntil(lambda: primaries(tab) == ["check_in_save"])
    button(tab, "check_in_leave").click()
    qtbot.waitUntil(lambda: primaries(tab) == ["pick_within_reach_plan"])


def test_standing_is_told_in_plain_words_and_follows_deeds(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    card = find(tab, "standing_card")
    assert "0 days" in words(card)
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    qtbot.waitUntil(lambda: "1 day" in words(card).split("\n"))
    standing = vault.progress.standing()
    assert standing.total_points == 1
    assert "Level 1 · 1 point" in words(card).split("\n")
    assert f"{round(standing.strength * 100)} %" in words(card)
    assert "Two rest days a week break nothing." in words(card)


def test_the_streak_can_be_paused_and_goes_on(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    tab = make_tab()
    button(tab, "pause_streak").click()
    assert find(tab, "pause_question").isVisible()
    assert not button(tab, "pause_streak").isVisible()
    assert not vault.progress.standing().paused
    button(tab, "pause_start").click()
    assert vault.progress.standing().paused
    qtbot.waitUntil(lambda: button(tab, "pause_streak").text() == "Go on")
    assert not find(tab, "pause_question").isVisible()
    assert "Paused until you come back." in words(find(tab, "standing_card"))
    button(tab, "pause_streak").click()
    assert not vault.progress.standing().paused
    assert view_context.notices.undo()
    assert vault.progress.standing().paused
    qtbot.waitUntil(lambda: button(tab, "pause_streak").text() == "Go on")


def test_a_pause_can_have_a_last_day_and_comes_back_whole(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, view_context: ViewContext
) -> None:
    view_context.notices.parent().show()
    tab = make_tab()
    button(tab, "pause_streak").click()
    button(tab, "pause_until_day").click()
    day = find(tab, "pause_last_day")
    assert isinstance(day, QDateTimeEdit)
    assert day.date() == QDate(2026, 3, 8)
    day.setDate(QDate(2026, 3, 13))
    qtbot.keyClick(day, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (pause,) = vault.profile.preferences().streak_pauses
    assert (pause.first, pause.last) == (date(2026, 3, 2), date(2026, 3, 13))
    qtbot.waitUntil(lambda: "13" in label(tab, "streak_figure_line"))
    button(tab, "pause_streak").click()
    assert vault.profile.preferences().streak_pauses == ()
    assert view_context.notices.undo()
    assert vault.profile.preferences().streak_pauses == (pause,)


def test_no_pause_after_all(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    button(tab, "pause_streak").click()
    qtbot.keyClick(button(tab, "pause_until_open"), Qt.Key.Key_Escape)
    assert not find(tab, "pause_question").isVisible()
    assert button(tab, "pause_streak").hasFocus()
    assert not vault.progress.standing().paused


def test_a_prompt_can_be_skipped_chosen_by_theme_and_written_to(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    text, themes = find(tab, "prompt_text"), find(tab, "prompt_theme")
    assert isinstance(text, QLabel)
    assert isinstance(themes, QComboBox)
    first = vault.prompts.of_the_day().text
    assert text.text() == first
    button(tab, "prompt_skip").click()
    assert text.text() != first
    assert text.text() == vault.prompts.of_the_day().text
    themes.setCurrentIndex(themes.findData("courage"))
    themes.activated.emit(themes.currentIndex())
    assert text.text() == vault.prompts.of_the_day("courage").text
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        button(tab, "prompt_write").click()
    assert told.args == ["journal", f"prompt:{text.text()}"]


def test_a_skipped_prompt_stays_skipped_through_a_reload(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    button(tab, "prompt_skip").click()
    shown = words(find(tab, "prompt_card"))
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    qtbot.waitUntil(find(tab, "check_ins_today").isVisible)
    assert words(find(tab, "prompt_card")) == shown


def test_a_memory_is_shown_and_a_private_one_stays_closed(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    card = find(tab, "memory_card")
    assert not card.isVisible()
    at_ms = to_ms(datetime(2024, 3, 2, 19, tzinfo=UTC))
    draft = JournalDraft.of(content="I **sang** today.", mood="proud", is_private=False, at_ms=at_ms)
    entry = vault.journal.write(draft).value
    qtbot.waitUntil(card.isVisible)
    assert "I sang today." in words(card)
    vault.journal.edit(entry.id, draft.model_copy(update={"is_private": True}))
    qtbot.waitUntil(lambda: "private" in words(card))
    assert "sang" not in words(card)
    assert "2024" in words(card)
    with qtbot.waitSignal(tab.opened_elsewhere) as told:
        button(tab, "memory_open").click()
    assert told.args == ["journal", entry.id]


def test_a_hidden_tab_waits_until_it_is_shown(qtbot: QtBot, view_context: ViewContext, vault: OpenVault) -> None:
    tab = spec().build(view_context)
    qtbot.addWidget(tab)
    tab.bring_up_to_date()
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    tab.on_tables_changed(frozenset({"mood_tracking"}))
    assert find(tab, "check_ins_today").isHidden()
    tab.bring_up_to_date()
    assert not find(tab, "check_ins_today").isHidden()


def test_the_subject_new_opens_the_form(make_tab: Make, vault: OpenVault) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="calm"))
    tab = make_tab()
    tab.show_subject("unknown")
    assert not find(tab, "check_in_form").isVisible()
    tab.show_subject("new")
    assert find(tab, "check_in_form").isVisible()


def test_there_may_be_no_prompt_for_the_day(qtbot: QtBot, make_tab: Make, vault: OpenVault, clock: FixedClock) -> None:
    tab = make_tab()
    button(tab, "prompt_none").click()
    assert vault.prompts.is_put_away()
    assert not find(tab, "prompt_text").isVisible()
    assert "No prompt today." in words(find(tab, "prompt_card"))
    button(tab, "prompt_back").click()
    assert not vault.prompts.is_put_away()
    assert find(tab, "prompt_text").isVisible()
    vault.prompts.put_away()
    qtbot.waitUntil(lambda: not find(tab, "prompt_text").isVisible())
    clock.advance(days=1)
    tab._on_clock_looked_at()
    assert find(tab, "prompt_text").isVisible()


def test_prompts_of_ones_own_bring_a_theme_of_their_own(qtbot: QtBot, make_tab: Make, vault: OpenVault) -> None:
    tab = make_tab()
    themes = find(tab, "prompt_theme")
    assert isinstance(themes, QComboBox)
    themes.setCurrentIndex(themes.findData("courage"))
    vault.prompts.add(PromptDraft.of(text="Who was kind today?"))
    qtbot.waitUntil(lambda: themes.findData(OWN_THEME) > 0)
    assert themes.currentData() == "courage"
    themes.setCurrentIndex(themes.findData(OWN_THEME))
    themes.activated.emit(themes.currentIndex())
    assert label(tab, "prompt_text") == "Who was kind today?"
