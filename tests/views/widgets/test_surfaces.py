"""Pages, cards, painted rows and faces."""

from types import ModuleType

import pytest
from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListView,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.moods import Face
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.mood_face import MoodFace, mood_icon, paint_mood_face
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, Index, PaintedCardDelegate
from extrovertly_desktop.views.widgets.properties import RingedButton, make_button

FACE = 64


class _OneCard(PaintedCardDelegate):
    content = CardContent()

    def card(self, index: Index) -> CardContent:
        return self.content


@pytest.fixture
def rows(theme: ThemeManager, qtbot: QtBot) -> tuple[QListView, _OneCard]:
    """A list of three painted cards."""
    view = QListView()
    view.setModel(QStringListModel(["one", "two", "three"], view))
    delegate = _OneCard(theme, parent=view)
    delegate.prepare(view)
    qtbot.addWidget(view)
    view.resize(500, 400)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view, delegate


def painted_face(valence: float, energy: float, theme: ThemeManager) -> QImage:
    """Return a picture of a face."""
    image = QImage(FACE, FACE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_mood_face(painter, image.rect(), valence, energy, theme)
    painter.end()
    return image


def test_faces_differ_by_valence_and_energy(theme: ThemeManager) -> None:
    """Nine moods, nine faces."""
    figures = [(valence, energy) for valence in (-0.8, 0.0, 0.8) for energy in (-0.8, 0.0, 0.8)]
    faces = [painted_face(*figure, theme) for figure in figures]
    for index, image in enumerate(faces):
        assert all(image != other for other in faces[index + 1 :])


@pytest.mark.parametrize(("valence", "energy"), [(-5.0, 0.0), (5.0, 9.0), (0.0, -9.0)])
def test_figures_off_the_scale_count_as_its_ends(theme: ThemeManager, valence: float, energy: float) -> None:
    """An odd import still gets a face."""
    ends = (max(-1.0, min(1.0, valence)), max(-1.0, min(1.0, energy)))
    assert painted_face(valence, energy, theme) == painted_face(*ends, theme)


def test_a_face_wears_the_mood_colour(theme: ThemeManager, qtbot: QtBot) -> None:
    """Widget and icon show the ramp's colour."""
    cheek = painted_face(0.9, 0.0, theme).pixelColor(FACE // 2, FACE // 5)
    assert cheek == theme.mood_colour(0.9)
    widget = MoodFace(theme, "Proud", 0.9, 0.0)
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "Proud"
    small = widget.sizeHint()
    theme.apply("light", 200)
    assert widget.sizeHint().width() == pytest.approx(2 * small.width(), abs=2)
    assert not mood_icon(0.9, 0.0, theme).pixmap(QSize(24, 24)).isNull()


def test_a_page_keeps_its_column_in_the_middle(theme: ThemeManager, qtbot: QtBot) -> None:
    """Never wider than the page width, with equal room on both sides."""
    page, card = Page(theme, "Today"), Card(theme, "How are you?")
    page.add(card)
    page.add_stretch()
    qtbot.addWidget(page)
    page.resize(1600, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    left = card.mapTo(page, card.rect().topLeft()).x()
    right = page.viewport().width() - left - card.width()
    assert card.width() == theme.metrics.page_width
    assert abs(left - right) <= 1
    page.resize(500, 500)
    assert card.width() < 500


def test_a_card_without_title_has_no_heading(theme: ThemeManager, qtbot: QtBot) -> None:
    """And gets one when it is given one."""
    card = Card(theme)
    qtbot.addWidget(card)
    assert card.title_label.isHidden()
    card.set_title("Streak")
    assert not card.title_label.isHidden()
    card.set_celebrating(True)
    assert card.property("card") == "celebrate"


def test_building_widgets_opens_no_stray_window(theme: ThemeManager, gallery: ModuleType, qtbot: QtBot) -> None:
    """Everything shown belongs to the window."""
    before = set(QApplication.topLevelWidgets())
    window = gallery.Gallery(theme)
    qtbot.addWidget(window)
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} - before == set()


def test_a_closed_window_hears_of_no_later_theme(theme: ThemeManager, gallery: ModuleType, qapp: QApplication) -> None:
    """Widgets that are gone leave nothing behind that a change of theme could call."""
    window = gallery.Gallery(theme)
    destroyed: list[bool] = []
    window.destroyed.connect(lambda: destroyed.append(True))
    window.deleteLater()
    del window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert destroyed
    theme.apply("dark", 150)
    theme.apply("light", 100)


def test_right_to_left_rows_are_mirrored(rows: tuple[QListView, _OneCard], theme: ThemeManager) -> None:
    """The face stands where reading begins."""
    view, delegate = rows
    delegate.content = CardContent("Title", face=(0.9, 0.0))
    fill = theme.mood_colour(0.9)
    for direction, starts_left in ((Qt.LayoutDirection.LeftToRight, True), (Qt.LayoutDirection.RightToLeft, False)):
        view.setLayoutDirection(direction)
        view.doItemsLayout()
        image = view.viewport().grab().toImage()
        columns = [x for x in range(image.width()) for y in range(60) if image.pixelColor(x, y) == fill]
        assert (max(columns) < image.width() / 2) == starts_left


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_no_words_are_cut_off(theme: ThemeManager, gallery: ModuleType, qtbot: QtBot, mode: str, percent: int) -> None:
    """Every button and label of the gallery has room for its words, in a small window too."""
    theme.apply(mode, percent)  # type: ignore[arg-type]
    window = gallery.Gallery(theme)
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    for index in range(window.count()):
        window.setCurrentIndex(index)
        qtbot.wait(1)
        page = window.widget(index)
        assert page.horizontalScrollBar().maximum() == 0
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text():
                needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
                assert label.height() >= needed, label.text()
        for button in page.findChildren(QPushButton):
            if button.isVisible():
                assert button.height() >= QFontMetrics(button.font()).height(), button.text()
                assert button.width() >= button.sizeHint().width(), button.text()


def test_every_control_of_the_kit_has_a_name(theme: ThemeManager, gallery: ModuleType, qtbot: QtBot) -> None:
    """Buttons have a stable name for tools and a spoken one for screen readers."""
    window = gallery.Gallery(theme)
    qtbot.addWidget(window)
    for button in window.widget(0).findChildren(QAbstractButton):
        assert button.objectName(), button.text()
        assert button.accessibleName(), button.objectName()


def test_primary_buttons_show_where_the_keyboard_is(theme: ThemeManager, qtbot: QtBot) -> None:
    """The ring lies inside, in the colour of the words."""
    button = make_button("Save", "save", variant="primary")
    assert isinstance(button, RingedButton)
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != before
    assert button.property("ring_colour") == QColor(theme.tokens.colours.on_primary)


def row_height(view: QListView, delegate: PaintedCardDelegate) -> int:
    """Return the height asked for by the first row."""
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.widget = view
    return delegate.sizeHint(option, view.model().index(0, 0)).height()


def test_rows_are_as_high_as_their_content(rows: tuple[QListView, _OneCard], theme: ThemeManager) -> None:
    """More lines, more height, until the most that is shown; larger text, larger rows."""
    view, delegate = rows
    heights = []
    for body in ("", "one line", "two lines of words " * 5, "very many words " * 200):
        delegate.content = CardContent("Title", body)
        heights.append(row_height(view, delegate))
    assert heights[0] < heights[1] < heights[2] == heights[3]
    theme.apply("dark", 150)
    assert row_height(view, delegate) > heights[3] * 1.2


def test_uniform_rows_do_not_look_at_their_content(theme: ThemeManager, rows: tuple[QListView, _OneCard]) -> None:
    """The quick kind for very long lists asks for one height and leaves room for everything."""
    view, _ = rows
    delegate = _OneCard(theme, uniform=True, parent=view)
    delegate.prepare(view)
    delegate.content = CardContent("Title")
    bare = row_height(view, delegate)
    delegate.content = CardContent("Title", "words " * 200, "now", ("a", "b"), face=(0.0, 0.0))
    assert row_height(view, delegate) == bare
    assert view.uniformItemSizes()


def test_rows_paint_every_kind_of_content(rows: tuple[QListView, _OneCard], theme: ThemeManager) -> None:
    """Empty, long, right to left and muted cards are all painted, and the chosen row looks chosen."""
    view, delegate = rows
    plain = view.grab().toImage()
    for content in (
        CardContent(),
        CardContent("T" * 400, "word " * 400, "c" * 200, ("chip" * 40, "b"), face=(2.0, -2.0)),
        CardContent("כותרת", "שלום", "היום", ("א",), icon="heart", muted=True),
    ):
        delegate.content = content
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            view.setLayoutDirection(direction)
            view.doItemsLayout()
            assert not view.grab().isNull()
    view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    delegate.content = CardContent("Title")
    view.doItemsLayout()
    view.setCurrentIndex(view.model().index(0, 0))
    assert view.grab().toImage() != plain


def test_flow_layout_wraps_and_mirrors(qtbot: QtBot) -> None:
    """Three boxes: two fit on a line; right to left they start at the right edge."""
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, spacing=10)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    assert flow.heightForWidth(330) == 20
    assert flow.heightForWidth(220) == 50
    host.resize(220, 60)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    assert [(b.x(), b.y()) for b in boxes] == [(0, 0), (110, 0), (0, 30)]
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.activate()
    qtbot.wait(1)
    assert [(b.x(), b.y()) for b in boxes] == [(120, 0), (10, 0), (120, 30)]
    assert flow.takeAt(0) is not None
    assert flow.itemAt(7) is None
    assert flow.takeAt(7) is None


def test_a_chosen_face_takes_the_place_of_the_one_that_follows(theme: ThemeManager) -> None:
    """Each part that was chosen shows; a face in which nothing was chosen is the plain one."""

    def painted(face: Face | None) -> QImage:
        image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_mood_face(painter, image.rect(), 0.4, 0.0, theme, face=face)
        painter.end()
        return image

    plain = painted(None)
    assert painted(Face()) == plain
    for face in (Face(mouth=-1.0), Face(eyes=-1.0), Face(brow=1.0), Face(brow=-1.0)):
        assert painted(face) != plain
    assert painted(Face(brow=1.0)) != painted(Face(brow=-1.0))
    assert mood_icon(0.4, 0.0, theme, Face(mouth=-1.0)).pixmap(QSize(48, 48)).toImage() != plain


def test_a_name_too_long_for_a_line_is_broken(theme: ThemeManager, qtbot: QtBot) -> None:
    page = Page(theme, "Good morning, " + "W" * 60)
    qtbot.addWidget(page)
    page.resize(640, 480)
    page.show()
    assert page.horizontalScrollBar().maximum() == 0
    assert page.accessibleName() == "Good morning, " + "W" * 60
