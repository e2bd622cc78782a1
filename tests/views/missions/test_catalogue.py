"""Looking through the catalogue: filters, search, and one mission in full."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QWidget

from extrovertly_desktop.adapters.mission_model import MissionRole
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft

from .conftest import MissionsWindow


def shown(window: MissionsWindow) -> int:
    """How many cards the list holds."""
    return window.find(QListView, "missions_list").model().rowCount()


def title(window: MissionsWindow) -> str:
    """The title of the mission in full."""
    return window.find(QLabel, "mission_title").text()


def test_it_begins_with_everything_and_the_first_mission(window: MissionsWindow) -> None:
    total = len(window.vault.missions.cards())
    assert shown(window) == total
    assert window.find(QLabel, "missions_count").text() == f"All {total} missions"
    assert title(window) == window.vault.missions.cards()[0].mission.title
    assert not window.sees("missions_clear_filters")
    assert window.host.focusWidget() is window.find(QListView, "missions_list")


def test_filters_narrow_the_list_and_say_how_many_fit(window: MissionsWindow) -> None:
    total = shown(window)
    category = window.find(QComboBox, "missions_category")
    category.setCurrentIndex(category.findData("dating"))
    difficulty = window.find(QComboBox, "missions_difficulty")
    difficulty.setCurrentIndex(difficulty.findData("advanced"))
    expected = window.vault.missions.cards(category="dating", difficulty="advanced")
    assert shown(window) == len(expected) > 0
    assert window.find(QLabel, "missions_count").text() == f"{len(expected)} of {total} missions"
    assert title(window) == expected[0].mission.title
    window.click("missions_clear_filters")
    assert shown(window) == total
    assert category.currentIndex() == difficulty.currentIndex() == 0


def test_searching_while_typing_finds_by_words_and_escape_takes_it_back(window: MissionsWindow) -> None:
    total = shown(window)
    field = window.find(QLineEdit, "missions_search")
    window.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.host.focusWidget() is field
    window.qtbot.keyClicks(field, "hello")
    assert shown(window) == len(window.vault.missions.cards(typed="hello"))
    window.press(Qt.Key.Key_Down)
    assert window.host.focusWidget() is window.find(QListView, "missions_list")
    field.setFocus()
    window.press(Qt.Key.Key_Escape)
    assert shown(window) == total


def test_nothing_found_says_so_and_offers_a_way_back(window: MissionsWindow) -> None:
    total = shown(window)
    window.find(QLineEdit, "missions_search").setText("zzz qqq")
    assert shown(window) == 0
    assert "No mission holds these words" in window.find(QWidget, "missions_nothing_found").accessibleName()
    window.click("missions_nothing_found_action")
    assert shown(window) == total
    assert window.sees("missions_list")


def test_standing_filters_follow_what_a_person_does(window: MissionsWindow) -> None:
    window.click("missions_standing_planned")
    assert shown(window) == 0
    assert window.find(QWidget, "missions_nothing_found").accessibleName() == "No mission fits these filters yet."
    window.vault.missions.plan("ask-the-way", PredictionDraft())
    window.settle()
    assert shown(window) == 1
    window.click("missions_standing_planned")
    assert shown(window) == len(window.vault.missions.cards())


def test_arrow_keys_read_the_next_mission(window: MissionsWindow) -> None:
    window.press(Qt.Key.Key_Down)
    assert title(window) == window.vault.missions.cards()[1].mission.title


def test_a_change_keeps_the_place_in_the_list(window: MissionsWindow) -> None:
    view = window.find(QListView, "missions_list")
    view.setCurrentIndex(view.model().index(40))
    mission_id = view.currentIndex().data(MissionRole.ID)
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    window.vault.missions.assign(window.vault.missions.cards()[3].mission.id)
    window.settle()
    assert view.currentIndex().data(MissionRole.ID) == mission_id
    assert view.verticalScrollBar().value() == scrolled


def test_a_mission_in_full_says_what_it_is_like(window: MissionsWindow) -> None:
    window.tab.show_subject("three-good-mornings")
    assert title(window) == "Say hello to three people you pass"
    assert window.find(QLabel, "mission_facts").text() == "Beginner · Conversation · 5 minutes · 10 points"
    assert (
        "The catalogue puts it near 20 of 100: a little anxiety."
        in window.find(QLabel, "mission_typical_anxiety").text()
    )
    assert "wheelchair" in window.find(QLabel, "mission_variant").text()
    assert window.sees("mission_tips")
    assert not window.sees("mission_attempts")


def test_a_subject_that_filters_hide_is_shown_all_the_same(window: MissionsWindow) -> None:
    window.find(QLineEdit, "missions_search").setText("zzz")
    window.tab.show_subject("ask-the-way")
    assert title(window) == "Ask a passer-by for directions"
    assert window.find(QLineEdit, "missions_search").text() == ""


def test_an_unknown_subject_changes_nothing_and_is_told(window: MissionsWindow) -> None:
    before = title(window)
    window.tab.show_subject("")
    window.tab.show_subject("debrief:nowhere")
    assert title(window) == before
    assert window.notice() == "That plan is no longer there."


def test_where_it_is_narrow_the_list_leads_to_the_mission_and_back(window: MissionsWindow) -> None:
    window.host.resize(700, 600)
    window.settle()
    assert window.sees("missions_list")
    assert not window.sees("mission_detail")
    window.find(QListView, "missions_list").setFocus()
    window.press(Qt.Key.Key_Return)
    assert window.sees("mission_detail")
    assert not window.sees("missions_list")
    assert window.host.focusWidget().objectName() == "mission_plan"
    window.press(Qt.Key.Key_Escape)
    assert window.sees("missions_list")
    window.host.resize(1280, 800)
    window.settle()
    assert window.sees("missions_list")
    assert window.sees("mission_detail")


def test_tab_goes_from_the_search_through_the_filters_to_the_list_and_the_mission(window: MissionsWindow) -> None:
    window.find(QLineEdit, "missions_search").setFocus()
    names = []
    for _ in range(12):
        names.append(window.host.focusWidget().objectName())
        window.press(Qt.Key.Key_Tab)
    assert names == [
        "missions_search",
        "missions_difficulty",
        "missions_category",
        "missions_standing_today",
        "missions_standing_planned",
        "missions_standing_done",
        "missions_standing_own",
        "missions_standing_not_tried",
        "missions_standing_set_aside",
        "missions_standing_hidden",
        "missions_list",
        "mission_more",
    ]


def test_a_mission_tells_the_person_s_own_figure_beside_the_catalogue_s(window: MissionsWindow) -> None:
    missions = window.vault.missions
    mission = missions.get("three-good-mornings")
    window.tab.show_subject(mission.id)
    assert not window.sees("mission_both_figures")
    planned = missions.plan(mission.id, PredictionDraft.of(expected_suds=70)).value
    missions.complete(planned.id, OutcomeDraft.of(attendance="done", peak_suds=75))
    window.qtbot.waitUntil(lambda: window.sees("mission_both_figures"))
    own = window.vault.ladder.expected_of_missions()[mission.id]
    assert own.mean > 25
    told = window.find(QLabel, "mission_typical_anxiety").text()
    assert f"for you likely about {own.mean:.0f} of 100 (between {own.low:.0f} and {own.high:.0f})" in told
    assert told.endswith("the catalogue puts it near 20.")
