"""Widgets one chooses with: moods, ratings, scales, chips."""

from types import ModuleType
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.mood_picker import MoodPicker
from extrovertly_desktop.views.widgets.rating_row import RatingRow
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def picker(theme: ThemeManager, gallery: ModuleType, qtbot: QtBot) -> MoodPicker:
    """A picker of all sample moods, wide enough for seven a row."""
    widget = MoodPicker(theme, gallery.SAMPLE_MOODS)
    qtbot.addWidget(widget)
    widget.resize(800, 300)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def face(picker: QWidget, slug: str) -> QAbstractButton:
    """Return the button of a mood."""
    found = picker.findChild(QAbstractButton, f"mood_{slug}")
    assert isinstance(found, QAbstractButton)
    return found


def test_a_click_chooses_a_mood(picker: MoodPicker, qtbot: QtBot) -> None:
    """The signal carries the slug, and one mood at most is chosen."""
    with qtbot.waitSignal(picker.mood_chosen) as heard:
        qtbot.mouseClick(face(picker, "calm"), Qt.MouseButton.LeftButton)
    assert heard.args == ["calm"]
    qtbot.mouseClick(face(picker, "sad"), Qt.MouseButton.LeftButton)
    assert picker.mood() == "sad"


def test_the_keyboard_alone_chooses_a_mood(picker: MoodPicker, qtbot: QtBot) -> None:
    """Arrows move through the grid, a letter jumps, Enter chooses."""
    picker.focus_first()
    qtbot.keyClick(face(picker, "excited"), Qt.Key.Key_Right)
    assert face(picker, "proud").hasFocus()
    qtbot.keyClick(face(picker, "proud"), Qt.Key.Key_Down)
    below = QApplication.focusWidget()
    assert below is not None
    assert below.y() > face(picker, "proud").y()
    assert below.x() == face(picker, "proud").x()
    qtbot.keyClick(below, "o")
    assert face(picker, "overwhelmed").hasFocus() or face(picker, "okay").hasFocus()
    assert picker.mood() is None
    with qtbot.waitSignal(picker.mood_chosen):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_picker_is_one_stop_for_tab(picker: MoodPicker) -> None:
    """Fourteen moods do not cost fourteen presses of Tab."""
    picker.set_mood("tired")
    stops = [b for b in picker.findChildren(QAbstractButton) if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [b.objectName() for b in stops] == ["mood_tired"]


def test_setting_a_mood_is_silent(picker: MoodPicker, qtbot: QtBot) -> None:
    """Only a person's choice is announced; an unknown mood chooses none."""
    with qtbot.assertNotEmitted(picker.mood_chosen):
        picker.set_mood("calm")
        picker.set_mood("gone")
    assert picker.mood() is None


def test_the_picker_wraps_and_grows(picker: MoodPicker, theme: ThemeManager) -> None:
    """A narrow window or larger text means more rows, not cut-off faces."""
    layout = picker.layout()
    assert layout is not None
    wide = layout.heightForWidth(800)
    assert layout.heightForWidth(300) > wide
    theme.apply("dark", 150)
    assert layout.heightForWidth(800) > wide * 1.3


def test_new_moods_keep_the_choice(picker: MoodPicker, gallery: ModuleType) -> None:
    """A mood the person adds does not take the chosen one away."""
    picker.set_mood("calm")
    picker.set_moods(gallery.SAMPLE_MOODS[:5])
    assert picker.mood() == "calm"


def test_rating_by_click_digit_and_delete(theme: ThemeManager, qtbot: QtBot) -> None:
    """Digits choose at once; Delete takes the rating back."""
    row = RatingRow(theme, "How hard it was", "difficulty", low="easy", high="hard")
    qtbot.addWidget(row)
    row.show()
    heard: list[int | None] = []
    row.rating_changed.connect(heard.append)
    third = row.findChild(QPushButton, "difficulty_3")
    assert isinstance(third, QPushButton)
    assert third.accessibleName() == "How hard it was: 3 of 5"
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    qtbot.keyClick(third, "5")
    qtbot.keyClick(third, "9")
    assert row.rating() == 5
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert row.rating() is None
    assert heard == [3, 5, None]


def test_a_rating_off_the_scale_is_refused(theme: ThemeManager, qtbot: QtBot) -> None:
    """One to five."""
    row = RatingRow(theme, "How hard it was", "difficulty")
    qtbot.addWidget(row)
    for wrong in (0, 6):
        with pytest.raises(ValueError, match="1 to 5"):
            row.set_rating(wrong)
    row.set_rating(4)
    row.set_rating(None)
    assert row.rating() is None


@pytest.fixture
def scale(theme: ThemeManager, qtbot: QtBot) -> ScaleSlider:
    """An optional scale from 0 to 100."""
    widget = ScaleSlider(theme, "How likely?", "likely", anchors=("no", "so-so", "yes"), suffix=" %")
    qtbot.addWidget(widget)
    widget.resize(600, 120)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def part(widget: QWidget, kind: type[Part], name: str) -> Part:
    """Return a named part of a widget."""
    found = widget.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_an_optional_scale_starts_without_a_value(scale: ScaleSlider) -> None:
    """Nothing is put into the person's mouth."""
    assert scale.value() is None
    assert part(scale, QSpinBox, "likely_spin").text() == "not set"
    assert not part(scale, QPushButton, "likely_clear").isEnabled()


def test_slider_and_figure_move_together(scale: ScaleSlider, qtbot: QtBot) -> None:
    """Either sets the value, and each change is told once."""
    heard: list[int | None] = []
    scale.value_changed.connect(heard.append)
    slider, spin = part(scale, QSlider, "likely_slider"), part(scale, QSpinBox, "likely_spin")
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert scale.value() == spin.value() == 51
    spin.setValue(80)
    assert slider.value() == scale.value() == 80
    part(scale, QPushButton, "likely_clear").click()
    assert scale.value() is None
    assert heard == [51, 80, None]


def test_without_a_value_no_handle_stands_anywhere(scale: ScaleSlider) -> None:
    """A handle in the middle would look like an answer of fifty."""
    slider = part(scale, QSlider, "likely_slider")
    slider.clearFocus()

    def columns() -> set[tuple[int, ...]]:
        image = slider.grab().toImage()
        inner = range(image.width() // 10, image.width() * 9 // 10)
        return {tuple(image.pixel(x, y) for y in range(image.height())) for x in inner}

    assert len(columns()) == 1
    scale.set_value(50)
    assert len(columns()) > 1


def test_a_click_on_the_resting_place_counts(scale: ScaleSlider, qtbot: QtBot) -> None:
    """Fifty may be meant, although the handle stands there already."""
    slider = part(scale, QSlider, "likely_slider")
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    value = scale.value()
    assert value is not None
    assert abs(value - 50) <= 1


def test_setting_a_scale_is_silent_and_checked(scale: ScaleSlider, qtbot: QtBot) -> None:
    """Code sets values without an echo, and cannot set one off the scale."""
    with qtbot.assertNotEmitted(scale.value_changed):
        scale.set_value(20)
        scale.set_value(None)
    with pytest.raises(ValueError, match="between 0 and 100"):
        scale.set_value(101)


def test_a_required_scale_always_has_a_value(theme: ThemeManager, qtbot: QtBot) -> None:
    """Without `optional` there is nothing to clear."""
    scale = ScaleSlider(theme, "Intensity", "intensity", minimum=1, maximum=10, optional=False)
    qtbot.addWidget(scale)
    assert scale.value() == 1
    assert part(scale, QPushButton, "intensity_clear").isHidden()
    with pytest.raises(ValueError, match="always"):
        scale.set_value(None)


def test_the_wheel_passes_an_unfocused_scale_by(scale: ScaleSlider) -> None:
    """Scrolling a form does not change what stands in it."""
    slider = part(scale, QSlider, "likely_slider")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    slider.clearFocus()
    QApplication.sendEvent(slider, turn)
    assert scale.value() is None


def test_the_keyboard_reaches_every_chip(theme: ThemeManager, qtbot: QtBot) -> None:
    """Also those beside one that is chosen and was chosen by key."""
    row = ChipRow(theme, "People", "people", [("a", "one"), ("b", "two"), ("c", "three")], single=True)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    row.set_selection(["a"])
    part(row, QPushButton, "people_a").setFocus()
    for name in ("people_b", "people_c"):
        qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Tab)
        assert row.focusWidget().objectName() == name
        qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Space)
    assert row.selection() == ("c",)


def test_chips_choose_several_or_one(theme: ThemeManager, qtbot: QtBot) -> None:
    """The selection comes in the order shown."""
    choices = [("friend", "a friend"), ("group", "a group"), ("work-mate", "a colleague")]
    row = ChipRow(theme, "People", "people", choices)
    qtbot.addWidget(row)
    row.show()
    heard: list[tuple[str, ...]] = []
    row.selection_changed.connect(heard.append)
    part(row, QPushButton, "people_work_mate").click()
    part(row, QPushButton, "people_friend").click()
    assert heard == [("work-mate",), ("friend", "work-mate")]
    row.set_choices(choices[1:])
    assert row.selection() == ("work-mate",)

    single = ChipRow(theme, "Place", "place", choices, single=True)
    qtbot.addWidget(single)
    part(single, QPushButton, "place_friend").click()
    part(single, QPushButton, "place_group").click()
    assert single.selection() == ("group",)
    part(single, QPushButton, "place_group").click()
    assert single.selection() == ()


def test_the_words_of_a_scale_stay_at_their_ends_in_either_direction(theme: ThemeManager, qtbot: QtBot) -> None:
    """The first word stands where the scale begins, though its letters run the other way."""
    scale = ScaleSlider(theme, "How strong?", "strength", minimum=1, maximum=10, anchors=("faint", "strong"))
    qtbot.addWidget(scale)

    def sides() -> list[Qt.AlignmentFlag]:
        labels = [label for label in scale.findChildren(QLabel) if label.text() in {"faint", "strong"}]
        return [label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask for label in labels]

    absolute, left, right = (
        Qt.AlignmentFlag.AlignAbsolute,
        Qt.AlignmentFlag.AlignLeft,
        Qt.AlignmentFlag.AlignRight,
    )
    assert sides() == [absolute | left, absolute | right]
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert sides() == [absolute | right, absolute | left]


def test_a_scale_without_a_figure_still_speaks_by_its_slider(theme: ThemeManager, qtbot: QtBot) -> None:
    """The figure is hidden, the value is there."""
    scale = ScaleSlider(theme, "Pleasant?", "pleasant", minimum=-100, figure=False, optional=False)
    qtbot.addWidget(scale)
    scale.show()
    spin = scale.findChild(QSpinBox, "pleasant_spin")
    assert not spin.isVisible()
    scale.findChild(QSlider, "pleasant_slider").setValue(40)
    assert scale.value() == 40


def test_a_question_that_keeps_its_answer(theme: ThemeManager, qtbot: QtBot) -> None:
    """A second click on the answer does not take it back."""
    row = ChipRow(theme, "What happened?", "what", [("a", "one"), ("b", "two")], single=True, keep_one=True)
    qtbot.addWidget(row)
    part(row, QPushButton, "what_a").click()
    part(row, QPushButton, "what_a").click()
    assert row.selection() == ("a",)
    part(row, QPushButton, "what_b").click()
    assert row.selection() == ("b",)
