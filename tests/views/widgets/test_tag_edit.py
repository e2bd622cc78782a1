"""Tags as one types them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.tag_edit import TagEdit


@pytest.fixture
def tags(theme: ThemeManager, qtbot: QtBot) -> TagEdit:
    """An empty field of tags."""
    widget = TagEdit(theme, "Tags", "tags")
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def field(tags: TagEdit) -> QLineEdit:
    """Return the line one types into."""
    found = tags.findChild(QLineEdit, "tags_field")
    assert isinstance(found, QLineEdit)
    return found


def test_enter_and_comma_make_tags(tags: TagEdit, qtbot: QtBot) -> None:
    """Tags are trimmed, unique whatever their case, and keep their order."""
    heard: list[tuple[str, ...]] = []
    tags.tags_changed.connect(heard.append)
    qtbot.keyClicks(field(tags), "work")
    qtbot.keyClick(field(tags), Qt.Key.Key_Return)
    qtbot.keyClicks(field(tags), " #being  seen,")
    qtbot.keyClicks(field(tags), "WORK,")
    assert tags.tags() == ("work", "being seen")
    assert heard[-1] == ("work", "being seen")
    assert field(tags).text() == ""


def test_any_script_makes_a_tag(tags: TagEdit) -> None:
    """Pasted words in other scripts are tags like any other."""
    field(tags).insert("友達, שלום; café")
    tags.commit_pending()
    assert tags.tags() == ("友達", "שלום", "café")


def test_backspace_click_and_delete_take_tags_away(tags: TagEdit, qtbot: QtBot) -> None:
    """Three ways, none of which needs a mouse wheel or a dialog."""
    tags.set_tags(["one", "two", "three"])
    field(tags).setFocus()
    qtbot.keyClick(field(tags), Qt.Key.Key_Backspace)
    assert tags.tags() == ("one", "two")
    chips = {chip.text(): chip for chip in tags.findChildren(QPushButton)}
    assert chips["one"].accessibleName() == "Remove tag one"
    qtbot.mouseClick(chips["one"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips["two"], Qt.Key.Key_Delete)
    assert tags.tags() == ()


def test_leaving_the_field_keeps_what_was_typed(tags: TagEdit, qtbot: QtBot) -> None:
    """Nobody loses a tag by going on to the next field."""
    field(tags).setFocus()
    qtbot.keyClicks(field(tags), "late")
    field(tags).clearFocus()
    assert tags.tags() == ("late",)


def test_setting_tags_is_silent(tags: TagEdit, qtbot: QtBot) -> None:
    """Loading an entry does not mark it as changed."""
    with qtbot.assertNotEmitted(tags.tags_changed):
        tags.set_tags(["a", "b"])
        tags.set_tags(["c"])
    assert tags.tags() == ("c",)


def test_completion_offers_known_tags(tags: TagEdit) -> None:
    """Any part of a known tag finds it."""
    tags.set_suggestions(["being seen", "work"])
    completer = field(tags).completer()
    completer.setCompletionPrefix("SEE")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "being seen"


def test_a_new_tag_leaves_the_field_where_it_stands_in_the_window(theme: ThemeManager, qtbot: QtBot) -> None:
    """Tab goes from what stands before, over the chips in order, to the field and on to what stands behind."""
    window = QWidget()
    qtbot.addWidget(window)
    before, tags, after = QLineEdit(), TagEdit(theme, "Tags", "tags"), QLineEdit()
    column = QVBoxLayout(window)
    for widget in (before, tags, after):
        column.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for tag in ("one", "two"):
        qtbot.keyClicks(field(tags), f"{tag},")
    before.setFocus()
    visited = []
    for _ in range(4):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget())
    chips = tags.findChildren(QPushButton)
    assert [widget.objectName() for widget in visited[:3]] == ["tags_tag_one", "tags_tag_two", "tags_field"]
    assert set(visited[:2]) == set(chips)
    assert visited[3] is after
